/** Duties in order of time, under the day on which they end. */
import type { DutyOut } from "noticeclock";
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { day } from "../model/time.ts";
import { undated } from "./due.ts";
import { duty } from "./duty.ts";
import type { View } from "./view.ts";

/** The day that a deadline ends with, on the clocks that count; what has no deadline, under the reason for that. */
function heading({ due }: DutyOut): string {
  return due.at === null ? undated(due.state) : day(due.at);
}

export function byDay(duties: DutyOut[], view: View): TemplateResult {
  const days = new Map<string, DutyOut[]>();
  for (const found of duties) {
    const key = heading(found);
    days.set(key, [...(days.get(key) ?? []), found]);
  }
  return html`${repeat(days, ([title]) => title, ([title, part]) => html`<div class="day">
    <h4>${title}</h4>
    <ol class="duties">${repeat(part, ({ id }) => id, (found) => duty(found, view, true))}</ol>
  </div>`)}`;
}
