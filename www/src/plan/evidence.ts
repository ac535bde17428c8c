/** The evidence register: what was taken, by whom, where it is kept, each handover; sealed entry by entry, and never edited. */
import { html, nothing, type TemplateResult } from "lit";

import { moment as whenField } from "../controls/moment.ts";
import { fold } from "../duties/fold.ts";
import type { View } from "../duties/view.ts";
import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { isObject } from "../model/path.ts";
import { style } from "../sheets.ts";
import css from "../styles/plan.css?inline";
import { type Content, head, seal } from "./chain.ts";
import { Hashing } from "./hashing.ts";
import { checked, faults, said } from "./register.ts";
import { ofText, ready } from "./sha256.ts";

style(css);

/** What is half done, and what became of the last entry. */
class Desk {
  readonly hashing = new Hashing();
  /** When each kind of entry happened, as it is being given. */
  readonly when = new Map<string, string>();
  told = "";
  failed = "";
  noted = "";
  #waiting = false;
  #of: readonly unknown[] | undefined;

  /** What was begun for the register of another incident is none of this one's. */
  takeUp(chain: readonly unknown[]): void {
    if (this.#of !== chain && this.#of !== undefined) {
      this.hashing.clear();
      this.when.clear();
      [this.told, this.noted] = ["", ""];
    }
    this.added(chain);
  }

  added(chain: readonly unknown[]): void {
    this.#of = chain;
  }

  /** Draws again once SHA-256 is there. */
  wait(refresh: () => void): void {
    if (this.#waiting) return;
    this.#waiting = true;
    ready.catch((error: unknown) => (this.failed = String(error))).finally(refresh);
  }
}

const deskOf = (facts: Facts) => facts.remembered("evidence", () => new Desk());

/** Where a register is kept, whether there is an answer or not. */
export type Kept = Pick<View, "desk" | "facts" | "refresh">;

/** Is seen wherever the register is not: that it was altered. */
export function broken(view: Kept): TemplateResult | typeof nothing {
  const found = checked(view.desk.work.evidence);
  const desk = deskOf(view.facts);
  if (!found) {
    desk.wait(view.refresh);
    return html`<p class="small">${desk.failed === "" ? t("The seals of the evidence register are being checked…") : t("The seals of the evidence register cannot be checked: {why}", { why: desk.failed })}</p>`;
  }
  const wrong = faults(found);
  if (wrong.length === 0) return nothing;
  return html`<div class="problems" role="alert"><h3>${t("The evidence register was altered.")}</h3>
    <ul>${wrong.map((line) => html`<li>${line}</li>`)}</ul>
    <p>${t("It is shown as it was found, and nothing can be added to it. Go on in a copy that was not altered; this one says what was done to it.")}</p></div>`;
}

export function evidence(view: View): TemplateResult {
  const { work } = view.desk;
  const chain = work.evidence;
  const desk = deskOf(view.facts);
  const found = checked(chain);
  if (!found) {
    desk.wait(view.refresh);
    return html`<p class="small">${desk.failed === "" ? t("Loading…") : desk.failed}</p>`;
  }
  desk.takeUp(chain);
  const whole = found.every((fault) => fault === null);
  const last = head(chain);
  return html`<p class="hint">${t("An entry that is sealed is never changed: what was wrong is said by another entry. Each is sealed with a digest that covers all before it.")}</p>
    ${chain.length === 0 ? html`<p class="state">${t("Nothing is entered yet.")}</p>` : html`<ol class="plain">${chain.map((entry, index) => html`<li class="entry ${found[index] === null ? "" : "wrong"}">
      <h4>${t("Entry {n}", { n: index + 1 })} ${found[index] === null ? nothing : html`<span class="badge late">${found[index] === "altered" ? t("altered") : t("out of place")}</span>`}</h4>
      <dl>${said(entry, found[index] ?? null).map(([name, value]) => html`<div><dt>${name}</dt><dd>${name === "SHA-256" ? html`<code>${value}</code>` : value}</dd></div>`)}</dl>
      ${isObject(entry) && typeof entry["digest"] === "string" ? html`<p class="small">${t("Digest")} <code>${entry["digest"]}</code></p>` : nothing}</li>`)}</ol>`}
    ${last === undefined ? nothing : html`<p>${t("Digest of the last entry:")} <code>${last}</code></p>
      <p class="hint">${t("Note it where nobody who has this file can change it, in a letter or a message to others: whoever has the file could make the whole register anew, or cut off its end, and only a digest kept elsewhere would show it.")}</p>
      ${compare(chain, desk, view)}`}
    ${whole ? forms(chain, desk, view) : html`<p class="error">${t("Nothing can be added to a register that was altered.")}</p>`}
    <p role="status">${desk.told}</p>`;
}

/** Holds a digest that was kept elsewhere against the register. */
function compare(chain: readonly unknown[], desk: Desk, { refresh }: View): TemplateResult {
  const index = chain.findIndex((entry) => isObject(entry) && entry["digest"] === desk.noted);
  const found = checked(chain)?.slice(0, index + 1).every((fault) => fault === null) ?? false;
  const verdict = desk.noted === "" ? "" : index < 0
    ? t("No entry has this digest: the register was made anew or cut off, or this is the digest of another.")
    : found ? t("It is the digest of entry {n}: up to there the register is what it was then.", { n: index + 1 }) : t("It is the digest of entry {n}, but an entry up to there was altered.", { n: index + 1 });
  const enter = (event: Event) => {
    desk.noted = (event.target as HTMLInputElement).value.trim().toLowerCase();
    refresh();
  };
  return html`<div class="field"><label for="e-noted">${t("Compare with a digest that was noted elsewhere")}</label>
    <input id="e-noted" type="text" autocomplete="off" spellcheck="false" @input=${enter} /><p role="status">${verdict}</p></div>`;
}

function forms(chain: readonly unknown[], desk: Desk, view: View): TemplateResult {
  const numbered = chain.map((entry, index) => ({ n: index + 1, entry: entry as Content }));
  const items = numbered.filter(({ entry }) => entry.kind === "item");
  const same = (sha256: string) => items.filter(({ entry }) => entry.kind === "item" && entry.file?.sha256 === sha256).map(({ n }) => n);
  const line = (kind: string, name: string, label: string) => html`<div class="field"><label for="e-${kind}-${name}">${label}</label>
    <input id="e-${kind}-${name}" name=${name} type="text" autocomplete="off" /></div>`;
  const which = (kind: string, label: string, of: typeof numbered) => html`<div class="field"><label for="e-${kind}-of">${label}</label>
    <select id="e-${kind}-of" name="of">${of.map(({ n, entry }) => html`<option value=${n}>${n}${entry.kind === "item" ? `: ${entry.item}` : nothing}</option>`)}</select></div>`;
  const button = (kind: Content["kind"], label: string) => html`<p><button type="button" class="primary" aria-disabled=${kind === "item" && desk.hashing.busy ? "true" : "false"} @click=${(event: Event) => enter(event, kind, desk, view)}>${label}</button></p>
    <p role="alert" class="error" data-missing></p>`;
  const part = (kind: Content["kind"], title: string, content: unknown) => fold(view, `evidence-${kind}`, title, () => html`<div class="sealing">${content}</div>`, "elements");
  return html`
    ${part("item", t("Enter an item"), html`${line("item", "item", t("What is it?"))} ${desk.hashing.show(view.refresh, same)}
      ${line("item", "by", t("Who took it?"))} ${when("item", t("When was it taken?"), desk, view)} ${line("item", "kept", t("Where is it kept?"))} ${button("item", t("Seal the item"))}`)}
    ${items.length === 0 ? nothing : part("handover", t("Enter a handover"), html`${which("handover", t("Which item?"), items)}
      ${line("handover", "from", t("Who hands it over?"))} ${line("handover", "to", t("Who takes it?"))} ${when("handover", t("When is it handed over?"), desk, view)} ${line("handover", "why", t("Why?"))} ${button("handover", t("Seal the handover"))}`)}
    ${numbered.length === 0 ? nothing : part("correction", t("Correct an entry"), html`${which("correction", t("Which entry is wrong?"), numbered)}
      ${line("correction", "says", t("What is right?"))} ${line("correction", "by", t("Who says so?"))} ${button("correction", t("Seal the correction"))}`)}`;
}

/** When something happened, given as everywhere else, but kept here until it is sealed. */
function when(kind: string, label: string, desk: Desk, { facts }: View): TemplateResult {
  const path = `evidence.${kind}.when`;
  const own = Object.assign(Object.create(facts) as Facts, {
    get: (at: string) => (at === path ? desk.when.get(kind) : facts.get(at)),
    text: (at: string) => (at === path ? (desk.when.get(kind) ?? "") : facts.text(at)),
    set: (_: string, value: unknown) => {
      if (typeof value === "string") desk.when.set(kind, value);
      else desk.when.delete(kind);
      facts.refresh();
    },
  });
  return whenField(own, { path, label, prefix: "e-" }, false);
}

/** Seals what the fields of a form say; what is missing is said, and nothing is sealed. */
function enter(event: Event, kind: Content["kind"], desk: Desk, view: View): void {
  const form = (event.currentTarget as HTMLElement).closest(".sealing");
  if (!form || (kind === "item" && desk.hashing.busy)) return;
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]")];
  const text = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
  const at = desk.when.get(kind);
  const empty = fields.find((field) => field.value.trim() === "") ?? (kind !== "correction" && at === undefined ? form.querySelector<HTMLSelectElement>(".moment select") : undefined);
  const alert = form.querySelector("[data-missing]");
  for (const field of fields) field.removeAttribute("aria-invalid");
  if (empty) {
    const name = empty.closest("fieldset")?.querySelector("legend")?.textContent ?? empty.labels?.[0]?.textContent ?? "";
    if (alert) alert.textContent = t("Still to be said: {what}", { what: name });
    empty.setAttribute("aria-invalid", "true");
    empty.focus();
    return;
  }
  if (alert) alert.textContent = "";
  const said = (name: string) => text[name] ?? "";
  const contents: Record<Content["kind"], () => Content> = {
    item: () => ({ kind: "item", item: said("item"), file: desk.hashing.file, by: said("by"), when: at ?? "", kept: said("kept") }),
    handover: () => ({ kind: "handover", of: Number(said("of")), from: said("from"), to: said("to"), when: at ?? "", why: said("why") }),
    correction: () => ({ kind: "correction", of: Number(said("of")), says: said("says"), by: said("by") }),
  };
  const { evidence } = view.desk.work;
  const entry = seal(evidence, contents[kind](), { at: view.answer.assessed_at, exercise: view.facts.incident.exercise === true }, ofText);
  view.desk.seal(entry);
  for (const field of fields) if (field instanceof HTMLInputElement) field.value = "";
  desk.when.delete(kind);
  desk.added(view.desk.work.evidence);
  view.facts.draft(`evidence.${kind}.when`, undefined);
  if (kind === "item") desk.hashing.clear();
  desk.told = t("Entry {n} is sealed.", { n: entry.n });
  view.refresh();
}
