/** Rules of one's own beside those on board: contracts, policies. They are kept with the incident. */
import type { Engine, RuleError, RuleErrors, SourceFile } from "noticeclock";

import { loadEngine } from "../engine.ts";
import { turn } from "../pauses.ts";

/** So many own files are answered together with the law; more of them after it, so that nobody waits for them. */
const AT_ONCE = 100;

export class Own {
  /** Those that the host gives. */
  given: readonly SourceFile[] = [];
  /** Those that the reader opened. */
  files: readonly SourceFile[] = [];
  /** What is wrong with those that were opened last: none of them counts. */
  problems: readonly RuleError[] = [];
  /** The laws on board, where they are answered first and own rules after them; undefined where all are answered at once. */
  first: string[] | undefined;

  get size(): number {
    return this.given.length + this.files.length;
  }

  /**
   * An engine with these rules beside those on board and those of the host; none where they have problems, which then stand in
   * `problems`, and nothing else has changed.
   */
  async load(files: readonly SourceFile[], given: readonly SourceFile[] = this.given): Promise<Engine | undefined> {
    const engine = await loadEngine();
    const first = given.length + files.length > AT_ONCE ? engine.laws().map(({ id }) => id) : undefined;
    // Reading thousands of files is one long step: it begins when nothing else is to be done.
    if (first) await turn();
    try {
      if (given.length + files.length > 0) engine.addRules([...given, ...files]);
    } catch (error) {
      engine.free();
      const { errors } = error as RuleErrors;
      if (!Array.isArray(errors)) throw error;
      this.problems = errors;
      return undefined;
    }
    this.given = given;
    this.files = files;
    this.problems = [];
    this.first = first;
    return engine;
  }

  /** With these in place of those of the same name, and of those that go. */
  with(files: readonly SourceFile[], gone: readonly string[] = []): SourceFile[] {
    const names = new Set([...gone, ...files.map(({ path }) => path)]);
    return [...this.files.filter(({ path }) => !names.has(path)), ...files];
  }

  without(paths: readonly string[]): SourceFile[] {
    const gone = new Set(paths);
    return this.files.filter(({ path }) => !gone.has(path));
  }
}

export function isRules(file: File): boolean {
  return file.name.toLowerCase().endsWith(".ron");
}

export async function readRules(files: readonly File[]): Promise<SourceFile[]> {
  return Promise.all(files.map(async (file) => ({ path: file.name, text: await file.text() })));
}
