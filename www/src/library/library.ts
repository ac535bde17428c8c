/** The law library: what is on file, found by place, sector, recipient and the day on which it was last read. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { contracts } from "../contracts/door.ts";
import { paged } from "../duties/paged.ts";
import { t, tn } from "../i18n.ts";
import { day } from "../model/time.ts";
import { sentence, type Words } from "../model/words.ts";
import type { Reader } from "./door.ts";
import { lawView } from "./law.ts";
import { turn } from "../pauses.ts";
import { style } from "../sheets.ts";
import css from "../styles/library.css?inline";
import { type Law, read, type Shelf, shelf } from "./shelf.ts";
import { spaced } from "./wording.ts";

style(css);

/** What is looked for, and what is open. */
interface Look {
  words: string;
  place: string;
  sector: string;
  recipient: string;
  /** Laws last read before this day. */
  before: string;
  law: string | undefined;
}

interface Seen {
  shelf?: Shelf;
  /** The engine whose laws they are. */
  of?: Reader["engine"];
  failure: string;
  look: Look;
}

/** Laws that are listed at once: all on board, and some contracts. */
const SHOWN = 400;

const NOTHING: Look = { words: "", place: "", sector: "", recipient: "", before: "", law: undefined };

export function library(reader: Reader): TemplateResult {
  const seen = seenBy(reader);
  if (seen.of !== reader.engine) void fill(seen, reader);
  const chosen = seen.shelf?.laws.find(({ out }) => out.id === seen.look.law);
  return html`<section class="library" part="library" aria-labelledby="library-title">
    <h2 id="library-title" tabindex="-1">${t("Law library")}</h2>
    ${own(reader)}
    ${seen.failure === "" ? nothing : html`<p role="alert" class="problems">${seen.failure}</p>`}
    ${seen.shelf ? (chosen ? lawView(chosen, seen.shelf, reader, () => look(reader, { law: undefined }, "library-title")) : laws(seen.shelf, seen.look, reader)) : html`<p role="status">${t("Loading…")}</p>`}
  </section>`;
}

function seenBy({ memory }: Reader): Seen {
  const found = (memory.get("library") as Seen | undefined) ?? { failure: "", look: NOTHING };
  memory.set("library", found);
  return found;
}

async function fill(seen: Seen, { engine, own, refresh }: Reader): Promise<void> {
  seen.of = engine;
  try {
    const texts = await read();
    // What the laws are is asked once what came before it is drawn, of an engine that is still there then.
    await turn();
    if (seen.of !== engine) return;
    const found = await shelf(texts, engine, [...own.given, ...own.files]);
    if (seen.of !== engine) return;
    seen.shelf = found;
    seen.failure = "";
  } catch (error) {
    seen.failure = t("The texts of the laws could not be loaded: {why}", { why: error instanceof Error ? error.message : String(error) });
  }
  refresh();
}

function look(reader: Reader, change: Partial<Look>, focus?: string): void {
  const seen = seenBy(reader);
  seen.look = { ...seen.look, ...change };
  reader.refresh();
  if (focus !== undefined) reader.focus(focus);
}

function own(reader: Reader): TemplateResult {
  const take = (event: Event) => {
    const input = event.target as HTMLInputElement;
    reader.open([...(input.files ?? [])]);
    input.value = "";
  };
  return html`<section class="own" aria-labelledby="own-title">
    <h3 id="own-title">${t("Own rules")}</h3>
    <p class="hint">${t("Contracts and policies, as rule files. They count beside the laws on board, stay in this browser, and are saved with the incident. They can also be dropped anywhere on this page.")}</p>
    <label class="file"><span>${t("Open rule files (RON)")}</span><input type="file" accept=".ron" multiple @change=${take} /></label>
    ${contracts(reader.refresh, reader)}
  </section>`;
}

function laws(shelf: Shelf, asked: Look, reader: Reader): TemplateResult {
  const found = shelf.laws.filter((law) => matches(law, asked, reader.words));
  return html`${filters(shelf, asked, reader)}
    <p role="status">${tn(found.length, "{n} law", "{n} laws")}</p>
    ${paged(reader.facts, "laws", found, (part) => html`<ul class="laws">${part.map((law) => html`<li id=${`law-${law.out.id}`}>
      <button type="button" class="link" @click=${() => look(reader, { law: law.out.id }, "law-title")}><span lang="en">${law.out.title}</span></button>
      ${law.own ? html`<span class="badge">${t("own rules")}</span>` : nothing} ${law.out.status === null ? nothing : html`<span class="badge">${statusName(law.out.status)}</span>`}
      <p class="law"><span lang="en" class="cite">${law.out.citation}</span> · ${reader.words.place(law.out.place)} · ${t("last read on {day}", { day: day(law.out.reviewed) })}</p>
    </li>`)}</ul>`, undefined, SHOWN)}
    ${changeLog(shelf)}`;
}

function matches({ out, file, sectors, recipients, authorities }: Law, { words, place, sector, recipient, before }: Look, names: Words): boolean {
  const text = [out.id, out.title, out.citation, out.place, names.place(out.place), ...authorities, file?.text ?? ""].join(" ").toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word)) && (place === "" || out.place === place || out.covers.includes(place)) &&
    (sector === "" || sectors.includes(sector)) && (recipient === "" || recipients.includes(recipient)) && (before === "" || out.reviewed < before);
}

export function statusName(status: NonNullable<Law["out"]["status"]>): string {
  return { enacted: t("Enacted"), proposed: t("Proposed"), voluntary: t("Voluntary"), ended: t("Ended") }[status];
}

function filters({ laws }: Shelf, asked: Look, reader: Reader): TemplateResult {
  const { words } = reader;
  const places = [...new Set(laws.flatMap(({ out }) => [out.place, ...out.covers]))].map((code): [string, string] => [code, words.place(code)]);
  const sectors = [...new Set(laws.flatMap((law) => law.sectors))].map((id): [string, string] => [id, sentence(t(words.lists.sectors.find((term) => term.id === id)?.label ?? id))]);
  const recipients = [...new Set(laws.flatMap((law) => law.recipients))].map((name): [string, string] => [name, recipientName(name)]);
  const choose = (key: "place" | "sector" | "recipient", label: string, any: string, options: [string, string][]) => html`<div class="field"><label for="look-${key}">${label}</label>
    <select id="look-${key}" .value=${live(asked[key])} @change=${(event: Event) => look(reader, { [key]: (event.target as HTMLSelectElement).value })}>
      <option value="">${any}</option>
      ${options.sort(([, a], [, b]) => a.localeCompare(b)).map(([value, name]) => html`<option value=${value} .selected=${value === asked[key]}>${name}</option>`)}
    </select></div>`;
  return html`<div class="looks" role="search" aria-label=${t("Law library")}>
    <div class="field"><label for="look-words">${t("Words")}</label>
      <input id="look-words" type="text" autocomplete="off" .value=${live(asked.words)} @input=${(event: Event) => look(reader, { words: (event.target as HTMLInputElement).value.trim() })} /></div>
    ${choose("place", t("Place"), t("Everywhere"), places)}
    ${choose("sector", t("Sector"), t("Any"), sectors)}
    ${choose("recipient", t("Recipient"), t("Any"), recipients)}
    <div class="field"><label for="look-before">${t("Last read before")}</label>
      <input id="look-before" type="date" .value=${live(asked.before)} @change=${(event: Event) => look(reader, { before: (event.target as HTMLInputElement).value })} /></div>
  </div>`;
}

function recipientName(name: string): string {
  const names: Record<string, string> = {
    Individuals: t("The people concerned"), Authority: t("Authorities"), ConsumerReportingAgencies: t("Consumer reporting agencies"), Media: t("Media"),
    DataOwner: t("Owner of the data"), Police: t("Police"), CardBrands: t("Card brands"), Acquirer: t("Acquirer"), Insurer: t("Insurer"),
    Counterparty: t("Counterparty"), Internal: t("Within the organisation"), Public: t("The public"), Register: t("Register"),
  };
  return names[name] ?? spaced(name);
}

function changeLog({ changes, preface }: Shelf): TemplateResult {
  const headings = [...new Set(changes.map(({ heading }) => heading))];
  return html`<details class="section"><summary><h3>${t("Change log of the law")} <span class="count">${changes.length}</span></h3></summary>
    <div lang="en"><p class="hint">${preface}</p>
    ${headings.map((heading) => html`<h4>${heading}</h4>${changeList(changes.filter((change) => change.heading === heading))}`)}</div>
  </details>`;
}

export function changeList(changes: Shelf["changes"]): TemplateResult {
  return html`<ul class="log-of-law">${changes.map(({ from, text }) => html`<li>${from === "" ? nothing : html`<time datetime=${from}><b>${from}</b></time> `}${text}</li>`)}</ul>`;
}
