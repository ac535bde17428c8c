/** The whole form, in folds, of which the first begins open; what is to be mended is reached from the error summary. */
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { late } from "../late.ts";
import type { Facts } from "../model/facts.ts";
import type { Body } from "./bodies.ts";
import { events } from "./events.ts";

const bodies = late(() => import("./bodies.ts"), ({ bodies }, facts: Facts, name: Body) => bodies[name](facts));

/** Waits until every section is there. */
export const formFetched = bodies.fetch;

export function form(facts: Facts): TemplateResult {
  const body = (name: Body) => bodies(facts.refresh, facts, name);
  return html`<form novalidate @submit=${(event: Event) => event.preventDefault()}>
    ${section(facts, "When", t("What happened when"), ["timeline"], events(facts), true)}
    ${section(facts, "People", t("Who is affected"), ["cohorts"], body("people"))}
    ${section(facts, "Nature", t("What was done to the data"), ["cause", "effects", "harm"], body("nature"))}
    ${section(facts, "Organisation", t("The organisation"), ["organization", "reference"], body("organization"))}
    ${section(facts, "Laws", t("What the laws ask"), ["answers"], body("answers"))}
    ${section(facts, "Holds", t("Holds"), ["holds"], body("holds"))}
    ${section(facts, "Notices", t("Notices sent and planned"), ["notices"], body("notices"))}
    <datalist id="zones">${facts.words.zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>
    <datalist id="places-and-groups">${[...facts.words.groups, ...facts.words.residences].map(({ value, label }) => html`<option value=${label}>${value}</option>`)}</datalist>
    <datalist id="places">${facts.words.residences.map(({ value, label }) => html`<option value=${label}>${value}</option>`)}</datalist>
  </form>`;
}

/** @param paths the facts that it holds: what is wrong with them is counted beside its title */
function section(facts: Facts, name: string, title: string, paths: string[], body: unknown, open = false): TemplateResult {
  const wrong = paths.flatMap((path) => facts.errorsAt(path, true)).length;
  const mark = wrong === 0 ? nothing : html` <span class="badge late">${wrong === 1 ? t("1 problem") : t("{n} problems", { n: wrong })}</span>`;
  return html`<details class="section" data-section=${name} ?open=${open}><summary><h3>${title}${mark}</h3></summary>${body}</details>`;
}
