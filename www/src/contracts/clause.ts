/** One clause of a contract about notices, from the texts of a form or of a row: read strictly, every slip with what was expected. */
import { t } from "../i18n.ts";
import type { Words } from "../model/words.ts";
import { plainly, TRIGGERS, type Trigger, type Unit, UNITS, MANNERS, ROLES, type Role } from "./spelling.ts";

export const FIELDS = [
  "counterparty", "contract", "clause", "role", "trigger", "number", "unit", "event", "manner", "form", "channel", "content", "zone", "calendar", "from", "until",
] as const;
export type Field = (typeof FIELDS)[number];
/** What stands in the fields; absent and blank are the same. */
export type Draft = Partial<Record<Field, string>>;

export interface Clause {
  counterparty: string;
  /** What the contract is called; empty where nothing was said. */
  contract: string;
  clause: string;
  role: Role;
  trigger: Trigger;
  /** Null where the contract gives no number: then its manner says all. */
  period: { number: number; unit: Unit } | null;
  event: string;
  /** A word of the manners; empty where there is none. */
  manner: string;
  /** How it is to be reached, and in which form. */
  channel: string;
  content: string[];
  zone: string;
  calendar: string;
  from: string;
  until: string;
}

export interface Slip {
  field: Field;
  /** What was expected, and how to mend it. */
  says: string;
}

/** What clauses are read by: the words of the engine, and its calendars. */
export class Terms {
  readonly events: ReadonlyMap<string, string>;
  readonly content: ReadonlyMap<string, string>;
  readonly #zones: ReadonlyMap<string, string>;
  readonly calendars: ReadonlySet<string>;
  readonly words: Words;

  constructor(words: Words, calendars: readonly string[]) {
    this.words = words;
    const named = (list: readonly { id: string; label: string }[]) => new Map(list.flatMap(({ id, label }) => [id, label, words.label(id)].map((name) => [plainly(name), id] as const)));
    this.events = named(words.lists.events);
    this.content = named(words.lists.content);
    this.#zones = new Map(words.zones.map((zone) => [zone.toLowerCase(), zone]));
    this.calendars = new Set(calendars);
  }

  zone(text: string): string | undefined {
    return this.#zones.get(text.toLowerCase().replaceAll(" ", "_"));
  }

  /** A calendar by its own name, or by the place whose business days count. */
  calendar(text: string): string | undefined {
    const id = text.toLowerCase();
    if (this.calendars.has(id)) return id;
    const code = this.words.code(text, true)?.toLowerCase();
    if (code === undefined) return undefined;
    return [code, code === "us" ? "us-federal" : "", code.split("-", 1)[0] ?? ""].find((name) => this.calendars.has(name));
  }
}

/** Letters that no line of a file may hold become blanks, and what is no letter at all its sign. */
function tidy(text: string | undefined): string {
  return (text ?? "").replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").replaceAll(/\p{Cs}/gu, "\uFFFD").trim();
}

/** The longest text that a field may hold: what is longer is no name but a mistake. */
const LONGEST = 400;

/** The clause, or every slip in it. */
export function readClause(draft: Draft, terms: Terms): Clause | Slip[] {
  const slips: Slip[] = [];
  const text = (field: Field) => tidy(draft[field]);
  const fail = (field: Field, says: string) => void slips.push({ field, says });
  const word = <T extends string>(field: Field, known: ReadonlyMap<string, T>, missing: T | undefined, says: string): T => {
    const found = text(field) === "" ? missing : known.get(plainly(text(field)));
    if (found === undefined) fail(field, says);
    return found ?? ("" as T);
  };
  for (const field of FIELDS) if (text(field).length > LONGEST) fail(field, t("At most {n} letters.", { n: LONGEST }));

  const counterparty = text("counterparty");
  if (counterparty === "") fail("counterparty", t("Who must be told: the name of the customer, supplier or partner."));
  if (text("clause") === "") fail("clause", t("The number of the clause, so that the duty can be looked up: 9.1"));
  const role = word("role", ROLES, "partner", t("“hold”, where the organisation holds their data for them; “partner” otherwise."));
  const trigger = word("trigger", TRIGGERS, role === "hold" ? "theirs" : "any", t("“any” for any incident, “theirs” where their data are affected, “personal” where personal data are."));
  const manner = word("manner", MANNERS, "", t("One of: {words}.", { words: [...new Set(MANNERS.values())].filter(Boolean).map(spaced).join(", ") }));
  const event = word("event", terms.events, "aware", t("The event that the period is counted from, such as: {words}.", { words: "aware, discovered, determined, occurred" }));
  const content = text("content").split(/[;,|]/).map(tidy).filter(Boolean).map((name) => {
    const found = terms.content.get(plainly(name));
    if (found === undefined) fail("content", t("“{text}” is none of the things that a notice can be asked to say. Take words such as: {words}.", { text: name, words: "breach_description, data_types, number_of_people, measures_taken" }));
    return found ?? "";
  });
  const period = readPeriod(text("number"), text("unit"), manner, fail);
  const zone = text("zone") === "" ? "" : terms.zone(text("zone"));
  if (zone === undefined) fail("zone", t("A time zone such as {words}.", { words: "Europe/London, America/New_York" }));
  const calendar = text("calendar") === "" ? "" : terms.calendar(text("calendar"));
  if (calendar === undefined) fail("calendar", t("The place whose business days count, such as {words}.", { words: "GB-ENG, Germany, US" }));
  if (calendar === "" && period?.unit === "BusinessDays") fail("calendar", t("Business days are those of a place: name it, such as {words}.", { words: "GB-ENG, Germany, US" }));
  const [from, until] = (["from", "until"] as const).map((field) => {
    if (text(field) !== "" && !isDay(text(field))) fail(field, t("A day of the calendar, written as 2026-11-24."));
    return text(field);
  }) as [string, string];
  if (isDay(from) && isDay(until) && until < from) fail("until", t("The last day comes before the first."));
  if (slips.length > 0) return slips;
  return {
    counterparty, contract: text("contract"), clause: text("clause"), role, trigger, period, event, manner,
    channel: [text("channel"), text("form")].filter(Boolean).join(", "), content: [...new Set(content)], zone: zone ?? "", calendar: calendar ?? "", from, until,
  };
}

function readPeriod(number: string, unit: string, manner: string, fail: (field: Field, says: string) => void): Clause["period"] {
  // "24 hours" in one field is as good.
  const [, digits = number, rest = ""] = /^(\d+)\s*(\D*)$/.exec(number) ?? [];
  const named = unit === "" ? rest : unit;
  if (number === "" && named === "") {
    if (manner === "") fail("number", t("A number of hours or days; where the contract gives none, its manner, such as “immediately”."));
    return null;
  }
  const found = UNITS.get(plainly(named));
  if (found === undefined) fail("unit", t("One of: {words}.", { words: "hours, days, business days" }));
  const n = /^\d{1,4}$/.test(digits) ? Number(digits) : 0;
  if (n === 0) fail("number", t("A whole number from 1 to 9999. “At once” is no number: leave it empty and say the manner."));
  return found === undefined || n === 0 ? null : { number: n, unit: found };
}

export function isDay(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1900) return false;
  const civil = new Date(Date.UTC(year, month - 1, day));
  return civil.getUTCMonth() === month - 1 && civil.getUTCDate() === day;
}

/** `WithoutUndueDelay` in words. */
export function spaced(id: string): string {
  return id.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}
