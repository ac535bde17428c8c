/** Files out of the page: made here, handed to the browser, sent nowhere. */
import type { Assessment, Engine } from "noticeclock";
import { html, type TemplateResult } from "lit";

type Make = [label: string, ending: string, type: string, write: () => string];

export function downloads(engine: Engine, answer: Assessment): TemplateResult {
  const files: Make[] = [
    ["Calendar", "ics", "text/calendar", () => engine.toIcs(answer)],
    ["Table (CSV)", "csv", "text/csv", () => engine.toCsv(answer)],
    ["Memo (Markdown)", "md", "text/markdown", () => engine.toMarkdown(answer)],
    ["Answer (JSON)", "duties.json", "application/json", () => `${JSON.stringify(answer, null, 2)}\n`],
  ];
  return html`<p class="downloads" role="group" aria-label="Download the duties">
    ${files.map(([label, ending, type, write]) => html`<button type="button"
      @click=${() => save(write(), type, `${fileName(answer.reference)}.${ending}`)}>${label}</button>`)}
    <button type="button" @click=${() => window.print()}>Print</button>
  </p>`;
}

export function saveFile(text: string, reference: string | null | undefined): void {
  save(text, "application/json", `${fileName(reference)}.incident.json`);
}

export function save(text: string, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function fileName(reference: string | null | undefined): string {
  return (typeof reference === "string" ? reference : "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "incident";
}
