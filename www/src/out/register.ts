/** The entry for the register of breaches: the facts, the effects and what was done, in the manner of Article 33(5) GDPR. */
import type { DutyOut } from "noticeclock";

import { recipient } from "../duties/due.ts";
import { t } from "../i18n.ts";
import { people, total } from "../model/count.ts";
import { isObject, texts } from "../model/path.ts";
import { moment } from "../model/time.ts";
import { and } from "../model/words.ts";
import { type Block, gap, pairs, type Run, text, title } from "./document.ts";
import { said } from "./facts.ts";
import { due, type Matter } from "./report.ts";

/** Names and contents, in the order of the columns; null is for a person to write. */
export function entry(matter: Matter): [string, string | null][] {
  const { incident, answer, words, work } = matter;
  const cohorts = Array.isArray(incident.cohorts) ? incident.cohorts.filter((cohort) => isObject(cohort)) : [];
  const of = (pick: (cohort: (typeof cohorts)[number]) => unknown) => [...new Set(cohorts.flatMap((cohort) => texts(pick(cohort))))].map((word) => words.label(word)).join(", ");
  const when = (name: string) => (isObject(incident.timeline) && incident.timeline[name] != null ? said(incident.timeline[name], words) : t("not known"));
  const effects = isObject(incident.effects) ? incident.effects : {};
  const happened = words.lists.effects.filter(({ id }) => effects[id] === true).map(({ label }) => t(label));
  const harm = isObject(incident.harm) ? Object.values(incident.harm).filter((value) => value != null).map((value) => said(value, words)) : [];
  const told = (pick: (duty: DutyOut) => boolean) => answer.duties.filter((duty) => duty.status !== "not_owed" && pick(duty)).map((duty) => line(duty, matter)).join("\n") || t("none");
  const places = cohorts.map(({ residence }) => (typeof residence === "string" ? words.place(residence) : t("not known")));
  const signed = Object.values(work.duties).flatMap((noted) => (noted.signed ? [`${noted.signed.by}, ${moment(noted.signed.at)}`] : []));
  return [
    ...(incident.exercise === true ? [[t("Exercise"), t("yes")] as [string, string]] : []),
    [t("Reference"), answer.reference ?? t("none")],
    [t("Happened"), when("occurred")],
    [t("Discovered"), when("discovered")],
    [t("Aware"), when("aware")],
    [t("Contained"), when("contained")],
    [t("The breach"), [incident.cause == null ? t("cause not known") : said(incident.cause, words), ...happened].join("; ")],
    [t("People"), cohorts.length === 0 ? t("not known") : people(total(cohorts))],
    [t("Categories of people"), of((cohort) => cohort.subjects) || t("not known")],
    [t("Where they live"), places.length === 0 ? t("not known") : and([...new Set(places)])],
    [t("Categories of data"), of((cohort) => cohort.data) || t("not known")],
    [t("Likely consequences"), harm.join(", ") || t("not known")],
    [t("Measures taken and planned"), null],
    [t("Authorities"), told(({ recipient: { kind } }) => kind === "authority")],
    [t("The people concerned"), told(({ recipient: { kind } }) => kind === "individuals")],
    [t("Others told"), told(({ recipient: { kind } }) => kind !== "authority" && kind !== "individuals")],
    [t("Reasons, where a notice was late or was not given"), null],
    [t("Signed off"), signed.join("; ") || t("none")],
    [t("Receipt"), t("Reckoned at {at} by engine {engine}; rules {rules}; facts {facts}", { at: answer.assessed_at, engine: answer.engine, rules: answer.rules, facts: answer.facts })],
  ];
}

function line(duty: DutyOut, { words }: Matter): string {
  const name = recipient(duty, words);
  if (duty.sent !== null) return `${name}: ${duty.late === true ? t("sent {when}, late", { when: moment(duty.sent) }) : t("sent {when}", { when: moment(duty.sent) })}`;
  const open = duty.status === "undetermined" ? t("not settled whether owed") : duty.overdue ? t("owed, overdue") : t("owed");
  return `${name}: ${open}, ${t("due {when}", { when: due(duty) })}${duty.planned === null ? "" : `, ${t("planned {when}", { when: moment(duty.planned) })}`}`;
}

export function registerBlocks(matter: Matter): Block[] {
  const row = ([name, value]: [string, string | null]): [string, Run[]] => [name, value === null ? [gap(t("to be written: {what}", { what: name }))] : value.split("\n").flatMap((part, index) => (index === 0 ? [part] : ["\n", part]))];
  return [
    title(t("Register of breaches: {reference}", { reference: matter.answer.reference ?? t("incident without reference") })),
    text(t("As of {when}.", { when: moment(matter.answer.assessed_at) })),
    ...pairs([t("Part"), t("What it says")], entry(matter).map(row)),
  ];
}

/** One line under a head line (RFC 4180), to be added to a register that is kept as a table. */
export function registerCsv(matter: Matter): string {
  const columns = entry(matter);
  return [columns.map(([name]) => name), columns.map(([, value]) => value ?? "")].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** A cell that a spreadsheet would run as a formula is led by an apostrophe. */
function cell(value: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",;\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
