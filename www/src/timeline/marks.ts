/** What stands on the timeline: events, and a row for each recipient of each law with its stages. */
import type { DutyOut } from "noticeclock";

import { addressee, stage } from "../duties/due.ts";
import type { View } from "../duties/view.ts";
import { t } from "../i18n.ts";
import { isObject } from "../model/path.ts";
import { sentence } from "../model/words.ts";

export type Kind = "event" | "due" | "provisional" | "late" | "sent" | "planned" | "safe";

export interface Mark {
  at: string;
  kind: Kind;
  /** What it is, for the table and the tooltip. */
  says: string;
}

export interface Row {
  title: string;
  /** The duty to lead to; none for an event. */
  duty: string | undefined;
  /** When the clock started, where the proof says so. */
  from: string | undefined;
  marks: Mark[];
}

/** Contracts up to which each has its row: more of them would leave no room for the law. */
const FEW = 12;

/** Contracts that have no row. */
export function undrawn({ answer }: View): number {
  const contracts = answer.duties.filter((duty) => duty.kind === "contract" && isDrawn(duty));
  return contracts.length > FEW ? contracts.length : 0;
}

function isDrawn({ due, status }: DutyOut): boolean {
  return due.at !== null && (status === "owed" || status === "done");
}

export function rows(view: View): Row[] {
  return [...events(view), ...duties(view)];
}

function events({ facts }: View): Row[] {
  const timeline = facts.get("timeline");
  return Object.entries(isObject(timeline) ? timeline : {})
    .flatMap(([event, at]) => (typeof at === "string" && !Number.isNaN(Date.parse(at)) ? [{ event, at }] : []))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ event, at }) => {
      const title = sentence(facts.words.label(event));
      return { title, duty: undefined, from: undefined, marks: [{ at, kind: "event" as const, says: title }] };
    });
}

function duties(view: View): Row[] {
  const rows = new Map<string, Row>();
  const contracts = undrawn(view) === 0;
  for (const duty of view.answer.duties) {
    if (!isDrawn(duty) || (duty.kind === "contract" && !contracts)) continue;
    const title = addressee(duty, view.facts.words);
    const key = `${duty.law} ${title}`;
    const row = rows.get(key) ?? { title: `${title}, ${duty.title}`, duty: duty.id, from: started(duty), marks: [] };
    row.marks.push(...marks(duty));
    rows.set(key, row);
  }
  return [...rows.values()];
}

function marks(duty: DutyOut): Mark[] {
  const name = duty.stage === null ? "" : `${sentence(stage(duty.stage))}: `;
  const { at, state } = duty.due;
  const found: Mark[] = [];
  if (at !== null) {
    if (state === "provisional") found.push({ at, kind: "provisional", says: `${name}${t("deadline, provisional")}` });
    else if (duty.overdue) found.push({ at, kind: "late", says: `${name}${t("deadline, overdue")}` });
    else found.push({ at, kind: "due", says: `${name}${t("deadline")}` });
  }
  const safe = duty.latest_safe?.at;
  if (safe && safe !== at) found.push({ at: safe, kind: "safe", says: `${name}${t("latest safe mailing")}` });
  if (duty.sent !== null) found.push({ at: duty.sent, kind: "sent", says: `${name}${duty.late === true ? t("sent, late") : t("sent")}` });
  else if (duty.planned !== null) found.push({ at: duty.planned, kind: "planned", says: `${name}${t("planned")}` });
  return found;
}

/** The first instant of the proof: where the clock starts. */
function started({ due }: DutyOut): string | undefined {
  return due.proof.find(({ at }) => at !== null && !Number.isNaN(Date.parse(at)))?.at ?? undefined;
}
