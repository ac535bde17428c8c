/** What is no duty but must be seen: places without a law on file, provisions not in force, warnings. */
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { day } from "../model/time.ts";
import { and } from "../model/words.ts";
import { recipient } from "./due.ts";
import { anchor, ofDuty } from "./duty.ts";
import { lead } from "./next.ts";
import { paged } from "./paged.ts";
import type { View } from "./view.ts";

export function uncovered({ answer, facts }: View): TemplateResult | typeof nothing {
  if (answer.uncovered.length === 0) return nothing;
  const names = answer.uncovered.map((code) => facts.words.place(code));
  return html`<section class="uncovered" aria-labelledby="uncovered-title">
    <h3 id="uncovered-title"><span class="sign" aria-hidden="true">!</span> ${t("Warning: no law on file for {places}", { places: and(names) })}</h3>
    <p>${t("People there are affected. This answer says nothing about what is owed there: ask someone who knows.")}</p>
  </section>`;
}

export function warnings(view: View): TemplateResult | typeof nothing {
  const { answer, facts } = view;
  if (answer.warnings.length === 0) return nothing;
  const said = (warning: string) => {
    const duty = answer.duties.find((found) => ofDuty(warning, found));
    return duty ? html`<a href="#${anchor(duty)}" @click=${lead(view, duty)}>${recipient(duty, facts.words)}</a>: ${warning.slice(duty.id.length + 2)}` : warning;
  };
  return html`<section class="warnings" aria-labelledby="warnings-title">
    <h3 id="warnings-title" tabindex="-1">${t("Before relying on this")}</h3>
    ${paged(facts, "warnings", answer.warnings, (part) => html`<ul>${part.map((warning) => html`<li lang="en">${said(warning)}</li>`)}</ul>`)}
  </section>`;
}

export function notInForce({ answer, facts }: View): TemplateResult | typeof nothing {
  const items = answer.not_in_force;
  if (items.length === 0) return nothing;
  const badge = ({ status, from, until }: (typeof items)[number]) => {
    if (status === "enacted") return from === null ? t("Enacted") : t("Enacted, from {day}", { day: day(from) });
    if (status === "ended") return until === null ? t("Ended") : t("Ended on {day}", { day: day(until) });
    return status === "proposed" ? t("Proposed") : t("Voluntary");
  };
  return html`<section aria-labelledby="not-in-force-title">
    <h3 id="not-in-force-title">${t("Not in force, and no duty")} <span class="count">${items.length}</span></h3>
    ${paged(facts, "not-in-force", items, (part) => html`<ul class="plain">${part.map((item) => html`<li>
      <b>${item.title}</b> <span class="badge">${badge(item)}</span>
      <br /><span lang="en">${item.says}</span> <span class="cite">${item.cite}</span></li>`)}</ul>`)}
  </section>`;
}

/** By what this answer can be reckoned again. */
export function provenance({ answer }: View): TemplateResult {
  return html`<p class="small provenance">${t("Reckoned at {when} by engine {engine} with time zones {zones}.", { when: answer.assessed_at, engine: answer.engine, zones: answer.zones })}<br />
    ${t("Rules")} <code>${answer.rules}</code><br />${t("Facts")} <code>${answer.facts}</code></p>`;
}
