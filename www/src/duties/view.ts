/** What the parts of the answer need to show it. */
import type { Assessment } from "noticeclock";

import type { Facts } from "../model/facts.ts";

export interface View {
  answer: Assessment;
  facts: Facts;
  /** The folds that were opened. */
  opened: ReadonlySet<string>;
  open: (fold: string) => void;
  /** Shows the field of a fact. */
  goTo: (path: string) => void;
}

/** The question that asks for a fact; its path where there is none. */
export function asks({ answer }: View, path: string): string {
  return answer.questions.find((question) => question.path === path)?.ask ?? path;
}
