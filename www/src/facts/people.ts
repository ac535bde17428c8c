/** Who is affected: a table with one row for people with the same residence, data and protection. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { about, changed, type Field } from "../controls/field.ts";
import { t } from "../i18n.ts";
import { importing, intake } from "../intake/door.ts";
import { late } from "../late.ts";
import { parseCount, people as manyPeople, total, writeCount } from "../model/count.ts";
import type { Facts } from "../model/facts.ts";
import { fieldId, texts } from "../model/path.ts";
import { lateFold } from "./fold.ts";
import { group, title } from "./group.ts";
import { SHOWN } from "./reveal.ts";
import { typed } from "../controls/typed.ts";

const matrix = late(() => import("./matrix.ts"), ({ matrix }, facts: Facts) => matrix(facts));

export function people(facts: Facts): TemplateResult {
  const list = facts.list("cohorts");
  const rows = list ?? [];
  const shown = facts.drafts.has("rows") ? rows.length : SHOWN;
  const add = () => {
    facts.set("cohorts", [...rows, {}]);
    facts.draft(`row:${rows.length}`, "new");
  };
  return html`<div @paste=${(event: ClipboardEvent) => importing(facts).pasted(event)}>
    <p class="hint" id=${fieldId("cohorts")} tabindex="-1">${t("People who live in the same place and whose data and protection are the same make one group, and one row.")}
      ${list === undefined ? html`<b>${t("Not known who is affected.")}</b>` : rows.length === 0 ? html`<b>${t("Nobody is affected.")}</b>` : nothing}</p>
    ${rows.length === 0 ? nothing : table(facts, rows.slice(0, shown), rows)}
    ${rows.length > shown ? html`<p><button type="button" class="link" @click=${() => facts.draft("rows", "all")}>${t("Show all {n} groups", { n: rows.length })}</button></p>` : nothing}
    <p class="line">
      <button type="button" @click=${add}>${t("Add a group of people")}</button>
      <button type="button" @click=${() => importing(facts).paste()}>${t("Paste from a spreadsheet")}</button>
      ${intake(facts)}
      ${list === undefined ? html`<button type="button" class="link" @click=${() => facts.set("cohorts", [])}>${t("Nobody is affected")}</button>` : nothing}
      ${rows.length === 0 && list !== undefined ? html`<button type="button" class="link" @click=${() => facts.set("cohorts", undefined)}>${t("Not known after all")}</button>` : nothing}
    </p>
    ${importing(facts).panel()}
    ${rows.length === 0 ? nothing : lateFold(facts, "matrix", t("Data of all groups at a glance"), () => matrix(facts.refresh, facts))}
  </div>`;
}

function table(facts: Facts, shown: unknown[], all: unknown[]): TemplateResult {
  const columns = [t("Group"), t("They live in"), t("How many"), t("Data involved"), t("Unreadable"), t("Remove")];
  return html`<table class="people" role="table" aria-label=${t("Groups of people")}>
      <thead role="rowgroup"><tr role="row">${columns.map((name, index) => html`<th role="columnheader" scope="col"><span class=${index === 0 || index === 5 ? "sr" : ""}>${name}</span></th>`)}</tr></thead>
      <tbody role="rowgroup">${shown.map((_, index) => row(facts, index, columns, all))}</tbody>
    </table>
    ${all.length > 1 ? html`<p class="meta">${t("{n} groups, together {people}", { n: all.length, people: manyPeople(total(all)) })}</p>` : nothing}`;
}

function row(facts: Facts, index: number, columns: string[], all: unknown[]): TemplateResult {
  const at = `cohorts[${index}]`;
  const open = facts.drafts.has(`row:${index}`);
  const invalid = facts.errorsAt(at, true).length > 0;
  const remove = () => {
    const rest = all.filter((_, other) => other !== index);
    facts.set("cohorts", rest.length > 0 ? rest : undefined);
    // What stands below moves up: no editor stays open over another row.
    for (let row = index; row < all.length; row += 1) facts.draft(`row:${row}`, undefined);
  };
  const data = texts(facts.get(`${at}.data`)).map((word) => facts.words.label(word));
  const known = facts.list(`${at}.data`) !== undefined;
  const summary = !known ? t("Not known") : data.length === 0 ? t("None") : data.length > 2 ? t("{first} and {n} more", { first: data.slice(0, 2).join(", "), n: data.length - 2 }) : data.join(", ");
  const name = (label: string) => t("{label}, group {n}", { label, n: index + 1 });
  return html`<tr role="row" class=${invalid ? "invalid" : ""}>
      <th role="rowheader" scope="row" id=${fieldId(at)} tabindex="-1">${index + 1}</th>
      <td role="cell" data-label=${columns[1] ?? ""}>${line(facts, { path: `${at}.residence`, label: name(columns[1] ?? "") }, {
        shown: (value) => facts.words.written(value),
        read: (typed) => (typed.trim() === "" ? undefined : (facts.words.code(typed) ?? typed.trim())),
        list: "places",
      })}</td>
      <td role="cell" data-label=${columns[2] ?? ""}>${line(facts, { path: `${at}.count`, label: name(columns[2] ?? ""), hint: t("620, 100-4000, at least 500; empty = not known") }, { shown: (_, value) => writeCount(value), read: parseCount })}</td>
      <td role="cell" data-label=${columns[3] ?? ""}><button type="button" class="link" aria-expanded=${open ? "true" : "false"} @click=${() => facts.draft(`row:${index}`, open ? undefined : "open")}><span class="sr">${name(columns[3] ?? "")}: </span>${summary}</button></td>
      <td role="cell" data-label=${columns[4] ?? ""}>${yesNo(facts, `${at}.encrypted`, name(t("Encrypted or otherwise unreadable")))}</td>
      <td role="cell"><button type="button" class="token" aria-label=${t("Remove group {n}", { n: index + 1 })} @click=${remove}>×</button></td>
    </tr>
    ${open ? html`<tr role="row" class="editor"><td role="cell" colspan="6" aria-label=${title(facts, index)}>${group(facts, index)}</td></tr>` : nothing}`;
}

interface Cell {
  shown: (text: string, value: unknown) => string;
  read: (typed: string) => unknown;
  list?: string;
}

/** A field in a cell: the column is its label for the eye. */
function line(facts: Facts, field: Field, { shown, read, list }: Cell): TemplateResult {
  const { id, invalid, error } = about(facts, { ...field, whole: true });
  const value = facts.get(field.path);
  return html`<input id=${id} type="text" .value=${typed(shown(typeof value === "string" ? value : "", value))} autocomplete="off" spellcheck="false"
      list=${list ?? nothing} aria-label=${field.label} title=${field.hint ?? nothing} aria-describedby=${invalid ? `${id}-error` : nothing}
      aria-invalid=${invalid ? "true" : nothing} placeholder=${t("not known")}
      @change=${(event: Event) => facts.set(field.path, read(changed(event)))} />${error}`;
}

function yesNo(facts: Facts, path: string, label: string): TemplateResult {
  const { id, invalid, error } = about(facts, { path, label });
  const value = facts.get(path);
  const chosen = value === true ? "yes" : value === false ? "no" : "";
  const choose = (event: Event) => facts.set(path, { yes: true, no: false }[changed(event)]);
  return html`<select id=${id} aria-label=${label} aria-invalid=${invalid ? "true" : nothing} .value=${live(chosen)} @change=${choose}>
    <option value="" ?selected=${chosen === ""}>${t("Not known")}</option>
    <option value="yes" ?selected=${chosen === "yes"}>${t("Yes")}</option>
    <option value="no" ?selected=${chosen === "no"}>${t("No")}</option>
  </select>${error}`;
}
