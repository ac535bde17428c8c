/** The way in for tables and files of people. What reads them is fetched when it is first needed. */
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { late } from "../late.ts";
import type { Facts } from "../model/facts.ts";

/** What was brought: text from the clipboard, a file, or an empty field to paste into. */
export type Brought = { text: string } | { file: File };

const panel = late(() => import("./panel.ts"), ({ show }, facts: Facts, brought: Brought, close: () => void) => show(facts, brought, close));

export class Door {
  facts: Facts;
  #brought: Brought | undefined;

  constructor(facts: Facts) {
    this.facts = facts;
  }

  paste(text = ""): void {
    this.#take({ text });
  }

  file(file: File): void {
    this.#take({ file });
  }

  /** A block of cells that is pasted into a field is meant for the table. */
  pasted(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const inPanel = (event.target as HTMLElement).closest(".import") !== null;
    if (inPanel || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    this.paste(text);
  }

  #take(brought: Brought | undefined): void {
    this.#brought = brought;
    this.facts.refresh();
  }

  panel(): unknown {
    return this.#brought ? panel(this.facts.refresh, this.facts, this.#brought, () => this.#take(undefined)) : nothing;
  }
}

/** The door of this element, with its facts of now. */
export function importing(facts: Facts): Door {
  const door = facts.remembered("door", () => new Door(facts));
  door.facts = facts;
  return door;
}

export function intake(facts: Facts): TemplateResult {
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) importing(facts).file(file);
    input.value = "";
  };
  return html`<label class="file quiet"><span>${t("Import a file (CSV, VERIS)")}</span><input type="file" accept=".csv,.tsv,.txt,.json,text/csv,text/tab-separated-values,application/json" @change=${choose} /></label>`;
}

/** Whether a file is a table by its name. */
export function isTable({ name }: File): boolean {
  return /\.(csv|tsv|txt)$/i.test(name);
}
