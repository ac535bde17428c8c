/** What can be taken along. What makes it is fetched when it is asked for. */
import type { Assessment, DutyOut, SourceFile } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import type { View } from "../duties/view.ts";
import { whose } from "../duties/due.ts";
import { t } from "../i18n.ts";
import { alsoAhead, late } from "../late.ts";
import { fileName, save } from "../save.ts";
import type { Matter } from "./report.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const make = () => import("./make.ts");

/** Holds the answer of an opened file against the one of now. */
export const opened = late(() => import("./since.ts"), ({ since }, view: View, earlier: Assessment, dismiss: () => void) => since(view, earlier, dismiss));

type Make = [label: string, ending: string, type: string, write: (it: Matter) => string | Blob | Promise<string | Blob>];

function matter({ answer, facts, desk }: View, rules: readonly SourceFile[]): Matter {
  return { incident: facts.incident, answer, words: facts.words, work: desk.work, rules };
}

/** With the answer once it is whole: what is taken along leaves nothing out. */
async function whole(view: View, rules: readonly SourceFile[]): Promise<Matter> {
  return matter({ ...view, answer: await view.whole() }, rules);
}

export function out(view: View, rules: readonly SourceFile[], file: (answer: Assessment) => string): TemplateResult {
  const { answer, engine } = view;
  const files: Make[] = [
    [t("Calendar"), "ics", "text/calendar", ({ answer }) => engine.toIcs(answer)],
    [t("Table (CSV)"), "csv", "text/csv", ({ answer }) => engine.toCsv(answer)],
    [t("Memo (Markdown)"), "md", "text/markdown", ({ answer }) => engine.toMarkdown(answer)],
    [t("Report (DOCX)"), "docx", DOCX, async (it) => (await make()).reportDocx(it)],
    [t("Register entry (DOCX)"), "register.docx", DOCX, async (it) => (await make()).registerDocx(it)],
    [t("Register entry (CSV)"), "register.csv", "text/csv", async (it) => (await make()).registerCsv(it)],
    [t("Answer (JSON)"), "duties.json", "application/json", ({ answer }) => `${JSON.stringify(answer, null, 2)}\n`],
    [t("Everything, to open again (JSON)"), "noticeclock.json", "application/json", ({ answer }) => file(answer)],
  ];
  return html`<section class="out" part="downloads" aria-labelledby="out-title">
    <h3 id="out-title">${t("Take along")}</h3>
    <div class="downloads">
      ${files.map(([label, ending, type, write]) => html`<button type="button"
        @click=${() => hand(view, label, async () => save(await write(await whole(view, rules)), type, `${fileName(answer.reference)}.${ending}`))}>${label}</button>`)}
      <button type="button" @click=${() => hand(view, t("Print"), async () => (await view.whole(), await preparePaper(), window.print()))}>${t("Print")}</button>
    </div>
    <p role="status" class="small">${said}</p>
  </section>`;
}

/** The draft of one notice. */
export function draft(duty: DutyOut, view: View): TemplateResult {
  const write = async () => save(await (await make()).draftDocx(duty, await whole(view, [])), DOCX, `${fileName(view.answer.reference)}.${fileName(duty.id)}.docx`);
  return html`<p><button type="button" @click=${() => hand(view, t("Draft of the notice (DOCX)"), write)}>${t("Draft of the notice (DOCX)")}${whose(duty, view)}</button></p>`;
}

/** What became of the last file, for those who do not see a download begin. */
let said = "";

async function hand(view: View, label: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    said = t("{file} is ready.", { file: label });
  } catch (error) {
    said = t("{file} could not be made: {why}", { file: label, why: error instanceof Error ? error.message : String(error) });
  }
  view.refresh();
}

let paper: typeof import("./paper.ts") | undefined;

/** The report for the printer, so that it is there when the browser asks for it; a browser prints without waiting. */
async function preparePaper(): Promise<void> {
  const found = await import("./paper.ts");
  await found.ready;
  paper = found;
}
alsoAhead(preparePaper);
alsoAhead(async () => void (await make()));

export function onPaper(view: View, rules: readonly SourceFile[]): TemplateResult | typeof nothing {
  return paper?.paper(matter(view, rules)) ?? nothing;
}
