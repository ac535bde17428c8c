/** The questions that laws declare, and their answers. */
import type { TermOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { radios, yesNo } from "../controls/radios.ts";
import { whole } from "../controls/whole.ts";
import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { fieldId } from "../model/path.ts";
import { typed } from "../controls/typed.ts";

/** Found questions that are shown at once. */
const SHOWN = 20;

/** The field of one question. */
export function answer(facts: Facts, { id, ask, help, label, choices, number }: TermOut, prefix = ""): TemplateResult {
  const about = { path: `answers.${id}`, label: ask ?? label, hint: help, prefix };
  if (number) return whole(facts, about, number);
  return choices.length === 0 ? yesNo(facts, about) : radios(facts, about, choices.map((word) => ({ value: word, label: facts.words.label(word) })));
}

export function answers(facts: Facts): TemplateResult {
  const all = facts.words.lists.questions;
  const wanted = (facts.drafts.get("answers-search") ?? "").toLowerCase();
  const shownByPath = facts.drafts.get("answer");
  const given = all.filter(({ id }) => facts.get(`answers.${id}`) !== undefined || shownByPath === `answers.${id}`);
  const matches = wanted === "" ? [] : all.filter(({ id, ask, label, help }) => `${id} ${ask ?? ""} ${label} ${help ?? ""}`.toLowerCase().includes(wanted));
  const field = (term: (typeof all)[number]) => answer(facts, term);
  return html`<p class="hint" id=${fieldId("answers")} tabindex="-1">${t("Single laws ask for what no other fact tells. Those that matter stand under \"Ask next\"; all {n} can be searched here.", { n: all.length })}</p>
    ${given.length > 0 ? html`<h4>${t("Answered")}</h4>${given.map(field)}` : nothing}
    <div class="field"><label for="answers-search">${t("Search the questions")}</label>
      <input id="answers-search" type="text" autocomplete="off" spellcheck="false" .value=${typed(facts.drafts.get("answers-search") ?? "")}
        @input=${(event: Event) => facts.draft("answers-search", (event.target as HTMLInputElement).value || undefined)} />
      <p class="small" role="status">${wanted === "" ? nothing : t("{n} found", { n: matches.length })}</p></div>
    ${matches.filter((question) => !given.includes(question)).slice(0, SHOWN).map(field)}`;
}
