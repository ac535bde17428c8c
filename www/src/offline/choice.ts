/** Whether anything is kept in this browser, and what is: chosen, and wiped, by whoever reads the page. */
import { html, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { style } from "../sheets.ts";
import css from "../styles/keeping.css?inline";
import { asked, keeping, PROFILE, storage } from "./door.ts";

style(css);

export function choice(refresh: () => void, file: () => string): TemplateResult {
  const choose = (event: Event) => {
    const { checked } = event.target as HTMLInputElement;
    void (checked ? keeping.begin(file()) : end()).then(refresh);
  };
  const wipe = () => {
    storage()?.removeItem(PROFILE);
    void end().then(refresh);
  };
  return html`<section class="keeping" part="keeping" aria-labelledby="keeping-title">
    <h2 id="keeping-title">${t("In this browser")}</h2>
    <p class="hint" id="keeping-hint">${t("Unless you choose so, nothing is left here when this page is closed. What is kept stays on this device, and is not encrypted: whoever can use this browser can read it.")}</p>
    <label class="choice"><input type="checkbox" .checked=${asked()} aria-describedby="keeping-hint" @change=${choose} /><span>${t("Keep the facts in this browser, and take them up again next time")}</span></label>
    <p><button type="button" @click=${wipe}>${t("Wipe what is kept")}</button></p>
    <p role="status" class="small">${said()}</p>
  </section>`;
}

function end(): Promise<void> {
  keeping.failed = false;
  return keeping.end();
}

function said(): string {
  if (keeping.failed) return t("This browser does not let the page keep anything.");
  if (asked()) return t("The facts are kept in this browser.");
  return storage()?.getItem(PROFILE) == null ? t("Nothing is kept.") : t("Only the profile of the organisation is kept.");
}
