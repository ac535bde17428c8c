import type { Assessment, Incident, IncidentErrors, RuleErrors } from "./noticeclock.js";

/**
 * The page as an element: facts of a breach in, duties out, live. Nothing leaves the browser.
 *
 * @fires notice-clock-change - the facts or the answer have changed; `detail` holds both
 * @fires notice-clock-error - the facts, the rules or the module cannot be used; `detail` is the error
 */
export class NoticeClock extends HTMLElement {
  /** Address of an incident (JSON) to begin with. */
  incident: string | null;
  /** Addresses of rule files to add, separated by spaces. */
  rules: string | null;
  /** The instant to reckon from, RFC 3339; without it, the clock of the browser. */
  now: string | null;
  /** `light` or `dark`; without it, as the system has it. */
  theme: "light" | "dark" | null;
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
    "notice-clock-change": CustomEvent<{ value: Incident; assessment: Assessment | null }>;
    "notice-clock-error": CustomEvent<IncidentErrors | RuleErrors | Error>;
  }
}
