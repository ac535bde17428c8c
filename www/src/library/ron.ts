/**
 * Rule files as trees, to be shown. The engine alone decides what a file means; here it is only taken apart, and what cannot be is an
 * error at its place.
 */

export type Ron = string | number | boolean | null | Ron[] | Form;

/** `Name(field: value)`, `Name(value)`, a bare word, or brackets without a name. */
export interface Form {
  name: string;
  /** By name, those that have one. */
  fields: Record<string, Ron>;
  /** In order, those that have none. */
  items: Ron[];
}

export class RonError extends Error {
  constructor(text: string, at: number, what: string) {
    const before = text.slice(0, at).split("\n");
    super(`line ${before.length}, column ${(before.at(-1) ?? "").length + 1}: ${what}`);
  }
}

/** Brackets within brackets, at most: hostile text must not use up the stack. */
const DEPTH = 128;

export function parse(text: string): Ron {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

export function isForm(value: Ron | undefined): value is Form {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  #fail(what: string): never {
    throw new RonError(this.#text, this.#at, what);
  }

  #skip(): void {
    const blank = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#!\[[^\]]*\])*/y;
    blank.lastIndex = this.#at;
    this.#at += blank.exec(this.#text)?.[0].length ?? 0;
  }

  #take(form: RegExp): RegExpExecArray | null {
    this.#skip();
    form.lastIndex = this.#at;
    const found = form.exec(this.#text);
    if (found) this.#at += found[0].length;
    return found;
  }

  #is(mark: string): boolean {
    this.#skip();
    if (!this.#text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  end(): void {
    this.#skip();
    if (this.#at < this.#text.length) this.#fail("nothing may follow here");
  }

  value(depth: number): Ron {
    if (depth > DEPTH) this.#fail("too many brackets inside one another");
    if (this.#is("[")) return this.#list(depth);
    if (this.#is("(")) return this.#form("", depth);
    const text = this.#take(/"((?:[^"\\]|\\[\s\S])*)"/y);
    if (text) return unescaped(text[1] ?? "");
    const raw = this.#take(/r(#*)"([\s\S]*?)"\1/y);
    if (raw) return raw[2] ?? "";
    const number = this.#take(/[+-]?\d[\d_]*(?:\.\d+)?/y);
    if (number) return Number(number[0].replaceAll("_", ""));
    const word = this.#take(/(?:r#)?([A-Za-z_][A-Za-z0-9_]*)/y)?.[1];
    if (word === undefined) this.#fail("expected a value");
    if (word === "true" || word === "false") return word === "true";
    if (word === "None") return null;
    return this.#is("(") ? this.#form(word, depth) : { name: word, fields: {}, items: [] };
  }

  #list(depth: number): Ron[] {
    const list: Ron[] = [];
    while (!this.#is("]")) {
      list.push(this.value(depth + 1));
      if (this.#is(",")) continue;
      if (this.#is("]")) break;
      this.#fail("expected a comma or the closing bracket");
    }
    return list;
  }

  #form(name: string, depth: number): Ron {
    const form: Form = { name, fields: {}, items: [] };
    while (!this.#is(")")) {
      const field = this.#take(/(?:r#)?([A-Za-z_][A-Za-z0-9_]*)\s*:/y)?.[1];
      const value = this.value(depth + 1);
      if (field === undefined) form.items.push(value);
      else form.fields[field] = value;
      if (this.#is(",")) continue;
      if (this.#is(")")) break;
      this.#fail("expected a comma or the closing bracket");
    }
    return name === "Some" && form.items.length === 1 ? (form.items[0] ?? null) : form;
  }
}

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", 0: "\0" };

/** A text that goes over several lines is one paragraph. */
function unescaped(text: string): string {
  const lines = text.replaceAll(/\\(u\{([0-9a-fA-F]+)\}|[\s\S])/g, (_, char: string, hex: string | undefined) =>
    hex === undefined ? (ESCAPES[char] ?? char) : String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)));
  return lines.replaceAll(/\s*\n\s*/g, " ");
}
