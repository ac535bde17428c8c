/** Who is affected: one group for people with the same residence, data and protection. */
import { html, nothing, type TemplateResult } from "lit";

import { checks } from "../controls/checks.ts";
import { radios, yesNo } from "../controls/radios.ts";
import { count, select, text } from "../controls/text.ts";
import { writeCount } from "../model/count.ts";
import type { Facts } from "../model/facts.ts";
import { fieldId, texts } from "../model/path.ts";
import { choices } from "../model/words.ts";

export function people(facts: Facts): TemplateResult {
  const list = facts.list("cohorts");
  const add = () => facts.set("cohorts", [...(list ?? []), {}]);
  const remove = (index: number) => {
    const rest = (list ?? []).filter((_, other) => other !== index);
    facts.set("cohorts", rest.length > 0 ? rest : undefined);
  };
  return html`
    <p class="hint">People who live in the same place and whose data and protection are the same make one group.</p>
    ${list === undefined ? html`<p class="state" id=${fieldId("cohorts")} tabindex="-1">Not known who is affected.</p>` : nothing}
    ${list?.map((_, index) => group(facts, index, () => remove(index)))}
    <p><button type="button" @click=${add}>Add a group of people</button></p>`;
}

function group(facts: Facts, index: number, remove: () => void): TemplateResult {
  const at = `cohorts[${index}]`;
  const { residences, lists } = facts.words;
  const elements = choices(lists.elements);
  return html`<fieldset class="cohort">
    <legend id=${fieldId(at)} tabindex="-1">${title(facts, index)}</legend>
    <div class="pair">
      ${select(facts, { path: `${at}.residence`, label: "They live in" }, residences)}
      ${count(facts, { path: `${at}.count`, label: "How many", hint: "620, 100-4000, at least 500; empty = not known" })}
    </div>
    ${elementList(facts, { path: `${at}.data`, label: "Which of their data are involved?", hint: "Once known, the list is complete: what is not ticked is not involved." }, elements)}
    ${yesNo(facts, { path: `${at}.encrypted`, label: "Were the data encrypted or otherwise unreadable?" })}
    ${facts.get(`${at}.encrypted`) === true ? yesNo(facts, { path: `${at}.key_taken`, label: "Was the key, or another way to read them, taken too?" }) : nothing}
    <details><summary>More about this group</summary>
      ${checks(facts, { path: `${at}.possible_data`, label: "May be involved, but is not confirmed", options: elements, none: "Nothing", plain: true })}
      ${checks(facts, { path: `${at}.subjects`, label: "What are they to the organisation?", options: choices(lists.subjects), none: "None of these" })}
      ${radios(facts, { path: `${at}.medium`, label: "Medium of the data" }, choices(lists.media))}
      ${text(facts, { path: `${at}.owner`, label: "Whose data are they?", hint: "Where the organisation holds them for another: that owner's name." })}
    </details>
    <p><button type="button" class="link" @click=${remove}>Remove this group</button></p>
  </fieldset>`;
}

function title(facts: Facts, index: number): string {
  const at = `cohorts[${index}]`;
  const count = writeCount(facts.get(`${at}.count`));
  const place = facts.text(`${at}.residence`);
  const where = place === "" ? "" : ` in ${facts.words.place(place)}`;
  return `Group ${index + 1}: ${count === "" ? "unknown number of" : count} ${count === "1" ? "person" : "people"}${where}`;
}

/** The elements are many: those that are chosen are said in a line, the list opens on demand. */
function elementList(facts: Facts, field: { path: string; label: string; hint: string }, options: ReturnType<typeof choices>): TemplateResult {
  const chosen = texts(facts.get(field.path)).map((word) => facts.words.label(word));
  return html`<details class="elements">
    <summary><span>Data involved:</span> ${facts.list(field.path) === undefined ? "not known" : chosen.length > 0 ? chosen.join(", ") : "none"}</summary>
    ${checks(facts, { ...field, options, none: "None of these" })}
  </details>`;
}
