/** The whole answer. */
import type { DutyOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { t } from "../i18n.ts";
import { late } from "../late.ts";
import { moment } from "../model/time.ts";
import type { Words } from "../model/words.ts";
import { partOf } from "../plan/parts.ts";
import { byDay } from "./days.ts";
import { recipient } from "./due.ts";
import { duty } from "./duty.ts";
import { fold } from "./fold.ts";
import { notInForce, provenance, uncovered, warnings } from "./lists.ts";
import { jump, next, nextOwed } from "./next.ts";
import { paged } from "./paged.ts";
import { questions } from "./questions.ts";
import { isWanted, type View } from "./view.ts";

/** Undetermined duties that stand there at once: on a blank form they are everything on file. */
const SHOWN = 12;

const timeline = late(() => import("../timeline/timeline.ts"), ({ timeline }, view: View) => timeline(view));
const refused = late(() => import("./refused.ts"), ({ refused }, view: View) => refused(view));

export function answer(view: View): TemplateResult {
  const of = (status: DutyOut["status"]) => view.answer.duties.filter((found) => found.status === status);
  const [owed, undetermined, done] = [of("owed"), of("undetermined"), of("done")];
  const dated = [...owed, ...done].some(({ due }) => due.at !== null);
  return html`
    ${uncovered(view)} ${next(view)} ${toCome(view)} ${overview(view, owed.length, undetermined.length, done.length)}
    ${questions(view)}
    ${dated ? html`<section aria-labelledby="timeline-title" class="timeline">
      <h3 id="timeline-title" tabindex="-1">${t("Timeline")}</h3>
      ${timeline(view.refresh, view)}
    </section>` : nothing}
    ${list("owed", t("Owed"), owed, view, (part) => byDay(part, view))}
    ${list("undetermined", t("Undetermined: hangs on facts that are not known"), undetermined, view, (part) => entries(part, view))}
    ${list("done", t("Done"), done, view, (part) => paged(view.facts, "done", part, (shown) => entries(shown, view), isWanted(view)))}
    <section aria-labelledby="refused-title">
      <h3 id="refused-title">${t("Not owed")}</h3>
      ${fold(view, "refused", t("Show what is not owed, and why not"), () => refused(view.refresh, view))}
    </section>
    ${notInForce(view)} ${warnings(view)} ${provenance(view)}`;
}

/** Thousands of contracts are answered after the law, and this says when. */
function toCome({ pending }: View): TemplateResult {
  return html`<p role="status" class="to-come">${pending === 0 ? nothing : t("The answers of {n} own rule files are still being reckoned. What stands here is without them.", { n: pending })}</p>`;
}

function entries(part: DutyOut[], view: View): TemplateResult {
  return html`<ol class="duties">${repeat(part, ({ id }) => id, (found) => duty(found, view))}</ol>`;
}

/** How many of each, and the way there. */
function overview({ answer }: View, owed: number, undetermined: number, done: number): TemplateResult | typeof nothing {
  const toTake = answer.duties.filter((duty) => duty.status === "owed" && partOf(duty) !== undefined).length;
  const parts: [string, string, number][] = [
    ["owed", t("{n} owed", { n: owed }), owed],
    ["undetermined", t("{n} undetermined", { n: undetermined }), undetermined],
    ["questions", answer.questions.length === 1 ? t("1 question") : t("{n} questions", { n: answer.questions.length }), answer.questions.length],
    ["plan", t("{n} steps of the plan to take", { n: toTake }), toTake],
    ["done", t("{n} done", { n: done }), done],
    ["warnings", t("{n} to read before relying on this", { n: answer.warnings.length }), answer.warnings.length],
  ];
  const shown = parts.filter(([, , n]) => n > 0);
  if (shown.length === 0) return nothing;
  return html`<nav class="overview" aria-label=${t("Parts of the answer")}>
    <ul>${shown.map(([name, label]) => html`<li><a href="#${name}-title" @click=${jump}>${label}</a></li>`)}</ul></nav>`;
}

function list(name: string, title: string, duties: DutyOut[], view: View, show: (part: DutyOut[]) => unknown): TemplateResult | typeof nothing {
  if (duties.length === 0) return nothing;
  const shown = name === "undetermined" ? SHOWN : Infinity;
  const rest = duties.slice(shown);
  return html`<section aria-labelledby="${name}-title" class="list">
    <h3 id="${name}-title" tabindex="-1">${title} <span class="count">${duties.length}</span></h3>
    ${show(duties.slice(0, shown))}
    ${rest.length > 0 ? fold(view, name, t("{n} more", { n: rest.length }), () => paged(view.facts, name, rest, show, isWanted(view)), "", rest.some(isWanted(view))) : nothing}
  </section>`;
}

/** For those who do not see the page change. It is spoken when it differs, and so says nothing that time alone changes. */
export function announcement(duties: DutyOut[], words: Words): string {
  const count = (status: DutyOut["status"]) => duties.filter((found) => found.status === status).length;
  const late = duties.filter((found) => found.overdue && found.status === "owed").length;
  const first = nextOwed(duties);
  return [
    first?.due.at ? t("Next deadline: {when}, {who}.", { when: moment(first.due.at), who: recipient(first, words) }) : t("No deadline is running."),
    late > 0
      ? t("{owed} owed, {late} of them overdue, {open} undetermined.", { owed: count("owed"), late, open: count("undetermined") })
      : t("{owed} owed, {open} undetermined.", { owed: count("owed"), open: count("undetermined") }),
  ].join(" ");
}
