/** Several of many words: not known, or exactly those that are ticked. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { fieldId, texts } from "../model/path.ts";
import type { Choice } from "../model/words.ts";
import { type Field, group } from "./field.ts";
import { typed } from "./typed.ts";

export interface ManyOf extends Field {
  options: Choice[];
  /** What it says when nothing but this is known: "None of these". */
  none: string;
  /** An empty list is the same as an absent one. */
  plain?: boolean;
  /** Whether the words are many and can be searched. */
  search?: boolean;
}

export function checks(facts: Facts, field: ManyOf): TemplateResult {
  const { path, plain } = field;
  const wanted = field.search ? (facts.drafts.get(`search:${path}`) ?? "").toLowerCase() : "";
  const options = wanted === "" ? field.options : field.options.filter(({ value, label }) => `${label} ${value}`.toLowerCase().includes(wanted));
  const chosen = facts.list(path) === undefined ? undefined : texts(facts.get(path));
  const boxes = html`${field.search ? search(facts, field, options.length) : nothing}<div class="checks">
    ${options.map(({ value, label }) => html`<label class="choice">
      <input type="checkbox" .checked=${live(chosen?.includes(value) ?? false)}
        @change=${() => facts.set(path, toggled(chosen ?? [], value, plain ?? false))} />
      <span>${label}</span>
    </label>`)}
  </div>`;
  const body = plain ? boxes : html`${knownOrNot(facts, field, chosen)}${chosen === undefined ? nothing : boxes}`;
  return group(facts, { ...field, whole: true }, body);
}

function search(facts: Facts, { path, prefix = "" }: ManyOf, found: number): TemplateResult {
  const id = `${prefix}${fieldId(path)}-search`;
  return html`<label for=${id}>${t("Search")}</label>
    <input id=${id} type="text" class="narrow" autocomplete="off" spellcheck="false" .value=${typed(facts.drafts.get(`search:${path}`) ?? "")}
      @input=${(event: Event) => facts.draft(`search:${path}`, (event.target as HTMLInputElement).value || undefined)} />
    <span class="sr" role="status">${facts.drafts.has(`search:${path}`) ? t("{n} found", { n: found }) : nothing}</span>`;
}

function knownOrNot(facts: Facts, { path, none, prefix = "" }: ManyOf, chosen: string[] | undefined): TemplateResult {
  const radio = (label: string, on: boolean, list: string[] | undefined) => html`<label class="choice">
    <input type="radio" name="${prefix}${fieldId(path)}-known" .checked=${live(on)} @change=${() => facts.set(path, list)} />
    <span>${label}</span>
  </label>`;
  const known = chosen !== undefined;
  return html`<div class="choices">
    ${radio(t("Not known"), !known, undefined)} ${radio(known && chosen.length === 0 ? none : t("These:"), known, chosen ?? [])}
  </div>`;
}

function toggled(chosen: string[], value: string, plain: boolean): string[] | undefined {
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return plain && next.length === 0 ? undefined : next;
}
