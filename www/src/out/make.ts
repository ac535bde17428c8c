/** Makes files of the matter. */
import type { DutyOut } from "noticeclock";

import { language, t } from "../i18n.ts";
import { ready } from "../plan/sha256.ts";
import { type Block, onEachPage } from "./document.ts";
import { draft } from "./draft.ts";
import { registerBlocks, registerCsv } from "./register.ts";
import { type Matter, report } from "./report.ts";

export { registerCsv };

/** The writer of DOCX is the largest part of the page after the engine: it comes when a document is asked for. */
async function file(blocks: Block[], title: string, { answer, incident }: Matter): Promise<Blob> {
  const { docx } = await import("./docx.ts");
  return docx(blocks, { title, language: language(), at: answer.assessed_at, head: onEachPage(incident) });
}

export async function reportDocx(matter: Matter): Promise<Blob> {
  await ready;
  return file(report(matter), t("Notification duties"), matter);
}

export function registerDocx(matter: Matter): Promise<Blob> {
  return file(registerBlocks(matter), t("Register of breaches"), matter);
}

export function draftDocx(duty: DutyOut, matter: Matter): Promise<Blob> {
  return file(draft(duty, matter), t("Notice of a data breach"), matter);
}
