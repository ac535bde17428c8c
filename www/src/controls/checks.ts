/** Several of many words: not known, or exactly those that are ticked. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import type { Facts } from "../model/facts.ts";
import { fieldId, texts } from "../model/path.ts";
import type { Choice } from "../model/words.ts";
import { type Field, group } from "./field.ts";

export interface ManyOf extends Field {
  options: Choice[];
  /** What it says when nothing but this is known: "None of these". */
  none: string;
  /** An empty list is the same as an absent one. */
  plain?: boolean;
}

export function checks(facts: Facts, field: ManyOf): TemplateResult {
  const { path, options, plain } = field;
  const chosen = facts.list(path) === undefined ? undefined : texts(facts.get(path));
  const boxes = html`<div class="checks">
    ${options.map(({ value, label }) => html`<label class="choice">
      <input type="checkbox" .checked=${live(chosen?.includes(value) ?? false)}
        @change=${() => facts.set(path, toggled(chosen ?? [], value, plain ?? false))} />
      <span>${label}</span>
    </label>`)}
  </div>`;
  const body = plain ? boxes : html`${knownOrNot(facts, path, chosen, field.none)}${chosen === undefined ? nothing : boxes}`;
  return group(facts, { ...field, whole: true }, body);
}

function knownOrNot(facts: Facts, path: string, chosen: string[] | undefined, none: string): TemplateResult {
  const radio = (label: string, on: boolean, list: string[] | undefined) => html`<label class="choice">
    <input type="radio" name="${fieldId(path)}-known" .checked=${live(on)} @change=${() => facts.set(path, list)} />
    <span>${label}</span>
  </label>`;
  const known = chosen !== undefined;
  return html`<div class="choices">
    ${radio("Not known", !known, undefined)} ${radio(known && chosen.length === 0 ? none : "These:", known, chosen ?? [])}
  </div>`;
}

function toggled(chosen: string[], value: string, plain: boolean): string[] | undefined {
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return plain && next.length === 0 ? undefined : next;
}
