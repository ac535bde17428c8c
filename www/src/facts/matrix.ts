/** The data of all groups at a glance: elements down, groups across, with a search. */
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { isObject, texts } from "../model/path.ts";
import { choices } from "../model/words.ts";
import { title } from "./group.ts";
import { typed } from "../controls/typed.ts";

/** Groups that stand side by side. */
const ACROSS = 6;

type Mark = "no" | "yes" | "possible";

export function matrix(facts: Facts): TemplateResult {
  const rows = (facts.list("cohorts") ?? []).filter(isObject);
  const page = Math.min(Number(facts.drafts.get("matrix-page") ?? 0), Math.floor((rows.length - 1) / ACROSS));
  const first = page * ACROSS;
  const across = rows.slice(first, first + ACROSS).map((_, index) => first + index);
  const wanted = (facts.drafts.get("matrix-search") ?? "").toLowerCase();
  const used = new Set(rows.flatMap((row) => [...texts(row["data"]), ...texts(row["possible_data"])]));
  const elements = choices(facts.words.lists.elements).filter(({ value, label }) => (wanted === "" ? facts.drafts.has("matrix-all") || used.has(value) : `${label} ${value}`.toLowerCase().includes(wanted)));
  const turn = (to: number) => () => facts.draft("matrix-page", String(to));
  return html`<div class="field"><label for="matrix-search">${t("Search the data elements")}</label>
      <input id="matrix-search" type="text" autocomplete="off" spellcheck="false" .value=${typed(wanted)}
        @input=${(event: Event) => facts.draft("matrix-search", (event.target as HTMLInputElement).value || undefined)} /></div>
    <p class="line small"><span role="status">${wanted === "" && !facts.drafts.has("matrix-all") ? t("{n} elements are in use.", { n: elements.length }) : t("{n} elements", { n: elements.length })}</span>
      ${wanted === "" ? html`<button type="button" class="link" @click=${() => facts.draft("matrix-all", facts.drafts.has("matrix-all") ? undefined : "all")}>${facts.drafts.has("matrix-all") ? t("Show only those in use") : t("Show all elements")}</button>` : nothing}
      ${rows.length > ACROSS ? html`<span>${t("Groups {from} to {to} of {n}", { from: first + 1, to: first + across.length, n: rows.length })}</span>
        ${page > 0 ? html`<button type="button" class="link" @click=${turn(page - 1)}>${t("Earlier groups")}</button>` : nothing}
        ${first + ACROSS < rows.length ? html`<button type="button" class="link" @click=${turn(page + 1)}>${t("Later groups")}</button>` : nothing}` : nothing}</p>
    <div class="scroll" role="region" tabindex="0" aria-label=${t("Data of all groups")}><table class="matrix" aria-label=${t("Data of all groups")}>
      <thead><tr><th scope="col">${t("Element")}</th>
        ${rows.length > 1 ? html`<th scope="col">${t("All groups")}</th>` : nothing}
        ${across.map((index) => html`<th scope="col"><abbr title=${title(facts, index)}>${short(facts, index)}</abbr></th>`)}</tr></thead>
      <tbody>${elements.map(({ value, label }) => html`<tr><th scope="row">${label}</th>
        ${rows.length > 1 ? html`<td>${everywhere(facts, rows, value, label)}</td>` : nothing}
        ${across.map((index) => html`<td>${cell(facts, rows, index, value, label)}</td>`)}</tr>`)}</tbody>
    </table></div>`;
}

function short(facts: Facts, index: number): string {
  const place = facts.text(`cohorts[${index}].residence`);
  return place === "" ? String(index + 1) : `${index + 1} ${place.replace(/^US-/, "")}`;
}

function markOf(row: Record<string, unknown> | undefined, element: string): Mark {
  if (texts(row?.["data"]).includes(element)) return "yes";
  return texts(row?.["possible_data"]).includes(element) ? "possible" : "no";
}

/** The row with an element marked otherwise; a first mark makes the list of its data a known one. */
function marked(row: Record<string, unknown>, element: string, mark: Mark): Record<string, unknown> {
  const without = (key: string) => texts(row[key]).filter((other) => other !== element);
  const [data, possible] = [without("data"), without("possible_data")];
  if (mark === "yes") data.push(element);
  if (mark === "possible") possible.push(element);
  const { possible_data: _, ...rest } = row;
  const known = mark === "yes" || Array.isArray(row["data"]);
  return { ...rest, ...(known ? { data } : {}), ...(possible.length > 0 ? { possible_data: possible } : {}) };
}

const NEXT: Record<Mark, Mark> = { no: "yes", yes: "possible", possible: "no" };

function button(mark: Mark | "mixed", name: string, press: () => void): TemplateResult {
  const [sign, word] = { no: ["·", t("no")], yes: ["✓", t("involved")], possible: ["?", t("may be involved")], mixed: ["–", t("in some groups")] }[mark] as [string, string];
  return html`<button type="button" class="mark ${mark}" aria-label=${t("{name}: {mark}", { name, mark: word })} title=${word} @click=${press}>${sign}</button>`;
}

function cell(facts: Facts, rows: Record<string, unknown>[], index: number, element: string, label: string): TemplateResult {
  const row = rows[index];
  const known = Array.isArray(row?.["data"]);
  const mark = markOf(row, element);
  const press = () => facts.set("cohorts", rows.map((other, at) => (at === index ? marked(other, element, NEXT[mark]) : other)));
  const name = t("{label}, group {n}", { label, n: index + 1 });
  return button(mark, mark === "no" && !known ? t("{name} (data not known)", { name }) : name, press);
}

function everywhere(facts: Facts, rows: Record<string, unknown>[], element: string, label: string): TemplateResult {
  const marks = new Set(rows.map((row) => markOf(row, element)));
  const [only] = marks;
  const mark = marks.size === 1 && only !== undefined ? only : "mixed";
  const next = mark === "mixed" ? "yes" : NEXT[mark];
  const press = () => facts.set("cohorts", rows.map((row) => marked(row, element, next)));
  return button(mark, t("{label}, all groups", { label }), press);
}
