/** What the parts of the answer need to show it. */
import type { Assessment, DutyOut, Engine } from "noticeclock";

import { asked } from "../model/words.ts";
import type { Facts } from "../model/facts.ts";
import type { Desk } from "../work/desk.ts";
import type { DutyWork } from "../work/model.ts";

export interface View {
  answer: Assessment;
  engine: Engine;
  facts: Facts;
  desk: Desk;
  /** The folds that were opened. */
  opened: ReadonlySet<string>;
  open: (fold: string) => void;
  /** Shows the field of a fact. */
  goTo: (path: string) => void;
  /** Shows a duty. */
  goToDuty: (id: string) => void;
  /** Notes something of a duty. */
  note: (duty: string, change: DutyWork) => void;
  /** Sets the clock of an exercise; without an instant, to the real one. */
  setClock: (at?: string) => void;
  refresh: () => void;
  /** Whether own rules are so many that they are answered after the law, in slices. */
  inSlices: boolean;
  /** Of so many own rules the answer is still to come; nought once it is whole. */
  pending: number;
  /** The answer once it is whole, for what is taken along. */
  whole: () => Promise<Assessment>;
}

/** Whether a duty is the one that somebody is being led to. */
export function isWanted({ facts: { drafts } }: View): (duty: DutyOut) => boolean {
  const wanted = drafts.get("duty");
  return ({ id }) => id === wanted;
}

/** The question that asks for a fact; its path where there is none. */
export function asks({ answer }: View, path: string): string {
  const found = answer.questions.find((question) => question.path === path);
  return found ? asked(found) : path;
}
