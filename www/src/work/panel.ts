/** Back and forth, and behind folds the log and the versions. */
import { html, type TemplateResult } from "lit";

import { fold } from "../duties/fold.ts";
import type { View } from "../duties/view.ts";
import { t } from "../i18n.ts";
import { planning } from "../plan/door.ts";
import { late } from "../late.ts";
import type { Desk } from "./desk.ts";

const log = late(() => import("./log.ts"), ({ log }, view: View) => log(view));
const versions = late(() => import("./versions.ts"), ({ versions }, view: View) => versions(view));

export function steps(desk: Desk, step: (back: boolean) => void): TemplateResult {
  return html`<span class="steps" role="group" aria-label=${t("Steps")}>
    <button type="button" aria-keyshortcuts="Control+Z" aria-disabled=${desk.canUndo ? "false" : "true"} @click=${() => step(true)}>${t("Undo")}</button>
    <button type="button" aria-keyshortcuts="Control+Y" aria-disabled=${desk.canRedo ? "false" : "true"} @click=${() => step(false)}>${t("Redo")}</button>
  </span>`;
}

/** Ctrl or Cmd with Z, Y; within a text, the browser's own undo comes first. */
export function stepByKey(event: KeyboardEvent, step: (back: boolean) => void): void {
  const key = event.key.toLowerCase();
  const target = event.composedPath()[0];
  const inText = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !["radio", "checkbox", "file"].includes(target.type));
  if (inText || event.altKey || !(event.ctrlKey || event.metaKey) || (key !== "z" && key !== "y")) return;
  event.preventDefault();
  step(key === "z" && !event.shiftKey);
}

/** What was done, and what stood there before. */
export function work(view: View): TemplateResult {
  const { log: entries, versions: kept } = view.desk.work;
  const number = (n: number) => html` <span class="count">${n}</span>`;
  return html`<section class="work" part="work" aria-labelledby="work-title">
    <h2 id="work-title">${t("The work")}</h2>
    ${planning(view)}
    ${fold(view, "log", html`<h3>${t("Log of changes")}${number(entries.length)}</h3>`, () => log(view.refresh, view), "section")}
    ${fold(view, "versions", html`<h3>${t("Versions")}${number(kept.length)}</h3>`, () => versions(view.refresh, view), "section")}
  </section>`;
}
