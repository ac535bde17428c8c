/** Where an instant stands on the line: near now every hour counts, far from it only days and months. */

const HOUR = 3_600_000;
/** Around now the line is even; beyond this many hours it gets denser. */
const EVEN = 12;

export interface Tick {
  /** Hours from now. */
  hours: number;
  name: "now" | "days" | "weeks" | "months" | "year";
  n: number;
}

const TICKS: Tick[] = [
  { hours: 24, name: "days", n: 1 },
  { hours: 72, name: "days", n: 3 },
  { hours: 168, name: "weeks", n: 1 },
  { hours: 336, name: "weeks", n: 2 },
  { hours: 720, name: "days", n: 30 },
  { hours: 1440, name: "days", n: 60 },
  { hours: 2160, name: "days", n: 90 },
  { hours: 8760, name: "year", n: 1 },
];

export class Scale {
  readonly #now: number;
  readonly #from: number;
  readonly #to: number;
  readonly ticks: Tick[];

  /** @param instants what must have a place on the line */
  constructor(now: string, instants: string[]) {
    this.#now = Date.parse(now);
    const hours = [...instants.map((instant) => this.#hours(instant)), 0];
    const [from, to] = [Math.min(...hours, -24), Math.max(...hours, 24)];
    const all = [...TICKS.map((tick) => ({ ...tick, hours: -tick.hours, n: -tick.n })).reverse(), { hours: 0, name: "now" as const, n: 0 }, ...TICKS];
    this.ticks = all.filter(({ hours: at }) => at >= from && at <= to);
    this.#from = bent(from);
    this.#to = bent(to);
  }

  #hours(instant: string): number {
    return (Date.parse(instant) - this.#now) / HOUR;
  }

  /** Between 0 and 1. */
  at(instant: string): number {
    return this.place(this.#hours(instant));
  }

  place(hours: number): number {
    return (bent(hours) - this.#from) / (this.#to - this.#from);
  }
}

function bent(hours: number): number {
  return Math.sign(hours) * Math.log1p(Math.abs(hours) / EVEN);
}
