/** What the columns of a table stand for, and what stands in their cells. */
import { parseCount } from "../model/count.ts";
import type { Words } from "../model/words.ts";

/** `element:ssn` = a filled cell says that this element is involved. */
export type Role = "" | "residence" | "country" | "region" | "count" | "data" | "possible" | "encrypted" | "key" | "owner" | "subjects" | "medium" | `element:${string}`;

export interface Column {
  header: string;
  role: Role;
}

const plainly = (text: string) => text.toLowerCase().normalize("NFKD").replaceAll(/[^a-z0-9]+/g, " ").trim();

const HEADERS: [Role, RegExp][] = [
  ["count", /^(count|people|persons|individuals|affected|number of .*|how many|anzahl)$/],
  ["region", /^(state|province|region|us state|state code|state of residence|residence state|bundesland)$/],
  ["country", /^(country|country code|nation|land|country of residence)$/],
  ["residence", /^(residence|place|location|lives in|they live in|where|jurisdiction|resident of|residents? of|place of residence|wohnort)$/],
  ["data", /^(data|data elements?|elements?|data types?|data involved|information|daten)$/],
  ["possible", /^(possible data|possibly|may be involved|unconfirmed data)$/],
  ["encrypted", /^(encrypted|encryption|unreadable|protected|protection|verschlusselt)$/],
  ["key", /^(key taken|key compromised)$/],
  ["owner", /^(owner|data owner|client|whose data|controller)$/],
  ["subjects", /^(subjects?|kind of person|relationship|type of person)$/],
  ["medium", /^(medium|media)$/],
];

/** Numbers of people, unless the columns are those of single persons: then it may be any number. */
const NUMBER = /^(number|total|quantity)$/;

/** Other names that spreadsheets give to data elements. */
const ALSO: Record<string, string> = {
  "first name": "name", "last name": "name", surname: "name", "full name": "name", "given name": "name", "e mail": "email", mail: "email", dob: "date_of_birth", "birth date": "date_of_birth",
  birthdate: "date_of_birth", "social security": "ssn", "social security no": "ssn", telephone: "phone", mobile: "phone", "phone number": "phone",
  street: "address", "home address": "address", "mailing address": "address", "driver license": "drivers_license", "drivers license": "drivers_license", "driver s license": "drivers_license",
  "driving licence": "drivers_license", "passport no": "passport", iban: "account_number", "bank account": "account_number", "account no": "account_number", "account number": "account_number",
  "credit card": "card_number", "card no": "card_number", "credit card number": "card_number", pan: "card_number", login: "username", "user id": "username", health: "medical", "medical record": "medical",
  mrn: "medical_record_number", insurance: "health_insurance", ip: "ip_address", "ip address": "ip_address", fingerprint: "biometric", "tax id": "tax_id", itin: "tax_id",
};

export class Reading {
  readonly #words: Words;
  readonly #elements = new Map<string, string>();
  readonly #subjects: Map<string, string>;
  readonly #media: Map<string, string>;
  /** What could not be read: column, then text, then how often. */
  readonly unread = new Map<string, Map<string, number>>();

  constructor(words: Words) {
    this.#words = words;
    const { elements, subjects, media } = words.lists;
    const known = new Set(elements.map(({ id }) => id));
    for (const [name, id] of Object.entries(ALSO)) if (known.has(id)) this.#elements.set(name, id);
    for (const [name, id] of terms(elements)) this.#elements.set(name, id);
    this.#subjects = terms(subjects);
    this.#media = terms(media);
  }

  element(text: string): string | undefined {
    return this.#elements.get(plainly(text));
  }

  /** What the columns most probably are; where the first row is no header, by what stands in it. */
  columns(first: string[], rows: string[][]): { columns: Column[]; header: boolean } {
    const byHeader = first.map((header): Role => {
      const name = plainly(header);
      const role = HEADERS.find(([, form]) => form.test(name))?.[0];
      const element = this.element(header);
      return role ?? (element === undefined ? "" : `element:${element}`);
    });
    const ofPersons = byHeader.some((role) => role.startsWith("element:"));
    if (!ofPersons && !byHeader.includes("count")) {
      const index = first.findIndex((header) => NUMBER.test(plainly(header)));
      if (index >= 0) byHeader[index] = "count";
    }
    const values = first.filter((cell) => this.place(cell) !== undefined || typeof parseCount(cell) === "number").length;
    // `No` is the name of a column as well as Norway.
    if (byHeader.filter((role) => role !== "").length > values) {
      const states = (index: number) => byHeader[index] === "residence" && this.#areStates(rows.map((row) => row[index] ?? ""));
      return { columns: first.map((header, index) => ({ header, role: states(index) ? "region" : (byHeader[index] ?? "") })), header: true };
    }
    const taken = new Set<Role>();
    // Names in a language that is not known here: what stands below them is no name.
    const header = values === 0 && rows.length > 0;
    const columns = first.map((name, index): Column => {
      const role = this.#byContent((header ? rows : [first, ...rows]).map((row) => row[index] ?? ""), taken);
      taken.add(role);
      return { header: header ? name : String(index + 1), role };
    });
    return { columns, header: header && taken.size > 1 };
  }

  #byContent(cells: string[], taken: ReadonlySet<Role>): Role {
    const filled = cells.filter((cell) => cell.trim() !== "");
    const most = (role: Role, fits: (cell: string) => boolean) => !taken.has(role) && filled.length > 0 && filled.filter(fits).length > filled.length / 2;
    if (!taken.has("region") && this.#areStates(filled)) return "region";
    if (most("residence", (cell) => this.place(cell) !== undefined)) return "residence";
    if (most("count", (cell) => typeof parseCount(cell) !== "string")) return "count";
    if (most("encrypted", (cell) => yesNo(cell) !== undefined)) return "encrypted";
    if (most("data", (cell) => cell.split(/[,;|+]/).some((part) => this.element(part) !== undefined))) return "data";
    return "";
  }

  /** Whether the cells are States of the US by their letters: each could be one, and some can be nothing else. */
  #areStates(cells: string[]): boolean {
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
    const state = (cell: string) => /^[A-Za-z]{2}$/.test(cell) && this.#words.code(`US-${cell}`) !== undefined;
    return filled.every(state) && filled.some((cell) => this.#words.code(cell) === undefined);
  }

  /** A code by whatever was written for a place. `CA` alone could be Canada or California, and so is neither. */
  place(text: string): string | undefined {
    const written = text.trim();
    const [place, state] = [this.#words.code(written), written.length === 2 ? this.#words.code(`US-${written}`) : undefined];
    return place !== undefined && state !== undefined ? undefined : (place ?? state);
  }

  /** Country and region of a row together. A region alone is a State of the US. */
  residence(column: string, country: string, region: string): string | undefined {
    if (region.trim() === "") return country.trim() === "" ? undefined : this.#or(column, country, this.#words.code(country));
    const given = country.trim() === "" ? undefined : this.#words.code(country);
    if (given === undefined && country.trim() !== "") return this.#or(column, country, undefined);
    const land = given ?? "US";
    const code = region.includes("-") ? this.#words.code(region) : this.#words.code(`${land}-${region.trim()}`);
    return this.#or(column, region, code ?? this.#words.code(`${this.#words.place(land)}: ${region.trim()}`)) ?? given;
  }

  placeIn(column: string, text: string): string | undefined {
    return text.trim() === "" ? undefined : this.#or(column, text, this.place(text));
  }

  list(column: string, text: string): string[] | undefined {
    if (text.trim() === "") return undefined;
    if (/^(none|no|nothing|-)$/i.test(text.trim())) return [];
    return this.#each(column, text, (part) => this.element(part));
  }

  subjects(column: string, text: string): string[] | undefined {
    return text.trim() === "" ? undefined : this.#each(column, text, (part) => this.#subjects.get(plainly(part)));
  }

  medium(column: string, text: string): string | undefined {
    return text.trim() === "" ? undefined : this.#or(column, text, this.#media.get(plainly(text)));
  }

  known(column: string, text: string): boolean | undefined {
    return text.trim() === "" || /^(unknown|not known|n\/a|\?)$/i.test(text.trim()) ? undefined : this.#or(column, text, yesNo(text));
  }

  count(column: string, text: string): unknown {
    const read = parseCount(text);
    return typeof read === "string" ? this.#or(column, text, undefined) : read;
  }

  #each(column: string, text: string, find: (part: string) => string | undefined): string[] {
    const parts = text.split(/[,;|+\n]/).filter((part) => part.trim() !== "");
    return parts.flatMap((part) => this.#or(column, part, find(part)) ?? []);
  }

  #or<T>(column: string, text: string, found: T | undefined): T | undefined {
    if (found === undefined) {
      const texts = this.unread.get(column) ?? new Map<string, number>();
      const key = text.trim().slice(0, 80);
      // A column that holds something else altogether must not fill the memory.
      if (texts.size < 200 || texts.has(key)) texts.set(key, (texts.get(key) ?? 0) + 1);
      this.unread.set(column, texts);
    }
    return found;
  }
}

function terms(list: { id: string; label: string }[]): Map<string, string> {
  return new Map(list.flatMap(({ id, label }) => [[plainly(id), id], [plainly(label), id]] as [string, string][]));
}

/** Whether a cell of an element's own column says that it is involved: anything but nothing, no and zero. */
export function isFilled(text: string): boolean {
  return !/^\s*(|-|0|no|n|false|none|null|n\/a)\s*$/i.test(text);
}

function yesNo(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (["yes", "y", "true", "1", "x", "encrypted", "ja", "oui", "sí"].includes(word)) return true;
  return ["no", "n", "false", "0", "plain", "unencrypted", "clear", "nein", "non"].includes(word) ? false : undefined;
}
