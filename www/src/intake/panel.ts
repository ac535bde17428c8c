/** Tables and files of people: read, shown, and only then taken over. */
import type { Cohort } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { createRef, ref, type Ref } from "lit/directives/ref.js";

import { t } from "../i18n.ts";
import { people, total, writeCount } from "../model/count.ts";
import type { Facts } from "../model/facts.ts";
import { type Choice, choices } from "../model/words.ts";
import type { Column, Role } from "./columns.ts";
import type { Brought } from "./door.ts";
import { type Progress, readTable, type Table } from "./read.ts";
import { type Mapped, readVeris } from "./veris.ts";
import { verisPreview } from "./veris-preview.ts";

/** Groups that a preview lists. */
const LISTED = 12;

type State =
  | { is: "paste" }
  | { is: "reading"; stop: AbortController }
  | { is: "table"; source: Blob; name: string; table: Table }
  | { is: "veris"; mapped: Mapped }
  | { is: "failed"; says: string };

class Panel {
  readonly #brought: Brought;
  readonly close: () => void;
  facts: Facts;
  readonly watched: Ref<HTMLElement> = createRef();
  state: State = { is: "paste" };

  constructor(facts: Facts, brought: Brought, close: () => void) {
    this.facts = facts;
    this.#brought = brought;
    this.close = () => {
      if (this.state.is === "reading") this.state.stop.abort();
      close();
    };
    if ("file" in brought) void this.#open(brought.file);
    else if (brought.text !== "") void this.read(new Blob([brought.text]), "");
  }

  isFor(brought: Brought): boolean {
    return this.#brought === brought;
  }

  #show(state: State): void {
    this.state = state;
    this.facts.refresh();
  }

  async #open(file: File): Promise<void> {
    if (!/\.json$/i.test(file.name)) return this.read(file, file.name);
    try {
      this.#show({ is: "veris", mapped: readVeris(JSON.parse(await file.text()), this.facts.words) });
    } catch (error) {
      this.#show({ is: "failed", says: t("This is no VERIS incident: {why}", { why: error instanceof Error ? error.message : String(error) }) });
    }
  }

  async read(source: Blob, name: string, columns?: Column[]): Promise<void> {
    const stop = new AbortController();
    this.#show({ is: "reading", stop });
    const told = (progress: Progress) => draw(this.watched.value, progress);
    try {
      const table = await readTable(source, this.facts.words, columns, told, stop.signal);
      this.#show({ is: "table", source, name, table });
    } catch (error) {
      if (!stop.signal.aborted) this.#show({ is: "failed", says: t("The file could not be read: {why}", { why: error instanceof Error ? error.message : String(error) }) });
    }
  }

  take(groups: Cohort[], replace: boolean): void {
    const old = this.facts.list("cohorts") ?? [];
    const there = replace ? [] : old;
    if (replace) for (const index of old.keys()) this.facts.draft(`row:${index}`, undefined);
    this.facts.set("cohorts", [...there, ...groups]);
    this.close();
  }
}

export function show(facts: Facts, brought: Brought, close: () => void): TemplateResult {
  let panel = facts.memory.get("panel");
  if (!(panel instanceof Panel) || !panel.isFor(brought)) {
    panel = new Panel(facts, brought, close);
    facts.memory.set("panel", panel);
  }
  const current = panel as Panel;
  current.facts = facts;
  return html`<section class="import" aria-labelledby="import-title">
    <h4 id="import-title">${t("Bring in people")}</h4>
    ${body(current)}
    <p><button type="button" class="link" @click=${current.close}>${t("Leave this")}</button></p>
  </section>`;
}

function body(panel: Panel): TemplateResult {
  const { state } = panel;
  switch (state.is) {
    case "paste":
      return paste(panel);
    case "reading":
      return html`<div ${ref(panel.watched)}><label for="import-progress">${t("Reading")}</label>
        <progress id="import-progress" max="1" value="0"></progress>
        <p class="small"></p><p class="sr" role="status"></p></div>`;
    case "table":
      return preview(panel, state.source, state.name, state.table);
    case "veris":
      return verisPreview(panel.facts, state.mapped, panel.close);
    case "failed":
      return html`<p class="error" role="alert"><b>${t("Error:")}</b> ${state.says}</p>`;
  }
}

/** Draws the progress by itself: the rest of the page has not changed. */
function draw(where: HTMLElement | undefined, { done, rows }: Progress): void {
  const [bar, line, spoken] = [where?.querySelector("progress"), where?.querySelector(".small"), where?.querySelector(".sr")];
  if (bar) bar.value = done;
  if (line) line.textContent = t("{rows} rows, {percent} %", { rows, percent: Math.floor(done * 100) });
  const says = t("{percent} % read", { percent: Math.floor(done * 4) * 25 });
  if (spoken && spoken.textContent !== says) spoken.textContent = says;
}

function paste(panel: Panel): TemplateResult {
  const read = (text: string) => {
    if (text.trim() !== "") void panel.read(new Blob([text]), "");
  };
  const pasted = (event: ClipboardEvent) => {
    event.preventDefault();
    read(event.clipboardData?.getData("text/plain") ?? "");
  };
  const typed = (event: Event) => read((event.target as HTMLElement).closest(".import")?.querySelector("textarea")?.value ?? "");
  return html`<div class="field"><label for="import-text">${t("Cells from a spreadsheet")}</label>
    <p class="hint" id="import-hint">${t("Copy the rows in Excel or another program and paste them here: residence, number of people, data, encrypted. A first row with the names of the columns helps.")}</p>
    <textarea id="import-text" rows="4" aria-describedby="import-hint" @paste=${pasted}></textarea></div>
    <p><button type="button" @click=${typed}>${t("Read the cells")}</button></p>`;
}

function preview(panel: Panel, source: Blob, name: string, table: Table): TemplateResult {
  const { facts } = panel;
  const there = facts.list("cohorts")?.length ?? 0;
  const unplaced = table.groups.filter(({ residence }) => residence === undefined);
  const persons = !table.columns.some(({ role }) => role === "count");
  return html`
    <p role="status"><b>${t("{rows} rows make {n} groups, together {people}.", { rows: table.rows, n: table.groups.length, people: people(total(table.groups)) })}</b>
      ${persons ? t("Each row was counted as one person.") : nothing}</p>
    ${table.garbled ? html`<p class="care">${t("The file is not in UTF-8: names with accents may not be recognised.")}</p>` : nothing}
    ${unplaced.length > 0 ? html`<p class="care">${t("Where they live is not known for {people}.", { people: people(total(unplaced)) })}</p>` : nothing}
    ${unread(table)}
    <table class="preview"><caption>${t("The groups")}</caption>
      <thead><tr><th scope="col">${t("They live in")}</th><th scope="col">${t("How many")}</th><th scope="col">${t("Data involved")}</th><th scope="col">${t("Unreadable")}</th></tr></thead>
      <tbody>${table.groups.slice(0, LISTED).map((group) => row(group, facts))}</tbody></table>
    ${table.groups.length > LISTED ? html`<p class="small">${t("and {n} more", { n: table.groups.length - LISTED })}</p>` : nothing}
    <p class="line">
      <button type="button" class="primary" @click=${() => panel.take(table.groups, false)}>${table.groups.length === 1 ? t("Add this group") : t("Add these {n} groups", { n: table.groups.length })}</button>
      ${there > 0 ? html`<button type="button" @click=${() => panel.take(table.groups, true)}>${t("Put them in place of the {n} that are there", { n: there })}</button>` : nothing}</p>
    <details><summary>${t("What the columns stand for")}</summary>${mapping(panel, source, name, table)}</details>`;
}

function row({ residence, count, data, encrypted }: Cohort, { words }: Facts): TemplateResult {
  const known = (value: boolean | null | undefined) => (value == null ? t("not known") : value ? t("yes") : t("no"));
  return html`<tr><td>${residence == null ? t("not known") : words.place(residence)}</td><td>${count == null ? t("not known") : writeCount(count)}</td>
    <td>${data == null ? t("not known") : data.length === 0 ? t("none") : data.map((word) => words.label(word)).join(", ")}</td><td>${known(encrypted)}</td></tr>`;
}

/** What was not understood, so that nothing is lost without a word. */
function unread({ unread }: Table): TemplateResult | typeof nothing {
  if (unread.size === 0) return nothing;
  return html`<div class="care"><p>${t("Not understood, and so taken as not known:")}</p>
    <ul>${[...unread].map(([column, texts]) => {
      const shown = [...texts].slice(0, 8).map(([text, times]) => t("{text} ({n}×)", { text, n: times }));
      return html`<li>${t("Column {column}: {texts}", { column, texts: shown.join(", ") })}${texts.size > 8 ? ` ${t("and {n} more", { n: texts.size - 8 })}` : nothing}</li>`;
    })}</ul></div>`;
}

function mapping(panel: Panel, source: Blob, name: string, table: Table): TemplateResult {
  const options = roles(panel.facts);
  const choose = (index: number) => (event: Event) => {
    const role = (event.target as HTMLSelectElement).value as Role;
    void panel.read(source, name, table.columns.map((column, at) => (at === index ? { ...column, role } : column)));
  };
  return html`<p class="hint">${t("In a column of one element, a filled cell says that it is involved; empty, 0 and no say that it is not. What stands in the cells is not kept.")}</p>
    ${table.columns.map(({ header, role }, index) => html`<div class="field"><label for="column-${index}">${t("Column {column}", { column: header })}</label>
      <select id="column-${index}" .value=${live(role)} @change=${choose(index)}>${options.map(({ value, label }) => html`<option value=${value} ?selected=${value === role}>${label}</option>`)}</select></div>`)}`;
}

function roles({ words }: Facts): Choice[] {
  return [
    { value: "", label: t("Nothing that counts") },
    { value: "residence", label: t("Where they live: code or name") },
    { value: "country", label: t("Where they live: country") },
    { value: "region", label: t("Where they live: State or region") },
    { value: "count", label: t("How many") },
    { value: "data", label: t("Data involved, as a list") },
    { value: "possible", label: t("Data that may be involved, as a list") },
    { value: "encrypted", label: t("Encrypted: yes or no") },
    { value: "key", label: t("Key taken: yes or no") },
    { value: "owner", label: t("Whose data they are") },
    { value: "subjects", label: t("What they are to the organisation") },
    { value: "medium", label: t("Medium") },
    ...choices(words.lists.elements).map(({ value, label }) => ({ value: `element:${value}`, label: t("Element: {label}", { label }) })),
  ];
}
