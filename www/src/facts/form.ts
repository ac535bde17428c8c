/** The whole form, in folds: the first open, the others as far as they hold something to mend. */
import { html, type TemplateResult } from "lit";

import type { Facts } from "../model/facts.ts";
import { events } from "./events.ts";
import { nature } from "./nature.ts";
import { organization } from "./organization.ts";
import { people } from "./people.ts";

export function form(facts: Facts): TemplateResult {
  const starts = (...heads: string[]) => facts.errors.some((error) => heads.some((head) => error.path.startsWith(head)));
  return html`<form novalidate @submit=${(event: Event) => event.preventDefault()}>
    ${section("When", "What happened when", events(facts), true)}
    ${section("People", "Who is affected", people(facts), starts("cohorts"))}
    ${section("Nature", "What was done to the data", nature(facts), starts("cause", "effects", "harm"))}
    ${section("Organisation", "The organisation", organization(facts), starts("organization", "reference"))}
    <datalist id="zones">${facts.words.zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>
  </form>`;
}

function section(name: string, title: string, body: TemplateResult, open: boolean): TemplateResult {
  return html`<details class="section" data-section=${name} ?open=${open}><summary><h3>${title}</h3></summary>${body}</details>`;
}
