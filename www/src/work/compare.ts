/** What has changed between two sets of facts, and between the answers to them. */
import type { Assessment, DutyOut } from "noticeclock";

import { isObject } from "../model/path.ts";
import type { DutyChange, FactChange, Memo, Turn } from "./model.ts";

/** Every value that differs, by its path; lists of words and of places are one value. */
export function factChanges(before: unknown, after: unknown, path = ""): FactChange[] {
  if (same(before, after)) return [];
  if (isObject(before) || isObject(after)) {
    const [old, now] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
    const isCount = "at_least" in old || "at_most" in old || "at_least" in now || "at_most" in now;
    const nested = (before == null || isObject(before)) && (after == null || isObject(after)) && !isCount;
    if (nested) {
      const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
      return keys.flatMap((key) => factChanges(old[key], now[key], path === "" ? key : `${path}.${key}`));
    }
  }
  if (ofObjects(before) && ofObjects(after)) {
    const length = Math.max(before?.length ?? 0, after?.length ?? 0);
    return Array.from({ length }, (_, index) => factChanges(before?.[index], after?.[index], `${path}[${index}]`)).flat();
  }
  return [{ path, ...(before == null ? {} : { before }), ...(after == null ? {} : { after }) }];
}

function ofObjects(value: unknown): value is Record<string, unknown>[] | null | undefined {
  return value == null || (Array.isArray(value) && value.length > 0 && value.every(isObject));
}

function same(a: unknown, b: unknown): boolean {
  return (a ?? null) === (b ?? null) || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** Duties of each turn that are named: with thousands of contracts a log of all of them would be larger than the file it stands in. */
const NAMED = 100;

/** Duties gained, lost, moved; `name` says of which. */
export function memo(before: Assessment, after: Assessment, name: (duty: DutyOut) => string): Memo {
  const live = (answer: Assessment) => new Map(answer.duties.filter(({ status }) => status !== "not_owed").map((duty) => [duty.id, duty]));
  const [old, now] = [live(before), live(after)];
  const duties: DutyChange[] = [];
  const counts: Partial<Record<Turn, number>> = {};
  const more: Partial<Record<Turn, number>> = {};
  let [ruledOut, opened] = [0, 0];
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(id), now.get(id)];
    const turned = turn(was, is);
    if (turned === "ruled out") ruledOut += 1;
    else if (turned === "opened") opened += 1;
    else if (turned !== undefined && (counts[turned] = (counts[turned] ?? 0) + 1) > NAMED) more[turned] = (more[turned] ?? 0) + 1;
    else if (turned !== undefined) duties.push({ id, name: name((is ?? was) as DutyOut), turn: turned, before: was?.due.at ?? null, after: is?.due.at ?? null });
  }
  return { duties, ruledOut, opened, ...(Object.keys(more).length === 0 ? {} : { more }) };
}

function turn(was: DutyOut | undefined, is: DutyOut | undefined): Turn | "ruled out" | "opened" | undefined {
  const sure = (duty: DutyOut | undefined) => duty?.status === "owed" || duty?.status === "done";
  if (!is) return sure(was) ? "lost" : "ruled out";
  if (!was && !sure(is)) return "opened";
  if (is.status === "done" && was?.status !== "done") return "done";
  if (was?.status === "done" && is.status !== "done") return "reopened";
  if (sure(is) && !sure(was)) return "gained";
  if (!sure(is) && sure(was)) return "open";
  const moved = was?.due.at !== is.due.at || was?.due.state !== is.due.state;
  return moved && sure(is) ? "moved" : undefined;
}
