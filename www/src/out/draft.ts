/**
 * The draft of one notice: what its law prescribes as headings, filled from the facts where they say it, a marked gap where they do not.
 * What the law forbids to say is left out, whoever asks for it; what only the writer is told stands in a remark, not in the text.
 */
import type { Cohort, DutyOut } from "noticeclock";

import { addressee, recipient } from "../duties/due.ts";
import { t } from "../i18n.ts";
import { people } from "../model/count.ts";
import { isObject, texts } from "../model/path.ts";
import { and, sentence } from "../model/words.ts";
import { type Block, gap, heading, type Run, text, title } from "./document.ts";
import { said } from "./facts.ts";
import { due, type Matter, provided } from "./report.ts";

/** A sentence, and the words of the vocabulary whose prohibition forbids it. */
interface Said {
  runs: Run[];
  is: string[];
}

type Writer = (source: Source) => Said[];

/** The notice, and the facts that it may speak of. */
interface Source extends Matter {
  duty: DutyOut;
  cohorts: Cohort[];
}

const NATURE = ["nature_of_breach", "root_cause", "breach_description"];
const NUMBER = ["number_of_residents", "number_of_people"];

export function draft(duty: DutyOut, matter: Matter): Block[] {
  const source: Source = { ...matter, duty, cohorts: concerned(duty, matter) };
  const banned = new Set(duty.must_not_say);
  const items = duty.content.filter((word) => !banned.has(word));
  return [
    title(t("Notice of a data breach"), remarks(source)),
    text(t("To: {recipient}", { recipient: addressee(duty, matter.words) })),
    text(t("From: "), gap(t("name and address of the organisation"))),
    text(t("Date: "), gap(t("the day on which it is sent"))),
    ...(matter.answer.reference === null ? [] : [text(t("Your reference: {reference}", { reference: matter.answer.reference }))]),
    ...(items.length === 0 ? [text(gap(t("The law on file prescribes no content: say what happened, which data are involved, and whom to ask")))] : []),
    ...items.flatMap((word) => section(word, source, banned)),
  ];
}

function section(word: string, source: Source, banned: ReadonlySet<string>): Block[] {
  const label = source.words.label(word);
  const written = (WRITERS[word]?.(source) ?? []).filter(({ is }) => !is.some((what) => banned.has(what)));
  const lines = written.map(({ runs }) => text(...runs));
  // What the facts say is a beginning; only a few items are said by it whole.
  const complete = WHOLE.has(word) && lines.length > 0;
  return [heading(1, sentence(label)), ...lines, ...(complete ? [] : [text(gap(lines.length > 0 ? t("add what else belongs here: {what}", { what: label }) : t("to be written: {what}", { what: label })))])];
}

/** For the writer alone. */
function remarks({ duty, words, answer }: Source): string[] {
  const labels = (items: string[]) => items.map((word) => words.label(word)).join("; ");
  return [
    t("Draft for {recipient}.", { recipient: recipient(duty, words) }),
    t("Last moment: {when}.", { when: due(duty) }),
    ...(duty.manner === null ? [] : [t("Manner: {manner}.", { manner: duty.manner })]),
    t("Law: {title}, {cite}.", { title: duty.title, cite: duty.cite }),
    ...(duty.must_not_say.length === 0 ? [] : [t("The notice must not say: {what}. What the facts say of it was left out.", { what: labels(duty.must_not_say) })]),
    ...duty.provide.map((given) => t("Beside the notice: {what}.", { what: provided(given, words) })),
    ...(duty.recipient.channel === null ? [] : [t("Channel: {channel}.", { channel: [duty.recipient.channel, duty.recipient.url ?? ""].filter(Boolean).join(", ") })]),
    ...(duty.recipient.languages.length === 0 ? [] : [t("Languages: {languages}.", { languages: duty.recipient.languages.join(", ") })]),
    ...(duty.substitute === null ? [] : [t("Otherwise: {how}", { how: duty.substitute })]),
    t("Filled from the facts as of {when}. What stands in square brackets is to be written.", { when: said(answer.assessed_at, words) }),
  ];
}

/**
 * Those who live where the law is from; where that is a group of countries, all, for the group's members are not known here. The data of
 * another's people are that other's to tell of, and it is told of no others.
 */
function concerned({ id, place, recipient: { kind } }: DutyOut, { incident }: Matter): Cohort[] {
  const whose = kind === "data_owner" ? /@(.*)$/s.exec(id)?.[1] : undefined;
  const all = Array.isArray(incident.cohorts) ? incident.cohorts.filter((cohort) => isObject(cohort)) : [];
  const own = all.filter(({ owner }) => (owner ?? undefined) === whose);
  const code = /@([A-Z]{2}(?:-[A-Z0-9]{1,3})?)$/.exec(id)?.[1] ?? place;
  const there = own.filter(({ residence }) => residence === code || (typeof residence === "string" && residence.startsWith(`${code}-`)));
  return [there, own, all].find((some) => some.length > 0) ?? [];
}

function event(source: Source, name: string, is: string[], line: (when: string) => string): Said[] {
  const when = isObject(source.incident.timeline) ? source.incident.timeline[name] : undefined;
  return typeof when === "string" && when !== "not_yet" ? [{ runs: [line(said(when, source.words))], is }] : [];
}

const happened = (source: Source) => event(source, "occurred", ["breach_date"], (when) => t("It happened, or began, on {when}.", { when }));
const discovered = (source: Source) => event(source, "discovered", ["discovery_date"], (when) => t("It was discovered on {when}.", { when }));
const contained = (source: Source) => event(source, "contained", [], (when) => t("It was contained on {when}.", { when }));

function cause({ incident, words }: Source): Said[] {
  return typeof incident.cause === "string" ? [{ runs: [t("How it came about: {cause}.", { cause: words.said(incident.cause) })], is: NATURE }] : [];
}

function effects({ incident, words }: Source): Said[] {
  const known = isObject(incident.effects) ? incident.effects : {};
  const true_ = words.lists.effects.filter(({ id }) => known[id] === true).map(({ label }) => t(label));
  return true_.length === 0 ? [] : [{ runs: [`${sentence(and(true_))}.`], is: NATURE }];
}

function data({ cohorts, words }: Source): Said[] {
  const kinds = [...new Set(cohorts.flatMap(({ data }) => texts(data)))].map((word) => words.label(word));
  const perhaps = [...new Set(cohorts.flatMap(({ possible_data: data }) => texts(data)))].map((word) => words.label(word));
  return [
    ...(kinds.length === 0 ? [] : [{ runs: [`${sentence(and(kinds))}.`], is: ["data_types"] }]),
    ...(perhaps.length === 0 ? [] : [{ runs: [t("Not confirmed: {data}.", { data: and(perhaps) })], is: ["data_types"] }]),
  ];
}

function categories({ cohorts, words }: Source): Said[] {
  const kinds = [...new Set(cohorts.flatMap(({ subjects }) => texts(subjects)))].map((word) => words.label(word));
  return kinds.length === 0 ? [] : [{ runs: [`${sentence(and(kinds))}.`], is: ["categories_of_people"] }];
}

function numbers({ duty }: Source): Said[] {
  const { at_least: least, at_most: most } = duty.affected;
  return least === 0 && most === null ? [] : [{ runs: [`${sentence(people(duty.affected))}.`], is: NUMBER }];
}

function harm({ incident, words }: Source): Said[] {
  const { likelihood, severity } = isObject(incident.harm) ? (incident.harm as { likelihood?: unknown; severity?: unknown }) : {};
  return [
    ...(typeof likelihood === "string" ? [{ runs: [t("Likelihood of harm, as assessed: {likelihood}.", { likelihood: words.said(likelihood) })], is: ["consequences"] }] : []),
    ...(typeof severity === "string" ? [{ runs: [t("Gravity of harm, as assessed: {severity}.", { severity: words.said(severity) })], is: ["consequences"] }] : []),
  ];
}

function held({ incident, words }: Source): Said[] {
  const holds = Array.isArray(incident.holds) ? incident.holds.filter((hold) => isObject(hold)) : [];
  return holds.map(({ by, from }) => ({ runs: [from == null ? t("{by} has asked to wait with notices.", { by: String(by) }) : t("{by} has asked to wait with notices from {when}.", { by: String(by), when: said(from, words) })], is: ["law_enforcement_involved", "delay_by_law_enforcement"] }));
}

/** What the other notices under the same law are planned for, or were sent on. */
function others({ answer, duty, words }: Source): Said[] {
  return answer.duties.filter(({ law, id, sent, planned }) => law === duty.law && id !== duty.id && (sent ?? planned) !== null).map((other) => ({
    runs: [other.sent === null ? t("{recipient}: planned for {when}.", { recipient: recipient(other, words), when: said(other.planned, words) }) : t("{recipient}: sent on {when}.", { recipient: recipient(other, words), when: said(other.sent, words) })],
    is: ["timing_distribution_content"],
  }));
}

function offers({ duty, words }: Source, what: string): Said[] {
  return duty.provide.filter((given) => given.what === what && given.truth !== "no").map((given) => ({ runs: [`${sentence(provided({ ...given, cite: null }, words))}.`], is: [] }));
}

function residents({ cohorts, words }: Source): Said[] {
  const places = [...new Set(cohorts.flatMap(({ residence }) => (typeof residence === "string" ? [words.place(residence)] : [])))];
  return places.length === 0 ? [] : [{ runs: [t("People are affected in {places}.", { places: and(places) })], is: [] }];
}

/** Items that the facts say whole. */
const WHOLE = new Set(["breach_date", "discovery_date", "data_types", "categories_of_people", "number_of_people", "number_of_residents"]);

const WRITERS: Partial<Record<string, Writer>> = {
  breach_description: (source) => [...happened(source), ...discovered(source), ...cause(source), ...effects(source)],
  nature_of_breach: (source) => [...cause(source), ...effects(source)],
  breach_date: happened,
  discovery_date: discovered,
  data_types: data,
  categories_of_people: categories,
  number_of_people: numbers,
  number_of_residents: numbers,
  measures_taken: contained,
  mitigation: contained,
  consequences: harm,
  severity_and_impact: (source) => [...harm(source), ...numbers(source)],
  root_cause: cause,
  suspected_malicious: cause,
  law_enforcement_involved: held,
  delay_by_law_enforcement: held,
  reasons_for_delay: held,
  timing_distribution_content: others,
  credit_monitoring_offer: (source) => offers(source, "credit_monitoring"),
  cross_border_impact: residents,
  facts_effects_remedies: (source) => [...happened(source), ...discovered(source), ...cause(source), ...effects(source), ...contained(source)],
};
