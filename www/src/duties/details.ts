/** Why a duty is owed and until when, how to fulfil it, and what the notice says. */
import type { Because, DutyOut, ProofStep, Reason } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { moment as whenField } from "../controls/moment.ts";
import { isObject } from "../model/path.ts";
import { moment } from "../model/time.ts";
import { fold } from "./fold.ts";
import type { View } from "./view.ts";

export function details(duty: DutyOut, view: View): TemplateResult {
  const summary = html`Why, how and what to say<span class="sr">: ${duty.recipient.name}</span>`;
  const parts = () => [how(duty), content(duty, view), proof(duty.due.proof), reasons(duty.because), remarks(duty), sent(duty, view)];
  return fold(view, duty.id, summary, parts, "why");
}

function how({ recipient, substitute, keep }: DutyOut): TemplateResult | typeof nothing {
  const { channel, url, email, phone, address, languages, hours } = recipient;
  const rows: [string, unknown][] = [
    ["Channel", channel],
    ["Portal", url === null ? null : /^https:\/\//.test(url) ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${url}</a>` : url],
    ["E-mail", email],
    ["Telephone", phone],
    ["Address", address],
    ["Languages", languages.length > 0 ? languages.join(", ") : null],
    ["Hours", hours],
    ["Otherwise", substitute],
    ["Keep a record", keep],
  ];
  const shown = rows.filter(([, value]) => value !== null);
  if (shown.length === 0) return nothing;
  return html`<h5>How</h5><dl>${shown.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function content(duty: DutyOut, { facts: { words } }: View): TemplateResult {
  const list = (title: string, items: string[], kind = "") =>
    items.length === 0 ? nothing : html`<h5 class=${kind}>${title}</h5><ul>${items.map((word) => html`<li>${words.label(word)}</li>`)}</ul>`;
  const provide = duty.provide.map(({ what, months, truth, cite }) =>
    [words.label(what), months === null ? "" : `for ${months} months`, truth === "unknown" ? "(if the facts still missing say so)" : "", cite ?? ""].filter(Boolean).join(" "));
  return html`${list("The notice says", duty.content)} ${list("It must not say", duty.must_not_say, "ban")} ${list("Beside the notice", provide)}`;
}

function proof(steps: ProofStep[]): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  return html`<h5>How the deadline is reckoned</h5>
    <ol>${steps.map(({ step, at, why, cite }) => html`<li><b>${step}</b>${at === null ? nothing : html`: ${moment(at)}`}<br />${why}
      ${cite === null ? nothing : html`<span class="cite">${cite}</span>`}</li>`)}</ol>`;
}

const PARTS: [keyof Because, string][] = [
  ["binds", "Is the organisation bound?"],
  ["people", "Are people affected whom it counts?"],
  ["protects", "Are their data protected by it?"],
  ["trigger", "Did what it calls a breach happen?"],
  ["when", "Do the duty's own conditions hold?"],
  ["exemptions", "Does an exemption lift it?"],
];

const TRUTH = { yes: "yes", no: "no", unknown: "not known" };

function reasons(because: Because): TemplateResult {
  return html`<h5>Why</h5><ul class="reasons">
    ${PARTS.map(([part, asks]) => html`<li><b>${asks}</b> ${reason(because[part])}</li>`)}</ul>`;
}

function reason({ truth, says, cite, of }: Reason): TemplateResult {
  return html`<span class="truth ${truth}">${TRUTH[truth]}</span> ${says} ${cite === null ? nothing : html`<span class="cite">${cite}</span>`}
    ${of.length === 0 ? nothing : html`<ul>${of.map((below) => html`<li>${reason(below)}</li>`)}</ul>`}`;
}

function remarks({ id, note, sources, reviewed }: DutyOut): TemplateResult {
  return html`<h5>Source</h5>
    ${note === null ? nothing : html`<p>${note}</p>`}
    <p class="small">${id}, last read on ${reviewed} in:</p>
    <ul class="small">${sources.map((source) => html`<li class="source">${source}</li>`)}</ul>`;
}

/** Sending is a fact like any other: it goes into the incident. */
function sent(duty: DutyOut, { facts }: View): TemplateResult {
  const notices = (facts.list("notices") ?? []).filter(isObject);
  const found = notices.findIndex((notice) => notice["duty"] === duty.id);
  const index = found < 0 ? notices.length : found;
  const path = `notices[${index}].sent`;
  const recording = Object.assign(Object.create(facts) as typeof facts, {
    set: (_: string, value: unknown) => {
      const others = notices.filter((_, other) => other !== found);
      const notice = { ...(notices[found] ?? { duty: duty.id }), sent: value };
      const rest = value === undefined && !("planned" in notice) ? others : [...others, notice];
      facts.set("notices", rest.length > 0 ? rest : undefined);
    },
  });
  return whenField(recording, { path, label: "When was this notice sent?" }, false, `sent-${duty.id.replace(/[^A-Za-z0-9]+/g, "-")}-`);
}
