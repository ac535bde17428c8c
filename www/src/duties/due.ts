/** A deadline in words. */
import { toWallClock, type DutyOut, type RecipientKind, type StageOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { language, t } from "../i18n.ts";
import { clock, day, moment, offset, span, systemZone } from "../model/time.ts";
import { sentence, type Words } from "../model/words.ts";
import type { View } from "./view.ts";

/** The place of rules that are no state's: contracts, policies. */
const EVERYWHERE = "ZZ";

export function stage(name: StageOut): string {
  switch (name) {
    case "early_warning":
      return t("early warning");
    case "initial":
      return t("initial report");
    case "intermediate":
      return t("intermediate report");
    case "final":
      return t("final report");
  }
}

/** Who must be told, and of which place where the name does not say it. */
export function addressee(duty: DutyOut, words: Words): string {
  const { kind } = duty.recipient;
  const name = sentence((language() === "en" ? undefined : ofKind(kind)) ?? duty.recipient.name);
  // An authority is of its place; the people, the media and the agencies are told under the law of one.
  const code = duty.id.split("@")[1] ?? duty.place;
  const place = words.place(code);
  return kind === "authority" || code === EVERYWHERE || name.includes(place) ? name : `${name} (${place})`;
}

/** Recipients that are no one's own name. */
function ofKind(kind: RecipientKind): string | undefined {
  const names: Partial<Record<RecipientKind, string>> = {
    individuals: t("The people concerned"),
    consumer_reporting_agencies: t("Consumer reporting agencies"),
    media: t("Media"),
    police: t("Police"),
    card_brands: t("Card brands"),
    acquirer: t("Acquirer"),
    insurer: t("Insurer"),
    public: t("The public"),
    register: t("Register"),
  };
  return names[kind];
}

export function recipient(duty: DutyOut, words: Words): string {
  const name = addressee(duty, words);
  return duty.stage === null ? name : `${name}: ${stage(duty.stage)}`;
}

/** For those who hear a button without what stands around it: of which duty it is. */
export function whose(duty: DutyOut, { facts: { words } }: View): TemplateResult {
  return html`<span class="sr">: ${recipient(duty, words)}, ${duty.title}</span>`;
}

/** Day, time, zone; without the day where it stands above. */
export function deadline(duty: DutyOut, dayAbove = false): TemplateResult {
  const { at, zone, state } = duty.due;
  if (at === null) return html`<span class="when">${dayAbove ? nothing : undated(state)}</span>`;
  return html`<time class="when" datetime=${at}>${dayAbove ? clock(at) : `${day(at)}, ${clock(at)}`}</time>
    <span class="zone">${city(zone)}${offset(at)}</span>`;
}

/** `New York time, ` of America/New_York. */
function city(zone: string | null): string {
  if (zone === null || !zone.includes("/")) return "";
  return `${t("{city} time", { city: (zone.split("/").at(-1) ?? "").replaceAll("_", " ") })}, `;
}

/** The same instant on the clocks of whoever reads this, where they show another time. */
export function readersTime({ due: { at } }: DutyOut): TemplateResult | typeof nothing {
  if (at === null) return nothing;
  const zone = systemZone();
  try {
    const { at: here, local } = toWallClock(at, zone) as ReturnType<typeof toWallClock>;
    if (at.startsWith(local)) return nothing;
    return html`<p class="small">${t("On the clocks of this browser, {zone}: {when}", { zone, when: moment(here) })}</p>`;
  } catch {
    return nothing;
  }
}

export function left(duty: DutyOut, view: View): TemplateResult | typeof nothing {
  const { at } = duty.due;
  if (at === null || duty.status === "done") return nothing;
  const { past, words } = span(view.answer.assessed_at, at);
  return html`<span class="left ${past ? "late" : ""}">${past ? t("Overdue by {time}", { time: words }) : t("{time} left", { time: words })}</span>`;
}

/** Why there is no instant to name. */
export function undated(state: DutyOut["due"]["state"]): string {
  switch (state) {
    case "not_started":
      return t("The clock has not started");
    case "open":
      return t("The law gives no number");
    case "paused":
      return t("The clock stands still");
    default:
      return t("No deadline");
  }
}

/** What must be known of the deadline beside its instant. */
export function doubt(duty: DutyOut): string | undefined {
  if (duty.due.state === "provisional") return t("Provisional");
  if (duty.due.state === "paused") return t("On hold");
  return undefined;
}

/** What plans and the notices that hang on this one do to its time. */
export function chain(duty: DutyOut, now: string): TemplateResult {
  const { latest_safe: safe, due_by_law: law } = duty;
  const line = (label: string, at: string, past = false) => html`<p class="meta">${label} <time datetime=${at}>${moment(at)}</time>
    ${past ? html`<span class="badge late">${t("past")}</span>` : nothing}</p>`;
  return html`${safe?.at && safe.at !== duty.due.at ? line(t("Latest safe mailing, for the notices that hang on it:"), safe.at, span(now, safe.at).past) : nothing}
    ${law?.at && law.at !== duty.due.at ? line(t("Without the plan:"), law.at) : nothing}`;
}

/** When a notice is planned for, and what that is too late for. */
export function plan(planned: string, { due, latest_safe: safe }: DutyOut): TemplateResult {
  const [when, late] = [moment(planned), isAfter(planned, due.at)];
  if (late) return html`<span class="badge late">${t("Planned for {when}, after the deadline", { when })}</span>`;
  if (safe && isAfter(planned, safe.at)) return html`<span class="badge late">${t("Planned for {when}, after the latest safe mailing", { when })}</span>`;
  return html`<span class="badge plan">${t("Planned for {when}", { when })}</span>`;
}

/** A plan for a day is too late on the day after the last. */
function isAfter(planned: string, at: string | null): boolean {
  return at !== null && (planned.includes("T") ? Date.parse(planned) > Date.parse(at) : planned > at.slice(0, 10));
}

/** How sure the author of the rule was. */
export function care(confidence: DutyOut["confidence"]): string {
  switch (confidence) {
    case "high":
      return t("Read in the text itself.");
    case "medium":
      return t("Read in secondary sources, not in the text itself.");
    case "low":
      return t("Not settled: have it checked before relying on it.");
  }
}
