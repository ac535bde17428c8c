/** What is not owed, each with the reason that refuses it: fetched and reckoned when somebody asks. */
import type { Because, DutyOut, Reason } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { reasons, remarks } from "./details.ts";
import { recipient } from "./due.ts";
import { fold } from "./fold.ts";
import type { View } from "./view.ts";

/** The last answer that was asked for, so that typing into the search does not reckon it again. */
let last: { of: View["answer"]; duties: DutyOut[] } | undefined;

const PARTS: (keyof Because)[] = ["binds", "people", "protects", "trigger", "when"];

export function refused(view: View): TemplateResult {
  const all = notOwed(view);
  const wanted = (view.facts.drafts.get("refused") ?? "").toLowerCase();
  const label = (duty: DutyOut) => `${recipient(duty, view.facts.words)} ${duty.title} ${duty.id}`.toLowerCase();
  const found = wanted === "" ? all : all.filter((duty) => label(duty).includes(wanted));
  return html`<div class="field">
      <label for="refused-search">${t("Search in {n} duties that are not owed", { n: all.length })}</label>
      <input id="refused-search" type="text" autocomplete="off" spellcheck="false"
        @input=${(event: Event) => view.facts.draft("refused", (event.target as HTMLInputElement).value)} />
    </div>
    <p class="small" role="status">${wanted === "" ? nothing : t("{n} found", { n: found.length })}</p>
    <ul class="plain refused">${found.map((duty) => html`<li>
      <b>${recipient(duty, view.facts.words)}</b> <span class="law">${duty.title}, <span class="cite">${duty.cite}</span></span>
      <br />${because(duty.because)}
      ${fold(view, `refused-${duty.id}`, html`${t("Why not")}<span class="sr">: ${recipient(duty, view.facts.words)}</span>`, () => explained(duty, view), "why")}</li>`)}</ul>`;
}

function notOwed({ answer, engine, facts }: View): DutyOut[] {
  if (last?.of !== answer) {
    const { duties } = engine.assess(facts.incident, { now: answer.assessed_at, all: true });
    last = { of: answer, duties: duties.filter(({ status }) => status === "not_owed") };
  }
  return last.duties;
}

/** The first part that refuses it. */
function because(parts: Because): string {
  const refusing = PARTS.map((part) => parts[part]).find(({ truth }) => truth === "no");
  const reason: Reason | undefined = refusing ?? (parts.exemptions.truth === "yes" ? parts.exemptions : undefined);
  return reason?.says ?? "";
}

function explained({ id }: DutyOut, { engine, facts, answer }: View): TemplateResult {
  const duty = engine.explain(facts.incident, id, { now: answer.assessed_at });
  return html`${reasons(duty.because, 4)} ${remarks(duty, 4)}`;
}
