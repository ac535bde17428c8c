/** A fold of the form whose content is made when it is first opened. */
import { html, nothing, type TemplateResult } from "lit";

import type { Facts } from "../model/facts.ts";

export function lateFold(facts: Facts, key: string, title: string, content: () => unknown): TemplateResult {
  const opened = facts.remembered(`fold ${key}`, () => ({ once: false }));
  const toggle = () => {
    if (opened.once) return;
    opened.once = true;
    facts.refresh();
  };
  return html`<details class="elements" @toggle=${toggle}><summary><span>${title}</span></summary>${opened.once ? content() : nothing}</details>`;
}
