/** One of a few answers. "Not known" is always among them, and the one that stands until another is given. */
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import type { Choice } from "../model/words.ts";
import { fieldId } from "../model/path.ts";
import { type Field, group } from "./field.ts";

export function radios(facts: Facts, field: Field, options: Choice[]): TemplateResult {
  const value = facts.get(field.path);
  const radio = (choice: Choice, stored: unknown) => html`<label class="choice">
    <input type="radio" name="${field.prefix ?? ""}${fieldId(field.path)}" .checked=${live(value === stored)}
      @change=${() => facts.set(field.path, stored)} />
    <span>${choice.label}</span>
  </label>`;
  return group(facts, field, html`<div class="choices">
    ${options.map((choice) => radio(choice, choice.value))} ${radio({ value: "", label: t("Not known") }, undefined)}
  </div>`);
}

export function yesNo(facts: Facts, field: Field): TemplateResult {
  const value = facts.get(field.path);
  const radio = (label: string, stored: boolean | undefined) => html`<label class="choice">
    <input type="radio" name="${field.prefix ?? ""}${fieldId(field.path)}" .checked=${live(value === stored)}
      @change=${() => facts.set(field.path, stored)} />
    <span>${label}</span>
  </label>`;
  return group(facts, field, html`<div class="choices">
    ${radio(t("Yes"), true)} ${radio(t("No"), false)} ${radio(t("Not known"), undefined)}
  </div>`);
}
