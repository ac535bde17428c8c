/** The report on paper: seen by the printer alone. */
import { html, nothing, type TemplateResult } from "lit";

import type { Block, Run } from "./document.ts";
import { type Matter, report } from "./report.ts";

export { ready } from "../plan/sha256.ts";

export function paper(matter: Matter): TemplateResult {
  return html`<div class="paper">${report(matter).map(piece)}</div>`;
}

function piece(block: Block): TemplateResult {
  switch (block.kind) {
    case "title":
      return html`<h1>${block.text}</h1>`;
    case "heading":
      return block.level === 1 ? html`<h2>${block.text}</h2>` : html`<h3>${block.text}</h3>`;
    case "text":
      return html`<p>${block.runs.map(run)}</p>`;
    case "list": {
      const items = block.items.map((item) => html`<li>${item.map(run)}</li>`);
      return block.numbered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case "table":
      return html`<table class=${block.head.length === 2 ? "two" : ""}>
        <thead><tr>${block.head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${block.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell.map(run)}</td>`)}</tr>`)}</tbody>
      </table>`;
  }
}

function run(given: Run): unknown {
  if (given === "") return nothing;
  if (typeof given === "string") return given === "\n" ? html`<br />` : given;
  if (given.code) return html`<code>${given.text}</code>`;
  return given.bold || given.gap ? html`<b>${given.text}</b>` : given.text;
}
