/** Lists that may be thousands long: what a page cannot draw while somebody types is drawn a page at a time. */
import { html, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import type { View } from "./view.ts";

/** Entries that are drawn at once. */
const PAGE = 40;

type Drafts = Pick<View["facts"], "drafts" | "draft">;

/** @param wanted whether an entry is the one that somebody is being led to */
export function paged<T>(facts: Drafts, key: string, items: readonly T[], show: (part: T[]) => unknown, wanted: (item: T) => boolean = () => false, size = PAGE): unknown {
  if (items.length <= size) return show([...items]);
  const last = Math.floor((items.length - 1) / size);
  const led = items.findIndex(wanted);
  const page = led >= 0 ? Math.floor(led / size) : Math.min(last, Number(facts.drafts.get(`page:${key}`) ?? 0));
  const go = (to: number) => {
    if (to < 0 || to > last) return;
    if (led >= 0) facts.draft("duty", undefined);
    facts.draft(`page:${key}`, String(to));
  };
  const from = page * size;
  return html`${show(items.slice(from, from + size))}${turns(from + 1, Math.min(items.length, from + size), items.length, () => go(page - 1), () => go(page + 1))}`;
}

function turns(from: number, to: number, of: number, back: () => void, on: () => void): TemplateResult {
  return html`<div class="line turns"><button type="button" aria-disabled=${from === 1 ? "true" : "false"} @click=${back}>${t("Previous")}</button>
    <span class="small" role="status">${t("{from} to {to} of {n}", { from, to, n: of })}</span>
    <button type="button" aria-disabled=${to === of ? "true" : "false"} @click=${on}>${t("Next")}</button></div>`;
}
