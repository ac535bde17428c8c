/** `<notice-clock>`: facts of a breach in, duties out, live. Nothing leaves the browser. */
import type { Assessment, Engine, Incident, IncidentError, IncidentErrors } from "noticeclock";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { answer, announcement } from "./duties/answer.ts";
import type { View } from "./duties/view.ts";
import { loadEngine } from "./engine.ts";
import { form } from "./facts/form.ts";
import { goTo, problems } from "./facts/problems.ts";
import { Facts } from "./model/facts.ts";
import { isObject, set } from "./model/path.ts";
import { systemNow } from "./model/time.ts";
import { Words } from "./model/words.ts";
import { downloads, saveIncident } from "./save.ts";
import { styles } from "./styles.ts";

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
  #asking = false;
  #failure = "";
  #assessed: { value: Incident; now: string } | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.incident = this.rules = this.now = this.theme = null;
    this.value = EMPTY;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), MINUTE);
    if (!this.#engine) void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
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
    } catch (error) {
      this.#fail(error);
    }
    this.requestUpdate();
  }

  /** Assesses before showing, so that form and duties never tell different stories. */
  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has("incident") && this.incident && this.#engine) void fetchText(this.incident).then((text) => this.#open(text), (error) => this.#fail(error));
    this.#asking = this.shadowRoot?.activeElement?.closest(".questions, .duty") != null;
    const now = this.now ?? systemNow();
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
      this.#engine.assessText(text, { now: this.now ?? systemNow() });
    } catch (error) {
      const [first] = (error as IncidentErrors).errors ?? [];
      if (first && first.line !== null) {
        this.#failure = `The file cannot be read. Line ${first.line}, column ${String(first.column)}: ${first.message}`;
        this.requestUpdate();
        return;
      }
    }
    const parsed: unknown = JSON.parse(text);
    this.requestUpdate();
    if (!isObject(parsed)) {
      this.#failure = "The file holds no incident: expected an object.";
      return;
    }
    this.#drafts = new Map();
    this.value = parsed as unknown as Incident;
    void this.updateComplete.then(() => this.#focus("problems", "duties-title"));
  }

  async #openFile(file: File | undefined): Promise<void> {
    if (file) this.#open(await file.text());
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
    });
  }

  protected override render(): TemplateResult {
    const [engine, words] = [this.#engine, this.#words];
    if (!engine || !words) {
      return html`<p role="status" class="loading">${this.#failure === "" ? "Loading the rules…" : nothing}</p>${this.#alert()}`;
    }
    const facts = this.#facts(words);
    const root = () => this.shadowRoot;
    return html`<div class="page" part="page" @dragover=${this.#dragOver} @drop=${this.#drop}>
      ${this.#toolbar()} ${this.#alert()}
      <div class="columns">
        <section class="facts" part="facts" aria-labelledby="facts-title">
          <h2 id="facts-title">The facts</h2>
          ${form(facts)}
        </section>
        <section class="answer" part="duties" aria-labelledby="duties-title">
          <h2 id="duties-title" tabindex="-1">The duties</h2>
          <p role="status" class="sr">${this.assessment ? announcement(this.assessment.duties) : "The facts have errors."}</p>
          ${problems(this.#errors, root)}
          ${this.assessment
            ? html`${answer(this.#view(this.assessment, facts))} ${downloads(engine, this.assessment)}`
            : nothing}
        </section>
      </div>
    </div>`;
  }

  #view(answer: Assessment, facts: Facts): View {
    return {
      answer,
      facts,
      opened: this.#opened,
      open: (fold) => {
        this.#opened = new Set(this.#opened).add(fold);
        this.requestUpdate();
      },
      goTo: (path) => goTo(path, this.shadowRoot),
    };
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
    return html`<div class="toolbar" role="group" aria-label="The incident">
      <label class="file"><span>Open an incident (JSON)</span><input type="file" accept=".json,application/json" @change=${open} /></label>
      <button type="button" @click=${example}>Show an example</button>
      <button type="button" @click=${() => saveIncident(this.value)}>Save the facts</button>
      <button type="button" @click=${() => this.#open(JSON.stringify(EMPTY))}>Start anew</button>
      <a class="jump" href="#duties-title" @click=${(event: Event) => {
        event.preventDefault();
        this.#focus("duties-title");
      }}>Go to the duties</a>
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
