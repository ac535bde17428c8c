/** The laws on file: what their files hold, put together so that it can be looked through. */
import type { Engine, LawOut, SourceFile } from "noticeclock";

import { asset } from "../assets.ts";
import { pauses } from "../pauses.ts";
import { type Form, isForm, parse, type Ron } from "./ron.ts";

/** `law.json`, as `xtask/node/law.mjs` writes it. */
interface Texts {
  rules: Record<string, string>;
  cases: Record<string, string>;
  changes: string;
}

export interface Law {
  out: LawOut;
  /** Its file, as its author wrote it; undefined for a law that came from elsewhere and whose text is not at hand. */
  file: SourceFile | undefined;
  tree: Form | undefined;
  cases: Case[];
  casesText: string | undefined;
  /** Entries of the change log about it, the newest first. */
  changes: Change[];
  sectors: string[];
  recipients: string[];
  /** Names of the authorities to be told. */
  authorities: string[];
  own: boolean;
}

export interface Case {
  name: string;
  /** How many duties it expects to be owed. */
  owed: number;
}

export interface Change {
  heading: string;
  /** The first day on which it counts; empty where it is open. */
  from: string;
  text: string;
}

export interface Shelf {
  laws: Law[];
  authorities: ReadonlyMap<string, string>;
  changes: Change[];
  /** What stands at the head of the change log. */
  preface: string;
}

let texts: Promise<Texts> | undefined;

export async function read(): Promise<Texts> {
  texts ??= asset("law").then((text) => JSON.parse(text) as Texts);
  try {
    return await texts;
  } catch (error) {
    texts = undefined;
    throw error;
  }
}

/** Taken apart in slices: with thousands of contracts there is much to take apart. */
export async function shelf({ rules, cases, changes: log }: Texts, engine: Engine, own: readonly SourceFile[]): Promise<Shelf> {
  const outs = engine.laws();
  const pause = pauses();
  const files = [...Object.entries(rules).map(([path, text]) => ({ path, text })), ...own];
  const trees = new Map<string, { file: SourceFile; tree: Form }>();
  const authorities = new Map<string, string>();
  for (const file of files) {
    await pause();
    const tree = treeOf(file.text);
    if (tree?.name === "Law") trees.set(String(tree.fields["id"]), { file, tree });
    if (tree?.name === "Authorities") for (const row of list(tree.items[0])) if (isForm(row)) authorities.set(String(row.fields["id"]), String(row.fields["name"]));
  }
  const { preface, changes } = changeLog(log);
  const mine = new Set(own);
  const laws: Law[] = [];
  for (const out of outs) {
    await pause();
    const found = trees.get(out.id);
    const casesText = found && cases[found.file.path];
    laws.push({
      out,
      file: found?.file,
      tree: found?.tree,
      casesText,
      cases: casesText === undefined ? [] : casesOf(casesText),
      changes: changes.filter(({ heading, text }) => named(heading, text, out)),
      sectors: [...new Set(found ? words(found.tree, ["Sector", "SectorIn"]) : [])].sort(),
      recipients: [...new Set(found ? list(found.tree.fields["duties"]).flatMap((duty) => (isForm(duty) ? kindOf(duty.fields["to"]) : [])) : [])].sort(),
      authorities: found ? authoritiesOf(found.tree).map((id) => authorities.get(id) ?? id) : [],
      own: found !== undefined && mine.has(found.file),
    });
  }
  return { laws, authorities, changes, preface };
}

/** A file that cannot be taken apart is shown as text. */
function treeOf(text: string): Form | undefined {
  try {
    const tree = parse(text);
    return isForm(tree) ? tree : undefined;
  } catch {
    return undefined;
  }
}

export function list(value: Ron | undefined): Ron[] {
  return Array.isArray(value) ? value : [];
}

/** First words of every form of these names. */
function words(value: Ron, names: string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => words(item, names));
  if (!isForm(value)) return [];
  const [first] = value.items;
  const own = names.includes(value.name) && isForm(first) ? [first.name] : [];
  return [...own, ...value.items.flatMap((item) => words(item, names)), ...Object.values(value.fields).flatMap((item) => words(item, names))];
}

function kindOf(value: Ron | undefined): string[] {
  return isForm(value) ? [value.name.replace(/^(Lead|Each)Authority$/, "Authority")] : [];
}

function authoritiesOf(tree: Form): string[] {
  return list(tree.fields["duties"]).flatMap((duty) => {
    const to = isForm(duty) ? duty.fields["to"] : undefined;
    return isForm(to) && to.name === "Authority" ? [String(to.items[0])] : [];
  });
}

function casesOf(text: string): Case[] {
  const tree = treeOf(text);
  return list(tree?.fields["cases"]).flatMap((found) => (isForm(found) ? [{ name: String(found.fields["name"]), owed: list(found.fields["owed"]).length }] : []));
}

/** The change log, taken apart into its entries: `- **2026-02-05** …` under `## GB United Kingdom (uk-gdpr)`. */
function changeLog(text: string): { preface: string; changes: Change[] } {
  const [head = "", ...sections] = text.split(/^## /m);
  const preface = head.replace(/^# .*\n/, "").replaceAll(/\s*\n\s*/g, " ").trim();
  const changes = sections.flatMap((section) => {
    const [heading = "", ...lines] = section.split("\n");
    const entries = lines.join("\n").split(/^- /m).slice(1);
    return entries.map((entry): Change => {
      const [whole, mark] = /^\*\*([^*]+)\*\*\s*/.exec(entry) ?? ["", ""];
      const from = /^\d{4}-\d{2}-\d{2}$/.test(mark ?? "") ? (mark ?? "") : "";
      // A paragraph after the last entry is none of it.
      const body = entry.slice(whole.length).split(/\n\n/)[0] ?? "";
      return { heading: heading.trim(), from, text: `${mark && from === "" ? `${mark}: ` : ""}${body}`.replaceAll(/\s*\n\s*/g, " ").trim() };
    });
  });
  return { preface, changes };
}

/** Whether an entry is about a law: the heading names it in brackets, or the entry begins with its place. */
function named(heading: string, text: string, { id, place }: LawOut): boolean {
  const ids = /\(([^)]*)\)\s*$/.exec(heading)?.[1]?.split(/,\s*/) ?? [];
  return ids.includes(id) || (ids.length === 0 && new RegExp(`^${place}\\b[^-]`).test(text));
}
