/** A deadline in words. */
import type { DutyOut, StageOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { clock, day, offset, span } from "../model/time.ts";
import { sentence } from "../model/words.ts";
import type { View } from "./view.ts";

/** The place of rules that are no state's: contracts, policies. */
const EVERYWHERE = "ZZ";

const STAGES: Record<StageOut, string> = {
  early_warning: "early warning",
  initial: "initial report",
  intermediate: "intermediate report",
  final: "final report",
};

export function recipient(duty: DutyOut, view: View): string {
  const name = sentence(duty.recipient.name);
  const { kind } = duty.recipient;
  // An authority is of its place; the people, the media and the agencies are told under the law of one.
  const code = duty.id.split("@")[1] ?? duty.place;
  const place = view.facts.words.place(code);
  const where = kind === "authority" || code === EVERYWHERE || name.includes(place) ? "" : ` (${place})`;
  return `${name}${where}${duty.stage === null ? "" : `: ${STAGES[duty.stage]}`}`;
}

/** Day, time, zone, and how long is left. */
export function deadline(duty: DutyOut): TemplateResult {
  const { at, zone, state } = duty.due;
  if (at === null) return html`<span class="when">${WITHOUT[state]}</span>`;
  return html`<time class="when" datetime=${at}>${day(at)}, ${clock(at)}</time>
    <span class="zone">${city(zone)}${offset(at)}</span>`;
}

/** `New York time, ` of America/New_York. */
function city(zone: string | null): string {
  return zone === null || !zone.includes("/") ? "" : `${(zone.split("/").at(-1) ?? "").replaceAll("_", " ")} time, `;
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
