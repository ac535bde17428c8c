/** Changed facts and what they did to the duties, in words. */
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { writeCount } from "../model/count.ts";
import { isObject } from "../model/path.ts";
import { moment } from "../model/time.ts";
import { sentence, type Words } from "../model/words.ts";
import type { DutyChange, FactChange, Memo, Turn } from "./model.ts";
import { style } from "../sheets.ts";
import css from "../styles/work.css?inline";

style(css);

export function factList(facts: FactChange[], more: number, words: Words): TemplateResult {
  return html`<ul class="changes">
    ${facts.map(({ path, before, after }) => html`<li>${factName(path, words)}: ${before === undefined ? nothing : html`<del>${said(before, words)}</del> <span aria-hidden="true">→</span><span class="sr"> ${t("is now")} </span> `}<ins>${said(after, words)}</ins></li>`)}
    ${more > 0 ? html`<li>${t("and {n} more", { n: more })}</li>` : nothing}
  </ul>`;
}

/** A fact by the words of its field, where there are such; else by its path. */
export function factName(path: string, words: Words): string {
  const cohort = /^cohorts\[(\d+)\](?:\.(\w+))?$/.exec(path);
  if (cohort) return [t("Group {n}", { n: Number(cohort[1]) + 1 }), ofCohort(cohort[2] ?? "")].filter(Boolean).join(", ");
  const [section, name = ""] = path.split(/\.(.*)/);
  if (section === "timeline" || section === "effects") return sentence(words.label(name));
  if (section === "answers") return words.lists.questions.find(({ id }) => id === name)?.ask ?? path;
  if (path === "cause") return t("Cause");
  if (path === "cohorts") return t("Who is affected");
  return ofField(path) ?? sentence(plainly(path));
}

/** The names of fields that are one of a kind, as the form has them. */
function ofField(path: string): string | undefined {
  const names: Record<string, string> = {
    reference: t("Your reference"),
    exercise: t("Exercise"),
    "organization.kind": t("Kind of organisation"),
    "organization.zone": t("Its time zone"),
    "organization.roles": t("How it holds the data"),
    "organization.operates_in": t("Does business in"),
    "organization.established_in": t("Established in"),
    "organization.main_establishment": t("Main establishment in the EU or EEA"),
    "harm.likelihood": t("Likelihood of harm"),
    "harm.severity": t("Gravity of harm"),
  };
  const [, list, index] = /^(organization\.sectors|holds|notices)(?:\[(\d+)\])?/.exec(path) ?? [];
  if (list === undefined) return names[path];
  const name = { "organization.sectors": t("Sectors"), holds: t("Holds"), notices: t("Notices sent and planned") }[list];
  return index === undefined ? name : `${name ?? list}, ${Number(index) + 1}`;
}

function plainly(path: string): string {
  return path.replaceAll(/\[(\d+)\]/g, (_, index: string) => ` ${Number(index) + 1}`).replaceAll(".", ", ").replaceAll("_", " ");
}

function ofCohort(key: string): string {
  const names: Record<string, string> = {
    residence: t("they live in"), count: t("how many"), data: t("data involved"), possible_data: t("data that may be involved"), encrypted: t("encrypted"),
    key_taken: t("key taken"), subjects: t("what they are to the organisation"), medium: t("medium"), owner: t("whose data they are"),
  };
  return names[key] ?? key;
}

/** A value as the reader would say it. */
function said(value: unknown, words: Words): string {
  if (value === undefined || value === null) return t("not known");
  if (value === true) return t("yes");
  if (value === false) return t("no");
  if (value === "not_yet") return t("not yet");
  if (typeof value === "string") return /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) ? moment(value) : word(value, words);
  if (Array.isArray(value)) return value.length === 0 ? t("none") : value.map((item) => said(item, words)).join(", ");
  if (isObject(value) && ("at_least" in value || "at_most" in value)) return writeCount(value);
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}

function word(value: string, words: Words): string {
  const place = words.place(value);
  return place === value ? words.label(value) : place;
}

export function memoList(memo: Memo): TemplateResult {
  const { duties, ruledOut, opened, more = {} } = memo;
  if (duties.length + ruledOut + opened === 0) return html`<p class="small">${t("No duty was gained, lost or moved.")}</p>`;
  const of = (turn: Turn) => duties.filter((duty) => duty.turn === turn);
  const groups: [Turn, string][] = [
    ["gained", t("Gained: owed now")],
    ["lost", t("Lost: owed no longer")],
    ["moved", t("Moved")],
    ["open", t("No longer certain")],
    ["done", t("Done")],
    ["reopened", t("To be done again")],
  ];
  return html`<dl class="memo">
    ${groups.map(([turn, title]) => (of(turn).length === 0 ? nothing : html`<div><dt class=${turn}>${title} (${of(turn).length + (more[turn] ?? 0)})</dt>
      <dd><ul>${of(turn).map((duty) => html`<li>${line(duty)}</li>`)}${more[turn] === undefined ? nothing : html`<li>${t("and {n} more", { n: more[turn] })}</li>`}</ul></dd></div>`))}
    ${ruledOut > 0 ? html`<div><dt>${t("Ruled out")}</dt><dd>${ruledOut === 1 ? t("1 duty that hung on unknown facts") : t("{n} duties that hung on unknown facts", { n: ruledOut })}</dd></div>` : nothing}
    ${opened > 0 ? html`<div><dt>${t("Open now")}</dt><dd>${opened === 1 ? t("1 duty that was not owed") : t("{n} duties that were not owed", { n: opened })}</dd></div>` : nothing}
  </dl>`;
}

function line({ name, turn, before, after }: DutyChange): string {
  const at = (instant: string | null) => (instant === null ? t("no deadline") : moment(instant));
  if (turn === "moved") return t("{name}: from {before} to {after}", { name, before: at(before), after: at(after) });
  if (turn === "gained" && after !== null) return t("{name}, by {when}", { name, when: at(after) });
  return name;
}
