/** What all fields share: hint and errors, and how a control points to them. */
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { fieldId } from "../model/path.ts";

export interface Field {
  path: string;
  label: string;
  hint?: string | null | undefined;
  /** The field shows everything inside the value, and so its errors too. */
  whole?: boolean;
  /** Tells the fields of one fact apart, where it is asked for in two places. */
  prefix?: string;
}

/** Hint and errors, and the ids that describe the control. */
export function about(facts: Facts, { path, hint, whole, prefix = "" }: Field) {
  const id = `${prefix}${fieldId(path)}`;
  const errors = facts.errorsAt(path, whole);
  const ids = [hint ? `${id}-hint` : "", errors.length > 0 ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    invalid: errors.length > 0,
    describedBy: ids || nothing,
    hint: hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing,
    error:
      errors.length > 0
        ? html`<p class="error" id="${id}-error">
            ${errors.map(({ message, help }) => html`<span><b>${t("Error:")}</b> ${message}${help ? html`. ${help}` : nothing}</span> `)}
          </p>`
        : nothing,
  };
}

/** A group of controls under one legend. */
export function group(facts: Facts, field: Field, content: unknown): TemplateResult {
  const { id, invalid, describedBy, hint, error } = about(facts, field);
  return html`<fieldset class="field ${invalid ? "invalid" : ""}" aria-describedby=${describedBy}>
    <legend id=${id} tabindex="-1">${field.label}</legend>
    ${hint}${error}${content}
  </fieldset>`;
}

export function changed(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
