/** Groups of people out of rows: those with the same residence, data and protection are added up. */
import type { Cohort, Count } from "noticeclock";

import { type Column, isFilled, type Reading } from "./columns.ts";

interface Group {
  cohort: Cohort;
  least: number;
  /** Null where a row of it gives no upper bound. */
  most: number | null;
}

export class Cohorts {
  readonly #reading: Reading;
  readonly #columns: readonly Column[];
  readonly #groups = new Map<string, Group>();
  readonly #counted: boolean;
  readonly #hasFlags: boolean;
  rows = 0;

  constructor(reading: Reading, columns: readonly Column[]) {
    this.#reading = reading;
    this.#columns = columns;
    this.#counted = columns.some(({ role }) => role === "count");
    this.#hasFlags = columns.some(({ role }) => role.startsWith("element:"));
  }

  add(cells: string[]): void {
    if (cells.every((cell) => cell.trim() === "")) return;
    this.rows += 1;
    const { cohort, count } = this.#read(cells);
    const [least, most] = bounds(count);
    const key = JSON.stringify(cohort);
    const group = this.#groups.get(key);
    if (!group) this.#groups.set(key, { cohort, least, most });
    else {
      group.least += least;
      group.most = group.most === null || most === null ? null : group.most + most;
    }
  }

  #read(cells: string[]): { cohort: Cohort; count: unknown } {
    const reading = this.#reading;
    const cohort: Cohort = {};
    const flags: string[] = [];
    let count: unknown = this.#counted ? undefined : 1;
    let [country, region, column] = ["", "", ""];
    for (const [index, { role, header }] of this.#columns.entries()) {
      const cell = cells[index] ?? "";
      switch (role) {
        case "":
          break;
        case "residence":
          cohort.residence = reading.placeIn(header, cell) ?? cohort.residence;
          break;
        case "country":
          [country, column] = [cell, header];
          break;
        case "region":
          [region, column] = [cell, header];
          break;
        case "count":
          count = reading.count(header, cell);
          break;
        case "data":
          cohort.data = reading.list(header, cell);
          break;
        case "possible":
          cohort.possible_data = reading.list(header, cell);
          break;
        case "encrypted":
          cohort.encrypted = reading.known(header, cell);
          break;
        case "key":
          cohort.key_taken = reading.known(header, cell);
          break;
        case "owner":
          cohort.owner = cell.trim() || undefined;
          break;
        case "subjects":
          cohort.subjects = reading.subjects(header, cell);
          break;
        case "medium":
          cohort.medium = reading.medium(header, cell);
          break;
        default:
          if (isFilled(cell)) flags.push(role.slice("element:".length));
      }
    }
    if (column !== "") cohort.residence ??= reading.residence(column, country, region);
    if (this.#hasFlags) cohort.data = [...new Set([...(cohort.data ?? []), ...flags])];
    return { cohort: ordered(cohort), count };
  }

  /** The groups, the largest first. */
  groups(): Cohort[] {
    const size = ({ least, most }: Group) => most ?? least;
    return [...this.#groups.values()].sort((a, b) => size(b) - size(a)).map(({ cohort: { residence, ...rest }, least, most }) => {
      const count = counted(least, most);
      return { ...(residence === undefined ? {} : { residence }), ...(count === undefined ? {} : { count }), ...rest };
    });
  }
}

/** Keys in one order and lists sorted, so that rows that say the same make one group. */
function ordered({ residence, subjects, data, possible_data, encrypted, key_taken, medium, owner }: Cohort): Cohort {
  const sorted = (list: string[] | null | undefined) => list && [...list].sort();
  const all: Cohort = { residence, subjects: sorted(subjects), data: sorted(data), possible_data: sorted(possible_data), encrypted, key_taken, medium, owner };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Cohort;
}

function bounds(count: unknown): [number, number | null] {
  if (typeof count === "number") return [count, count];
  const { at_least: least, at_most: most } = (count ?? {}) as { at_least?: number; at_most?: number };
  return [least ?? 0, most ?? null];
}

function counted(least: number, most: number | null): Count | undefined {
  if (most === least) return least;
  if (most === null) return least === 0 ? undefined : { at_least: least };
  return least === 0 ? { at_most: most } : { at_least: least, at_most: most };
}
