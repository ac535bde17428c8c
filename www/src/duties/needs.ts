/** The unknown facts that a duty hangs on, in the order in which they are asked for; on a blank form they are nearly all. */
import type { Assessment, DutyOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { whose } from "./due.ts";
import { fold } from "./fold.ts";
import { asks, type View } from "./view.ts";

const SHOWN = 3;

export function needs(duty: DutyOut, view: View): TemplateResult | typeof nothing {
  if (duty.needs.length === 0) return nothing;
  const all = ranked(duty.needs, view.answer);
  // One more takes no more room than the line that says so.
  const shown = all.length > SHOWN + 1 ? SHOWN : all.length;
  return html`<div class="needs"><p>${duty.status === "undetermined" ? t("Whether it is owed hangs on:") : t("Its deadline hangs on:")}</p>
    ${list(all.slice(0, shown), view)}
    ${all.length > shown ? fold(view, `needs-${duty.id}`, html`${t("and {n} more", { n: all.length - shown })}${whose(duty, view)}`, () => list(all.slice(shown), view)) : nothing}</div>`;
}

/** Facts, each with the way to its field. */
export function list(paths: readonly string[], view: View): TemplateResult {
  return html`<ul>${paths.map((path) => html`<li><a href="#" @click=${(event: Event) => (event.preventDefault(), view.goTo(path))}>${asks(view, path)}</a></li>`)}</ul>`;
}

function ranked(paths: string[], { questions }: Assessment): string[] {
  const rank = (path: string) => questions.findIndex((question) => question.path === path) >>> 0;
  return [...paths].sort((a, b) => rank(a) - rank(b));
}
