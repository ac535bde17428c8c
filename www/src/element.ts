/** `<notice-clock>`: facts of a breach in, duties out, live. Nothing leaves the browser. */
import type { Assessment, Engine, Incident, IncidentError, IncidentErrors, SourceFile } from "noticeclock";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { asset } from "./assets.ts";
import { watchTyping } from "./controls/typed.ts";
import { answer, announcement } from "./duties/answer.ts";
import { anchor } from "./duties/duty.ts";
import { jumpTo } from "./duties/next.ts";
import type { View } from "./duties/view.ts";
import { inPieces } from "./contracts/door.ts";
import { fetchText } from "./fetch.ts";
import { form, formFetched } from "./facts/form.ts";
import { goTo, problems } from "./facts/problems.ts";
import { reveal } from "./facts/reveal.ts";
import { Facts } from "./model/facts.ts";
import { isObject, set } from "./model/path.ts";
import { systemNow } from "./model/time.ts";
import { Words } from "./model/words.ts";
import { asked, choice, keeping } from "./offline/door.ts";
import { onPaper, opened, out } from "./out/door.ts";
import { saveFile } from "./save.ts";
import { styled } from "./sheets.ts";
import { styles } from "./styles.ts";
import { drillClock, seals } from "./plan/door.ts";
import { exercise } from "./plan/exercise.ts";
import { recipient } from "./duties/due.ts";
import { type Language, language, languageOf, LANGUAGES, learn, speak, t } from "./i18n.ts";
import { library } from "./library/door.ts";
import { isRules, Own, readRules } from "./library/own.ts";
import { ruleProblems } from "./library/problems.ts";
import { Desk } from "./work/desk.ts";
import { fetchAhead } from "./late.ts";
import { importing, isTable } from "./intake/door.ts";
import * as file from "./work/file.ts";
import type { Work } from "./work/model.ts";
import { steps, work, stepByKey } from "./work/panel.ts";

const EMPTY: Incident = { schema: 1 };
const MINUTE = 60_000;

export class NoticeClock extends LitElement {
  static override properties = {
    incident: {},
    rules: {},
    now: {},
    theme: { reflect: true },
    lang: { reflect: true, converter: { toAttribute: (tag: string) => tag || null } },
    keep: {},
    value: { attribute: false },
  };
  static override styles = styles;

  declare incident: string | null;
  declare rules: string | null;
  declare now: string | null;
  declare theme: "light" | "dark" | null;
  declare lang: string;
  declare keep: "off" | null;
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
  readonly #own = new Own();
  /** The answer of the file that was opened, to hold against the one of now. */
  #earlier: Assessment | undefined;
  /** What was kept is taken up before anything is kept over it. */
  #restored = false;
  #inLibrary = false;
  #printing = false;
  #spoken: Language | undefined;
  #asking = false;
  #failure = "";
  #assessed: { value: Incident; now: string } | undefined;
  /** The answer of own rules that is being reckoned. */
  #later: { stop: AbortController; done: Promise<unknown>; awaited: boolean } | undefined;
  /** What was kept last in the browser. */
  #kept: readonly unknown[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.incident = this.rules = this.now = this.theme = this.keep = null;
    this.lang = "";
    this.value = EMPTY;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.shadowRoot) styled(this.shadowRoot);
    this.#tick();
    window.addEventListener("beforeprint", this.#print);
    window.addEventListener("afterprint", this.#print);
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
    window.removeEventListener("beforeprint", this.#print);
    window.removeEventListener("afterprint", this.#print);
  }

  #print = ({ type }: Event): void => {
    this.#printing = type === "beforeprint";
    this.requestUpdate();
  };

  async #start(): Promise<void> {
    try {
      // Without its words the page works in English.
      await Promise.all([learn(this.#language()).catch((error: unknown) => this.#fail(error)), this.#loadRules()]);
      if (this.incident) this.#open(await fetchText(this.incident));
      else if (this.keep !== "off" && this.value === EMPTY && asked()) await keeping.restore((text) => this.#open(text));
      this.#restored = true;
      void this.updateComplete.then(fetchAhead);
    } catch (error) {
      this.#fail(error);
    }
    this.requestUpdate();
  }

  /** The rules of the host beside those on board. */
  async #loadRules(): Promise<void> {
    const addresses = this.rules?.split(/\s+/).filter(Boolean) ?? [];
    const given = await Promise.all(addresses.map(async (path) => ({ path, text: await fetchText(path) })));
    await this.#use(this.#own.files, given);
  }

  /** Reckons with these rules from here on; while they have problems, with those of before. */
  async #use(files: readonly SourceFile[], given?: readonly SourceFile[]): Promise<boolean> {
    const engine = await this.#own.load(files, given);
    if (engine) {
      this.#engine?.free();
      this.#engine = engine;
      this.#words = undefined;
      this.#assessed = undefined;
    } else {
      this.#tell("notice-clock-error", Object.assign(new Error(t("The rule files have problems.")), { name: "RuleErrors", errors: this.#own.problems }));
    }
    this.requestUpdate();
    await this.updateComplete;
    if (!engine) this.#focus("rule-problems");
    return engine !== undefined;
  }

  /** The language of the element, or else of what it stands in. */
  #language(): Language {
    if (this.lang) return languageOf(this.lang) ?? "en";
    for (let at = around(this); at; at = around(at)) {
      const tag = at.getAttribute("lang");
      if (tag) return languageOf(tag) ?? "en";
    }
    return "en";
  }

  /** Assesses before showing, so that form and duties never tell different stories. */
  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has("incident") && this.incident && this.#engine) void fetchText(this.incident).then((text) => this.#open(text), (error) => this.#fail(error));
    if (changes.has("lang") && this.hasUpdated) void learn(this.#language()).then(() => this.requestUpdate(), (error) => this.#fail(error));
    if (changes.has("rules") && this.#engine) void this.#loadRules().catch((error: unknown) => this.#fail(error));
    speak(this.#language());
    // The words are those of a language: they are looked up anew when another is spoken.
    if (this.#engine && (!this.#words || this.#spoken !== language())) this.#words = new Words(this.#engine);
    this.#spoken = language();
    this.#asking = this.shadowRoot?.activeElement?.closest(".questions, .duty") != null;
    // What changes no fact reckons nothing anew between two minutes.
    if (changes.has("value") || changes.has("now") || this.#clock === "") this.#clock = this.#now();
    const now = this.#clock;
    const same = this.#assessed?.value === this.value;
    if (!this.#engine || (same && this.#assessed?.now === now)) return;
    this.#assessed = { value: this.value, now };
    // Where own rules are many, the law is answered at once and they after it; while time alone goes on, the last whole answer stays till then.
    const { first } = this.#own;
    const stays = first !== undefined && same && this.assessment !== null && !this.#later?.awaited;
    this.#later?.stop.abort();
    this.#later = undefined;
    try {
      if (!stays) this.assessment = this.#engine.assess(this.value, first ? { now, onlyLaws: first } : { now });
      this.#errors = [];
      if (first) this.#answerLater(this.#engine, now, !stays);
      if (stays) return;
    } catch (error) {
      this.assessment = null;
      this.#errors = (error as IncidentErrors).errors ?? [];
      if (this.#errors.length === 0) this.#failure = String(error);
      this.#tell("notice-clock-error", error);
    }
    const words = this.#words;
    if (words) this.#desk.answered(this.value, this.assessment, now, (duty) => recipient(duty, words), first && new Set(first));
    this.#tellChange();
  }

  /** The whole answer, in slices. */
  #answerLater(engine: Engine, now: string, awaited: boolean): void {
    const stop = new AbortController();
    const { value } = this;
    const take = (answer: Assessment | undefined) => {
      const words = this.#words;
      if (this.#later?.stop !== stop) return;
      this.#later = undefined;
      if (!answer || !words) return;
      this.assessment = answer;
      this.#desk.completed(answer, (duty) => recipient(duty, words));
      this.#tellChange();
      this.requestUpdate();
    };
    // Where its part of the page cannot be fetched, the answer is reckoned at once: late, but never half.
    const done = inPieces(engine, value, { now }, stop.signal).then(take, () => !stop.signal.aborted && take(engine.assess(value, { now })));
    this.#later = { stop, done, awaited };
  }

  /** Of so many own rules the answer is still to come. */
  get #pending(): number {
    return this.#later?.awaited ? this.#own.size : 0;
  }

  async #whole(): Promise<Assessment> {
    while (this.#later) await this.#later.done;
    if (!this.assessment) throw new Error(t("The facts have errors."));
    return this.assessment;
  }

  #tellChange(): void {
    this.#tell("notice-clock-change", { value: this.value, assessment: this.assessment, pending: this.#pending });
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
    const { incident, work, rules, answer, clock } = file.read(JSON.parse(text));
    this.requestUpdate();
    if (!isObject(incident)) {
      this.#failure = t("The file holds no incident: expected an object.");
      return;
    }
    this.#inLibrary = false;
    this.#take(incident as unknown as Incident, clock === undefined ? work : { ...work, ahead: Date.parse(clock) - this.#real() });
    this.#earlier = answer;
    const ready: Promise<unknown> = rules.length > 0 ? this.#use(rules) : this.updateComplete;
    void ready.then(() => this.#focus("problems", "rule-problems", "duties-title"));
  }

  /** Takes up another incident, with the work on it. */
  #take(incident: Incident, work: Work): void {
    this.#drafts = new Map();
    this.#desk.open(this.value, work, this.#now());
    this.value = incident;
  }

  /** The real clock moves for an exercise alone; a host that gives the instant gives that of the real one. */
  #now(): string {
    const { ahead = 0 } = this.#desk.work;
    return ahead !== 0 && this.value.exercise === true ? systemNow(this.#real() + ahead) : (this.now ?? systemNow());
  }

  #real(): number {
    return this.now === null ? Date.now() : Date.parse(this.now);
  }

  async #openRules(files: readonly File[]): Promise<void> {
    await this.#use(this.#own.with(await readRules(files)));
  }

  /** All that belongs to the incident, as a file holds it. */
  #file(answer?: Assessment): string {
    return file.write(this.value, this.#desk.work, this.#own.files, answer, this.#clock);
  }

  async #openFile(found: File | undefined): Promise<void> {
    if (!found || !this.#words) return;
    if (isRules(found)) return this.#openRules([found]);
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
    // The language of what is inside, whatever the host's page is written in.
    return html`<div class="root" lang=${language()}>${engine && words ? this.#page(engine, words) : this.#waiting()}</div>`;
  }

  #waiting(): TemplateResult {
    return html`<p role="status" class="loading">${this.#failure === "" && this.#own.problems.length === 0 ? t("Loading the rules…") : nothing}</p>${this.#alert()}`;
  }

  #page(engine: Engine, words: Words): TemplateResult {
    const facts = this.#facts(words);
    return html`<div class="page" part="page" @keydown=${(event: KeyboardEvent) => stepByKey(event, this.#step)}
      @input=${watchTyping} @change=${watchTyping} @focusout=${watchTyping} @dragover=${this.#dragOver} @drop=${this.#drop}>
      ${exercise(this.value, this.#clock)} ${this.#toolbar()} ${this.#alert()} ${this.#inLibrary ? this.#shelf(engine, words) : this.#incident(engine, facts)}
    </div>`;
  }

  #shelf(engine: Engine, words: Words): unknown {
    return library(() => this.requestUpdate(), {
      engine,
      words,
      own: this.#own,
      now: this.#now(),
      memory: this.#memory,
      refresh: () => this.requestUpdate(),
      open: (files) => void this.#openRules(files).catch((error: unknown) => this.#fail(error)),
      put: (files, gone) => this.#use(this.#own.with(files, gone)),
      remove: (paths) => void this.#use(this.#own.without(paths)).catch((error: unknown) => this.#fail(error)),
      facts: this.#facts(words),
      focus: (id) => void this.updateComplete.then(() => this.#focus(id)),
    });
  }

  #incident(engine: Engine, facts: Facts): TemplateResult {
    const { words } = facts;
    const view = this.assessment && this.#view(engine, this.assessment, facts);
    return html`
      ${view ? drillClock(view) : nothing}
      ${view && this.#earlier && view.pending === 0 ? opened(view.refresh, view, this.#earlier, () => ((this.#earlier = undefined), view.refresh())) : nothing}
      <div class="columns">
        <section class="facts" part="facts" aria-labelledby="facts-title">
          <h2 id="facts-title">${t("The facts")}</h2>
          ${form(facts)}
        </section>
        <section class="answer" part="duties" aria-labelledby="duties-title">
          <h2 id="duties-title" tabindex="-1">${t("The duties")}</h2>
          <p role="status" class="sr">${this.assessment ? announcement(this.assessment.duties, words) : t("The facts have errors.")}</p>
          ${problems(this.#errors, (path) => this.#goTo(path))}
          ${view ? html`${answer(view)} ${out(view, this.#own.files, (answer) => this.#file(answer))}` : seals({ desk: this.#desk, facts, refresh: () => this.requestUpdate() })}
        </section>
        ${view ? work(view) : nothing}
      </div>
      ${view && this.#printing ? onPaper(view, this.#own.files) : nothing}
      ${this.keep === "off" ? nothing : choice(() => this.requestUpdate(), () => this.requestUpdate(), () => this.#file())}`;
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
      goToDuty: (id) => {
        this.#drafts = new Map(this.#drafts).set("duty", id);
        this.requestUpdate();
        void this.updateComplete.then(() => jumpTo(this.shadowRoot, anchor({ id })));
      },
      engine,
      desk: this.#desk,
      setClock: (at) => {
        this.#desk.moveClock(at === undefined ? 0 : Date.parse(at) - this.#real());
        this.#clock = this.#now();
        this.requestUpdate();
      },
      note: (duty, change) => {
        this.#desk.note(this.value, duty, change, this.#now());
        this.requestUpdate();
      },
      refresh: () => this.requestUpdate(),
      inSlices: this.#own.first !== undefined,
      pending: this.#pending,
      whole: () => this.#whole(),
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
    const kept = this.#restored && this.keep !== "off" && asked() ? [this.value, this.#desk.work, this.#own.files] : [];
    // Thousands of own rules are not written anew because something was drawn.
    if (kept.some((part, index) => part !== this.#kept[index])) void keeping.keep(this.#file());
    this.#kept = kept;
  }

  #toolbar(): TemplateResult {
    const open = (event: Event) => {
      const input = event.target as HTMLInputElement;
      void this.#openFile(input.files?.[0]).finally(() => (input.value = ""));
    };
    const example = () => asset("example").then((text) => this.#open(text), (error) => this.#fail(error));
    return html`<div class="toolbar" part="toolbar" role="group" aria-label=${t("The incident")}>
      <label class="file"><span>${t("Open an incident (JSON)")}</span><input type="file" accept=".json,application/json" @change=${open} /></label>
      <button type="button" @click=${example}>${t("Show an example")}</button>
      <button type="button" @click=${() => saveFile(this.#file(), this.value.reference)}>${t("Save the facts")}</button>
      <button type="button" @click=${() => this.#open(JSON.stringify(EMPTY))}>${t("Start anew")}</button>
      ${steps(this.#desk, this.#step)}
      <button type="button" aria-pressed=${this.#inLibrary ? "true" : "false"} @click=${this.#toLibrary}>${t("Law library")}</button>
      ${this.#languages()}
      <a class="jump" href="#duties-title" @click=${(event: Event) => {
        event.preventDefault();
        this.#focus("duties-title");
      }}>${t("Go to the duties")}</a>
    </div>`;
  }

  #toLibrary = (): void => {
    this.#inLibrary = !this.#inLibrary;
    this.requestUpdate();
  };

  #languages(): TemplateResult {
    const choose = (event: Event) => (this.lang = (event.target as HTMLSelectElement).value);
    return html`<label class="language" part="language"><span class="sr">${t("Language")}</span>
      <select @change=${choose}>${LANGUAGES.map(([tag, name]) => html`<option value=${tag} lang=${tag} .selected=${tag === language()}>${name}</option>`)}</select></label>`;
  }

  #alert(): TemplateResult {
    return html`${this.#failure === "" ? nothing : html`<p role="alert" class="problems">${this.#failure}</p>`}${ruleProblems(this.#own.problems)}`;
  }

  #dragOver(event: DragEvent): void {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  }

  #drop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    const rules = files.filter(isRules);
    if (rules.length > 0) void this.#openRules(rules).catch((error: unknown) => this.#fail(error));
    else void this.#openFile(files[0]);
  }
}

/** What an element stands in, through the borders of shadow roots. */
function around(element: Element): Element | undefined {
  return element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
}

customElements.define("notice-clock", NoticeClock);
