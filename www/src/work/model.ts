/** What people do with an answer: it stands in the saved file beside the incident, never in it. */
import type { Incident } from "noticeclock";

/** What is noted of one duty. */
export interface DutyWork {
  owner?: string;
  remark?: string;
  /** Who has checked it, when, and what its deadline was then. */
  signed?: { by: string; at: string; due: string | null };
}

/** A fact that was changed; absent = was, or is, not known. */
export interface FactChange {
  path: string;
  before?: unknown;
  after?: unknown;
}

/** What became of a duty. */
export type Turn = "gained" | "lost" | "moved" | "open" | "done" | "reopened";

export interface DutyChange {
  id: string;
  name: string;
  turn: Turn;
  /** The deadline before and after, where there is one. */
  before: string | null;
  after: string | null;
}

/** What a change of facts did to the duties. */
export interface Memo {
  duties: DutyChange[];
  /** How many duties that were open no longer are, because they are not owed. */
  ruledOut: number;
  /** How many duties that were not owed are open now. */
  opened: number;
  /** How many of each turn are not named. */
  more?: Partial<Record<Turn, number>>;
}

export interface Entry {
  at: string;
  how: "edit" | "undo" | "redo";
  facts: FactChange[];
  /** How many changed facts are not listed. */
  more: number;
  /** Null while the facts have errors: there was no answer to compare. */
  memo: Memo | null;
}

/** The facts as they once were. */
export interface Version {
  name: string;
  at: string;
  /** Digest of the rules that were on file then. */
  rules: string;
  incident: Incident;
}

export interface Work {
  duties: Record<string, DutyWork>;
  log: Entry[];
  versions: Version[];
  /** The sealed entries of the evidence register, as they were found: what was altered is shown, never mended. */
  evidence: readonly unknown[];
  /** Milliseconds by which the clock of an exercise is ahead of the real one; the file holds the instant that it showed. */
  ahead?: number;
}

export const NO_WORK: Work = { duties: {}, log: [], versions: [], evidence: [] };

/** But for the clock, which is another thing to look at. */
export function isEmpty({ duties, log, versions, evidence }: Work): boolean {
  return Object.keys(duties).length === 0 && log.length === 0 && versions.length === 0 && evidence.length === 0;
}

/** Whether the deadline is no longer the one that was signed off. */
export function isStale({ signed }: DutyWork, due: string | null): boolean {
  return signed !== undefined && signed.due !== due;
}
