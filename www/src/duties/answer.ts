/** The whole answer. */
import type { DutyOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { duty } from "./duty.ts";
import { fold } from "./fold.ts";
import { notInForce, provenance, uncovered, warnings } from "./lists.ts";
import { next } from "./next.ts";
import { questions } from "./questions.ts";
import type { View } from "./view.ts";

export function answer(view: View): TemplateResult {
  const of = (status: DutyOut["status"]) => view.answer.duties.filter((found) => found.status === status);
  return html`
    ${uncovered(view)} ${next(view)}
    ${list("owed", "Owed", of("owed"), view)}
    ${list("undetermined", "Undetermined: hangs on facts that are not known", of("undetermined"), view)}
    ${questions(view)}
    ${list("done", "Done", of("done"), view)}
    ${notInForce(view)} ${warnings(view)} ${provenance(view)}`;
}

function list(name: string, title: string, duties: DutyOut[], view: View): TemplateResult | typeof nothing {
  if (duties.length === 0) return nothing;
  const entries = (part: DutyOut[]) => html`<ol class="duties">${repeat(part, ({ id }) => id, (found) => duty(found, view))}</ol>`;
  // What is owed stands there whole; what hangs on facts may be everything on file.
  const shown = name === "undetermined" ? 12 : Infinity;
  return html`<section aria-labelledby="${name}-title" class="list">
    <h3 id="${name}-title">${title} <span class="count">${duties.length}</span></h3>
    ${entries(duties.slice(0, shown))}
    ${duties.length > shown ? fold(view, name, `${duties.length - shown} more`, () => entries(duties.slice(shown))) : nothing}
  </section>`;
}

/** For those who do not see the page change. */
export function announcement(duties: DutyOut[]): string {
  const count = (status: DutyOut["status"]) => duties.filter((found) => found.status === status).length;
  const late = duties.filter((found) => found.overdue && found.status === "owed").length;
  return `${count("owed")} owed${late > 0 ? `, ${late} of them overdue` : ""}, ${count("undetermined")} undetermined.`;
}
