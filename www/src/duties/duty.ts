/** One duty: what a reader needs at a glance, and behind folds why, how and what to say, and the work on it. */
import type { DutyOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { late } from "../late.ts";
import { people } from "../model/count.ts";
import { idOf } from "../model/path.ts";
import { moment } from "../model/time.ts";
import { isStale } from "../work/model.ts";
import { care, chain, deadline, doubt, left, plan, recipient, whose } from "./due.ts";
import { fold } from "./fold.ts";
import { needs } from "./needs.ts";
import type { View } from "./view.ts";

/** What its folds hold, which is much and not seen at once. */
const inside = late(() => import("./inside.ts"), ({ details, marks }, part: "details" | "marks", duty: DutyOut, view: View, level: 5 | 6) =>
  part === "details" ? details(duty, view, level) : marks(duty, view));

export function anchor({ id }: { id: string }): string {
  return `d-${idOf(id)}`;
}

/** Whether a warning speaks of this duty, by whose id it then begins. */
export function ofDuty(warning: string, { id }: DutyOut): boolean {
  return warning.startsWith(`${id}: `);
}

/** @param dayAbove whether the day of the deadline is the heading above */
export function duty(duty: DutyOut, view: View, dayAbove = false): TemplateResult {
  const noted = view.desk.of(duty.id);
  const { owner, signed } = noted;
  const badge = (label: string, kind = "good") => html`<span class="badge ${kind}">${label}</span>`;
  const name = recipient(duty, view.facts.words);
  const folded = (part: "details" | "marks", title: string, key: string, kind = "") =>
    fold(view, key, html`${title}${whose(duty, view)}`, () => inside(view.refresh, part, duty, view, dayAbove ? 6 : 5), `why ${kind}`);
  return html`<li class="duty ${duty.status} ${duty.overdue ? "late" : ""}">
    <article aria-labelledby=${anchor(duty)}>
      ${dayAbove ? html`<h5 id=${anchor(duty)} tabindex="-1">${name}</h5>` : html`<h4 id=${anchor(duty)} tabindex="-1">${name}</h4>`}
      <p class="due">${deadline(duty, dayAbove)} ${left(duty, view)}
        ${doubt(duty) ? badge(doubt(duty) ?? "", "") : nothing}
        ${duty.sent === null ? nothing : badge(t(duty.late === true ? "Sent {when}, late" : "Sent {when}", { when: moment(duty.sent) }), duty.late === true ? "late" : "good")}
        ${duty.planned === null || duty.sent !== null ? nothing : plan(duty.planned, duty)}
        ${owner === undefined ? nothing : badge(t("Owner: {name}", { name: owner }), "plan")}
        ${signed === undefined ? nothing : isStale(noted, duty.due.at) ? badge(t("Signed off by {name} before its deadline moved", { name: signed.by }), "late") : badge(t("Signed off by {name}", { name: signed.by }))}</p>
      ${chain(duty, view.answer.assessed_at)}
      <p class="meta">${[duty.manner, people(duty.affected)].filter(Boolean).join(" · ")}</p>
      <p class="law" lang="en">${duty.title}, <span class="cite">${duty.cite}</span></p>
      ${duty.confidence === "high" ? nothing : html`<p class="care">${care(duty.confidence)}</p>`}
      ${view.answer.warnings.flatMap((warning) => (ofDuty(warning, duty) ? html`<p class="care" lang="en">${warning.slice(duty.id.length + 2)}</p>` : []))}
      ${needs(duty, view)}
      <div class="folds">${folded("details", t("Why, how and what to say"), duty.id)} ${folded("marks", t("Plan, send, sign off"), `work-${duty.id}`, "work-on")}</div>
    </article>
  </li>`;
}
