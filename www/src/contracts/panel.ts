/** Contracts in the library: a clause by a form, hundreds from a table, and the files that they are. */
import type { SourceFile } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { paged } from "../duties/paged.ts";
import { number, t, tn } from "../i18n.ts";
import type { Reader } from "../library/door.ts";
import { save } from "../save.ts";
import { style } from "../sheets.ts";
import css from "../styles/contracts.css?inline";
import { form } from "./form.ts";
import { type Import, type State, stateOf } from "./state.ts";
import { badLines, type Clauses, template } from "./table.ts";
import { zip } from "./zip.ts";

style(css);

/** Clauses that a preview lists. */
const LISTED = 8;

export function contracts(reader: Reader): TemplateResult {
  const state = stateOf(reader);
  return html`<div class="contracts">
    ${files(state)}
    <p role="status" id="contracts-said" tabindex="-1" class="small">${state.said}</p>
    <details class="section" @toggle=${(event: Event) => state.open((event.target as HTMLDetailsElement).open)}><summary><h4>${t("Enter a clause of a contract")}</h4></summary>${state.opened ? form(state) : nothing}</details>
    <details class="section" ?open=${state.import.is !== "none"}><summary><h4>${t("Import clauses (CSV)")}</h4></summary>${table(state)}</details>
  </div>`;
}

function files(state: State): TemplateResult | typeof nothing {
  const { files } = state.reader.own;
  if (files.length === 0) return nothing;
  const all = () => save(zip(files), "application/zip", "own-rules.zip");
  return html`${paged(state.reader.facts, "own", files, (part) => html`<ul class="plain">${part.map((file) => html`<li><b>${file.path}</b>
      <button type="button" class="link" @click=${() => edit(state, file)}>${t("Change")}<span class="sr">: ${file.path}</span></button>
      <button type="button" class="link" @click=${() => save(file.text, "text/plain", file.path)}>${t("Save the file")}<span class="sr">: ${file.path}</span></button>
      <button type="button" class="link" @click=${() => state.reader.remove([file.path])}>${t("Remove")}<span class="sr">: ${file.path}</span></button>
      ${state.editing?.path === file.path ? editor(state, state.editing) : nothing}</li>`)}</ul>`)}
    ${files.length === 1 ? nothing : html`<p class="line"><button type="button" @click=${all}>${t("Save all {n} files (ZIP)", { n: files.length })}</button>
      <button type="button" class="link" @click=${() => state.reader.remove(files.map(({ path }) => path))}>${t("Remove all {n}", { n: files.length })}</button></p>`}`;
}

function edit(state: State, file: SourceFile): void {
  state.editing = file;
  state.reader.refresh();
  state.reader.focus("contract-text");
}

function editor(state: State, file: SourceFile): TemplateResult {
  const done = (event: Event) => {
    const text = (event.target as HTMLElement).closest(".editor")?.querySelector("textarea")?.value ?? "";
    void state.save({ path: file.path, text });
  };
  const leave = () => {
    state.editing = undefined;
    state.reader.refresh();
  };
  return html`<div class="editor"><label for="contract-text">${t("The text of {file}", { file: file.path })}</label>
    <textarea id="contract-text" rows="16" spellcheck="false" lang="en">${file.text}</textarea>
    <p class="line"><button type="button" class="primary" @click=${done}>${t("Take the change")}</button> <button type="button" class="link" @click=${leave}>${t("Leave this")}</button></p></div>`;
}

function table(state: State): TemplateResult {
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void state.read(file);
    input.value = "";
  };
  return html`<p class="hint">${t("One clause a line, the first line with the names of the columns; names in several languages and spellings are understood. What is not understood is not guessed: the line is given back with what to mend.")}</p>
    <p class="line"><button type="button" @click=${() => save(template(), "text/csv", "clauses.csv")}>${t("Save the template (CSV)")}</button>
      <label class="file"><span>${t("Open a table of clauses (CSV)")}</span><input type="file" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values" @change=${choose} /></label></p>
    ${body(state, state.import)}`;
}

function body(state: State, found: Import): TemplateResult | typeof nothing {
  const lines = (n: number) => tn(n, "{n} line", "{n} lines");
  switch (found.is) {
    case "none":
      return nothing;
    case "reading":
      return html`<label for="clauses-progress">${t("Reading")}</label> <progress id="clauses-progress" max="1" .value=${found.done}></progress> <span class="small">${lines(found.lines)}</span>
        <p><button type="button" class="link" @click=${() => state.stop()}>${t("Leave this")}</button></p>`;
    case "failed":
      return html`<p class="error" role="alert" id="clauses-read" tabindex="-1"><b>${t("Error:")}</b> ${found.says}</p>`;
    case "read":
      return html`${preview(state, found.found)} ${bad(state, found.found)}
        <p><button type="button" class="link" @click=${() => state.stop()}>${t("Leave this")}</button></p>`;
  }
}

function preview(state: State, found: Clauses): TemplateResult {
  const { clauses, garbled, header, columns } = found;
  const there = state.entered.length;
  const ignored = header.filter((title, index) => columns[index] === undefined && title.trim() !== "");
  return html`<p role="status" id="clauses-read" tabindex="-1"><b>${tn(clauses.length, "{n} clause can be taken over.", "{n} clauses can be taken over.")}</b> ${found.bad.length === 0 ? nothing : tn(found.bad.length, "{n} line cannot, and stands below.", "{n} lines cannot, and stand below.")}</p>
    ${garbled ? html`<p class="care">${t("The file is not in UTF-8: names with accents may not be recognised.")}</p>` : nothing}
    ${ignored.length === 0 ? nothing : html`<p class="care">${t("Columns that stand for nothing here: {columns}", { columns: ignored.join(", ") })}</p>`}
    ${clauses.length === 0 ? nothing : html`<table class="preview"><caption>${t("The clauses")}</caption>
      <thead><tr><th scope="col">${t("Who must be told")}</th><th scope="col">${t("Clause")}</th><th scope="col">${t("Deadline")}</th><th scope="col">${t("Channel")}</th></tr></thead>
      <tbody>${clauses.slice(0, LISTED).map(({ counterparty, clause, period, event, manner, channel }) => html`<tr><td>${counterparty}</td><td>${clause}</td>
        <td>${period === null ? manner : `${number(period.number)} ${units()[period.unit]}, ${state.terms.words.label(event)}`}</td><td>${channel}</td></tr>`)}</tbody></table>
      ${clauses.length > LISTED ? html`<p class="small">${t("and {n} more", { n: clauses.length - LISTED })}</p>` : nothing}
      <p class="line"><button type="button" class="primary" aria-disabled=${state.busy ? "true" : "false"} @click=${() => void state.take(found, false)}>${tn(clauses.length, "Add this clause", "Add these {n} clauses")}</button>
        ${there === 0 ? nothing : html`<button type="button" aria-disabled=${state.busy ? "true" : "false"} @click=${() => void state.take(found, true)}>${t("Put them in place of the {n} files entered before", { n: there })}</button>`}</p>`}`;
}

function units(): Record<string, string> {
  return { Hours: t("hours"), Days: t("days"), BusinessDays: t("business days") };
}

/** Every line that could not be read, by its number, with what was expected. */
function bad(state: State, found: Clauses): TemplateResult | typeof nothing {
  if (found.bad.length === 0) return nothing;
  return html`<section class="care bad-lines" aria-labelledby="bad-lines-title"><h5 id="bad-lines-title">${tn(found.bad.length, "{n} line to mend", "{n} lines to mend")}</h5>
    ${paged(state.reader.facts, "bad-lines", found.bad, (part) => html`<ul>${part.map(({ line, cells, slips }) => html`<li><b>${t("Line {n}", { n: String(line) })}</b> <span class="quiet">${cells.filter(Boolean).slice(0, 4).join(" · ")}</span>
      <ul>${slips.map(({ field, says }) => html`<li><code>${field}</code>: ${says}</li>`)}</ul></li>`)}</ul>`)}
    <p><button type="button" @click=${() => save(badLines(found), "text/csv", "clauses-to-mend.csv")}>${t("Save these lines to mend them (CSV)")}</button></p></section>`;
}
