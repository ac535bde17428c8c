/** Why a duty is owed and until when, how to fulfil it, and what the notice says. */
import type { Because, DutyOut, ProofStep, Reason } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { day, moment } from "../model/time.ts";
import { draft } from "../out/door.ts";
import { care } from "./due.ts";
import type { View } from "./view.ts";

/** Headings below that of a duty, whose level depends on where it stands. */
export type Level = 4 | 5 | 6;

function heading(level: Level, text: string, kind = ""): TemplateResult {
  if (level === 4) return html`<h4 class="sub ${kind}">${text}</h4>`;
  return level === 5 ? html`<h5 class="sub ${kind}">${text}</h5>` : html`<h6 class="sub ${kind}">${text}</h6>`;
}

export function details(duty: DutyOut, view: View, level: Level): unknown[] {
  return [how(duty, level), content(duty, view, level), duty.status === "not_owed" ? nothing : draft(duty, view), ...proofs(duty, level), reasons(duty.because, level), remarks(duty, level)];
}

function how({ recipient, substitute, keep, manner }: DutyOut, level: Level): TemplateResult | typeof nothing {
  const { channel, url, email, phone, address, languages, hours } = recipient;
  const rows: [string, unknown][] = [
    [t("Channel"), channel],
    [t("Portal"), url === null ? null : /^https:\/\//.test(url) ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${url}</a>` : url],
    [t("E-mail"), email],
    [t("Telephone"), phone],
    [t("Address"), address],
    [t("Languages"), languages.length > 0 ? languages.join(", ") : null],
    [t("Hours"), hours],
    [t("Manner"), manner],
    [t("Otherwise"), substitute],
    [t("Keep a record"), keep],
  ];
  const shown = rows.filter(([, value]) => value !== null);
  if (shown.length === 0) return nothing;
  return html`${heading(level, t("How"))}<dl>${shown.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function content(duty: DutyOut, { facts: { words } }: View, level: Level): TemplateResult {
  const list = (title: string, items: string[], kind = "") =>
    items.length === 0 ? nothing : html`${heading(level, title, kind)}<ul>${items.map((word) => html`<li>${words.label(word)}</li>`)}</ul>`;
  const provide = duty.provide.map(({ what, months, truth, cite }) =>
    [words.label(what), months === null ? "" : t("for {n} months", { n: months }), truth === "unknown" ? t("(if the facts still missing say so)") : "", cite ?? ""].filter(Boolean).join(" "));
  return html`${list(t("The notice says"), duty.content)} ${list(t("It must not say"), duty.must_not_say, "ban")} ${list(t("Beside the notice"), provide)}`;
}

/** Of the deadline, of the one without any plan, and of the last safe moment for the sake of other notices. */
function proofs({ due, due_by_law: law, latest_safe: safe }: DutyOut, level: Level): unknown[] {
  return [
    proof(due.proof, t("How the deadline is reckoned"), level),
    proof(law?.proof ?? [], t("How it is reckoned without the plan"), level),
    proof(safe?.proof ?? [], t("How the latest safe mailing is reckoned"), level),
  ];
}

function proof(steps: ProofStep[], title: string, level: Level): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  return html`${heading(level, title)}
    <ol lang="en">${steps.map(({ step, at, why, cite }) => html`<li><b>${step}</b>${at === null ? nothing : html`: ${moment(at)}`}<br />${why}
      ${cite === null ? nothing : html`<span class="cite">${cite}</span>`}</li>`)}</ol>`;
}

export function reasons(because: Because, level: Level): TemplateResult {
  const parts: [keyof Because, string][] = [
    ["binds", t("Is the organisation bound?")],
    ["people", t("Are people affected whom it counts?")],
    ["protects", t("Are their data protected by it?")],
    ["trigger", t("Did what it calls a breach happen?")],
    ["when", t("Do the duty's own conditions hold?")],
    ["exemptions", t("Does an exemption lift it?")],
  ];
  return html`${heading(level, t("Why"))}<ul class="reasons">
    ${parts.map(([part, asks]) => html`<li><b>${asks}</b> ${reason(because[part])}</li>`)}</ul>`;
}

function reason({ truth, says, cite, of }: Reason): TemplateResult {
  const word = { yes: t("yes"), no: t("no"), unknown: t("not known") }[truth];
  return html`<span class="truth ${truth}">${word}</span> <span lang="en">${says}</span> ${cite === null ? nothing : html`<span class="cite">${cite}</span>`}
    ${of.length === 0 ? nothing : html`<ul>${of.map((below) => html`<li>${reason(below)}</li>`)}</ul>`}`;
}

export function remarks({ id, note, sources, reviewed, cite, title, confidence }: DutyOut, level: Level): TemplateResult {
  return html`${heading(level, t("Source"))}
    <p lang="en">${title}, <span class="cite">${cite}</span></p>
    ${note === null ? nothing : html`<p lang="en">${note}</p>`}
    <p class="small">${care(confidence)} ${t("Last read on {day}, in:", { day: day(reviewed) })}</p>
    <ul class="small" lang="en">${sources.map((source) => html`<li class="source">${/^https:\/\/\S+$/.test(source) ? html`<a href=${source} target="_blank" rel="noopener noreferrer">${source}</a>` : source}</li>`)}</ul>
    <p class="small"><code>${id}</code></p>`;
}
