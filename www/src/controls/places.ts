/** Several places: each with a button to take it out, and a list to add one from. */
import { html, nothing, type TemplateResult } from "lit";

import type { Facts } from "../model/facts.ts";
import { fieldId, texts } from "../model/path.ts";
import type { Choice } from "../model/words.ts";
import { changed, type Field, group } from "./field.ts";

export function places(facts: Facts, field: Field, options: Choice[], none: string): TemplateResult {
  const { path } = field;
  const known = facts.list(path) !== undefined;
  const chosen = texts(facts.get(path));
  const add = (event: Event) => {
    const code = changed(event);
    if (code === "-") facts.set(path, []);
    else if (code !== "") facts.set(path, [...chosen, code]);
    (event.target as HTMLSelectElement).value = "";
  };
  const without = (code: string) => {
    const rest = chosen.filter((other) => other !== code);
    return () => facts.set(path, rest.length > 0 ? rest : undefined);
  };
  const id = `${fieldId(path)}-add`;
  return group(facts, { ...field, whole: true }, html`
    ${chosen.length > 0
      ? html`<ul class="tokens">
          ${chosen.map((code) => html`<li>
            ${facts.words.place(code)}
            <button type="button" class="token" @click=${without(code)} aria-label="Remove ${facts.words.place(code)}">×</button>
          </li>`)}
        </ul>`
      : html`<p class="state">${known ? none : "Not known"}
          ${known ? html`<button type="button" class="link" @click=${() => facts.set(path, undefined)}>Not known after all</button>` : nothing}</p>`}
    <label for=${id}>Add a place</label>
    <select id=${id} @change=${add}>
      <option value="">Choose…</option>
      ${known || chosen.length > 0 ? nothing : html`<option value="-">${none}</option>`}
      ${options.map(({ value, label }) => (chosen.includes(value) ? nothing : html`<option value=${value}>${label}</option>`))}
    </select>`);
}
