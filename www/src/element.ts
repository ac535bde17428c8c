/** `<notice-clock>`: facts of a breach in, duties out, live. Nothing leaves the browser. */
import type { Assessment, Engine, Incident, IncidentError, IncidentErrors } from "noticeclock";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { watchTyping } from "./controls/typed.ts";
import { answer, announcement } from "./duties/answer.ts";
import { anchor } from "./duties/duty.ts";
import type { View } from "./duties/view.ts";
import { loadEngine } from "./engine.ts";
import { form, formFetched } from "./facts/form.ts";
import { goTo, problems } from "./facts/problems.ts";
import { reveal } from "./facts/reveal.ts";
import { Facts } from "./model/facts.ts";
import { isObject, set } from "./model/path.ts";
import { systemNow } from "./model/time.ts";
import { Words } from "./model/words.ts";
import { downloads, saveFile } from "./save.ts";
import { styled } from "./sheets.ts";
import { styles } from "./styles.ts";
import { recipient } from "./duties/due.ts";
import { t } from "./i18n.ts";
import { Desk } from "./work/desk.ts";
import { fetchAhead } from "./late.ts";
import { importing, isTable } from "./intake/door.ts";
import * as file from "./work/file.ts";
import type { Work } from "./work/model.ts";
import { steps, work, stepByKey } from "./work/panel.ts";

const EMPTY: Incident = { schema: 1 };
const MINUTE = 60_000;
const here = import.meta.url;
const EXAMPLE = "clinic-ransomware.json";

export class NoticeClock extends LitElement {
  static override properties = {
    incident: {},
    rules: {},
    now: {},
    theme: { reflect: true },
    value: { attribute: false },
  };
  static override styles = styles;

  declare incident: string | null;
  declare rules: string | null;
  declare now: string | null;
  declare theme: "light" | "dark" | null;
  declare value: Incident;

  assessment: Assessment | null = null;

  #engine: Engine | undefined;
  #words: Words | undefined;
  #errors: readonly IncidentError[] = [];
  #drafts: ReadonlyMap<string, string> = new Map();
  #opened: ReadonlySet<string> = new Set();
  readonly #desk = new Desk();
  /** The instant that the page reckons from. */
  #clock = "";
  readonly #memory = new Map<string, unknown>();
  #asking = false;
  #failure = "";
  #assessed: { value: Incident; now: string } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.incident = this.rules = this.now = this.theme = null;
    this.value = EMPTY;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.shadowRoot) styled(this.shadowRoot);
    this.#tick();
    if (!this.#engine) void this.#start();
  }

  /** The time left changes when the minute does. */
  #tick(): void {
    this.#timer = setTimeout(() => {
      this.#clock = this.#now();
      this.requestUpdate();
      this.#tick();
    }, MINUTE - (Date.now() % MINUTE));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #start(): Promise<void> {
    try {
      const engine = await loadEngine();
      const addresses = this.rules?.split(/\s+/).filter(Boolean) ?? [];
      const files = await Promise.all(addresses.map(async (path) => ({ path, text: await fetchText(path) })));
      if (files.length > 0) engine.addRules(files);
      this.#words = new Words(engine);
      this.#engine = engine;
      if (this.incident) this.#open(await fetchText(this.incident));
      void this.updateComplete.then(fetchAhead);
    } catch (error) {
      this.#fail(error);
    }
    this.requestUpdate();
  }

  /** Assesses before showing, so that form and duties never tell different stories. */
  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has("incident") && this.incident && this.#engine) void fetchText(this.incident).then((text) => this.#open(text), (error) => this.#fail(error));
    this.#asking = this.shadowRoot?.activeElement?.closest(".questions, .duty") != null;
    // What changes no fact reckons nothing anew between two minutes.
    if (changes.has("value") || changes.has("now") || this.#clock === "") this.#clock = this.#now();
    const now = this.#clock;
    if (!this.#engine || (this.#assessed?.value === this.value && this.#assessed.now === now)) return;
    this.#assessed = { value: this.value, now };
    try {
      this.assessment = this.#engine.assess(this.value, { now });
      this.#errors = [];
    } catch (error) {
      this.assessment = null;
      this.#errors = (error as IncidentErrors).errors ?? [];
      if (this.#errors.length === 0) this.#failure = String(error);
      this.#tell("notice-clock-error", error);
    }
    const words = this.#words;
    if (words) this.#desk.answered(this.value, this.assessment, now, (duty) => recipient(duty, words));
    this.#tell("notice-clock-change", { value: this.value, assessment: this.assessment });
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #fail(error: unknown): void {
    this.#failure = error instanceof Error ? error.message : String(error);
    this.#tell("notice-clock-error", error);
    this.requestUpdate();
  }

  /** Takes a file's text: what is no JSON changes nothing but says where it goes wrong. */
  #open(text: string): void {
    if (!this.#engine) return;
    this.#failure = "";
    try {
      this.#engine.assessText(text, { now: this.#now() });
    } catch (error) {
      const [first] = (error as IncidentErrors).errors ?? [];
      if (first && first.line !== null) {
        this.#failure = t("The file cannot be read. Line {line}, column {column}: {message}", { line: first.line, column: String(first.column), message: first.message });
        this.requestUpdate();
        return;
      }
    }
    const { incident, work } = file.read(JSON.parse(text));
    this.requestUpdate();
    if (!isObject(incident)) {
      this.#failure = t("The file holds no incident: expected an object.");
      return;
    }
    this.#take(incident as unknown as Incident, work);
    void this.updateComplete.then(() => this.#focus("problems", "duties-title"));
  }

  /** Takes up another incident, with the work on it. */
  #take(incident: Incident, work: Work): void {
    this.#drafts = new Map();
    this.#desk.open(this.value, work, this.#now());
    this.value = incident;
  }

  #now(): string {
    return this.now ?? systemNow();
  }

  async #openFile(found: File | undefined): Promise<void> {
    if (!found || !this.#words) return;
    if (!isTable(found)) return this.#open(await found.text());
    importing(this.#facts(this.#words)).file(found);
    this.#goTo("cohorts");
  }

  #facts(words: Words): Facts {
    return new Facts({
      incident: this.value,
      words,
      errors: this.#errors,
      drafts: this.#drafts,
      set: (path, value) => {
        this.value = { ...EMPTY, ...set(this.value, path, value) };
      },
      draft: (path, value) => {
        const drafts = new Map(this.#drafts);
        if (value === undefined) drafts.delete(path);
        else drafts.set(path, value);
        this.#drafts = drafts;
        this.requestUpdate();
      },
      memory: this.#memory,
      refresh: () => this.requestUpdate(),
    });
  }

  protected override render(): TemplateResult {
    const [engine, words] = [this.#engine, this.#words];
    if (!engine || !words) {
      return html`<p role="status" class="loading">${this.#failure === "" ? t("Loading the rules…") : nothing}</p>${this.#alert()}`;
    }
    const facts = this.#facts(words);
    const view = this.assessment && this.#view(engine, this.assessment, facts);
    return html`<div class="page" part="page" @keydown=${(event: KeyboardEvent) => stepByKey(event, this.#step)}
      @input=${watchTyping} @change=${watchTyping} @focusout=${watchTyping} @dragover=${this.#dragOver} @drop=${this.#drop}>
      ${this.#toolbar()} ${this.#alert()}
      <div class="columns">
        <section class="facts" part="facts" aria-labelledby="facts-title">
          <h2 id="facts-title">${t("The facts")}</h2>
          ${form(facts)}
        </section>
        <section class="answer" part="duties" aria-labelledby="duties-title">
          <h2 id="duties-title" tabindex="-1">${t("The duties")}</h2>
          <p role="status" class="sr">${this.assessment ? announcement(this.assessment.duties, words) : t("The facts have errors.")}</p>
          ${problems(this.#errors, (path) => this.#goTo(path))}
          ${view ? html`${answer(view)} ${downloads(engine, view.answer)}` : nothing}
        </section>
        ${view ? work(view) : nothing}
      </div>
    </div>`;
  }

  #view(engine: Engine, answer: Assessment, facts: Facts): View {
    return {
      answer,
      facts,
      opened: this.#opened,
      open: (fold) => {
        this.#opened = new Set(this.#opened).add(fold);
        this.requestUpdate();
      },
      goTo: (path) => this.#goTo(path),
      goToDuty: (id) => this.#focus(anchor({ id })),
      engine,
      desk: this.#desk,
      note: (duty, change) => {
        this.#desk.note(this.value, duty, change, this.#now());
        this.requestUpdate();
      },
      refresh: () => this.requestUpdate(),
    };
  }

  /** Takes the last step back, or again. */
  #step = (back: boolean): void => {
    const incident = this.#desk.step(back, this.value, this.#now());
    if (!incident) return;
    // How a time was being given is of the step that was taken back; what is open or searched for stays.
    this.#drafts = new Map([...this.#drafts].filter(([, draft]) => draft !== "day" && draft !== "time"));
    this.value = incident;
    this.requestUpdate();
  };

  /** Shows the field of a fact: its fold is opened, and made, before the cursor goes there. */
  #goTo(path: string): void {
    this.#drafts = reveal(path, this.#drafts);
    this.requestUpdate();
    void formFetched().then(() => (this.requestUpdate(), this.updateComplete)).then(() => goTo(path, this.shadowRoot));
  }

  /** Puts the cursor on the first of these that is there. */
  #focus(...ids: string[]): void {
    const found = ids.map((id) => this.shadowRoot?.getElementById(id)).find((element) => element);
    found?.focus();
  }

  /** A question that is answered goes away, and must not take the cursor with it. */
  protected override updated(): void {
    const { shadowRoot } = this;
    if (this.#asking && !shadowRoot?.activeElement) this.#focus("questions-title", "duties-title");
    this.#asking = false;
  }

  #toolbar(): TemplateResult {
    const open = (event: Event) => {
      const input = event.target as HTMLInputElement;
      void this.#openFile(input.files?.[0]).finally(() => (input.value = ""));
    };
    const example = () => fetchText(new URL(EXAMPLE, here).href).then((text) => this.#open(text), (error) => this.#fail(error));
    return html`<div class="toolbar" role="group" aria-label=${t("The incident")}>
      <label class="file"><span>${t("Open an incident (JSON)")}</span><input type="file" accept=".json,application/json" @change=${open} /></label>
      <button type="button" @click=${example}>${t("Show an example")}</button>
      <button type="button" @click=${() => saveFile(file.write(this.value, this.#desk.work), this.value.reference)}>${t("Save the facts")}</button>
      <button type="button" @click=${() => this.#open(JSON.stringify(EMPTY))}>${t("Start anew")}</button>
      ${steps(this.#desk, this.#step)}
      <a class="jump" href="#duties-title" @click=${(event: Event) => {
        event.preventDefault();
        this.#focus("duties-title");
      }}>${t("Go to the duties")}</a>
    </div>`;
  }

  #alert(): TemplateResult | typeof nothing {
    return this.#failure === "" ? nothing : html`<p role="alert" class="problems">${this.#failure}</p>`;
  }

  #dragOver(event: DragEvent): void {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  }

  #drop(event: DragEvent): void {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.#openFile(file);
  }
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  return response.text();
}

customElements.define("notice-clock", NoticeClock);
