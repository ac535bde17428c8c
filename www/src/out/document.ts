/** A document before it is a file: what stands on paper, and what is written to DOCX, is made of the same pieces. */
import type { Incident } from "noticeclock";

import { t } from "../i18n.ts";

/** A piece of text. A gap is something that a person has to write. */
export type Run = string | { text: string; bold?: boolean; code?: boolean; gap?: boolean };

export type Block =
  | { kind: "title"; text: string; remark?: string[] }
  | { kind: "heading"; level: 1 | 2; text: string }
  | { kind: "text"; runs: Run[] }
  | { kind: "list"; items: Run[][]; numbered?: boolean }
  | { kind: "table"; head: string[]; rows: Run[][][] };

export const title = (text: string, remark?: string[]): Block => (remark ? { kind: "title", text, remark } : { kind: "title", text });
export const heading = (level: 1 | 2, text: string): Block => ({ kind: "heading", level, text });
export const text = (...runs: Run[]): Block => ({ kind: "text", runs });
export const bold = (text: string): Run => ({ text, bold: true });
export const code = (text: string): Run => ({ text, code: true });
export const gap = (text: string): Run => ({ text: `[${text}]`, gap: true });

/** What stands at the head of every page. */
export function onEachPage({ exercise }: Incident): string | undefined {
  return exercise === true ? t("EXERCISE: nothing here is real") : undefined;
}

/** A list; nothing where it would be empty. */
export function list(items: Run[][], numbered = false): Block[] {
  return items.length === 0 ? [] : [{ kind: "list", items, numbered }];
}

/** A table of what has two columns: a name and what it is. */
export function pairs(head: [string, string], rows: [string, Run[]][]): Block[] {
  return rows.length === 0 ? [] : [{ kind: "table", head, rows: rows.map(([name, runs]) => [[bold(name)], runs]) }];
}
