/** What the contracts' part of the library remembers from one showing to the next. */
import type { SourceFile } from "noticeclock";

import { language, t } from "../i18n.ts";
import type { Reader } from "../library/door.ts";
import { turn } from "../pauses.ts";
import { type Clause, type Draft, type Field, readClause, type Slip, Terms } from "./clause.ts";
import { type Clauses, readClauses } from "./table.ts";
import { ENTERED, write } from "./write.ts";

export type Import =
  | { is: "none" }
  | { is: "reading"; stop: AbortController; done: number; lines: number }
  | { is: "read"; found: Clauses; name: string }
  | { is: "failed"; says: string };

/** Milliseconds between two drawings of the progress. */
const DRAW = 250;

export class State {
  draft: Draft = {};
  /** What was wrong when the form was last sent. */
  slips: readonly Slip[] = [];
  import: Import = { is: "none" };
  /** The file that is being changed by hand. */
  editing: SourceFile | undefined;
  /** What became of the last step, for those who do not see the list grow. */
  said = "";
  busy = false;
  /** Whether the form was opened: it has more fields than are made for nobody to see. */
  opened = false;
  reader: Reader;
  #terms: { of: unknown; language: string; terms: Terms } | undefined;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  get terms(): Terms {
    const { engine, words } = this.reader;
    if (this.#terms?.of !== engine || this.#terms.language !== language()) {
      this.#terms = { of: engine, language: language(), terms: new Terms(words, engine.calendars().map(({ id }) => id)) };
    }
    return this.#terms.terms;
  }

  get today(): string {
    return this.reader.now.slice(0, 10);
  }

  /** Files that came from here, and were not changed so much that one would not know. */
  get entered(): readonly SourceFile[] {
    return this.reader.own.files.filter(({ text }) => text.includes(ENTERED));
  }

  open(open: boolean): void {
    if (!open || this.opened) return;
    this.opened = true;
    this.reader.refresh();
  }

  change(field: Field, value: string): void {
    this.draft = { ...this.draft, [field]: value };
    this.slips = this.slips.filter((slip) => slip.field !== field);
    this.reader.refresh();
  }

  /** The file that the form comes to, while nothing is wrong with it. */
  preview(): SourceFile | undefined {
    const read = readClause(this.draft, this.terms);
    return Array.isArray(read) ? undefined : this.#write([read])[0];
  }

  #write(clauses: readonly Clause[], gone: readonly string[] = []): SourceFile[] {
    const away = new Set(gone);
    const { given, files } = this.reader.own;
    return write(clauses, new Set([...given, ...files].map(({ path }) => path).filter((path) => !away.has(path))), this.today);
  }

  async add(): Promise<void> {
    const read = readClause(this.draft, this.terms);
    if (Array.isArray(read)) {
      this.slips = read;
      this.reader.refresh();
      this.reader.focus(`clause-${read[0]?.field ?? "counterparty"}`);
      return;
    }
    const files = this.#write([read]);
    await this.#put(files, [], t("The clause counts now: {file}.", { file: files[0]?.path ?? "" }));
    this.draft = {};
    this.slips = [];
    this.reader.refresh();
    this.reader.focus("clause-counterparty");
  }

  async read(file: File): Promise<void> {
    if (this.import.is === "reading") this.import.stop.abort();
    const stop = new AbortController();
    const reading: Import = { is: "reading", stop, done: 0, lines: 0 };
    this.#show(reading);
    try {
      let drawn = performance.now();
      const told = (done: number, lines: number) => {
        Object.assign(reading, { done, lines });
        if (performance.now() - drawn < DRAW) return;
        this.reader.refresh();
        drawn = performance.now();
      };
      const found = await readClauses(file, this.terms, told, stop.signal);
      this.#show(found.failure === "" ? { is: "read", found, name: file.name } : { is: "failed", says: found.failure });
      this.reader.focus("clauses-read");
    } catch (error) {
      if (!stop.signal.aborted) this.#show({ is: "failed", says: t("The file could not be read: {why}", { why: error instanceof Error ? error.message : String(error) }) });
    }
  }

  stop(): void {
    if (this.import.is === "reading") this.import.stop.abort();
    this.#show({ is: "none" });
  }

  #show(next: Import): void {
    this.import = next;
    this.reader.refresh();
  }

  /** Takes up what was read; the bad lines stay to be looked at. */
  async take(found: Clauses, replace: boolean): Promise<void> {
    const gone = replace ? this.entered.map(({ path }) => path) : [];
    const files = this.#write(found.clauses, gone);
    const done = await this.#put(files, gone, t("{n} clauses count now, in {files} files.", { n: found.clauses.length, files: files.length }));
    if (done) this.#show(found.bad.length === 0 ? { is: "none" } : { is: "read", found: { ...found, clauses: [] }, name: "" });
    this.reader.focus("contracts-said");
  }

  async save(file: SourceFile): Promise<void> {
    if (await this.#put([file], [], t("{file} is changed.", { file: file.path }))) this.editing = undefined;
    this.reader.refresh();
  }

  async #put(files: readonly SourceFile[], gone: readonly string[], says: string): Promise<boolean> {
    this.busy = true;
    this.said = t("Taking up the rules…");
    this.reader.refresh();
    // Reading thousands of files takes a moment: what is said of it is drawn before.
    await new Promise((next) => setTimeout(next, 50));
    await turn();
    try {
      const done = await this.reader.put(files, gone);
      this.said = done ? says : t("The rule files have problems.");
      return done;
    } finally {
      this.busy = false;
      this.reader.refresh();
    }
  }
}

export function stateOf(reader: Reader): State {
  const found = reader.memory.get("contracts");
  const state = found instanceof State ? found : new State(reader);
  state.reader = reader;
  reader.memory.set("contracts", state);
  return state;
}
