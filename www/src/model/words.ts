/** The vocabulary of the engine, ready to look things up in, in the language that was spoken when it was made. */
import type { Engine, PlaceOut, QuestionOut, TermOut, VocabularyOut } from "noticeclock";

import { language, locale, t } from "../i18n.ts";

export interface Choice {
  value: string;
  label: string;
  hint?: string | null;
}

export class Words {
  readonly #labels = new Map<string, string>();
  readonly #places: Map<string, PlaceOut>;
  readonly lists: VocabularyOut;
  readonly zones: string[];
  /** Everywhere somebody can live, as a field for it shows it. */
  readonly residences: Choice[];
  /** Codes by what people write for a place, in lower case; undefined where it could be two. */
  readonly #written = new Map<string, string | undefined>();
  readonly #groups = new Map<string, string>();
  readonly groups: Choice[];

  constructor(engine: Engine) {
    const lists = engine.vocabulary();
    this.lists = lists;
    this.zones = lists.zones;
    for (const list of [lists.authority_roles, lists.media, lists.content, lists.provisions, lists.elements, lists.events, lists.effects, lists.causes, lists.sectors, lists.subjects]) {
      for (const { id, label } of list) this.#labels.set(id, t(label));
    }
    lists.places = lists.places.map(local);
    this.#places = new Map(lists.places.map((place) => [place.code, place]));
    const countries = new Map(lists.places.map((place) => [place.code, place.name]));
    // A part stands under its country's name, so that "United States: Texas" is found by its first letters either way.
    const named = ({ code, name }: PlaceOut): Choice => {
      const country = code.includes("-") ? countries.get(code.split("-", 1)[0] ?? "") : undefined;
      return { value: code, label: country ? `${country}: ${name}` : name };
    };
    const byLabel = (a: Choice, b: Choice) => a.label.localeCompare(b.label, locale());
    this.residences = lists.places.filter((place) => !place.group).map(named).sort(byLabel);
    for (const { code, name, group } of lists.places) {
      if (group) {
        for (const text of [code, name]) this.#groups.set(text.toLowerCase(), code);
        continue;
      }
      const [other, key] = [this.#written.has(name.toLowerCase()), name.toLowerCase()];
      this.#written.set(key, other ? undefined : code);
    }
    for (const { value, label } of this.residences) {
      this.#written.set(value.toLowerCase(), value);
      if (label.includes(": ")) this.#written.set(label.toLowerCase(), value);
    }
    this.groups = lists.places.filter((place) => place.group).map(named).sort(byLabel);
  }

  /** A word in plain words; a word that is not known, without its underscores. */
  label(word: string): string {
    return this.#labels.get(word) ?? t(word.replaceAll("_", " "));
  }

  /** The same for what may also be free text: only what looks like a word loses its underscores, and only a known one is translated. */
  said(text: string): string {
    return this.#labels.get(text) ?? (/^[a-z]+(_[a-z]+)*$/.test(text) ? t(text.replaceAll("_", " ")) : text);
  }

  place(code: string): string {
    return this.#places.get(code)?.name ?? code;
  }

  /** The code of a place by its code or its name; undefined where it is none, or could be two. */
  code(written: string, groups = false): string | undefined {
    const text = written.trim().toLowerCase();
    return this.#written.get(text) ?? (groups ? this.#groups.get(text) : undefined);
  }

  /** A place as a field shows it, so that `code` finds it again. */
  written(code: string): string {
    const name = this.place(code);
    if (this.code(name) === code) return name;
    return this.residences.find(({ value }) => value === code)?.label ?? code;
  }
}

/** The name of a country in the language that is spoken; states keep the name that their laws use. */
function local(place: PlaceOut): PlaceOut {
  if (language() === "en" || place.group || !/^[A-Z]{2}$/.test(place.code)) return { ...place, name: t(place.name) };
  const name = new Intl.DisplayNames(locale(), { type: "region", fallback: "none" }).of(place.code);
  return { ...place, name: name ?? place.name };
}

/** A question in the language that is spoken. What a law itself asks stays in its English. */
export function asked({ path, ask }: Pick<QuestionOut, "path" | "ask">): string {
  if (language() === "en") return ask;
  // In English a question about a group says of which people it speaks; elsewhere it is the group of that number.
  const [, index, about] = /\(cohorts\[(\d+)\]\): (.*)$/s.exec(ask) ?? [];
  return about === undefined || path.startsWith("answers.") ? t(ask) : `${t("Group {n}", { n: Number(index) + 1 })}: ${t(about)}`;
}

export function choices(terms: TermOut[]): Choice[] {
  return terms.map(({ id, label, help }) => ({ value: id, label: sentence(t(label)), hint: help && t(help) }));
}

/** The words as they stand, for lists that have no labels. */
export function plain(words: string[]): Choice[] {
  return words.map((word) => ({ value: word, label: sentence(t(word.replaceAll("_", " "))) }));
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a, b and c`. */
export function and(items: string[]): string {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(items);
}
