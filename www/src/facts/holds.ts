/** Requests to wait, and notices that were sent or are planned. */
import { html, nothing, type TemplateResult } from "lit";

import { checks } from "../controls/checks.ts";
import { moment } from "../controls/moment.ts";
import { yesNo } from "../controls/radios.ts";
import { select, text } from "../controls/text.ts";
import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { fieldId, isObject, texts } from "../model/path.ts";
import { plain } from "../model/words.ts";

const KINDS = ["individuals", "authority", "consumer_reporting_agencies", "media", "data_owner", "police", "card_brands", "acquirer", "insurer", "counterparty", "internal", "public", "register"];
const ASKED_BY = ["law_enforcement", "national_security", "attorney_general"];

export function holds(facts: Facts): TemplateResult {
  return html`<p class="hint" id=${fieldId("holds")} tabindex="-1">${t("Where the police or another authority has asked to wait with notices.")}</p>
    ${entries(facts, "holds", t("Add a hold"), { by: "" }, (n) => t("Hold {n}", { n }), (at) => html`
      ${text(facts, { path: `${at}.by`, label: t("Who asked to wait?") }, { read: (typed) => typed.trim() })}
      ${select(facts, { path: `${at}.authority`, label: t("In what capacity?") }, plain(ASKED_BY))}
      ${checks(facts, { path: `${at}.covers`, label: t("Which notices must wait?"), hint: t("Not known stands for all of them."), options: covers(facts, at), none: t("None of these") })}
      ${moment(facts, { path: `${at}.from`, label: t("From when?") }, false)}
      ${moment(facts, { path: `${at}.until`, label: t("Until when?") }, false)}
      ${yesNo(facts, { path: `${at}.written`, label: t("Was it asked in writing?") })}`)}`;
}

/** Kinds of recipients, and single duties where a file names them. */
function covers(facts: Facts, at: string) {
  const named = texts(facts.get(`${at}.covers`)).filter((word) => !KINDS.includes(word));
  return [...plain(KINDS), ...named.map((id) => ({ value: id, label: id }))];
}

export function notices(facts: Facts): TemplateResult {
  return html`<p class="hint" id=${fieldId("notices")} tabindex="-1">${t("A notice is marked as planned or sent at its duty; what is marked stands here too.")}</p>
    ${entries(facts, "notices", undefined, {}, (n) => t("Notice {n}", { n }), (at) => html`
      ${text(facts, { path: `${at}.duty`, label: t("Of which duty?") }, { read: (typed) => typed.trim() })}
      <div class="pair top">${moment(facts, { path: `${at}.planned`, label: t("When is this notice planned for?") }, false)}
      ${moment(facts, { path: `${at}.sent`, label: t("When was this notice sent?") }, false)}</div>`)}`;
}

/** A list of entries, each in a box with the way to take it out. */
function entries(facts: Facts, path: string, add: string | undefined, blank: Record<string, unknown>, name: (n: number) => string, show: (at: string) => TemplateResult): TemplateResult {
  const list = facts.list(path) ?? [];
  const remove = (index: number) => {
    const rest = list.filter((_, other) => other !== index);
    facts.set(path, rest.length > 0 ? rest : undefined);
  };
  return html`${list.map((entry, index) => (isObject(entry) ? html`<fieldset class="cohort"><legend id=${fieldId(`${path}[${index}]`)} tabindex="-1">${name(index + 1)}</legend>
      ${show(`${path}[${index}]`)}
      <p><button type="button" class="link" @click=${() => remove(index)}>${t("Remove")}<span class="sr">: ${name(index + 1)}</span></button></p></fieldset>` : nothing))}
    ${list.length === 0 ? html`<p class="state">${facts.list(path) === undefined ? t("Not known of any.") : t("There are none.")}</p>` : nothing}
    <p class="line">${add === undefined ? nothing : html`<button type="button" @click=${() => facts.set(path, [...list, blank])}>${add}</button>`}
      ${facts.list(path) === undefined ? html`<button type="button" class="link" @click=${() => facts.set(path, [])}>${t("There are none")}</button>` : nothing}
      ${list.length === 0 && facts.list(path) !== undefined ? html`<button type="button" class="link" @click=${() => facts.set(path, undefined)}>${t("Not known after all")}</button>` : nothing}</p>`;
}
