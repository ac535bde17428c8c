/** Numbers of people as they are typed: `620`, `100-4000`, `at least 500`, `up to 80`. */
import { t, tn } from "../i18n.ts";
import { isObject } from "./path.ts";

/** What was typed as the engine takes it; the text itself where it is no number, so that the engine says so. */
export function parseCount(text: string): unknown {
  const words = text.trim().toLowerCase().replaceAll(/[  ,'_]/g, " ").replaceAll(/(\d) (?=\d)/g, "$1");
  if (words === "" || words === "unknown") return undefined;
  const match = (form: RegExp) => form.exec(words);
  const exact = match(/^(\d+)$/);
  if (exact) return Number(exact[1]);
  const range = match(/^(\d+) ?(?:-|–|to) ?(\d+)$/);
  if (range) return { at_least: Number(range[1]), at_most: Number(range[2]) };
  const least = match(/^(?:at least|min|>=|≥) ?(\d+)$/) ?? match(/^(\d+) ?\+$/);
  if (least) return { at_least: Number(least[1]) };
  const most = match(/^(?:at most|up to|max|<=|≤) ?(\d+)$/);
  if (most) return { at_most: Number(most[1]) };
  return text;
}

/** The reverse. */
export function writeCount(value: unknown): string {
  if (isObject(value)) {
    const { at_least: least, at_most: most } = value;
    if (least != null && most != null) return `${String(least)}-${String(most)}`;
    if (least != null) return `at least ${String(least)}`;
    return most != null ? `at most ${String(most)}` : "";
  }
  return value === undefined || value === null ? "" : String(value);
}

/** The people of all groups together; a group of unknown size has no upper bound. */
export function total(cohorts: unknown[]): { at_least: number; at_most: number | null } {
  return cohorts.map(bounds).reduce((sum, one) => ({ at_least: sum.at_least + one.at_least, at_most: sum.at_most === null || one.at_most === null ? null : sum.at_most + one.at_most }), { at_least: 0, at_most: 0 });
}

function bounds(cohort: unknown): { at_least: number; at_most: number | null } {
  const count = isObject(cohort) ? cohort["count"] : undefined;
  if (typeof count === "number") return { at_least: count, at_most: count };
  const { at_least: least, at_most: most } = isObject(count) ? count : {};
  return { at_least: typeof least === "number" ? least : 0, at_most: typeof most === "number" ? most : null };
}

/** `1 person`, `620 people`, `at least 1,161 people`. */
export function people({ at_least: least, at_most: most }: { at_least: number; at_most: number | null }): string {
  if (most === null) return least === 0 ? t("an unknown number of people") : tn(least, "at least {n} person", "at least {n} people");
  if (least === most) return tn(most, "{n} person", "{n} people");
  if (least === 0) return tn(most, "at most {n} person", "at most {n} people");
  return t("{least} to {most} people", { least, most });
}
