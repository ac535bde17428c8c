/** The whole form, in folds, of which the first begins open; what is to be mended is reached from the error summary. */
import { html, type TemplateResult } from "lit";

import type { Facts } from "../model/facts.ts";
import { events } from "./events.ts";
import { nature } from "./nature.ts";
import { organization } from "./organization.ts";
import { people } from "./people.ts";

export function form(facts: Facts): TemplateResult {
  return html`<form novalidate @submit=${(event: Event) => event.preventDefault()}>
    ${section("When", "What happened when", events(facts), true)}
    ${section("People", "Who is affected", people(facts))}
    ${section("Nature", "What was done to the data", nature(facts))}
    ${section("Organisation", "The organisation", organization(facts))}
    <datalist id="zones">${facts.words.zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>
  </form>`;
}

function section(name: string, title: string, body: TemplateResult, open = false): TemplateResult {
  return html`<details class="section" data-section=${name} ?open=${open}><summary><h3>${title}</h3></summary>${body}</details>`;
}
