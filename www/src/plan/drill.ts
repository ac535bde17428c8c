/** An exercise: the incident is marked as one, and its clock can be moved. */
import { fromWallClock, toWallClock } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { zoneOf } from "../controls/moment.ts";
import { typed } from "../controls/typed.ts";
import type { View } from "../duties/view.ts";
import { t } from "../i18n.ts";
import { style } from "../sheets.ts";
import { focusNext } from "./focus.ts";
import css from "../styles/plan.css?inline";

style(css);

const HOUR = 3_600_000;

export function drill(view: View): TemplateResult {
  const { facts, answer, desk, setClock } = view;
  if (facts.incident.exercise !== true) {
    return html`<p class="hint">${t("Rehearse an incident: its clock can be moved, and every page that is printed or saved says that it is an exercise.")}</p>
      <p><button type="button" @click=${(event: Event) => (focusNext(event, "drill-clock", "duties-title"), facts.set("exercise", true))}>${t("Mark this incident as an exercise")}</button></p>`;
  }
  const zone = zoneOf(facts);
  const now = answer.assessed_at;
  const set = (event: Event) => {
    const at = instant((event.target as HTMLInputElement).value, zone);
    if (at !== undefined) setClock(at);
  };
  const end = (event: Event) => {
    focusNext(event, "duties-title");
    setClock();
    facts.set("exercise", undefined);
  };
  return html`<section class="drill" aria-labelledby="drill-title"><h2 id="drill-title">${t("Clock of the exercise")}</h2>
    <div class="field"><label for="drill-clock">${t("It shows, on the clocks of {zone}:", { zone })}</label>
      <input id="drill-clock" type="datetime-local" max="9999-12-31T23:59" .value=${typed(local(now, zone).slice(0, 16))} @change=${set} /></div>
    <p class="line"><button type="button" @click=${() => setClock(new Date(Date.parse(now) + HOUR).toISOString())}>${t("An hour later")}</button>
      <button type="button" @click=${() => setClock(nextDay(now, zone))}>${t("A day later")}</button>
      ${(desk.work.ahead ?? 0) === 0 ? nothing : html`<button type="button" @click=${(event: Event) => (focusNext(event, "drill-clock"), setClock())}>${t("Back to the real time")}</button>`}</p>
    <p><button type="button" class="link" @click=${end}>${t("This is no exercise: back to the real time, for good")}</button></p></section>`;
}

function local(at: string, zone: string): string {
  return toWallClock(at, zone).local;
}

function instant(local: string, zone: string): string | undefined {
  try {
    return fromWallClock(local, zone).at;
  } catch {
    return undefined;
  }
}

/** The same time on the next day's clocks, which may be 23 or 25 hours later; 24 where that day has no such time. */
function nextDay(at: string, zone: string): string {
  const here = local(at, zone);
  const day = new Date(`${here.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return instant(`${day.toISOString().slice(0, 10)}${here.slice(10)}`, zone) ?? new Date(Date.parse(at) + 24 * HOUR).toISOString();
}
