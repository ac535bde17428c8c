/** Every text of the page has its words in every language. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { started } from "./engine.ts";
import { hidden, texts } from "./languages.ts";

const read = (language: string) => JSON.parse(readFileSync(new URL(`../../www/src/i18n/${language}.json`, import.meta.url), "utf8")) as Record<string, string>;
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/** Words of the vocabulary that the form asks with and the answer is written in; not what a law itself asks. */
async function vocabulary(): Promise<string[]> {
  const { Engine } = await started();
  const lists = new Engine().vocabulary();
  const { elements, events, causes, effects, sectors, subjects, media, content, provisions, authority_roles: roles } = lists;
  const terms = [elements, events, causes, effects, sectors, subjects, media, content, provisions, roles].flat().map(({ label }) => label);
  const asked = [events, effects].flat().flatMap(({ ask, help }) => [ask, help]).filter((text) => text !== null);
  const words = [lists.kinds, lists.roles, lists.likelihoods, lists.severities].flat().map((word) => word.replaceAll("_", " "));
  const groups = lists.places.filter(({ group }) => group).map(({ name }) => name);
  // The wording of questions about single facts, which no list of the engine gives.
  const asks = /\n {4}asks: \[(.*)\n {4}\]/s.exec(readFileSync(new URL("../../jurisdictions/vocabulary.ron", import.meta.url), "utf8"))?.[1] ?? "";
  const single = [...asks.matchAll(/\b(?:ask|help): "([^"]*)"/g)].map(([, text]) => text ?? "");
  return [...terms, ...asked, ...words, ...groups, ...single];
}

test("there are texts to look at", async () => {
  expect(texts().length).toBeGreaterThan(500);
  expect((await vocabulary()).length).toBeGreaterThan(250);
});

describe.each(["de", "fr", "es"])("%s", (language) => {
  const dictionary = read(language);

  test("has every text of the page", () => {
    expect(texts().filter(({ text }) => !dictionary[text]).map(({ text, where }) => `${where}: ${text}`)).toEqual([]);
  });

  test("has the words of the vocabulary, but for a few that came with a law and still wait for theirs", async () => {
    const words = await vocabulary();
    const missing = words.filter((word) => !dictionary[word]);
    expect(missing.length, missing.join("\n")).toBeLessThan(words.length / 20);
  });

  test("fills in the same values", () => {
    expect(Object.entries(dictionary).filter(([english, other]) => names(english).join() !== names(other).join())).toEqual([]);
  });

  test("has no text that nothing says", async () => {
    const said = new Set([...texts().map(({ text }) => text), ...(await vocabulary())]);
    expect(Object.keys(dictionary).filter((text) => !said.has(text))).toEqual([]);
  });
});

test("what goes through t without standing there in full is a word of the vocabulary, or counted", () => {
  const reasons = [/: (label|place\.name|help|ask|about|word\.replaceAll|text\.replaceAll|english|help && t)/, /sectors\.find/, /\.length$|: (n|least|most|days|hours|minutes|duties)$/, /\? "/];
  expect(hidden().filter((call) => !reasons.some((reason) => reason.test(call)))).toEqual([]);
});
