/** Several places: each with a button to take it out, and a field to add one by its name or code. */
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { fieldId, texts } from "../model/path.ts";
import { type Field, group } from "./field.ts";
import { typed } from "./typed.ts";

/** @param groups whether a group of places, such as the EU, is an answer too */
export function places(facts: Facts, field: Field, groups: boolean): TemplateResult {
  const { path } = field;
  const known = facts.list(path) !== undefined;
  const chosen = texts(facts.get(path));
  const id = `${field.prefix ?? ""}${fieldId(path)}-add`;
  const wrong = facts.drafts.get(`place:${path}`);
  const add = (event: Event) => {
    const input = (event.target as HTMLElement).closest(".line")?.querySelector("input");
    const typed = input?.value.trim() ?? "";
    if (!input || typed === "") return;
    const code = facts.words.code(typed, groups);
    if (code !== undefined) input.value = "";
    facts.draft(`place:${path}`, code === undefined ? typed : undefined);
    if (code !== undefined && !chosen.includes(code)) facts.set(path, [...chosen, code]);
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add(event);
  };
  const without = (code: string) => {
    const rest = chosen.filter((other) => other !== code);
    return () => facts.set(path, rest.length > 0 ? rest : undefined);
  };
  return group(facts, { ...field, whole: true }, html`
    ${chosen.length > 0
      ? html`<ul class="tokens">
          ${chosen.map((code) => html`<li>
            ${facts.words.place(code)}
            <button type="button" class="token" @click=${without(code)} aria-label=${t("Remove {place}", { place: facts.words.place(code) })}>×</button>
          </li>`)}
        </ul>`
      : html`<p class="state">${known ? t("Nowhere") : t("Not known")}
          ${known
            ? html`<button type="button" class="link" @click=${() => facts.set(path, undefined)}>${t("Not known after all")}</button>`
            : html`<button type="button" class="link" @click=${() => facts.set(path, [])}>${t("Nowhere")}</button>`}</p>`}
    <label for=${id}>${t("Add a place")}</label>
    ${wrong === undefined ? nothing : html`<p class="error" id="${id}-error"><b>${t("Error:")}</b> ${t("{text} is no place on file, or could be two.", { text: wrong })}</p>`}
    <div class="line"><input id=${id} type="text" list=${groups ? "places-and-groups" : "places"} .value=${typed(wrong ?? "")} autocomplete="off" spellcheck="false"
      aria-invalid=${wrong === undefined ? nothing : "true"} aria-describedby=${wrong === undefined ? nothing : `${id}-error`} @keydown=${enter} @change=${add} />
      <button type="button" @click=${add}>${t("Add")}<span class="sr">: ${field.label}</span></button></div>`);
}
