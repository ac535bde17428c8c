/** What each answer to a question leads to: fetched and reckoned when somebody asks. */
import type { AnswerValue, LeadsTo, LedTo } from "noticeclock";
import { html, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { people } from "../model/count.ts";
import { moment } from "../model/time.ts";
import { sentence } from "../model/words.ts";
import { recipient, undated } from "./due.ts";
import type { View } from "./view.ts";

/** What was asked of the last answer, so that drawing it again does not reckon it again. */
let last: { of: View["answer"]; found: Map<string, LeadsTo[]> } | undefined;

export function leads(view: View, path: string): TemplateResult {
  const found = reckoned(view, path);
  if (found.length === 0) return html`<p class="small">${t("It has too many answers to go through them one by one.")}</p>`;
  return html`<dl>${found.map(({ answers, duties }) => html`<dt>${answers.map((answer) => said(answer, view)).join(" / ")}</dt>
    <dd>${duties.length === 0 ? t("None of the duties that hang on it is owed.") : html`<ul>${duties.map((duty) => html`<li>${led(duty, view)}</li>`)}</ul>`}</dd>`)}</dl>`;
}

function reckoned({ answer, engine, facts }: View, path: string): LeadsTo[] {
  if (last?.of !== answer) last = { of: answer, found: new Map() };
  const known = last.found.get(path) ?? engine.answers(facts.incident, path, { now: answer.assessed_at });
  last.found.set(path, known);
  return known;
}

function led({ duty: id, status, due, state }: LedTo, { answer, facts }: View): string {
  const duty = answer.duties.find((duty) => duty.id === id);
  const name = duty ? recipient(duty, facts.words) : id;
  const open = status === "undetermined" ? t("Still open") : status === "done" ? t("Sent") : t("Owed");
  return `${open}: ${name}, ${due === null ? undated(state) : moment(due)}`;
}

function said(answer: AnswerValue, { answer: { assessed_at: now }, facts }: View): string {
  if (typeof answer === "boolean") return answer ? t("Yes") : t("No");
  if (Array.isArray(answer)) return answer.length === 0 ? t("None of these") : answer.map((word) => named(word, facts.words)).join(", ");
  if (typeof answer === "object") return people(answer);
  if (answer === now) return t("Now");
  return answer === "not_yet" ? t("Not yet") : sentence(named(answer, facts.words));
}

/** A place by its name, any other word by its label. */
function named(word: string, words: View["facts"]["words"]): string {
  return /^[A-Z]{2}(-|$)/.test(word) ? words.place(word) : words.label(word);
}
