/** When something happened: not known, not yet, on a day, or at a time on the clocks of a zone. */
import { fromWallClock, toWallClock } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { idOf } from "../model/path.ts";
import { systemZone } from "../model/time.ts";
import { changed, type Field, group } from "./field.ts";
import { typed } from "./typed.ts";

type State = "unknown" | "not_yet" | "day" | "time" | "other";

/** @param notYet whether "not yet" is an answer: it is for events, not for notices and holds */
export function moment(facts: Facts, field: Field, notYet = true): TemplateResult {
  const { path } = field;
  const value = facts.text(path);
  const zone = zoneOf(facts);
  const state = (facts.drafts.get(path) as State | undefined) ?? stateOf(value);
  const id = `${field.prefix ?? ""}${idOf(path)}`;
  const options: [State, string][] = [["unknown", t("Not known")], ["not_yet", t("Not yet")], ["time", t("At a time")], ["day", t("On a day")]];
  const shown = options.filter(([key]) => key !== "not_yet" || notYet);
  const choose = (event: Event) => {
    const next = changed(event) as State;
    facts.draft(path, next === "day" || next === "time" ? next : undefined);
    if (next === "unknown") facts.set(path, undefined);
    if (next === "not_yet") facts.set(path, "not_yet");
    if (next === "day" && stateOf(value) === "time") facts.set(path, local(value, zone).slice(0, 10));
    else if (next === "day" || next === "time") facts.set(path, undefined);
  };
  return group(facts, field, html`<div class="moment">
    <label class="sr" for="${id}-how">${t("What is known")}</label>
    <select id="${id}-how" @change=${choose} .value=${live(state)}>
      ${shown.map(([key, label]) => html`<option value=${key} ?selected=${key === state}>${label}</option>`)}
      ${state === "other" ? html`<option value="other" selected>${t("Something else")}</option>` : nothing}
    </select>
    ${state === "day" ? day(facts, path, id, value) : nothing}
    ${state === "time" ? time(facts, path, id, value, zone) : nothing}
    ${state === "other" ? html`<code>${value}</code>` : nothing}
  </div>`);
}

function day(facts: Facts, path: string, id: string, value: string): TemplateResult {
  return html`<label class="sr" for="${id}-day">${t("Day")}</label>
    <input id="${id}-day" type="date" max="9999-12-31" .value=${typed(value)}
      @change=${(event: Event) => facts.set(path, changed(event) || undefined)} />`;
}

function time(facts: Facts, path: string, id: string, value: string, zone: string): TemplateResult {
  const seen = value === "" ? undefined : wall(() => toWallClock(value, zone));
  const read = (event: Event) => {
    const typed = changed(event);
    facts.set(path, typed === "" ? undefined : (wall(() => fromWallClock(typed, zone))?.at ?? typed));
  };
  // Minutes are what people know; seconds are shown where a file has them.
  const local = seen?.local.replace(/:00$/, "") ?? "";
  return html`<label class="sr" for="${id}-time">${t("Day and time")}</label>
    <input id="${id}-time" type="datetime-local" max="9999-12-31T23:59" .value=${typed(local)} @change=${read} />
    <span class="zone">${zone}${seen ? ` (${seen.abbreviation})` : nothing}</span>`;
}

/** Typed times are read on the clocks of the organisation; while its zone is unknown, on those of the browser. */
export function zoneOf(facts: Facts): string {
  const zone = facts.text("organization.zone");
  return zone !== "" && wall(() => toWallClock("2000-01-01T00:00:00Z", zone)) ? zone : systemZone();
}

function stateOf(value: string): State {
  if (value === "") return "unknown";
  if (value === "not_yet") return "not_yet";
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return "day";
  return wall(() => toWallClock(value, "UTC")) ? "time" : "other";
}

function local(value: string, zone: string): string {
  return wall(() => toWallClock(value, zone))?.local ?? value;
}

/** A time that the zone data do not know is no time: the engine says what is wrong with it. */
function wall<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
