/** The steps of the response plan that binds, in its five parts and there by time, each with what it waits for and what it answers. */
import type { DutyOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { select } from "../controls/text.ts";
import { deadline, doubt, left, recipient } from "../duties/due.ts";
import { anchor } from "../duties/duty.ts";
import { fold } from "../duties/fold.ts";
import { list } from "../duties/needs.ts";
import { jump } from "../duties/next.ts";
import type { View } from "../duties/view.ts";
import { t } from "../i18n.ts";
import { idOf } from "../model/path.ts";
import { moment } from "../model/time.ts";
import { asked, choices, sentence } from "../model/words.ts";
import { style } from "../sheets.ts";
import css from "../styles/plan.css?inline";
import { marks, setNotice } from "../work/marks.ts";
import { focusNext } from "./focus.ts";
import { type Part, partOf, PARTS } from "./parts.ts";
import { pathsOf, settle } from "./settle.ts";

style(css);

const SECTORS = "organization.sectors";
const FOLLOWS = "follows_response_plan";

function title(part: Part): string {
  return { fix: t("Fix"), understand: t("Understand"), losses: t("Evaluate losses"), contact: t("Contact"), learn: t("Learn") }[part];
}

/** Where a duty is shown; what a policy asks beside the plan is to tell somebody. */
function shownIn(duty: DutyOut): Part | undefined {
  return partOf(duty) ?? (duty.kind === "policy" ? "contact" : undefined);
}

export function plan(view: View): TemplateResult {
  const all = view.answer.duties.filter(({ status }) => status !== "not_owed");
  const steps = all.filter((duty) => partOf(duty) !== undefined && duty.because.binds.truth === "yes");
  // Plans for other kinds of incident are no steps to take while it is open which of them this is.
  const bound = steps.filter(({ because }) => because.trigger.truth === "yes");
  if (bound.length === 0) return unbound(steps, view);
  const shown = new Set([...bound, ...all.filter((duty) => duty.kind === "policy" && partOf(duty) === undefined && duty.because.binds.truth === "yes")]);
  const done = bound.filter(({ status }) => status === "done").length;
  return html`<p class="hint">${t("{done} of {n} steps are done. They stand in the list of duties, too.", { done, n: bound.length })}</p>
    ${PARTS.map((part) => {
      const found = view.answer.duties.filter((duty) => shown.has(duty) && shownIn(duty) === part);
      return html`<h4>${title(part)} <span class="count">${found.length}</span></h4>
        ${found.length === 0 ? html`<p class="small">${t("No step.")}</p>` : html`<ol class="steps-of">${repeat(found, ({ id }) => id, (duty) => step(duty, view))}</ol>`}
        ${part === "contact" ? byLaw(all, view) : nothing}`;
    })}`;
}

/** No plan binds: it was not adopted, or what happened is not known yet, or is nothing that a plan is for. */
function unbound(steps: DutyOut[], view: View): TemplateResult {
  const { facts, goTo } = view;
  const sectors = facts.list(SECTORS);
  const follows = sectors?.some((entry) => (entry as { sector?: unknown } | null)?.sector === FOLLOWS) ?? false;
  if (steps.some(({ because }) => because.trigger.truth === "unknown")) {
    return html`<p>${t("Which plan binds hangs on how it came about.")}</p>
      ${select(facts, { path: "cause", label: t("How did it come about?"), prefix: "plan-" }, choices(facts.words.lists.causes))}`;
  }
  if (follows) return html`<p>${t("No plan on file is for what happened here.")}</p>`;
  const offer = html`<p>${t("A response plan says who does what, by when, from the first alert to the review: fix, understand, evaluate losses, contact, learn. This organisation follows none.")}</p>`;
  // The list of sectors is taken as complete: one that is not known must not begin with this entry alone.
  return sectors === undefined
    ? html`<p>${t("Whether the organisation follows a response plan is not known. It is said with the sectors it belongs to.")}</p>
        <p><button type="button" @click=${() => goTo(SECTORS)}>${t("Answer it there")}</button></p>`
    : html`${offer}<p><button type="button" class="primary" @click=${(event: Event) => (focusNext(event, "plan-f-cause", "duties-title"), facts.set(SECTORS, [...sectors, { sector: FOLLOWS }]))}>${t("Follow the response plan")}</button></p>`;
}

/** What a step is called: the last word of its id, as the plan's file has it. */
function name({ id }: DutyOut | { id: string }): TemplateResult {
  return html`<span lang="en">${sentence((id.split("@")[0]?.split("/").at(-1) ?? id).replaceAll("-", " "))}</span>`;
}

function step(duty: DutyOut, view: View): TemplateResult {
  const { facts, answer, opened } = view;
  const done = duty.status === "done";
  const id = `s-${idOf(duty.id)}`;
  const { owner } = view.desk.of(duty.id);
  const waits = duty.waits_for ?? [];
  const spoils = done ? [] : (duty.endangers ?? []);
  const spoiled = duty.spoiled ?? [];
  const questions = answer.questions.filter(({ answered_by: by }) => by?.includes(duty.id));
  const settles = pathsOf(duty.settles ?? [], facts);
  const settled = `settle-${duty.id}`;
  const finish = (event: Event) => {
    focusNext(event, id);
    if (settles.length > 0) view.open(settled);
    setNotice(facts, duty.id, { sent: answer.assessed_at });
  };
  const facts_ = () => settles.map((path) => settle(path, view, idOf(duty.id)));
  return html`<li class="step ${duty.status} ${duty.overdue ? "late" : ""}">
    <h5 id=${id} tabindex="-1">${name(duty)}: <span class="who">${recipient(duty, facts.words)}</span></h5>
    <p class="due">${done ? html`<span class="badge good">${t("Done {when}", { when: moment(duty.sent ?? "") })}</span>` : html`${deadline(duty)} ${left(duty, view)}`}
      ${doubt(duty) && !done ? html`<span class="badge">${doubt(duty)}</span>` : nothing}
      ${duty.status === "undetermined" ? html`<span class="badge">${t("undetermined")}</span>` : nothing}
      ${duty.planned === null || done ? nothing : html`<span class="badge plan">${t("Planned for {when}", { when: moment(duty.planned) })}</span>`}
      ${owner === undefined ? nothing : html`<span class="badge plan">${t("Owner: {name}", { name: owner })}</span>`}
      ${duty.late === true ? html`<span class="badge late">${t("late")}</span>` : nothing}</p>
    ${spoils.length === 0 ? nothing : html`<p class="not-yet"><b>${t("Not yet:")}</b> ${t("it would change what this step must preserve:")} ${links(spoils)}</p>`}
    ${spoiled.length === 0 ? nothing : html`<p class="not-yet"><b>${t("Done too early:")}</b> ${t("it may have changed what this step must preserve:")} ${links(spoiled)}</p>`}
    ${waits.length === 0 || done ? nothing : html`<p class="meta">${t("Waits for:")} ${links(waits)}</p>`}
    ${duty.status !== "undetermined" ? nothing : html`<div class="needs"><p>${t("Whether it is owed hangs on:")}</p>
      ${list(duty.needs, view)}</div>`}
    ${questions.length === 0 ? nothing : html`<p class="meta">${t("Would answer:")}</p><ul class="meta">${questions.map((question) => html`<li>${sentence(asked(question))}</li>`)}</ul>`}
    ${duty.note === null ? nothing : html`<p class="small" lang="en">${duty.note}</p>`}
    ${done ? nothing : html`<p><button type="button" @click=${finish}>${t("Mark as done now")}<span class="sr">: ${name(duty)}</span></button></p>`}
    ${settles.length === 0 ? nothing : html`<details class="why" ?open=${done && opened.has(settled)} @toggle=${(event: Event) => (event.target as HTMLDetailsElement).open && view.open(settled)}>
      <summary>${t("What it settles")}<span class="sr">: ${name(duty)}</span></summary>${opened.has(settled) ? facts_() : nothing}</details>`}
    ${fold(view, `step-${duty.id}`, html`${t("Plan, send, sign off")}<span class="sr">: ${name(duty)}</span>`, () => marks(duty, view, "step-"), "why work-on")}
  </li>`;
}

/** Other steps, by their names. */
function links(ids: readonly string[]): TemplateResult {
  return html`${ids.map((id, index) => html`${index === 0 ? nothing : ", "}<a href="#s-${idOf(id)}" @click=${jump}>${name({ id })}</a>`)}`;
}

/** Whom the laws have told, beside whom the plan has: each with the way to its duty. */
function byLaw(all: DutyOut[], { facts: { words }, answer }: View): TemplateResult | typeof nothing {
  const legal = all.filter(({ kind, status }) => kind !== "policy" && status !== "undetermined");
  const open = answer.duties.filter(({ kind, status }) => kind !== "policy" && status === "undetermined").length;
  if (legal.length + open === 0) return nothing;
  return html`<p class="meta">${t("By law and by contract:")}</p><ul class="meta">
    ${legal.map((duty) => html`<li><a href="#${anchor(duty)}" @click=${jump}>${recipient(duty, words)}</a>, ${duty.status === "done" ? t("Done") : deadline(duty)}</li>`)}
    ${open === 0 ? nothing : html`<li>${t("and {n} more that hang on facts that are not known", { n: open })}</li>`}</ul>`;
}
