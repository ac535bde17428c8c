import type { Assessment, Incident, IncidentErrors, RuleErrors } from "./noticeclock.js";

/**
 * The page as an element: facts of a breach in, duties out, live. Nothing leaves the browser.
 *
 * @fires notice-clock-change - the facts or the answer have changed; `detail` holds both, and in `pending` of how many own rule files the answer
 *   is still to come: where there are more than a hundred, the laws on board are answered first, and it is fired again
 * @fires notice-clock-error - the facts, the rules or the module cannot be used; `detail` is the error
 *
 * @csspart page - all of it
 * @csspart toolbar - the buttons above: open, save, undo, library, language
 * @csspart language - the choice of the language
 * @csspart facts - the form
 * @csspart duties - the answer
 * @csspart downloads - what can be taken along
 * @csspart work - the response plan, the evidence register, the log and the versions
 * @csspart exercise - what says that an incident is an exercise
 * @csspart keeping - what is kept in this browser
 * @csspart library - the law library
 *
 * @cssprop --notice-clock-ink - text
 * @cssprop --notice-clock-quiet - text of less weight
 * @cssprop --notice-clock-paper - ground
 * @cssprop --notice-clock-sheet - ground of what is set apart
 * @cssprop --notice-clock-rule - lines
 * @cssprop --notice-clock-edge - borders of fields and buttons
 * @cssprop --notice-clock-accent - links, chosen things, the focus
 * @cssprop --notice-clock-alarm - errors, what is overdue
 * @cssprop --notice-clock-care - doubts and warnings
 * @cssprop --notice-clock-good - what is done
 * @cssprop --notice-clock-font - family of the letters
 */
export class NoticeClock extends HTMLElement {
  /** Address of an incident, or of a saved file, (JSON) to begin with. */
  incident: string | null;
  /** Addresses of rule files to add, separated by spaces. */
  rules: string | null;
  /** The instant to reckon from, RFC 3339; without it, the clock of the browser. */
  now: string | null;
  /** `light` or `dark`; without it, as the system has it. */
  theme: "light" | "dark" | null;
  /** `en`, `de`, `fr` or `es`, also with a region; without it, that of what the element stands in. A reader may choose another. */
  override lang: string;
  /** `off` takes away the offer to keep the facts in the browser. */
  keep: "off" | null;
  /** The facts. */
  value: Incident;
  /** The answer to them; null while they have errors. */
  readonly assessment: Assessment | null;
}

declare global {
  interface HTMLElementTagNameMap {
    "notice-clock": NoticeClock;
  }
  interface HTMLElementEventMap {
    "notice-clock-change": CustomEvent<{ value: Incident; assessment: Assessment | null; pending: number }>;
    "notice-clock-error": CustomEvent<IncidentErrors | RuleErrors | Error>;
  }
}
