/** The saved file: the incident alone, or with what belongs to it beside it: the work on it, own rules, the answer it had. */
import type { Assessment, Incident, SourceFile } from "noticeclock";

import { isObject } from "../model/path.ts";
import { type DutyWork, type Entry, isEmpty, NO_WORK, type Version, type Work } from "./model.ts";

export interface Opened {
  /** Not yet looked at: the engine says what is wrong with it. */
  incident: unknown;
  work: Work;
  /** The rules that the answer stood on beside those on board. */
  rules: SourceFile[];
  /** The answer that the incident had when the file was saved. */
  answer: Assessment | undefined;
  /** What the clock of an exercise showed when the file was saved, where it was moved. */
  clock: string | undefined;
}

/** Both kinds of file. `incident` is no key of an incident, so that it tells them apart. */
export function read(parsed: unknown): Opened {
  if (!isObject(parsed) || !("incident" in parsed)) return { incident: parsed, work: NO_WORK, rules: [], answer: undefined, clock: undefined };
  const { incident, work, rules, answer } = parsed;
  return {
    incident,
    work: readWork(work),
    rules: Array.isArray(rules) ? rules.flatMap(readRules) : [],
    answer: isAnswer(answer) ? answer : undefined,
    // A real incident has no clock but the real one, whatever a file says.
    clock: isObject(incident) && incident["exercise"] === true && isObject(work) && typeof work["clock"] === "string" && !Number.isNaN(Date.parse(work["clock"])) ? work["clock"] : undefined,
  };
}

/** @param clock what the clock of the page shows, which may have been moved */
export function write(incident: Incident, { ahead = 0, evidence, ...work }: Work, rules: readonly SourceFile[] = [], answer?: Assessment | null, clock?: string): string {
  const moved = ahead !== 0 && incident.exercise === true && clock !== undefined;
  const done = { ...work, ...(evidence.length === 0 ? {} : { evidence }), ...(moved ? { clock } : {}) };
  const beside = { ...(isEmpty({ ...work, evidence }) && !moved ? {} : { work: done }), ...(rules.length === 0 ? {} : { rules }), ...(answer ? { answer } : {}) };
  const content = Object.keys(beside).length === 0 ? incident : { schema: 1, incident, ...beside };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function readRules(value: unknown): SourceFile[] {
  if (!isObject(value)) return [];
  const { path, text } = value;
  return typeof path === "string" && typeof text === "string" ? [{ path, text }] : [];
}

/** What a comparison reads of an answer has the right shape. */
function isAnswer(value: unknown): value is Assessment {
  if (!isObject(value) || !Array.isArray(value["duties"])) return false;
  const isText = (holder: Record<string, unknown>) => (key: string) => typeof holder[key] === "string";
  const isDuty = (duty: unknown) => isObject(duty) && ["id", "status", "place"].every(isText(duty)) && isObject(duty["due"]) &&
    (duty["due"]["at"] === null || typeof duty["due"]["at"] === "string") && isObject(duty["recipient"]) && ["name", "kind"].every(isText(duty["recipient"]));
  return ["assessed_at", "rules", "facts", "engine"].every(isText(value)) && value["duties"].every(isDuty);
}

/** What has the right shape; a file that was changed by hand must not stop the page. */
function readWork(value: unknown): Work {
  if (!isObject(value)) return NO_WORK;
  const { duties, log, versions, evidence } = value;
  return {
    duties: isObject(duties) ? Object.fromEntries(Object.entries(duties).flatMap(([id, noted]) => (isObject(noted) ? [[id, readNoted(noted)]] : []))) : {},
    log: Array.isArray(log) ? log.flatMap(readEntry) : [],
    versions: Array.isArray(versions) ? versions.filter(isVersion) : [],
    // Nothing is left out here: what is no entry is an entry that was altered.
    evidence: evidence == null ? [] : Array.isArray(evidence) ? evidence : [evidence],
  };
}

function readNoted({ owner, remark, signed }: Record<string, unknown>): DutyWork {
  const noted: DutyWork = {};
  if (typeof owner === "string") noted.owner = owner;
  if (typeof remark === "string") noted.remark = remark;
  if (isObject(signed) && typeof signed["by"] === "string" && typeof signed["at"] === "string") {
    noted.signed = { by: signed["by"], at: signed["at"], due: typeof signed["due"] === "string" ? signed["due"] : null };
  }
  return noted;
}

const TURNS = ["gained", "lost", "moved", "open", "done", "reopened"];

function readEntry(value: unknown): Entry[] {
  if (!isObject(value)) return [];
  const { at, how, facts, more, memo } = value;
  if (typeof at !== "string" || !(how === "edit" || how === "undo" || how === "redo") || !Array.isArray(facts)) return [];
  const changed = facts.filter((fact): fact is Entry["facts"][number] => isObject(fact) && typeof fact["path"] === "string");
  return [{ at, how, facts: changed, more: number(more), memo: readMemo(memo) }];
}

function readMemo(value: unknown): Entry["memo"] {
  if (!isObject(value) || !Array.isArray(value["duties"])) return null;
  const duties = value["duties"].flatMap((duty: unknown) => {
    if (!isObject(duty)) return [];
    const { id, name, turn, before, after } = duty;
    if (typeof id !== "string" || typeof name !== "string" || !TURNS.includes(String(turn))) return [];
    const at = (instant: unknown) => (typeof instant === "string" ? instant : null);
    return [{ id, name, turn: turn as "gained", before: at(before), after: at(after) }];
  });
  const { more } = value;
  const counted = isObject(more) ? Object.fromEntries(Object.entries(more).filter(([turn, n]) => TURNS.includes(turn) && typeof n === "number")) : {};
  return { duties, ruledOut: number(value["ruledOut"]), opened: number(value["opened"]), ...(Object.keys(counted).length === 0 ? {} : { more: counted }) };
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function isVersion(value: unknown): value is Version {
  return isObject(value) && ["name", "at", "rules"].every((key) => typeof value[key] === "string") && isObject(value["incident"]);
}
