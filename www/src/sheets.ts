/** Styles of the parts that come later: given to every element that is there, and to those that are made afterwards. */
import { unsafeCSS } from "lit";

import { ours } from "./rem.ts";

const roots = new Set<ShadowRoot>();
const sheets: CSSStyleSheet[] = [];

export function style(text: string): void {
  const { styleSheet } = unsafeCSS(ours(text));
  if (!styleSheet) return;
  sheets.push(styleSheet);
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}

export function styled(root: ShadowRoot): void {
  if (roots.has(root)) return;
  roots.add(root);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}
