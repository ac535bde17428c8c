/** The log: every change of facts, the latest first, with what it did. */
import { html, nothing, type TemplateResult } from "lit";

import type { View } from "../duties/view.ts";
import { t } from "../i18n.ts";
import { moment } from "../model/time.ts";
import { factList, memoList } from "./changes.ts";
import type { Entry } from "./model.ts";

/** Entries that are shown until more are asked for. */
const SHOWN = 30;

export function log(view: View): TemplateResult {
  const entries = [...view.desk.work.log].reverse();
  const all = view.facts.drafts.has("log");
  if (entries.length === 0) return html`<p class="hint">${t("Nothing was changed yet. Every change of a fact is noted here, with the duties that it gained, lost or moved.")}</p>`;
  return html`<p class="hint">${t("What was taken back stays in the log. It is saved with the facts once there is something to save.")}</p>
    <ol class="log" reversed>${entries.slice(0, all ? undefined : SHOWN).map((entry) => item(entry, view))}</ol>
    ${entries.length > SHOWN && !all ? html`<button type="button" @click=${() => view.facts.draft("log", "all")}>${t("Show all {n}", { n: entries.length })}</button>` : nothing}`;
}

function item({ at, how, facts, more, memo }: Entry, { facts: { words } }: View): TemplateResult {
  const title = { edit: t("Changed"), undo: t("Taken back"), redo: t("Done again") }[how];
  return html`<li><p class="when"><b>${title}</b>, <time datetime=${at}>${moment(at)}</time></p>
    ${factList(facts, more, words)}
    ${memo ? memoList(memo) : html`<p class="small">${t("The facts had errors: no duties to compare.")}</p>`}</li>`;
}
