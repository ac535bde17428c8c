/** Chooses or takes a dropped file, and hashes it here: with progress, and an end when it is no longer wanted. */
import { html, nothing, type TemplateResult } from "lit";
import { createRef, ref } from "lit/directives/ref.js";

import { t } from "../i18n.ts";
import type { Item } from "./chain.ts";
import { focusNext } from "./focus.ts";
import { bytes } from "./register.ts";
import { ofFile } from "./sha256.ts";

/** What becomes of the file that was chosen last. */
export class Hashing {
  file: Item["file"] = null;
  /** What to say of it, for those who do not see the bar too. */
  told = "";
  #name = "";
  #done = 0;
  #running: AbortController | undefined;
  readonly #bar = createRef<HTMLProgressElement>();

  get busy(): boolean {
    return this.#running !== undefined;
  }

  async take(chosen: File, refresh: () => void): Promise<void> {
    this.cancel();
    const running = new AbortController();
    this.#running = running;
    [this.file, this.#name, this.#done] = [null, chosen.name, 0];
    this.told = t("{name} is being hashed.", { name: chosen.name });
    refresh();
    const progress = (done: number) => {
      this.#done = done;
      // The bar alone moves: to draw the whole page for each slice would take longer than to hash it.
      if (this.#bar.value && this.#running === running) this.#bar.value.value = done;
    };
    try {
      const sha256 = await ofFile(chosen, progress, running.signal);
      if (this.#running !== running) return;
      this.file = { name: chosen.name, bytes: chosen.size, sha256 };
      this.told = t("{name} was hashed.", { name: chosen.name });
    } catch (error) {
      if (this.#running !== running) return;
      this.told = running.signal.aborted ? t("Hashing was cancelled.") : t("{name} could not be read: {why}", { name: chosen.name, why: error instanceof Error ? error.message : String(error) });
    }
    this.#running = undefined;
    refresh();
  }

  cancel(): void {
    this.#running?.abort();
  }

  clear(): void {
    this.cancel();
    [this.#running, this.file, this.told] = [undefined, null, ""];
  }

  /** @param same says to which entries a digest belongs already */
  show(refresh: () => void, same: (sha256: string) => number[]): TemplateResult {
    const take = (files: FileList | null | undefined) => {
      const [file] = files ?? [];
      if (file) void this.take(file, refresh);
    };
    const choose = (event: Event) => {
      const input = event.target as HTMLInputElement;
      take(input.files);
      input.value = "";
    };
    // What is dropped here is evidence, and not an incident to open.
    const over = (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
    };
    const drop = (event: DragEvent) => {
      over(event);
      take(event.dataTransfer?.files);
    };
    const known = this.file ? same(this.file.sha256) : [];
    return html`<div class="dropping" @dragover=${over} @drop=${drop}>
      <p class="line"><label class="file quiet"><span>${t("Choose a file to hash")}</span><input id="e-file" type="file" @change=${choose} /></label> <span class="small">${t("or drop it here")}</span></p>
      <p class="small">${t("It is read here and sent nowhere; its name, size and SHA-256 alone are kept.")}</p>
      ${this.busy ? html`<p><label>${this.#name}<br /><progress max="1" .value=${this.#done} ${ref(this.#bar)}></progress></label></p>
        <p><button type="button" @click=${(event: Event) => (focusNext(event, "e-file"), this.cancel())}>${t("Cancel hashing")}</button></p>` : nothing}
      <p role="status">${this.told}</p>
      ${this.file ? html`<p>${this.file.name}, ${bytes(this.file.bytes)}<br />SHA-256 <code>${this.file.sha256}</code></p>` : nothing}
      ${known.length === 0 ? nothing : html`<p>${t("These are the bytes of entry {n}.", { n: known.join(", ") })}</p>`}
    </div>`;
  }
}
