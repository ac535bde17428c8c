/** One clause, field by field, and the file that it comes to. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { typed } from "../controls/typed.ts";
import { locale, t } from "../i18n.ts";
import { type Choice, choices, sentence } from "../model/words.ts";
import { type Field, spaced, type Terms } from "./clause.ts";
import { MANNERS } from "./spelling.ts";
import type { State } from "./state.ts";

/** Events that contracts count from; every other word of the vocabulary can be written into the file. */
const EVENTS = ["aware", "discovered", "detected", "determined", "occurred", "contained", "investigated", "assessed"];

export function form(state: State): TemplateResult {
  const { terms } = state;
  const { events } = terms.words.lists;
  const preview = state.preview();
  const submit = (event: Event) => {
    event.preventDefault();
    void state.add();
  };
  return html`<form novalidate class="clause" aria-labelledby="clause-title" @submit=${submit}>
    <h4 id="clause-title">${t("A clause")}</h4>
    <div class="pair top">
      ${line(state, "counterparty", t("Who must be told"), t("The customer, supplier or partner."))}
      ${line(state, "contract", t("What the contract is called"), t("Services agreement of 1 March 2025"))}
      ${line(state, "clause", t("Number of the clause"), "9.1")}
      ${select(state, "role", t("Our role"), [{ value: "partner", label: t("They are a partner") }, { value: "hold", label: t("We hold their data") }])}
      ${select(state, "trigger", t("What must have happened"), [{ value: "any", label: t("Any incident") }, { value: "theirs", label: t("Their data are affected") }, { value: "personal", label: t("Personal data are affected") }], state.draft.role === "hold" ? "theirs" : "any")}
    </div>
    <div class="pair top">
      ${line(state, "number", t("Within how many"), t("Leave it empty where the contract gives no number."), "numeric")}
      ${select(state, "unit", t("Unit"), [{ value: "", label: t("Choose") }, { value: "hours", label: t("hours") }, { value: "days", label: t("days") }, { value: "business days", label: t("business days") }])}
      ${select(state, "event", t("Counted from"), choices(events.filter(({ id }) => EVENTS.includes(id))).map(({ value, label }) => ({ value, label })), "aware")}
      ${select(state, "manner", t("Manner"), [...new Set(MANNERS.values())].map((id) => ({ value: id, label: id === "" ? t("None") : sentence(spaced(id)) })))}
    </div>
    <div class="pair top">
      ${line(state, "channel", t("Channel"), t("An e-mail address, a portal, a telephone number."))}
      ${line(state, "form", t("Form"), t("in writing"))}
      ${zone(state)}
      ${select(state, "calendar", t("Business days of"), calendars(state))}
      ${line(state, "from", t("From"), "", "date")}
      ${line(state, "until", t("Until"), "", "date")}
    </div>
    ${content(state)}
    ${preview === undefined ? nothing : html`<details class="written"><summary>${t("As its file (RON)")}</summary><pre class="ron" tabindex="0" role="region" aria-label=${preview.path}><code lang="en">${preview.text}</code></pre></details>`}
    <p><button type="submit" class="primary" aria-disabled=${state.busy ? "true" : "false"}>${t("Add the clause")}</button></p>
  </form>`;
}

const known = new WeakMap<Terms, readonly Choice[]>();

/** By name; put in order once, since there are many. */
function calendars(state: State): readonly Choice[] {
  const found = known.get(state.terms);
  if (found) return found;
  const named = [...state.terms.calendars].map((id) => ({ value: id, label: calendarName(state, id) })).sort((a, b) => a.label.localeCompare(b.label, locale()));
  const all = [{ value: "", label: t("None") }, ...named];
  known.set(state.terms, all);
  return all;
}

function calendarName({ terms: { words } }: State, id: string): string {
  const code = id.toUpperCase();
  const name = words.written(code);
  return name === code && id === "us-federal" ? `${words.place("US")} (${t("federal")})` : name;
}

/** Label, hint, what is wrong, and how the control points to them. */
function frame(state: State, field: Field, label: string, hint: string, control: (id: string, describedBy: unknown, invalid: unknown) => TemplateResult): TemplateResult {
  const id = `clause-${field}`;
  const wrong = state.slips.filter((slip) => slip.field === field);
  const ids = [hint === "" ? "" : `${id}-hint`, wrong.length > 0 ? `${id}-error` : ""].filter(Boolean).join(" ");
  return html`<div class="field ${wrong.length > 0 ? "invalid" : ""}"><label for=${id}>${label}</label>
    ${hint === "" ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${wrong.length === 0 ? nothing : html`<p class="error" id="${id}-error"><b>${t("Error:")}</b> ${wrong.map(({ says }) => says).join(" ")}</p>`}
    ${control(id, ids || nothing, wrong.length > 0 ? "true" : nothing)}</div>`;
}

function line(state: State, field: Field, label: string, hint: string, kind: "text" | "date" | "numeric" = "text"): TemplateResult {
  return frame(state, field, label, hint, (id, describedBy, invalid) => html`<input id=${id} type=${kind === "date" ? "date" : "text"} inputmode=${kind === "numeric" ? "numeric" : nothing} class=${kind === "numeric" ? "narrow" : ""}
    .value=${typed(state.draft[field] ?? "")} autocomplete="off" spellcheck="false" aria-describedby=${describedBy} aria-invalid=${invalid}
    @change=${(event: Event) => state.change(field, (event.target as HTMLInputElement).value)} />`);
}

function select(state: State, field: Field, label: string, options: readonly Choice[], otherwise = options[0]?.value ?? ""): TemplateResult {
  const chosen = state.draft[field] || otherwise;
  return frame(state, field, label, "", (id, describedBy, invalid) => html`<select id=${id} .value=${live(chosen)} aria-describedby=${describedBy} aria-invalid=${invalid}
    @change=${(event: Event) => state.change(field, (event.target as HTMLSelectElement).value)}>${options.map(({ value, label: name }) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}</select>`);
}

function zone(state: State): TemplateResult {
  return html`${frame(state, "zone", t("Time zone"), t("Where its days end. Without it, where the organisation is."), (id, describedBy, invalid) => html`<input id=${id} type="text" list="contract-zones" .value=${typed(state.draft.zone ?? "")} autocomplete="off" spellcheck="false"
    aria-describedby=${describedBy} aria-invalid=${invalid} @change=${(event: Event) => state.change("zone", (event.target as HTMLInputElement).value)} />`)}
    <datalist id="contract-zones">${state.terms.words.zones.map((name) => html`<option value=${name}></option>`)}</datalist>`;
}

/** What the notice must say, each with a box. */
function content(state: State): TemplateResult {
  const chosen = (state.draft.content ?? "").split(";").filter(Boolean);
  const turn = (id: string) => state.change("content", (chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]).join(";"));
  return html`<details class="says"><summary>${t("The notice says")} <span class="count">${chosen.length}</span></summary>
    <fieldset class="field"><legend class="sr" id="clause-content" tabindex="-1">${t("The notice says")}</legend>
      <div class="checks">${choices(state.terms.words.lists.content).map(({ value, label }) => html`<label class="choice"><input type="checkbox" .checked=${live(chosen.includes(value))} @change=${() => turn(value)} /><span>${label}</span></label>`)}</div>
    </fieldset></details>`;
}
