/** A fold whose content is made when it is first opened: a blank form has two hundred duties that hang on everything. */
import { html, nothing, type TemplateResult } from "lit";

import type { View } from "./view.ts";

/** @param led whether it holds what somebody is being led to, and so stands open */
export function fold(view: View, key: string, summary: unknown, content: () => unknown, kind = "", led = false): TemplateResult {
  const opened = (event: Event) => {
    if ((event.target as HTMLDetailsElement).open) view.open(key);
  };
  return html`<details class=${kind} ?open=${led} @toggle=${opened}><summary>${summary}</summary>${led || view.opened.has(key) ? content() : nothing}</details>`;
}
