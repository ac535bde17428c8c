/** One line of text, and one of many words. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { t } from "../i18n.ts";
import { parseCount, writeCount } from "../model/count.ts";
import type { Facts } from "../model/facts.ts";
import type { Choice } from "../model/words.ts";
import { about, changed, type Field } from "./field.ts";
import { typed } from "./typed.ts";

interface Line {
  /** What the fact looks like in the field. */
  write?: (value: unknown) => string;
  /** What the text in the field means. */
  read?: (text: string) => unknown;
  list?: string;
  narrow?: boolean;
}

export function text(facts: Facts, field: Field, line: Line = {}): TemplateResult {
  const { id, invalid, describedBy, hint, error } = about(facts, field);
  const value = facts.get(field.path);
  const shown = line.write ? line.write(value) : value === undefined ? "" : String(value);
  const read = line.read ?? ((typed: string) => typed.trim() || undefined);
  return html`<div class="field ${invalid ? "invalid" : ""}">
    <label for=${id}>${field.label}</label>
    ${hint}${error}
    <input id=${id} type="text" class=${line.narrow ? "narrow" : ""} .value=${typed(shown)} autocomplete="off"
      spellcheck="false" list=${line.list ?? nothing} aria-describedby=${describedBy}
      aria-invalid=${invalid ? "true" : nothing} @change=${(event: Event) => facts.set(field.path, read(changed(event)))} />
  </div>`;
}

export function count(facts: Facts, field: Field): TemplateResult {
  return text(facts, field, { write: writeCount, read: parseCount, narrow: true });
}

export function select(facts: Facts, field: Field, options: Choice[]): TemplateResult {
  const { id, invalid, describedBy, hint, error } = about(facts, field);
  const value = facts.text(field.path);
  const known = value === "" || options.some((option) => option.value === value);
  return html`<div class="field ${invalid ? "invalid" : ""}">
    <label for=${id}>${field.label}</label>
    ${hint}${error}
    <select id=${id} aria-describedby=${describedBy} aria-invalid=${invalid ? "true" : nothing} .value=${live(value)}
      @change=${(event: Event) => facts.set(field.path, changed(event) || undefined)}>
      <option value="" ?selected=${value === ""}>${t("Not known")}</option>
      ${known ? nothing : html`<option value=${value} selected>${value}</option>`}
      ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
    </select>
  </div>`;
}
