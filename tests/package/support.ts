/** What the suites in Node and in Chromium share. */
import { readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
export const dist = new URL("dist/", root);

export interface Answered {
  name: string;
  incident: unknown;
  options: { now: string; asOf?: string; all?: boolean; onlyLaws?: string[] };
  /** The JSON that the native engine writes. */
  answer: string;
}

/** Every lawyer's case and every example, with the native engine's exact answer. */
export function answers(): Answered[] {
  const file = process.env["ANSWERS"] ?? new URL("target/answers.ndjson", root).pathname;
  const lines = readFileSync(file, "utf8").split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Answered);
}

/** Where two texts part, with what stands around it: an assessment has a hundred thousand characters. */
export function parting(expected: string, found: string): string {
  if (expected === found) return "";
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  return `at character ${at}\n  native: …${around(expected)}…\n  here:   …${around(found)}…`;
}

export function read(name: string): string {
  return readFileSync(new URL(name, dist), "utf8");
}

export const clinic = () => JSON.parse(readFileSync(new URL("examples/clinic-ransomware.json", root), "utf8")) as Record<string, unknown>;
export const NOW = "2026-11-24T09:00:00-06:00";
