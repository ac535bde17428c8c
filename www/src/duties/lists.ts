/** What is no duty but must be seen: places without a law on file, provisions not in force, warnings. */
import { html, nothing, type TemplateResult } from "lit";

import { day } from "../model/time.ts";
import { and } from "../model/words.ts";
import type { View } from "./view.ts";

export function uncovered({ answer, facts }: View): TemplateResult | typeof nothing {
  if (answer.uncovered.length === 0) return nothing;
  const names = answer.uncovered.map((code) => facts.words.place(code));
  return html`<section class="uncovered" aria-labelledby="uncovered-title">
    <h3 id="uncovered-title">No law on file for ${and(names)}</h3>
    <p>People there are affected. This answer says nothing about what is owed there: ask someone who knows.</p>
  </section>`;
}

export function warnings({ answer }: View): TemplateResult | typeof nothing {
  if (answer.warnings.length === 0) return nothing;
  return html`<section class="warnings" aria-labelledby="warnings-title">
    <h3 id="warnings-title">Before relying on this</h3>
    <ul>${answer.warnings.map((warning) => html`<li>${warning}</li>`)}</ul>
  </section>`;
}

const STATUS = { enacted: "Enacted", proposed: "Proposed", voluntary: "Voluntary", ended: "Ended" };

export function notInForce({ answer }: View): TemplateResult | typeof nothing {
  const items = answer.not_in_force;
  if (items.length === 0) return nothing;
  return html`<section aria-labelledby="not-in-force-title">
    <h3 id="not-in-force-title">Not in force, and no duty <span class="count">${items.length}</span></h3>
    <ul class="plain">${items.map(({ title, status, from, until, says, cite }) => html`<li>
      <b>${title}</b> <span class="badge">${STATUS[status]}${status === "enacted" && from !== null ? `, from ${day(from)}` : ""}${status === "ended" && until !== null ? ` on ${day(until)}` : ""}</span>
      <br />${says} <span class="cite">${cite}</span></li>`)}</ul>
  </section>`;
}

/** By what this answer can be reckoned again. */
export function provenance({ answer }: View): TemplateResult {
  return html`<p class="small provenance">Reckoned at ${answer.assessed_at} by engine ${answer.engine} with time zones ${answer.zones}.<br />
    Rules <code>${answer.rules}</code><br />Facts <code>${answer.facts}</code></p>`;
}
