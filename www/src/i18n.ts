/**
 * What the page says: every text that a reader sees goes through here. The English text is the key; the other languages are
 * fetched when they are first spoken. What the law says stays in English.
 */

export type Language = "en" | "de" | "fr" | "es";

export type Dictionary = Readonly<Record<string, string>>;

const DICTIONARIES: Record<Exclude<Language, "en">, () => Promise<{ default: Dictionary }>> = {
  de: () => import("./i18n/de.json"),
  fr: () => import("./i18n/fr.json"),
  es: () => import("./i18n/es.json"),
};

/** By their own names. */
export const LANGUAGES: readonly [Language, string][] = [["en", "English"], ["de", "Deutsch"], ["fr", "Français"], ["es", "Español"]];

const loaded = new Map<Language, Dictionary>([["en", {}]]);
let spoken: Language = "en";
let dictionary: Dictionary = {};
let numbers = new Intl.NumberFormat("en-US");
let rules = new Intl.PluralRules("en");

/** The text, each `{name}` in it replaced by the value of that name. */
export function t(text: string, values: Record<string, string | number> = {}): string {
  return (dictionary[text] ?? text).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : value;
  });
}

/** One text for one, another for several; both may name `{n}`. */
export function tn(n: number, one: string, several: string, values: Record<string, string | number> = {}): string {
  return t(rules.select(n) === "one" ? one : several, { n, ...values });
}

export function number(n: number): string {
  return numbers.format(n);
}

/** The language that is spoken now. */
export function language(): Language {
  return spoken;
}

/** The tag by which the browser's own tables write dates, numbers and lists. */
export function locale(): string {
  return spoken === "en" ? "en-GB" : spoken;
}

/** The language of a tag such as `de-AT`; undefined where it is none of ours. */
export function languageOf(tag: string): Language | undefined {
  const [first] = tag.toLowerCase().split("-", 1);
  return LANGUAGES.find(([language]) => language === first)?.[0];
}

/** Fetches a language, where it is not here yet. */
export async function learn(language: Language): Promise<void> {
  if (language === "en" || loaded.has(language)) return;
  loaded.set(language, (await DICTIONARIES[language]()).default);
}

/**
 * From here on texts come in this language, in English while it is not here. Every element says so before it renders: there may be two
 * on a page.
 */
export function speak(wished: Language): void {
  const found = loaded.get(wished);
  const language = found ? wished : "en";
  if (language === spoken) return;
  spoken = language;
  dictionary = found ?? {};
  numbers = new Intl.NumberFormat(language === "en" ? "en-US" : language);
  rules = new Intl.PluralRules(language);
}
