/** A deadline in words. */
import type { DutyOut, StageOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { clock, day, offset, span } from "../model/time.ts";
import { sentence } from "../model/words.ts";
import type { View } from "./view.ts";

const STAGES: Record<StageOut, string> = {
  early_warning: "early warning",
  initial: "initial report",
  intermediate: "intermediate report",
  final: "final report",
};

export function recipient(duty: DutyOut, view: View): string {
  const name = sentence(duty.recipient.name);
  const at = duty.id.split("@")[1];
  const where = at === undefined ? "" : `, ${view.facts.words.place(at)}`;
  return `${name}${where}${duty.stage === null ? "" : `: ${STAGES[duty.stage]}`}`;
}

/** Day, time, zone, and how long is left. */
export function deadline(duty: DutyOut): TemplateResult {
  const { at, zone, state } = duty.due;
  if (at === null) return html`<span class="when">${WITHOUT[state]}</span>`;
  return html`<time class="when" datetime=${at}>${day(at)}, ${clock(at)}</time>
    <span class="zone">${zone ?? ""} ${zone === null || !zone.startsWith("UTC") ? offset(at) : nothing}</span>`;
}

export function left(duty: DutyOut, view: View): TemplateResult | typeof nothing {
  const { at } = duty.due;
  if (at === null || duty.status === "done") return nothing;
  const { past, words } = span(view.answer.assessed_at, at);
  return html`<span class="left ${past ? "late" : ""}">${past ? `Overdue by ${words}` : `${words} left`}</span>`;
}

const WITHOUT: Record<DutyOut["due"]["state"], string> = {
  fixed: "No deadline",
  provisional: "No deadline",
  not_started: "The clock has not started",
  open: "The law gives no number",
  paused: "The clock stands still",
};

/** What must be known of the deadline beside its instant. */
export function doubt(duty: DutyOut): string | undefined {
  if (duty.due.state === "provisional") return "Provisional";
  if (duty.due.state === "paused") return "On hold";
  return undefined;
}
