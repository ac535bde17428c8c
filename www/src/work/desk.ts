/** The work on an incident: its steps, back and forth, the log of what each changed, and what is noted of each duty. */
import type { Assessment, DutyOut, Incident } from "noticeclock";

import { factChanges, memo } from "./compare.ts";
import { type DutyWork, type Entry, NO_WORK, type Version, type Work } from "./model.ts";

/** The facts, and the work on them, at one moment. */
interface State {
  incident: Incident;
  work: Work;
  at: string;
  /** Whether the step away from here took up another incident, work and all. */
  whole: boolean;
}

/** Changed facts that one entry lists. */
const LISTED = 40;
/** Steps that can be taken back. */
const STEPS = 200;

export class Desk {
  work: Work = NO_WORK;
  #past: State[] = [];
  #future: State[] = [];
  #how: Entry["how"] | "open" = "edit";
  #before: Incident | undefined;
  #answered: Assessment | undefined;
  /** The answer before the step of the last entry, which still waits for the whole of what it did. */
  #waiting: Assessment | undefined;

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** The facts before each step of this sitting, the latest first. */
  get steps(): readonly { at: string; incident: Incident }[] {
    return [...this.#past].reverse();
  }

  /** Takes up another incident with the work on it; a step like any other, so that it can be taken back. */
  open(current: Incident, work: Work, at: string): void {
    this.#push({ incident: current, work: this.work, at, whole: true });
    this.work = work;
    this.#how = "open";
    this.#waiting = undefined;
  }

  /**
   * Is told of every answer: notes the step to the facts it answers, and what it did.
   *
   * @param answer null while the facts have errors
   * @param first the laws that were asked, where the answers of others come later: until then theirs of before stand
   */
  answered(incident: Incident, answer: Assessment | null, at: string, name: (duty: DutyOut) => string, first?: ReadonlySet<string>): void {
    const known = first && answer && this.#answered ? { ...answer, duties: [...answer.duties, ...this.#answered.duties.filter(({ law }) => !first.has(law))] } : answer;
    const before = this.#before;
    if (before !== undefined && before !== incident && this.#how !== "open") {
      if (this.#how === "edit") this.#push({ incident: before, work: this.work, at, whole: false });
      const noted = this.#log(before, incident, known, at, name);
      this.#waiting = noted ? first && this.#answered : this.#waiting;
    }
    this.#how = "edit";
    this.#before = incident;
    this.#answered = known ?? this.#answered;
  }

  /** The whole of an answer of which a part was told: now it is known what the last step did. */
  completed(answer: Assessment, name: (duty: DutyOut) => string): void {
    const last = this.work.log.at(-1);
    if (this.#waiting && last) this.work = { ...this.work, log: [...this.work.log.slice(0, -1), { ...last, memo: memo(this.#waiting, answer, name) }] };
    this.#waiting = undefined;
    this.#answered = answer;
  }

  #log(before: Incident, after: Incident, answer: Assessment | null, at: string, name: (duty: DutyOut) => string): boolean {
    const facts = factChanges(before, after);
    if (facts.length === 0 || this.#how === "open") return false;
    const entry: Entry = {
      at,
      how: this.#how,
      facts: facts.slice(0, LISTED),
      more: Math.max(0, facts.length - LISTED),
      memo: answer && this.#answered ? memo(this.#answered, answer, name) : null,
    };
    this.work = { ...this.work, log: [...this.work.log, entry] };
    return true;
  }

  #push(state: State): void {
    this.#past = [...this.#past.slice(-STEPS + 1), state];
    this.#future = [];
  }

  /** The facts before the last step, or after the one that was taken back. */
  step(back: boolean, current: Incident, at: string): Incident | undefined {
    const [from, to] = back ? [this.#past, this.#future] : [this.#future, this.#past];
    const state = from.at(-1);
    if (!state) return undefined;
    from.pop();
    to.push({ incident: current, work: this.work, at, whole: state.whole });
    // The log says what was done, and so also what was taken back: it only grows.
    this.work = state.whole ? state.work : { ...this.work, duties: state.work.duties };
    // A step that only noted something changes no fact, and so brings no answer.
    if (state.incident !== current) this.#how = state.whole ? "open" : back ? "undo" : "redo";
    return state.incident;
  }

  of(duty: string): DutyWork {
    return this.work.duties[duty] ?? {};
  }

  /** Notes something of a duty; what is noted of none is taken away. */
  note(current: Incident, duty: string, change: DutyWork, at: string): void {
    this.#push({ incident: current, work: this.work, at, whole: false });
    const noted = Object.fromEntries(Object.entries({ ...this.of(duty), ...change }).filter(([, value]) => value !== undefined && value !== ""));
    const { [duty]: _, ...others } = this.work.duties;
    this.work = { ...this.work, duties: Object.keys(noted).length > 0 ? { ...others, [duty]: noted } : others };
  }

  /** Adds what was sealed. No step leads back before it, not even one to the incident that was there before this one. */
  seal(entry: unknown): void {
    this.work = { ...this.work, evidence: [...this.work.evidence, entry] };
    this.#past = sinceOpened(this.#past);
    this.#future = sinceOpened(this.#future);
  }

  /** Moves the clock of an exercise. */
  moveClock(ahead: number): void {
    this.work = { ...this.work, ahead };
  }

  keep(version: Version): void {
    this.work = { ...this.work, versions: [...this.work.versions, version] };
  }

  drop(version: Version): void {
    this.work = { ...this.work, versions: this.work.versions.filter((other) => other !== version) };
  }
}

/** The steps that lead to no other incident. */
function sinceOpened(steps: State[]): State[] {
  return steps.slice(steps.map(({ whole }) => whole).lastIndexOf(true) + 1);
}
