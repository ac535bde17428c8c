/** The parts of a response plan, by the word that follows the plan's own in the id of a step. */
import type { DutyOut } from "noticeclock";

export const PARTS = ["fix", "understand", "losses", "contact", "learn"] as const;
export type Part = (typeof PARTS)[number];

/** The part of its plan that a step belongs to; undefined where a duty is no step of one. */
export function partOf({ id, kind }: DutyOut): Part | undefined {
  return kind === "policy" ? PARTS.find((part) => part === id.split("/")[1]) : undefined;
}
