/** The response plan, the evidence register and the exercise: each fetched when it is first shown. */
import { html, nothing, type TemplateResult } from "lit";

import { fold } from "../duties/fold.ts";
import type { View } from "../duties/view.ts";
import type { Kept } from "./evidence.ts";
import { t } from "../i18n.ts";
import { late } from "../late.ts";

const plan = late(() => import("./plan.ts"), ({ plan }, view: View) => plan(view));
const evidence = late(() => import("./evidence.ts"), ({ evidence }, view: View) => evidence(view));
const broken = late(() => import("./evidence.ts"), ({ broken }, at: Kept) => broken(at));
const drill = late(() => import("./drill.ts"), ({ drill }, view: View) => drill(view));

/** That the evidence register was altered, where it was: also while the facts have errors and nothing else of the plan is shown. */
export function seals(at: Kept): unknown {
  return at.desk.work.evidence.length === 0 ? nothing : broken(at.refresh, at);
}

export function planning(view: View): TemplateResult {
  const { refresh, desk, facts } = view;
  const { length } = desk.work.evidence;
  return html`
    ${seals(view)}
    ${fold(view, "plan", html`<h3 id="plan-title" tabindex="-1">${t("Response plan")}</h3>`, () => plan(refresh, view), "section")}
    ${fold(view, "evidence", html`<h3>${t("Evidence register")} <span class="count">${length}</span></h3>`, () => evidence(refresh, view), "section")}
    ${facts.incident.exercise === true ? nothing : fold(view, "drill", html`<h3>${t("Exercise")}</h3>`, () => drill(refresh, view), "section")}`;
}

/** The clock of an exercise, where its banner stands. */
export function drillClock(view: View): unknown {
  return view.facts.incident.exercise === true ? drill(view.refresh, view) : nothing;
}
