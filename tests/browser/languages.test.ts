/** The page in its languages: every text of ours, dates and numbers by locale, and the law in its English. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";

import { clinic } from "../package/support.ts";
import { staged, violations, visit, type Visit } from "./stage.ts";

const on = await staged();
let here: Visit;

const read = (language: string) => JSON.parse(readFileSync(new URL(`../../www/src/i18n/${language}.json`, import.meta.url), "utf8")) as Record<string, string>;
const speak = async (page: Page, language: string) => {
  await page.locator(".language select").selectOption(language);
  await expect.poll(() => page.locator(".root").getAttribute("lang")).toBe(language);
};
const example = async (page: Page) => {
  await page.getByRole("button", { name: "Show an example" }).click();
  await page.locator(".duty").first().waitFor();
};
/** What stands on the page outside of passages marked as English, each text once. */
const standing = (page: Page) => page.evaluate(() => {
  const root = document.querySelector("notice-clock")?.shadowRoot;
  if (!root) return [];
  const found = new Set<string>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inside = node.parentElement?.closest("[lang]");
    if (inside?.getAttribute("lang") !== "en") found.add((node.textContent ?? "").trim().replaceAll(/\s+/g, " "));
  }
  for (const element of root.querySelectorAll("[aria-label], [title], [placeholder]")) for (const name of ["aria-label", "title", "placeholder"]) found.add(element.getAttribute(name) ?? "");
  return [...found];
});

describe.each([
  // Wednesday 23 December 2026, the Attorney General of Texas; 1,161 people, HIPAA.
  ["de", "Die Pflichten", "Mittwoch, 23. Dezember 2026", "mindestens 1.161 Personen", "Vereinigte Staaten", "Gesetze"],
  ["fr", "Les obligations", "mercredi 23 décembre 2026", "au moins 1 161 personnes", "États-Unis", "lois"],
  ["es", "Los deberes", "miércoles, 23 de diciembre de 2026", "al menos 1161 personas", "Estados Unidos", "leyes"],
])("%s", (language, heading, day, people, country, laws) => {
  test("says everything of ours in its own words", async () => {
    here = await visit(on);
    const { page } = here;
    await example(page);
    await speak(page, language);
    await page.getByRole("heading", { name: heading }).waitFor();
    expect(await violations(page)).toEqual([]);
    // Every fold of the form, and of the duties the first few: they all say the same.
    await page.evaluate(() => {
      const root = document.querySelector("notice-clock")?.shadowRoot;
      for (const fold of [...(root?.querySelectorAll("details") ?? [])].filter((fold) => !fold.closest(".duty"))) fold.open = true;
      for (const fold of [...(root?.querySelectorAll<HTMLDetailsElement>(".duty details") ?? [])].slice(0, 6)) fold.open = true;
    });
    await page.locator(".duty .why[open] .reasons").first().waitFor();
    const plain = (await page.locator(".answer").innerText()).replaceAll(/[\u00a0\u202f]/g, " ");
    expect(plain).toContain(day);
    expect(plain).toContain(people);
    expect(plain).toContain(country);
    const dictionary = read(language);
    const English = (text: string) => dictionary[text] !== undefined && dictionary[text] !== text;
    expect((await standing(page)).filter(English)).toEqual([]);
    // The law speaks as before.
    expect(plain).toContain("Attorney General of Texas");
    expect(plain).toContain("§ 521.053(i)");
    expect(await page.locator(".law[lang=en]").count()).toBeGreaterThan(5);
    expect(await page.title()).toContain("Noticeclock");
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
  });

  test("the law library and the library's law too", async () => {
    here = await visit(on);
    const { page } = here;
    await speak(page, language);
    await page.getByRole("button", { name: read(language)["Law library"] ?? "" }).click();
    await page.getByText(new RegExp(`^\\d+ ${laws}$`)).waitFor();
    await page.locator("#law-us-ma .link").click();
    await page.locator("#law-title").waitFor();
    const dictionary = read(language);
    expect((await standing(page)).filter((text) => dictionary[text] !== undefined && dictionary[text] !== text)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });
});

test("another language changes no fact and no answer", async () => {
  here = await visit(on);
  const { page } = here;
  await example(page);
  const state = () => page.evaluate(() => {
    const clock = document.querySelector("notice-clock");
    return JSON.stringify([clock?.value, clock?.assessment]);
  });
  const before = await state();
  expect((JSON.parse(before) as unknown[])[0]).toEqual(clinic());
  for (const language of ["de", "fr", "es", "en"]) {
    await speak(page, language);
    expect((await state()) === before).toBe(true);
  }
});

test("a place is found by its name in the language that is spoken", async () => {
  here = await visit(on);
  const { page } = here;
  await speak(page, "de");
  await page.getByText("Wer betroffen ist", { exact: true }).click();
  await page.getByRole("button", { name: "Personengruppe hinzufügen" }).click();
  const field = page.getByLabel("Sie leben in, Gruppe 1").or(page.getByLabel(/^Sie leben in/)).first();
  await field.fill("Frankreich");
  await field.press("Tab");
  expect(await page.evaluate(() => document.querySelector("notice-clock")?.value.cohorts?.[0]?.residence)).toBe("FR");
});

test("two elements on a page each speak their own", async () => {
  here = await visit(on);
  const { page } = here;
  await page.evaluate(() => {
    const other = document.createElement("notice-clock");
    other.lang = "es";
    other.id = "other";
    document.querySelector("main")?.append(other);
  });
  await page.locator("#other").getByRole("heading", { name: "Los deberes" }).waitFor();
  await page.locator("notice-clock").first().getByRole("button", { name: "Show an example" }).click();
  await page.locator("#other").getByRole("button", { name: "Mostrar un ejemplo" }).click();
  await page.locator("#other").getByRole("heading", { name: "Próximo plazo" }).waitFor();
  await page.locator("notice-clock").first().getByRole("heading", { name: "Next deadline" }).waitFor();
});
