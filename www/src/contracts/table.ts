/** Clauses by the hundred from a table: in slices, every bad line kept with what is wrong with it. */
import { t } from "../i18n.ts";
import { RowReader, separatorOf } from "../intake/rows.ts";
import { pauses } from "../pauses.ts";
import { type Clause, type Draft, type Field, FIELDS, readClause, type Slip, type Terms } from "./clause.ts";
import { HEADERS, plainly } from "./spelling.ts";

export interface Bad {
  /** The line of the file on which it begins, from 1. */
  line: number;
  cells: string[];
  slips: Slip[];
}

export interface Clauses {
  clauses: Clause[];
  bad: Bad[];
  /** The titles of the columns as the file has them. */
  header: string[];
  /** What each column stands for; undefined where that is not known. */
  columns: (Field | undefined)[];
  /** Whether bytes were found that are no UTF-8. */
  garbled: boolean;
  /** Why nothing could be read at all; empty otherwise. */
  failure: string;
}

/** What each column stands for. The column that a bad line was given back with, and one that stands twice, stand for nothing. */
export function columnsOf(header: readonly string[]): (Field | undefined)[] {
  const seen = new Set<string>();
  return header.map((title) => {
    const found = HEADERS.get(plainly(title)) as Field | undefined;
    if (found === undefined || seen.has(found)) return undefined;
    seen.add(found);
    return found;
  });
}

/** @throws the signal's reason once it is aborted */
export async function readClauses(source: Blob, terms: Terms, told: (done: number, lines: number) => void, signal: AbortSignal): Promise<Clauses> {
  const found: Clauses = { clauses: [], bad: [], header: [], columns: [], garbled: false, failure: "" };
  const bytes = new Uint8Array(await source.arrayBuffer());
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(wide ? "utf-16le" : "utf-8").decode(bytes);
  found.garbled = text.includes("\uFFFD");
  const reader = new RowReader(separatorOf(text));
  const pause = pauses();
  let [line, at, rows] = [1, 0, 0];
  const take = (cells: string[]) => {
    if (cells.every((cell) => cell.trim() === "")) return;
    rows += 1;
    if (rows === 1) {
      found.header = cells;
      found.columns = columnsOf(cells);
      return;
    }
    const slips = slipsOf(cells, found.columns);
    const read = slips.length > 0 ? slips : readClause(draftOf(cells, found.columns), terms);
    if (Array.isArray(read)) found.bad.push({ line, cells, slips: read });
    else found.clauses.push(read);
  };
  // Fed line by line, so that the line on which a row begins is known even where its cells go over several.
  let begins = 1;
  while (at < text.length) {
    const end = endOfLine(text, at);
    for (const cells of reader.feed(text.slice(at, end))) {
      line = begins;
      take(cells);
      begins = lineAfter(line, cells);
    }
    at = end;
    if (await pause()) {
      signal.throwIfAborted();
      told(text.length === 0 ? 1 : at / text.length, rows);
    }
  }
  line = begins;
  for (const cells of reader.end()) take(cells);
  const missing = (["counterparty", "clause"] as const).filter((field) => !found.columns.includes(field));
  if (rows === 0) found.failure = t("There is nothing in it.");
  else if (missing.length > 0) found.failure = t("The first line must name the columns. Missing: {words}. The template has all of them.", { words: missing.join(", ") });
  if (found.failure !== "") [found.clauses, found.bad] = [[], []];
  return found;
}

/** After the line end, whichever it is. */
function endOfLine(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  const back = text.indexOf("\r", from);
  if (back !== -1 && (feed === -1 || back < feed)) return text.charAt(back + 1) === "\n" ? back + 2 : back + 1;
  return feed === -1 ? text.length : feed + 1;
}

/** The line after a row: a cell may go over several. */
function lineAfter(line: number, cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), line + 1);
}

/** More cells than columns: a comma that was not put in quotation marks, and everything behind it in the wrong place. */
function slipsOf(cells: readonly string[], columns: readonly unknown[]): Slip[] {
  const more = cells.slice(columns.length).some((cell) => cell.trim() !== "");
  if (!more) return [];
  return [{ field: "counterparty", says: t("{n} cells where the first line names {columns}: put a text with a comma in it in quotation marks.", { n: cells.length, columns: columns.length }) }];
}

function draftOf(cells: readonly string[], columns: readonly (Field | undefined)[]): Draft {
  const draft: Draft = {};
  for (const [index, field] of columns.entries()) if (field !== undefined) draft[field] = cells[index] ?? "";
  return draft;
}

/** A table with the titles of all columns and two examples. */
export function template(): string {
  const example: Draft[] = [
    { counterparty: "Northwind Ltd", contract: "Data processing agreement of 1 March 2025", clause: "9.1", role: "hold", trigger: "theirs", number: "24", unit: "hours", event: "aware", manner: "without undue delay", form: "in writing", channel: "security@northwind.example", content: "breach_description; measures_taken", zone: "Europe/London", from: "2025-03-01" },
    { counterparty: "Contoso GmbH", clause: "12.3", role: "partner", trigger: "any", number: "2", unit: "business days", event: "determined", zone: "Europe/Berlin", calendar: "DE-BE" },
  ];
  return csv([[...FIELDS], ...example.map((draft) => FIELDS.map((field) => draft[field] ?? ""))]);
}

/** The bad lines with all their cells as they were, and a last column that says why. */
export function badLines({ header, bad }: Clauses): string {
  const width = Math.max(header.length, ...bad.map(({ cells }) => cells.length));
  const filled = (cells: readonly string[]) => Array.from({ length: width }, (_, index) => cells[index] ?? "");
  return csv([[...filled(header), WHY], ...bad.map(({ line, cells, slips }) => [...filled(cells), `line ${line}: ${slips.map(({ field, says }) => `${field}: ${says}`).join(" ")}`])]);
}

/** The title of that column: when the file comes back mended, it stands for nothing. */
const WHY = "what to mend";

function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
