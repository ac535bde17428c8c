/** The whole form, in folds, of which the first begins open; what is to be mended is reached from the error summary. */
import { html, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { answers } from "./answers.ts";
import { events } from "./events.ts";
import { holds, notices } from "./holds.ts";
import { nature } from "./nature.ts";
import { organization } from "./organization.ts";
import { people } from "./people.ts";

export function form(facts: Facts): TemplateResult {
  return html`<form novalidate @submit=${(event: Event) => event.preventDefault()}>
    ${section("When", t("What happened when"), events(facts), true)}
    ${section("People", t("Who is affected"), people(facts))}
    ${section("Nature", t("What was done to the data"), nature(facts))}
    ${section("Organisation", t("The organisation"), organization(facts))}
    ${section("Laws", t("What the laws ask"), answers(facts))}
    ${section("Holds", t("Holds"), holds(facts))}
    ${section("Notices", t("Notices sent and planned"), notices(facts))}
    <datalist id="zones">${facts.words.zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>
    <datalist id="places-and-groups">${[...facts.words.groups, ...facts.words.residences].map(({ value, label }) => html`<option value=${label}>${value}</option>`)}</datalist>
    <datalist id="places">${facts.words.residences.map(({ value, label }) => html`<option value=${label}>${value}</option>`)}</datalist>
  </form>`;
}

function section(name: string, title: string, body: TemplateResult, open = false): TemplateResult {
  return html`<details class="section" data-section=${name} ?open=${open}><summary><h3>${title}</h3></summary>${body}</details>`;
}
