/** What every field of the form needs: the facts, the words, the errors, and a way to change a fact. */
import type { Incident, IncidentError } from "noticeclock";

import { get } from "./path.ts";
import type { Words } from "./words.ts";

export class Facts {
  readonly incident: Incident;
  readonly words: Words;
  readonly errors: readonly IncidentError[];
  /** How a half-answered field stands: "on a day" was chosen, the day not yet. */
  readonly drafts: ReadonlyMap<string, string>;
  readonly set: (path: string, value: unknown) => void;
  readonly draft: (path: string, value: string | undefined) => void;
  /** What parts of the form remember from one showing to the next. */
  readonly memory: Map<string, unknown>;
  readonly refresh: () => void;

  constructor(parts: Pick<Facts, "incident" | "words" | "errors" | "drafts" | "set" | "draft" | "memory" | "refresh">) {
    this.incident = parts.incident;
    this.words = parts.words;
    this.errors = parts.errors;
    this.drafts = parts.drafts;
    this.set = parts.set;
    this.draft = parts.draft;
    this.memory = parts.memory;
    this.refresh = parts.refresh;
  }

  /** What a part remembers under this name; made when it is first asked for. */
  remembered<T>(name: string, make: () => T): T {
    if (!this.memory.has(name)) this.memory.set(name, make());
    return this.memory.get(name) as T;
  }

  get(path: string): unknown {
    return get(this.incident, path);
  }

  text(path: string): string {
    const value = this.get(path);
    return typeof value === "string" ? value : "";
  }

  list(path: string): unknown[] | undefined {
    const value = this.get(path);
    return Array.isArray(value) ? value : undefined;
  }

  /** The errors of this very value; of what is inside it too, where the field shows it whole. */
  errorsAt(path: string, inside = false): IncidentError[] {
    return this.errors.filter((error) => error.path === path || (inside && isInside(error.path, path)));
  }
}

function isInside(path: string, outer: string): boolean {
  return path.startsWith(outer) && /^[.[]/.test(path.slice(outer.length));
}
