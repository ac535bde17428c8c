/**
 * The sealed entries of the evidence register: each has a digest that covers the entry and, by its digest, the one before, and so all
 * before it. An entry is never changed; what was wrong in it is said by another.
 *
 * What this proves: that no entry was changed, taken out or put in between without every later digest having been made anew. What it
 * does not: whoever has the file can make the whole chain anew, or cut off its end. So the last digest is printed, to be kept where
 * whoever has the file cannot change it; a chain that holds it holds, up to there, what it held then.
 *
 * The digest is SHA-256 over the UTF-8 of the entry as JSON without `digest`: no spaces, the keys of every object in order of their
 * UTF-16 units, numbers whole. Anybody can reckon it.
 */
import { isObject } from "../model/path.ts";

export interface Item {
  kind: "item";
  item: string;
  /** The file that was hashed; null where the item is none, or was hashed elsewhere. */
  file: { name: string; bytes: number; sha256: string } | null;
  /** Who took it, when, and where it is kept. */
  by: string;
  when: string;
  kept: string;
}

export interface Handover {
  kind: "handover";
  /** Number of the item's entry. */
  of: number;
  from: string;
  to: string;
  when: string;
  why: string;
}

export interface Correction {
  kind: "correction";
  /** Number of the entry that it corrects. */
  of: number;
  says: string;
  by: string;
}

export type Content = Item | Handover | Correction;

/** What is sealed with every entry: when, and whether in an exercise. */
export interface Circumstances {
  at: string;
  exercise: boolean;
}

export type Sealed = Content & Circumstances & { n: number; previous: string | null; digest: string };

/** SHA-256 of a text, in hexadecimal digits. */
export type Digest = (text: string) => string;

/** What is wrong with an entry: its content does not fit its digest, or it does not continue the entry before it. */
export type Fault = "altered" | "misplaced";

/** Seals another entry. */
export function seal(chain: readonly unknown[], content: Content, circumstances: Circumstances, digest: Digest): Sealed {
  if (check(chain, digest).some((fault) => fault !== null)) throw new Error("the register was altered: nothing can be added to it");
  const last = chain.at(-1);
  const entry = { ...content, ...circumstances, n: chain.length + 1, previous: isObject(last) ? String(last["digest"]) : null };
  return { ...entry, digest: digest(canonical(entry)) };
}

/** One verdict an entry; null where nothing is wrong with it. */
export function check(chain: readonly unknown[], digest: Digest): (Fault | null)[] {
  return chain.map((entry, index) => {
    if (!isObject(entry) || !isShaped(entry)) return "altered";
    const { digest: sealed, ...content } = entry;
    if (sealed !== digest(canonical(content))) return "altered";
    const before = chain[index - 1];
    const expected = index === 0 ? null : isObject(before) ? before["digest"] : undefined;
    return entry["previous"] === expected && entry["n"] === index + 1 ? null : "misplaced";
  });
}

/** The digest that covers everything; undefined of an empty register. */
export function head(chain: readonly unknown[]): string | undefined {
  const last = chain.at(-1);
  return isObject(last) && typeof last["digest"] === "string" ? last["digest"] : undefined;
}

/** JSON with one way to write a value. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}

const TEXTS: Record<Content["kind"], string[]> = { item: ["item", "by", "when", "kept"], handover: ["from", "to", "when", "why"], correction: ["says", "by"] };

/** Whether it has what its kind has, so that it can be shown; every entry that was sealed here has. */
function isShaped(entry: Record<string, unknown>): boolean {
  const { kind, file } = entry;
  if (kind !== "item" && kind !== "handover" && kind !== "correction") return false;
  const texts = [...TEXTS[kind], "at"].every((key) => typeof entry[key] === "string");
  if (kind !== "item") return texts && typeof entry["of"] === "number";
  return texts && (file === null || (isObject(file) && typeof file["name"] === "string" && typeof file["bytes"] === "number" && typeof file["sha256"] === "string"));
}
