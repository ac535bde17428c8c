/** The facts in words, each under the name that the form gives it. */
import type { Cohort, Incident } from "noticeclock";

import { t } from "../i18n.ts";
import { people } from "../model/count.ts";
import { isObject, texts } from "../model/path.ts";
import { moment } from "../model/time.ts";
import { sentence, type Words } from "../model/words.ts";
import { type Block, heading, pairs, type Run } from "./document.ts";

type Row = [string, Run[]];

/** Whatever a file holds, in the shape that is expected: what has another is left out, and the engine has said so. */
export interface Given {
  incident: Incident;
  words: Words;
}

export function factBlocks(given: Given): Block[] {
  const { incident } = given;
  const head: [string, string] = [t("Fact"), t("What is known")];
  return [
    heading(1, t("The facts")),
    ...pairs(head, [...rows(given, [["", incident.reference, t("Your reference")]]), ...organization(given), ...timeline(given), ...nature(given), ...answers(given)]),
    ...cohorts(given),
    ...notices(given),
  ];
}

function rows(given: Given, entries: [string, unknown, string][]): Row[] {
  return entries.filter(([, value]) => value !== undefined && value !== null).map(([, value, label]) => [label, [said(value, given.words)]]);
}

function organization(given: Given): Row[] {
  const organization = isObject(given.incident.organization) ? given.incident.organization : {};
  const { kind, zone, established_in, operates_in, main_establishment, roles, sectors } = organization as NonNullable<Incident["organization"]>;
  const in_ = (entry: { sector: string; in?: string[] | null }) => {
    const where = texts(entry.in).map((code) => given.words.place(code));
    // Some sectors bear the name of an authority.
    const name = t(given.words.lists.sectors.find(({ id }) => id === entry.sector)?.label ?? String(entry.sector));
    return where.length === 0 ? name : `${name} (${where.join(", ")})`;
  };
  return rows(given, [
    ["kind", kind, t("Kind of organisation")],
    ["zone", zone, t("Its time zone")],
    ["roles", roles, t("How it holds the data")],
    ["established_in", established_in, t("Established in")],
    ["operates_in", operates_in, t("Does business in")],
    ["main_establishment", main_establishment, t("Main establishment in the EU or EEA")],
    ["sectors", Array.isArray(sectors) ? sectors.filter((entry) => isObject(entry)).map((entry) => in_(entry as never)) : sectors, t("Sectors")],
  ]);
}

function timeline(given: Given): Row[] {
  const { timeline } = given.incident;
  if (!isObject(timeline)) return [];
  return given.words.lists.events.filter(({ id }) => timeline[id] != null).map(({ id, label }) => [sentence(t(label)), [said(timeline[id], given.words)]]);
}

function nature(given: Given): Row[] {
  const { incident, words } = given;
  const effects = isObject(incident.effects) ? incident.effects : {};
  const harm = isObject(incident.harm) ? incident.harm : {};
  return [
    ...rows(given, [["cause", incident.cause, t("How it came about")]]),
    ...words.lists.effects.filter(({ id }) => effects[id] != null).map(({ id, label }): Row => [sentence(t(label)), [said(effects[id], words)]]),
    ...rows(given, [["likelihood", harm["likelihood"], t("Likelihood of harm")], ["severity", harm["severity"], t("Gravity of harm")]]),
  ];
}

function answers(given: Given): Row[] {
  const { answers } = given.incident;
  if (!isObject(answers)) return [];
  const asked = new Map(given.words.lists.questions.map(({ id, ask, label }) => [id, ask ?? label]));
  return Object.entries(answers).filter(([, value]) => value != null).map(([id, value]) => [asked.get(id) ?? id, [said(value, given.words)]]);
}

function cohorts({ incident, words }: Given): Block[] {
  const list = Array.isArray(incident.cohorts) ? incident.cohorts.filter((cohort) => isObject(cohort)) : [];
  if (list.length === 0) return [];
  const cell = (...lines: string[]): Run[] => [lines.filter(Boolean).join("; ")];
  return [
    heading(2, t("The people")),
    {
      kind: "table",
      head: [t("They live in"), t("How many"), t("Who they are"), t("Data"), t("Protection")],
      rows: list.map((cohort) => [
        cell(typeof cohort.residence === "string" ? words.place(cohort.residence) : t("not known"), typeof cohort.owner === "string" ? t("data of {owner}", { owner: cohort.owner }) : ""),
        cell(people(bounds(cohort))),
        cell(cohort.subjects == null ? t("not known") : said(cohort.subjects, words)),
        cell(cohort.data == null ? t("not known") : said(cohort.data, words), texts(cohort.possible_data).length > 0 ? t("perhaps: {data}", { data: said(cohort.possible_data, words) }) : ""),
        cell(protection(cohort), typeof cohort.medium === "string" ? words.label(cohort.medium) : ""),
      ]),
    },
  ];
}

export function bounds({ count }: Cohort): { at_least: number; at_most: number | null } {
  if (typeof count === "number") return { at_least: count, at_most: count };
  return { at_least: count?.at_least ?? 0, at_most: count?.at_most ?? null };
}

function protection({ encrypted, key_taken: key }: Cohort): string {
  if (encrypted == null) return t("not known");
  if (!encrypted) return t("not encrypted");
  return key == null ? t("encrypted; not known whether the key was taken") : key ? t("encrypted, the key was taken") : t("encrypted, the key was not taken");
}

function notices({ incident, words }: Given): Block[] {
  const holds = Array.isArray(incident.holds) ? incident.holds.filter((hold) => isObject(hold)) : [];
  const sent = Array.isArray(incident.notices) ? incident.notices.filter((notice) => isObject(notice)) : [];
  return [
    ...pairs([t("Request to wait, by"), t("What it covers")], holds.map((hold): Row => [
      String(hold.by), [[hold.covers == null ? t("not known") : said(hold.covers, words), hold.from == null ? "" : t("from {when}", { when: said(hold.from, words) }), hold.until == null ? "" : t("until {when}", { when: said(hold.until, words) })].filter(Boolean).join("; ")],
    ])),
    ...pairs([t("Notice"), t("When")], sent.map((notice): Row => [
      String(notice.duty), [[notice.sent == null ? "" : t("sent {when}", { when: said(notice.sent, words) }), notice.planned == null ? "" : t("planned {when}", { when: said(notice.planned, words) })].filter(Boolean).join("; ")],
    ])),
  ];
}

/** A value as the reader would say it. */
export function said(value: unknown, words: Words): string {
  if (value === undefined || value === null) return t("not known");
  if (value === true) return t("yes");
  if (value === false) return t("no");
  if (value === "not_yet") return t("not yet");
  if (Array.isArray(value)) return value.length === 0 ? t("none") : value.map((item) => said(item, words)).join(", ");
  if (typeof value !== "string") return typeof value === "number" ? String(value) : JSON.stringify(value);
  if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return moment(value);
  const place = words.place(value);
  return place === value ? words.said(value) : place;
}
