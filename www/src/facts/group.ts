/** All that is known of one group of people beside its row. */
import { html, nothing, type TemplateResult } from "lit";

import { checks } from "../controls/checks.ts";
import { radios, yesNo } from "../controls/radios.ts";
import { text } from "../controls/text.ts";
import { t } from "../i18n.ts";
import { writeCount } from "../model/count.ts";
import type { Facts } from "../model/facts.ts";
import { isObject, texts } from "../model/path.ts";
import { choices } from "../model/words.ts";

export function group(facts: Facts, index: number): TemplateResult {
  const at = `cohorts[${index}]`;
  const { lists } = facts.words;
  const elements = choices(lists.elements);
  const copy = () => {
    const rows = facts.list("cohorts") ?? [];
    const { residence: _, count: __, ...same } = isObject(rows[index]) ? rows[index] : {};
    facts.set("cohorts", [...rows, same]);
  };
  return html`<fieldset class="cohort">
    <legend>${title(facts, index)}</legend>
    ${checks(facts, { path: `${at}.data`, label: t("Which of their data are involved?"), hint: t("Once known, the list is complete: what is not ticked is not involved."), options: elements, none: t("None of these"), search: true })}
    ${facts.get(`${at}.encrypted`) === true || facts.get(`${at}.key_taken`) !== undefined
      ? yesNo(facts, { path: `${at}.key_taken`, label: t("Was the key, or another way to read them, taken too?") }) : nothing}
    <details ?open=${texts(facts.get(`${at}.possible_data`)).length > 0}><summary>${t("More about this group")}</summary>
      ${checks(facts, { path: `${at}.possible_data`, label: t("May be involved, but is not confirmed"), options: elements, none: t("Nothing"), plain: true, search: true })}
      ${radios(facts, { path: `${at}.medium`, label: t("Medium of the data") }, choices(lists.media))}
      ${checks(facts, { path: `${at}.subjects`, label: t("What are they to the organisation?"), options: choices(lists.subjects), none: t("None of these") })}
      ${text(facts, { path: `${at}.owner`, label: t("Whose data are they?"), hint: t("Where the organisation holds them for another: that owner's name.") })}
    </details>
    <p class="line"><button type="button" @click=${copy}>${t("Another group with the same data")}</button>
      <button type="button" @click=${() => facts.draft(`row:${index}`, undefined)}>${t("Close")}</button></p>
  </fieldset>`;
}

export function title(facts: Facts, index: number): string {
  const at = `cohorts[${index}]`;
  const count = writeCount(facts.get(`${at}.count`));
  const place = facts.text(`${at}.residence`);
  const many = count === "" ? t("unknown number of people") : count === "1" ? t("1 person") : t("{count} people", { count });
  return place === "" ? t("Group {n}: {many}", { n: index + 1, many }) : t("Group {n}: {many} in {place}", { n: index + 1, many, place: facts.words.place(place) });
}
