/** The law library: what is on file can be found and read, and own rules are taken up or refused at line and column. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";

import { started } from "../node/engine.ts";
import { clinic } from "../package/support.ts";
import { staged, violations, violationsInBoth, visit, type Visit } from "./stage.ts";

const on = await staged();
let here: Visit;

const repository = new URL("../../", import.meta.url);
const laws = async () => {
  const { Engine } = await started();
  return new Engine().laws();
};
const enter = async () => {
  here = await visit(on);
  const { page } = here;
  await page.getByRole("button", { name: "Law library" }).click();
  await page.locator(".laws > li").first().waitFor();
  return page;
};
const listed = (page: Page) => page.locator(".laws > li").evaluateAll((found) => found.map(({ id }) => id.replace("law-", "")));
const northwind = readFileSync(new URL("www/embed/folder/contract-northwind.ron", repository), "utf8");
const ron = (text: string, name = "contract-northwind.ron") => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

describe("finding", () => {
  test("every law on file is listed", async () => {
    const page = await enter();
    expect(await listed(page)).toEqual((await laws()).map(({ id }) => id));
    await page.getByText(`${(await laws()).length} laws`).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("by place, sector, recipient, day of reading and words", async () => {
    const page = await enter();
    await page.getByLabel("Place", { exact: true }).selectOption("US-NY");
    expect(await listed(page)).toEqual((await laws()).filter(({ place, covers }) => place === "US-NY" || covers.includes("US-NY")).map(({ id }) => id));
    await page.getByLabel("Place", { exact: true }).selectOption("");
    await page.getByLabel("Sector").selectOption("dora_financial_entity");
    expect(await listed(page)).toContain("eu-dora");
    expect(await listed(page)).not.toContain("us-tx");
    await page.getByLabel("Sector").selectOption("");
    // 45 CFR 164.406 alone asks for notice to the media by itself.
    await page.getByLabel("Recipient").selectOption("Media");
    expect(await listed(page)).toContain("us-hipaa");
    await page.getByLabel("Recipient").selectOption("");
    await page.getByLabel("Last read before").fill("2020-01-01");
    await page.getByText("0 laws").waitFor();
    await page.getByLabel("Last read before").fill("");
    await page.getByLabel("Words").fill("singapore commission");
    expect(await listed(page)).toEqual(["sg-pdpa"]);
  });
});

describe("reading", () => {
  test("a law in words, its file, sources, cases and history", async () => {
    const page = await enter();
    await page.locator("#law-us-tx .link").click();
    const law = page.locator(".law-view");
    await law.waitFor();
    expect(await page.locator("#law-title").evaluate((found) => (found.getRootNode() as ShadowRoot).activeElement === found)).toBe(true);
    const text = (await law.innerText()).replaceAll(/\s+/g, " ");
    // Tex. Bus. & Com. Code § 521.053(i): 250 residents, 30 days from the determination.
    for (const said of ["residents of Texas", "at least 250 people whom the law counts", "within 30 days of the determination that there was a breach", "Attorney General of Texas", "as soon as practicable", "from 2023-09-01".replace("from 2023-09-01", "Friday 1 September 2023"), "more than 10,000 people, wherever they live"]) expect(text.toLowerCase()).toContain(said.toLowerCase());
    await law.locator("details").evaluateAll((found) => found.forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
    const file = readFileSync(new URL("jurisdictions/us/tx/us-tx.ron", repository), "utf8");
    expect(await law.locator("pre.ron").first().textContent()).toBe(file);
    const cases = readFileSync(new URL("tests/cases/us/tx/us-tx.ron", repository), "utf8");
    const names = [...cases.matchAll(/^ {12}name: "(.*)",$/gm)].map(([, name]) => name?.replaceAll('\\"', '"'));
    expect(names.length).toBeGreaterThan(5);
    const whole = await law.innerText();
    expect(names.filter((name) => !whole.includes(name ?? ""))).toEqual([]);
    const log = readFileSync(new URL("jurisdictions/CHANGELOG.md", repository), "utf8").split(/^## /m).find((part) => part.startsWith("US-TX"))?.match(/^- \*\*(\d{4}-\d{2}-\d{2})\*\*/gm) ?? [];
    expect(log.length).toBeGreaterThan(3);
    expect(await law.locator(".log-of-law time").evaluateAll((found) => found.map((time) => time.getAttribute("datetime")))).toEqual(expect.arrayContaining(log.map((entry) => entry.slice(4, 14))));
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Back to the list" }).click();
    await page.locator(".laws > li").first().waitFor();
  });

  test("every law on file can be said in words, with no form left unsaid", async () => {
    const page = await enter();
    const forms: string[] = [];
    for (const id of await listed(page)) {
      await page.locator(`[id="law-${id}"] .link`).click();
      await page.locator("#law-title").waitFor();
      // A name of the language, `ResidentsOf`, has no business in a sentence; names of counting do stand in theirs.
      const said = await page.locator(".law-view details[open] [lang=en]").evaluateAll((found) => found.filter((part) => !part.closest("div")?.querySelector("dt")?.textContent?.match(/Counting|Note|Channel|Otherwise|Keep/)).map((part) => part.textContent ?? ""));
      forms.push(...said.flatMap((text) => text.match(/\b(?:All|Any|Not|Someone|AnyData|AllData|ResidentsOf|Within|AfterNotice|SectorIn|LivesIn|MainEstablishment|AtLeast|MoreThan|AtMost|FewerThan|Earliest|Latest|NotBefore|YearEnd|If|Effect|Answer|Owed|Exempted)\b ?\(/g) ?? []).map((form) => `${id}: ${form}`));
      await page.getByRole("button", { name: "Back to the list" }).click();
    }
    expect(forms).toEqual([]);
  });

  test("the change log, every entry", async () => {
    const page = await enter();
    await page.getByRole("heading", { name: "Change log of the law" }).click();
    const log = readFileSync(new URL("jurisdictions/CHANGELOG.md", repository), "utf8");
    expect(await page.locator(".log-of-law li").count()).toBe(log.match(/^- /gm)?.length);
    expect(await page.locator(".log-of-law time").count()).toBe(log.match(/^- \*\*\d{4}-\d{2}-\d{2}\*\*/gm)?.length);
  });
});

describe("own rules", () => {
  const incident = {
    schema: 1,
    reference: "OWN-1",
    organization: { kind: "business", zone: "Europe/London", established_in: ["GB"], operates_in: ["GB"], roles: ["controller"], sectors: [] },
    timeline: { discovered: "2026-11-06T17:20:00+00:00", aware: "2026-11-06T17:20:00+00:00" },
    effects: { accessed: true, acquired: false },
    cohorts: [{ residence: "GB", count: 1000, data: ["name", "email"], encrypted: false, medium: "electronic" }],
  };
  const value = (page: Page) => page.evaluate((incident) => {
    const clock = document.querySelector("notice-clock");
    if (clock) clock.value = incident as never;
  }, incident);
  const owed = (page: Page) => page.evaluate(() => document.querySelector("notice-clock")?.assessment?.duties.filter(({ status }) => status === "owed").map(({ id, due }) => `${id} ${due.at}`) ?? []);

  test("an estimated holiday that a deadline hangs on is said at the duty, and before anybody relies on the answer", async () => {
    const page = await enter();
    await value(page);
    // The institutions close from 24 December to 2 January, and 3 January is a Sunday; the list of that year is not published yet.
    const rules = northwind.replace(/counting: \(.*\)/, 'counting: (start: NextDay, roll: NextBusinessDay, calendar: "eu", zone: "Europe/Brussels")').replace("Within(24, Hours, aware)", "Within(48, Days, aware)");
    expect(rules).not.toBe(northwind);
    await page.getByLabel("Open rule files").setInputFiles(ron(rules));
    await page.locator("#law-contract-northwind").waitFor();
    await page.getByRole("button", { name: "Law library" }).click();
    // Friday 6 November and 48 days: Thursday 24 December; the next working day is Monday 4 January 2027.
    expect(await owed(page)).toContain("contract-northwind/partner 2027-01-04T23:59:59+01:00");
    const duty = page.locator(".duty", { has: page.locator("#d-contract-northwind-partner") });
    expect(await duty.locator(".care").allInnerTexts()).toContainEqual(expect.stringMatching(/^Thursday 24 December 2026 .* is an estimated holiday and may move by a day\.$/));
    const warning = page.locator(".warnings li", { hasText: "may move by a day" }).first();
    expect(await warning.innerText()).toMatch(/^Northwind Ltd: /);
    await warning.getByRole("link").click();
    expect(await duty.locator("h5").evaluate((found) => (found.getRootNode() as ShadowRoot).activeElement === found)).toBe(true);
  });

  test("count beside the laws on board, are saved with the incident, and come back with it", async () => {
    const page = await enter();
    await value(page);
    await page.getByLabel("Open rule files").setInputFiles(ron(northwind));
    await page.locator("#law-contract-northwind").waitFor();
    expect(await page.locator("#law-contract-northwind .badge").innerText()).toBe("own rules");
    await page.locator("#law-contract-northwind .link").click();
    expect(await page.locator(".law-view").innerText()).toContain("Northwind Ltd");
    await page.getByRole("button", { name: "Law library" }).click();
    // Friday 17:20 and 24 elapsed hours; day 5 after Friday 6 November is Wednesday 11 November (clauses 9.1, 9.3).
    expect(await owed(page)).toEqual(expect.arrayContaining(["contract-northwind/partner 2026-11-07T17:20:00+00:00", "contract-northwind/insurer 2026-11-11T23:59:59+00:00"]));
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the facts" }).click();
    const file = readFileSync(await (await waiting).path());
    expect(JSON.parse(file.toString())).toMatchObject({ schema: 1, incident, rules: [{ path: "contract-northwind.ron", text: northwind }] });
    await page.reload();
    await page.getByRole("heading", { name: "The duties" }).waitFor();
    await page.getByLabel("Open an incident").setInputFiles({ name: "saved.json", mimeType: "application/json", buffer: file });
    await expect.poll(() => owed(page)).toEqual(expect.arrayContaining(["contract-northwind/partner 2026-11-07T17:20:00+00:00"]));
    await page.getByRole("button", { name: "Law library" }).click();
    await page.getByRole("button", { name: /^Remove\s*: contract-northwind\.ron/ }).click();
    await expect.poll(() => owed(page)).not.toEqual(expect.arrayContaining(["contract-northwind/partner 2026-11-07T17:20:00+00:00"]));
  });

  test("with a problem: each at line and column, underlined, and nothing else changes", async () => {
    const page = await enter();
    await value(page);
    const before = await owed(page);
    const wrong = northwind.replace("AnyData([name, email, password])", "AnyData([name, emial, password])");
    const line = wrong.slice(0, wrong.indexOf("emial")).split("\n").length;
    const column = wrong.split("\n")[line - 1]?.indexOf("emial") ?? -1;
    await page.getByLabel("Open rule files").setInputFiles(ron(wrong));
    const problems = page.locator("#rule-problems");
    await problems.waitFor();
    expect(await problems.evaluate((found) => (found.getRootNode() as ShadowRoot).activeElement === found)).toBe(true);
    const text = await problems.innerText();
    expect(text).toContain(`contract-northwind.ron, line ${line}, column ${column + 1}`);
    expect(text).toContain("email");
    const [source, mark] = (await problems.locator("pre").innerText()).split("\n");
    expect(source?.slice(mark?.indexOf("^"), (mark?.lastIndexOf("^") ?? 0) + 1)).toBe("emial");
    expect(await owed(page)).toEqual(before);
    expect(await violations(page)).toEqual([]);
  });

  test("dropped on the page", async () => {
    here = await visit(on);
    const { page } = here;
    await value(page);
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "contract-northwind.ron"));
      const target = document.querySelector("notice-clock")?.shadowRoot?.querySelector(".page");
      target?.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, northwind);
    await expect.poll(() => owed(page)).toEqual(expect.arrayContaining(["contract-northwind/partner 2026-11-07T17:20:00+00:00"]));
  });

  test("hostile text in every field of a rule file stays text, and so does what is no rule file at all", async () => {
    const page = await enter();
    const evil = "<img src=x onerror=globalThis.hit=1><script>globalThis.hit=1</script>";
    const hostile = northwind.replaceAll(/"(Data sharing agreement with Northwind Ltd|Data sharing agreement of 1 March 2025, clause 9|Northwind Ltd|cl\. 9\.[13]|the signed agreement, clauses 1 and 9)"/g, `"${evil}"`);
    await page.getByLabel("Open rule files").setInputFiles(ron(hostile));
    await page.locator("#law-contract-northwind .link").click();
    await page.locator(".law-view").waitFor();
    await page.locator(".law-view details").evaluateAll((found) => found.forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
    expect(await page.locator(".law-view").innerText()).toContain(evil);
    await page.evaluate((incident) => {
      const clock = document.querySelector("notice-clock");
      if (clock) clock.value = incident as never;
    }, incident);
    await page.getByRole("button", { name: "Law library" }).click();
    await page.locator(".duty").first().waitFor();
    await page.getByRole("button", { name: "Law library" }).click();
    await page.getByLabel("Open rule files").setInputFiles([ron(`Law(\n  id: "${evil}",\n`, `${evil.replaceAll("/", "")}2.ron`), ron("(".repeat(100_000), "deep.ron"), ron("\u0000\u0001\uFFFF", "bytes.ron")]);
    await page.locator("#rule-problems").waitFor();
    expect(await page.locator("#rule-problems li").count()).toBeGreaterThan(2);
    expect(await page.evaluate(() => (globalThis as unknown as { hit?: number }).hit)).toBeUndefined();
    expect(await page.evaluate(() => document.querySelector("notice-clock")?.shadowRoot?.querySelectorAll("img, script, style, [style], [onerror]").length)).toBe(0);
  });
});

test.each([1280, 320])("axe finds nothing in it in either theme and nothing runs out: %i px", async (width) => {
  here = await visit(on, { width });
  const { page } = here;
  const over = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  await page.getByRole("button", { name: "Law library" }).click();
  await page.locator(".laws > li").first().waitFor();
  expect([await over(), await violationsInBoth(page)]).toEqual([false, []]);
  await page.getByLabel("Open rule files").setInputFiles(ron("Law(\n    id: 3,\n)"));
  await page.locator("#rule-problems").waitFor();
  await page.locator("#law-us-hipaa .link").click();
  await page.locator(".law-view details").evaluateAll((found) => found.forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
  expect([await over(), await violationsInBoth(page)]).toEqual([false, []]);
});

test("what it opens with is the clinic's, too", async () => {
  here = await visit(on);
  await here.page.getByRole("button", { name: "Show an example" }).click();
  await here.page.locator(".duty").first().waitFor();
  await here.page.getByRole("button", { name: "Law library" }).click();
  await here.page.locator(".laws > li").first().waitFor();
  await here.page.getByRole("button", { name: "Law library" }).click();
  expect(await here.page.evaluate(() => document.querySelector("notice-clock")?.value)).toEqual(clinic());
});
