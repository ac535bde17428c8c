/** What is not owed, each with the reason that refuses it: fetched and reckoned when somebody asks. */
import type { Because, DutyOut, Reason } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { inPieces } from "../contracts/door.ts";
import { t } from "../i18n.ts";
import { reasons, remarks } from "./details.ts";
import { recipient } from "./due.ts";
import { fold } from "./fold.ts";
import { paged } from "./paged.ts";
import type { View } from "./view.ts";

/** The last answer that was asked for, so that typing into the search does not reckon it again; without duties while it is being reckoned. */
let last: { of: View["answer"]; incident: unknown; duties: DutyOut[] | undefined; stop: AbortController } | undefined;

const PARTS: (keyof Because)[] = ["binds", "people", "protects", "trigger", "when"];

export function refused(view: View): TemplateResult {
  const all = notOwed(view);
  if (!all) return html`<p class="small" role="status">${t("Loading…")}</p>`;
  const wanted = (view.facts.drafts.get("refused") ?? "").toLowerCase();
  const label = (duty: DutyOut) => `${recipient(duty, view.facts.words)} ${duty.title} ${duty.id}`.toLowerCase();
  const found = wanted === "" ? all : all.filter((duty) => label(duty).includes(wanted));
  return html`<div class="field">
      <label for="refused-search">${t("Search in {n} duties that are not owed", { n: all.length })}</label>
      <input id="refused-search" type="text" autocomplete="off" spellcheck="false"
        @input=${(event: Event) => view.facts.draft("refused", (event.target as HTMLInputElement).value)} />
    </div>
    <p class="small" role="status">${wanted === "" ? nothing : t("{n} found", { n: found.length })}</p>
    ${paged(view.facts, "refused", found, (part) => html`<ul class="plain refused">${part.map((duty) => html`<li>
      <b>${recipient(duty, view.facts.words)}</b> <span class="law">${duty.title}, <span class="cite">${duty.cite}</span></span>
      <br />${because(duty.because)}
      ${fold(view, `refused-${duty.id}`, html`${t("Why not")}<span class="sr">: ${recipient(duty, view.facts.words)}</span>`, () => explained(duty, view), "why")}</li>`)}</ul>`, undefined, view.inSlices ? undefined : Infinity)}`;
}

function notOwed({ answer, engine, facts, pending, refresh, inSlices }: View): DutyOut[] | undefined {
  if (last?.of === answer) return last.duties;
  last?.stop.abort();
  // While time alone goes on, the list stays until the next is there: somebody may be searching in it.
  const stays = last?.incident === facts.incident ? last.duties : undefined;
  const asked = { of: answer, incident: facts.incident, duties: stays, stop: new AbortController() };
  last = asked;
  const options = { now: answer.assessed_at, all: true };
  const take = ({ duties }: View["answer"]) => (asked.duties = duties.filter(({ status }) => status === "not_owed"));
  if (!inSlices) return take(engine.assess(facts.incident, options));
  // What is to come is asked of the whole answer.
  if (pending === 0) void inPieces(engine, facts.incident, options, asked.stop.signal).then((found) => found && (take(found), refresh()), () => refresh());
  return stays;
}

/** The first part that refuses it. */
function because(parts: Because): string {
  const refusing = PARTS.map((part) => parts[part]).find(({ truth }) => truth === "no");
  const reason: Reason | undefined = refusing ?? (parts.exemptions.truth === "yes" ? parts.exemptions : undefined);
  return reason?.says ?? "";
}

function explained({ id }: DutyOut, { engine, facts, answer }: View): TemplateResult {
  const duty = engine.explain(facts.incident, id, { now: answer.assessed_at, onlyLaws: [id.split("/", 1)[0] ?? ""] });
  return html`${reasons(duty.because, 4)} ${remarks(duty, 4)}`;
}
