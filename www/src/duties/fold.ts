/** A fold whose content is made when it is first opened: a blank form has two hundred duties that hang on everything. */
import { html, nothing, type TemplateResult } from "lit";

import type { View } from "./view.ts";

export function fold(view: View, key: string, summary: unknown, content: () => unknown, kind = ""): TemplateResult {
  const opened = (event: Event) => {
    if ((event.target as HTMLDetailsElement).open) view.open(key);
  };
  return html`<details class=${kind} @toggle=${opened}><summary>${summary}</summary>${view.opened.has(key) ? content() : nothing}</details>`;
}
