/** Versions of the facts that were kept, and what differs between two of them. */
import type { Assessment, Incident } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { recipient } from "../duties/due.ts";
import type { View } from "../duties/view.ts";
import { t } from "../i18n.ts";
import { moment } from "../model/time.ts";
import { factList, memoList } from "./changes.ts";
import { factChanges, memo } from "./compare.ts";
import type { Version } from "./model.ts";

/** Facts to compare: kept versions, those before each step of this sitting, and those of now. */
interface Side {
  key: string;
  label: string;
  incident: Incident;
}

/** Steps of this sitting that can be compared with. */
const STEPS = 20;

export function versions(view: View): TemplateResult {
  const { desk } = view;
  const kept = desk.work.versions;
  return html`${keep(view)}
    ${kept.length === 0 ? nothing : html`<ul class="plain">${kept.map((version) => html`<li><b>${version.name}</b>, ${moment(version.at)}
      ${version.rules === view.answer.rules ? nothing : html`<span class="badge">${t("under other rules")}</span>`}
      <button type="button" class="link" @click=${() => (desk.drop(version), view.refresh())}>${t("Remove")}<span class="sr">: ${version.name}</span></button></li>`)}</ul>`}
    ${comparison(view)}`;
}

function keep(view: View): TemplateResult {
  const save = (event: Event) => {
    const input = (event.target as HTMLElement).closest(".keep")?.querySelector("input");
    if (!input) return;
    const { answer, desk, facts } = view;
    const name = input.value.trim() || t("Version {n}", { n: desk.work.versions.length + 1 });
    const version: Version = { name, at: answer.assessed_at, rules: answer.rules, incident: facts.incident };
    desk.keep(version);
    input.value = "";
    view.refresh();
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key === "Enter") save(event);
  };
  return html`<div class="field keep"><label for="version-name">${t("Keep the facts of now as a version named")}</label>
    <div class="line"><input id="version-name" type="text" autocomplete="off" @keydown=${enter} />
    <button type="button" @click=${save}>${t("Keep")}</button></div></div>`;
}

function comparison(view: View): TemplateResult | typeof nothing {
  const { desk, facts } = view;
  const now: Side = { key: "now", label: t("The facts of now"), incident: facts.incident };
  const sides: Side[] = [
    ...desk.work.versions.map((version, index) => ({ key: `v${index}`, label: t("{name}, {when}", { name: version.name, when: moment(version.at) }), incident: version.incident })),
    ...desk.steps.slice(0, STEPS).map(({ at, incident }, index) => ({ key: `s${index}`, label: index === 0 ? t("Before the last step, {when}", { when: moment(at) }) : t("{n} steps ago, {when}", { n: index + 1, when: moment(at) }), incident })),
  ];
  if (sides.length === 0) return html`<p class="hint">${t("Once a fact was changed or a version kept, two states of the facts can be compared here.")}</p>`;
  const chosen = (name: string, otherwise: Side) => [...sides, now].find(({ key }) => key === facts.drafts.get(name)) ?? otherwise;
  const [before, after] = [chosen("compare-before", sides[0] ?? now), chosen("compare-after", now)];
  const picker = (name: string, label: string, side: Side) => html`<div class="field"><label for=${name}>${label}</label>
    <select id=${name} .value=${live(side.key)} @change=${(event: Event) => facts.draft(name, (event.target as HTMLSelectElement).value)}>
      ${[...sides, now].map(({ key, label }) => html`<option value=${key} ?selected=${key === side.key}>${label}</option>`)}
    </select></div>`;
  return html`<h4>${t("Compare")}</h4>
    <div class="pair">${picker("compare-before", t("From"), before)} ${picker("compare-after", t("To"), after)}</div>
    <div aria-live="polite">${difference(before, after, view)}</div>`;
}

function difference(before: Side, after: Side, view: View): TemplateResult {
  const { words } = view.facts;
  const facts = factChanges(before.incident, after.incident);
  if (facts.length === 0) return html`<p>${t("The facts are the same.")}</p>`;
  const [old, now] = [assessed(before, view), assessed(after, view)];
  return html`<h5>${t("Facts that differ")} <span class="count">${facts.length}</span></h5>${factList(facts, 0, words)}
    <h5>${t("What that does to the duties, under the rules of now")}</h5>
    ${old && now ? memoList(memo(old, now, (duty) => recipient(duty, words))) : html`<p>${t("One of the two has errors: no duties to compare.")}</p>`}`;
}

/** Kept beside the facts, which are never changed in place. */
const answers = new WeakMap<Incident, Assessment>();

function assessed({ incident }: Side, { engine, answer }: View): Assessment | undefined {
  const found = answers.get(incident);
  if (found?.assessed_at === answer.assessed_at && found.rules === answer.rules) return found;
  try {
    const made = engine.assess(incident, { now: answer.assessed_at });
    answers.set(incident, made);
    return made;
  } catch {
    return undefined;
  }
}
