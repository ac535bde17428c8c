/** Keeping the facts in this browser: off until it is chosen, and then here alone. What it takes to do so is fetched only then. */
import { html, type TemplateResult } from "lit";

import { t } from "../i18n.ts";

const CHOSEN = "notice-clock-keep";

const load = () => import("./keep.ts");
/** Writes follow one another, and the last one wins. */
let writing: Promise<void> = Promise.resolve();
let last = "";
let failed = false;

/** Whether keeping was chosen in this browser. A frame that may store nothing has not. */
export function asked(): boolean {
  try {
    return localStorage.getItem(CHOSEN) === "yes";
  } catch {
    return false;
  }
}

export const keeping = {
  /** Hands over what was kept. */
  async restore(open: (text: string) => void): Promise<void> {
    const text = await (await load()).read();
    if (text === undefined) return;
    last = text;
    open(text);
  },

  keep(text: string): Promise<void> {
    if (text === last) return writing;
    last = text;
    return queued(async () => {
      // Between the keystroke and now, keeping may have been ended.
      if (asked() && text === last) await (await load()).write(text);
    });
  },

  control(refresh: () => void, file: () => string): TemplateResult {
    const choose = (event: Event) => {
      const { checked } = event.target as HTMLInputElement;
      void (checked ? begin(file()) : wipe()).then(refresh);
    };
    return html`<section class="keeping" part="keeping" aria-labelledby="keeping-title">
      <h2 id="keeping-title">${t("In this browser")}</h2>
      <p class="hint" id="keeping-hint">${t("Unless you choose so, nothing is left here when this page is closed. What is kept stays on this device, and is not encrypted: whoever can use this browser can read it.")}</p>
      <label class="choice"><input type="checkbox" .checked=${asked()} aria-describedby="keeping-hint" @change=${choose} /><span>${t("Keep the facts in this browser, and take them up again next time")}</span></label>
      <p><button type="button" @click=${() => void wipe().then(refresh)}>${t("Wipe what is kept")}</button></p>
      <p role="status" class="small">${failed ? t("This browser does not let the page keep anything.") : asked() ? t("The facts are kept in this browser.") : t("Nothing is kept.")}</p>
    </section>`;
  },
};

async function begin(text: string): Promise<void> {
  try {
    localStorage.setItem(CHOSEN, "yes");
    last = "";
    failed = false;
    await keeping.keep(text);
  } catch {
    failed = true;
  }
  if (failed) await wipe(true);
}

/** Ends keeping, and takes away all that was kept. */
async function wipe(keepFailure = false): Promise<void> {
  try {
    localStorage.removeItem(CHOSEN);
  } catch {
    // Where nothing can be stored, nothing is.
  }
  last = "";
  if (!keepFailure) failed = false;
  await queued(async () => (await load()).wipe());
}

function queued(work: () => Promise<void>): Promise<void> {
  writing = writing.then(work).catch(() => {
    failed = true;
  });
  return writing;
}
