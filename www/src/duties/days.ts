/** Duties in order of time, under the day on which they end. */
import type { DutyOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { tn } from "../i18n.ts";
import { grouped } from "../model/grouped.ts";
import { day } from "../model/time.ts";
import { undated } from "./due.ts";
import { duty } from "./duty.ts";
import { fold } from "./fold.ts";
import { paged } from "./paged.ts";
import { isWanted, type View } from "./view.ts";

/** Contracts among the duties of a day up to which they stand between those of the law. */
const FEW = 12;

/** The day that a deadline ends with, on the clocks that count; what has no deadline, under the reason for that. */
function heading({ due }: DutyOut): string {
  return due.at === null ? undated(due.state) : day(due.at);
}

export function byDay(duties: DutyOut[], view: View): TemplateResult {
  return html`${repeat(grouped(duties, heading), ([title]) => title, ([title, part]) => html`<div class="day"><h4>${title}</h4>${ofDay(title, part, view)}</div>`)}`;
}

function ofDay(title: string, part: DutyOut[], view: View): unknown {
  const entries = (found: DutyOut[]) => html`<ol class="duties">${repeat(found, ({ id }) => id, (one) => duty(one, view, true))}</ol>`;
  const contracts = part.filter(({ kind }) => kind === "contract");
  if (contracts.length <= FEW) return entries(part);
  const others = part.filter(({ kind }) => kind !== "contract");
  const key = `contracts ${title}`;
  return html`${others.length === 0 ? nothing : entries(others)}
    ${fold(view, key, tn(contracts.length, "{n} notice under contracts", "{n} notices under contracts"), () => paged(view.facts, key, contracts, entries, isWanted(view)), "of-contracts", contracts.some(isWanted(view)))}`;
}
