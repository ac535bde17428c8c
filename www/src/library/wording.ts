/** Conditions, deadlines and recipients of a rule file as a lawyer would say them. Law stays in English, as its files are. */
import type { Words } from "../model/words.ts";
import { sentence } from "../model/words.ts";
import { type Form, isForm, type Ron } from "./ron.ts";

/** A sentence, and what it is made of. */
export interface Clause {
  says: string;
  of: Clause[];
}

export class Wording {
  readonly #words: Words;
  /** Names of authorities by their ids. */
  readonly #authorities: ReadonlyMap<string, string>;
  readonly #terms: ReadonlyMap<string, string>;

  constructor(words: Words, authorities: ReadonlyMap<string, string>) {
    this.#words = words;
    this.#authorities = authorities;
    const { elements, events, causes, effects, sectors, subjects, media, content, provisions, questions } = words.lists;
    const lists = { elements, events, causes, effects, sectors, subjects, media, content, provisions, questions };
    this.#terms = new Map(Object.entries(lists).flatMap(([list, terms]) => terms.map(({ id, label, ask }) => [`${list} ${id}`, list === "questions" ? (ask ?? label) : label] as const)));
  }

  term(list: string, value: Ron | undefined): string {
    const word = isForm(value) ? value.name : String(value ?? "");
    return this.#terms.get(`${list} ${word}`) ?? word.replaceAll("_", " ");
  }

  terms(list: string, value: Ron | undefined, and = "or"): string {
    const items = (Array.isArray(value) ? value : [value ?? null]).map((item) => this.term(list, item));
    return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1)}`;
  }

  place(value: Ron | undefined): string {
    return this.#words.place(String(value ?? ""));
  }

  /** A condition. */
  condition(value: Ron | undefined): Clause {
    if (!isForm(value)) return plain(bare(value ?? null));
    const [first, second] = value.items;
    switch (value.name) {
      case "All":
      case "Any":
        return this.#several(value.name === "All" ? "all of these:" : "at least one of these:", first);
      case "Not": {
        const inner = this.condition(first);
        return inner.of.length > 0 ? { says: `not: ${inner.says}`, of: inner.of } : plain(`not: ${inner.says}`);
      }
      case "Someone": {
        const inner = this.condition(first);
        return { says: `for at least one person counted: ${inner.says}`, of: inner.of };
      }
      case "Data":
      case "AnyData":
        return plain(`the data include ${this.terms("elements", first)}`);
      case "AllData":
        return plain(`the data include ${this.terms("elements", first, "and")}`);
      case "CountData":
        return plain(`the data include at least ${bare(first ?? null)} of: ${this.terms("elements", second, "and")}`);
      default:
        return plain(this.#fact(value));
    }
  }

  #several(says: string, value: Ron | undefined): Clause {
    const of = (Array.isArray(value) ? value : []).map((item) => this.condition(item));
    return of.length === 1 && of[0] ? of[0] : { says, of };
  }

  #fact({ name, items: [first, second, third, fourth] }: Form): string {
    switch (name) {
      case "Always":
        return "always";
      case "Unreadable":
        return "the data were encrypted or otherwise unreadable, and the key was not taken";
      case "Medium":
        return `the data were ${this.term("media", first)}`;
      case "Subjects":
        return `the person is: ${this.terms("subjects", first)}`;
      case "LivesIn":
        return `the person lives in ${this.place(first)}`;
      case "Effect":
        return this.term("effects", first);
      case "Cause":
        return `it came about by ${this.terms("causes", first)}`;
      case "Harm":
        return `harm is ${this.comparison(first)}`;
      case "Severity":
        return `the harm is ${this.comparison(first)}`;
      case "Happened":
        return `${this.term("events", first)} has happened`;
      case "HappenedWithin":
        return `${this.term("events", first)} came at most ${bare(second ?? null)} ${unit(third)} after ${this.term("events", fourth)}`;
      case "Residents":
        return `${this.comparison(first)} people whom the law counts${this.#where(first)}`;
      case "Persons":
        return `${this.comparison(first)} people, wherever they live${this.#where(first)}`;
      case "Answer":
        return `yes to the question “${this.#question(first)}”`;
      case "AnswerIs":
        return `“${bare(second ?? null)}” to the question “${this.#question(first)}”`;
      case "Role":
        return isForm(first) && first.name === "processor" ? "the organisation holds the data for others" : "the organisation decides on the data";
      case "Kind":
        return `the organisation is a ${bare(first ?? null).replaceAll("_", " ")}`;
      case "Sector":
        return `the organisation is: ${this.terms("sectors", first)}`;
      case "SectorIn":
        return `the organisation is: ${this.terms("sectors", first)} of ${this.place(second)}`;
      case "Established":
        return `the organisation is established in ${this.place(first)}`;
      case "Operates":
        return `the organisation does business in ${this.place(first)}`;
      case "MainEstablishment":
        return `its main establishment is in ${this.place(first)}`;
      case "Owed":
        return `the duty ${bare(first ?? null)} is owed`;
      case "Exempted":
        return `the exemption ${bare(first ?? null)} holds`;
      case "Applies":
        return `${bare(first ?? null)} applies`;
      case "OwedToAuthority":
        return "another law owes a notice to a public authority";
      case "Since":
        return `the law of ${bare(first ?? null)} or later counts`;
      default:
        return [name, ...[first, second, third, fourth].filter((item) => item !== undefined).map((item) => bare(item))].join(" ");
    }
  }

  /** The words of a question that the law itself declares, or another; until `ask` is called, its id. */
  #question(id: Ron | undefined): string {
    const name = bare(id ?? null);
    return this.#asked.get(name) ?? this.#terms.get(`questions ${name}`) ?? name;
  }

  #asked: ReadonlyMap<string, string> = new Map();

  /** Tells the questions of the law whose conditions follow. */
  ask(questions: ReadonlyMap<string, string>): void {
    this.#asked = questions;
  }

  /** Of a period or a threshold whose number a contract of the organisation's own gives: which question it answers. */
  #where(value: Ron | undefined): string {
    const [number] = isForm(value) ? value.items : [];
    return isAnswer(number) ? `, where N answers “${this.#question(number.items[0])}”` : "";
  }

  comparison(value: Ron | undefined): string {
    if (!isForm(value)) return bare(value ?? null);
    const [first] = value.items;
    const n = amount(first);
    const words: Record<string, string> = { AtLeast: "at least", MoreThan: "more than", AtMost: "at most", FewerThan: "fewer than" };
    return `${words[value.name] ?? value.name} ${n}`;
  }

  recipient(value: Ron | undefined): string {
    if (!isForm(value)) return "";
    const [first] = value.items;
    switch (value.name) {
      case "Authority":
        return this.#authorities.get(bare(first ?? null)) ?? bare(first ?? null);
      case "LeadAuthority":
        return `lead authority (${bare(first ?? null).toUpperCase()})`;
      case "EachAuthority":
        return `each authority (${bare(first ?? null).toUpperCase()})`;
      case "Individuals":
        return "the people concerned";
      case "Counterparty":
        return bare(first ?? null);
      case "DataOwner":
        return first === undefined ? spaced(value.name) : `${bare(first)}, as the owner of data`;
      case "Internal":
        return `within the organisation: ${bare(first ?? null)}`;
      default:
        return spaced(value.name);
    }
  }

  /** A deadline. */
  due(value: Ron | undefined): Clause {
    if (!isForm(value)) return plain(bare(value ?? null));
    const [first, second, third] = value.items;
    switch (value.name) {
      case "Within":
        return plain(`within ${amount(first)} ${unit(second)} of ${this.term("events", third)}${this.#where(value)}`);
      case "AfterNotice":
        return plain(`within ${amount(first)} ${unit(second)} after the notice ${bare(third ?? null)}${this.#where(value)}`);
      case "Earliest":
      case "Latest":
        return { says: value.name === "Earliest" ? "the first of these:" : "the last of these:", of: (Array.isArray(first) ? first : []).map((item) => this.due(item)) };
      case "With":
        return plain(`no later than the notice ${bare(first ?? null)}`);
      case "Before":
        return plain(`before the notice ${bare(first ?? null)}`);
      case "NotBefore": {
        const then = this.due(second);
        return { says: `${then.says}, and not before the notice ${bare(first ?? null)}`, of: then.of };
      }
      case "YearEnd":
        return { says: `counted from the end of the calendar year: ${this.due(first).says}`, of: [] };
      case "If": {
        const condition = this.condition(first);
        return { says: "depending on this:", of: [{ says: `where ${condition.says}`, of: condition.of }, { says: `then: ${this.due(second).says}`, of: this.due(second).of }, { says: `else: ${this.due(third).says}`, of: this.due(third).of }] };
      }
      case "OnRequest":
        return plain("when the recipient asks");
      case "Open":
        return plain("the law gives no number");
      default:
        return plain(bare(value));
    }
  }

  people(value: Ron | undefined): string {
    if (isForm(value) && value.name === "ResidentsOf") return `residents of ${this.place(value.items[0])}`;
    return isForm(value) && value.name === "Everyone" ? "everyone, wherever they live" : bare(value ?? null);
  }

  provide(value: Ron): string {
    if (!isForm(value)) return bare(value);
    const { months, what, when } = value.fields;
    const name = value.name === "Also" ? this.term("provisions", what) : this.term("provisions", { name: snake(value.name), fields: {}, items: [] });
    const condition = when === undefined ? "" : `, where ${flat(this.condition(when))}`;
    return `${name}${months === undefined ? "" : ` for ${bare(months)} months`}${condition}`;
  }
}

function isAnswer(value: Ron | undefined): value is Form {
  return isForm(value) && value.name === "Answer";
}

/** A number, or N where an answer gives it. */
function amount(value: Ron | undefined): string {
  return isAnswer(value) ? "N" : bare(value ?? null);
}

function plain(says: string): Clause {
  return { says, of: [] };
}

function flat({ says, of }: Clause): string {
  return of.length === 0 ? says : `${says} ${of.map(flat).join("; ")}`;
}

/** A value as it stands, for whatever has no better words. */
export function bare(value: Ron): string {
  if (value === null) return "none";
  if (Array.isArray(value)) return value.map(bare).join(", ");
  if (!isForm(value)) return typeof value === "number" ? value.toLocaleString("en-US") : String(value);
  const inside = [...value.items.map(bare), ...Object.entries(value.fields).map(([name, field]) => `${name.replaceAll("_", " ")} ${bare(field)}`)];
  return [value.name === "" ? "" : value.name, inside.length > 0 ? (value.name === "" ? inside.join(", ") : `(${inside.join(", ")})`) : ""].filter(Boolean).join(" ");
}

function unit(value: Ron | undefined): string {
  return spaced(isForm(value) ? value.name : "").toLowerCase();
}

/** `ConsumerReportingAgencies` in words. */
export function spaced(name: string): string {
  return sentence(name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase());
}

function snake(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
}
