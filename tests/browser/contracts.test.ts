/** Contracts: entered by a form, imported by the thousand, answered after the law without the page standing still. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import type { Incident } from "noticeclock";
import type { Download, Page } from "playwright-core";
import { describe, expect, test } from "vitest";

import { started } from "../node/engine.ts";
import { bulk } from "../package/clauses.ts";
import { NOW } from "../package/support.ts";
import { staged, violations, visit, type Visit } from "./stage.ts";
import { tasks } from "./tasks.ts";

const on = await staged();
let here: Visit;

const incident: Incident = {
  schema: 1,
  reference: "CONTRACTS-1",
  organization: { kind: "business", zone: "Europe/London", established_in: ["GB"], operates_in: ["GB"], roles: ["controller", "processor"], sectors: [] },
  timeline: { discovered: "2026-11-23T17:20:00+00:00", aware: "2026-11-23T17:20:00+00:00" },
  effects: { accessed: true, acquired: false, altered: false },
  cohorts: [{ residence: "GB", count: 1000, data: ["name", "email"], encrypted: false, medium: "electronic" }],
};

const setValue = (page: Page, value: Incident) => page.evaluate((value) => {
  const clock = document.querySelector("notice-clock");
  if (clock) clock.value = value as never;
}, value);
const answer = (page: Page) => page.evaluate(() => document.querySelector("notice-clock")?.assessment?.duties.map(({ id, status, due }) => `${id} ${status} ${due.at}`) ?? []);
const text = async (download: Download) => readFileSync(await download.path()).toString();
async function saved(page: Page, name: string | RegExp): Promise<Download> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name }).first().click();
  return waiting;
}
const enter = async (settings: Parameters<typeof visit>[1] = {}) => {
  here = await visit(on, settings);
  const { page } = here;
  await setValue(page, incident);
  await page.getByRole("button", { name: "Law library" }).click();
  await page.getByText("Enter a clause of a contract").waitFor();
  return page;
};
const csv = (content: string) => ({ name: "clauses.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
const focused = (page: Page) => page.evaluate(() => document.querySelector("notice-clock")?.shadowRoot?.activeElement?.id);

describe("the form", () => {
  test("by the keyboard alone: what is missing is said at its field, the file is shown, the clause counts beside the law and is saved", async () => {
    const page = await enter();
    await page.locator("summary", { hasText: "Enter a clause of a contract" }).focus();
    await page.keyboard.press("Enter");
    const field = (name: string) => page.locator(".clause").getByLabel(name, { exact: true });
    await field("Who must be told").focus();
    await page.keyboard.type("Northwind Ltd");
    await page.keyboard.press("Enter");
    // Number and clause are missing: the cursor goes to the first of them.
    await page.locator("#clause-clause-error").waitFor();
    expect(await focused(page)).toBe("clause-clause");
    expect(await field("Number of the clause").getAttribute("aria-describedby")).toContain("clause-clause-error");
    expect(await page.locator("#clause-number-error").innerText()).toContain("immediately");
    await page.keyboard.type("9.1");
    await field("Within how many").focus();
    await page.keyboard.type("24");
    await field("Unit").focus();
    await page.keyboard.type("hours");
    await field("Channel").focus();
    await page.keyboard.type("security@northwind.example");
    await field("Form").focus();
    await page.keyboard.type("in writing");
    await page.keyboard.press("Tab");
    const shown = await page.locator(".clause .written pre").textContent();
    expect(shown).toContain("due: Within(24, Hours, aware),");
    await field("Form").focus();
    await page.keyboard.press("Enter");
    await page.getByText("The clause counts now: contract-northwind-ltd.ron.").waitFor();
    expect(await focused(page)).toBe("clause-counterparty");
    expect(await field("Who must be told").inputValue()).toBe("");
    // Monday 17:20 and 24 elapsed hours.
    expect(await answer(page)).toContain("contract-northwind-ltd/clause-9-1 owed 2026-11-24T17:20:00+00:00");
    const whole = JSON.parse(await text(await saved(page, "Save the facts"))) as { incident: unknown; rules: unknown };
    expect(whole).toMatchObject({ incident, rules: [{ path: "contract-northwind-ltd.ron", text: shown }] });
    expect(await text(await saved(page, /^Save the file\s*: contract-northwind-ltd/))).toBe(shown);
    await page.locator("#law-contract-northwind-ltd").waitFor();
    expect(await violations(page)).toEqual([]);
    // And changed by hand, with an error first.
    await page.getByRole("button", { name: /^Change\s*: contract/ }).click();
    expect(await focused(page)).toBe("contract-text");
    await page.getByLabel("The text of contract-northwind-ltd.ron").fill((shown ?? "").replace("Within(24", "Wihtin(24"));
    await page.getByRole("button", { name: "Take the change" }).click();
    await page.locator("#rule-problems").getByText("did you mean").waitFor();
    await page.getByLabel("The text of contract-northwind-ltd.ron").fill((shown ?? "").replace("Within(24", "Within(20"));
    await page.getByRole("button", { name: "Take the change" }).click();
    await expect.poll(() => answer(page)).toContain("contract-northwind-ltd/clause-9-1 owed 2026-11-24T13:20:00+00:00");
    await page.getByRole("button", { name: /^Remove\s*: contract/ }).click();
    await expect.poll(async () => (await answer(page)).filter((duty) => duty.startsWith("contract"))).toEqual([]);
  });

  test("hostile text stays text", async () => {
    const page = await enter();
    await page.getByText("Enter a clause of a contract").click();
    const evil = '")]),<img src=x onerror=globalThis.hit=1>// \\';
    for (const name of ["Who must be told", "What the contract is called", "Number of the clause", "Channel", "Form"]) await page.locator(".clause").getByLabel(name, { exact: true }).fill(evil);
    await page.locator(".clause").getByLabel("Manner").selectOption("Promptly");
    await page.getByRole("button", { name: "Add the clause" }).click();
    await page.getByText("The clause counts now").waitFor();
    await page.locator(".laws .badge").first().waitFor();
    await page.locator(".laws > li", { hasText: "own rules" }).getByRole("button").click();
    await page.locator(".law-view").waitFor();
    expect(await page.locator(".law-view").innerText()).toContain(evil);
    await page.getByRole("button", { name: "Law library" }).click();
    await page.getByText(evil).first().waitFor();
    expect(await page.evaluate(() => (globalThis as unknown as { hit?: number }).hit)).toBeUndefined();
  });

  test.each<[number, boolean]>([[1280, true], [320, false], [320, true]])("axe finds nothing and nothing runs out: %i px, dark %s", async (width, dark) => {
    const page = await enter({ width, dark });
    await page.getByText("Enter a clause of a contract").click();
    await page.getByRole("button", { name: "Add the clause" }).click();
    await page.locator("#clause-counterparty-error").waitFor();
    await page.locator(".clause .says summary").click();
    await page.getByText("Import clauses (CSV)").click();
    await page.getByLabel("Open a table of clauses").setInputFiles(csv(`customer,clause,period,colour\nA,1,24 hours,red\n${"Somebody with a long name,2,soon,blue\n".repeat(50)}`));
    await page.getByRole("heading", { name: "50 lines to mend" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await page.locator(".bad-lines").getByRole("button", { name: "Next" }).click();
    await page.getByText("41 to 50 of 50").waitFor();
  });
});

test("a table in another language is read, and another one takes its place", async () => {
  const page = await enter();
  await page.getByText("Import clauses (CSV)").click();
  expect((await text(await saved(page, "Save the template (CSV)"))).split("\r\n")[0]).toContain("counterparty,contract,clause");
  const open = async (content: string) => page.getByLabel("Open a table of clauses").setInputFiles(csv(content));
  await open("Farbe\nrot\n");
  await page.getByRole("alert").getByText("Missing: counterparty, clause").waitFor();
  await open("Kunde;Klausel;Frist\nMüller;1;24 Stunden\nMaier;2;2 Tage\n");
  await page.getByRole("button", { name: "Add these 2 clauses" }).click();
  await page.getByText("2 clauses count now, in 2 files.").waitFor();
  expect(Object.keys(unzipSync(readFileSync(await (await saved(page, "Save all 2 files (ZIP)")).path())))).toEqual(["contract-muller.ron", "contract-maier.ron"]);
  await open("Kunde;Klausel;Frist\nMüller;1;48 Stunden\n");
  await page.getByRole("button", { name: "Put them in place of the 2 files entered before" }).click();
  await expect.poll(async () => (await answer(page)).filter((duty) => duty.startsWith("contract"))).toEqual(["contract-muller/clause-1 owed 2026-11-25T17:20:00+00:00"]);
});

describe("5,000 clauses", () => {
  test("37 bad lines are reported by line, and the rest is answered after the law while the page goes on", async () => {
    const page = await enter();
    const { csv: content, wrong } = bulk();
    await page.getByText("Import clauses (CSV)").click();
    const reading = await tasks(page, async () => {
      await page.getByLabel("Open a table of clauses").setInputFiles(csv(content));
      await page.getByRole("button", { name: "Add these 4,963 clauses" }).waitFor();
    }, true);
    expect(reading[0]).toBeLessThan(50);
    await page.getByText("37 lines cannot, and stand below.").waitFor();
    const lines = () => page.locator(".bad-lines > ul > li").evaluateAll((found) => found.map((item) => [Number(/\d+/.exec((item.querySelector("b")?.textContent ?? "").replaceAll(",", ""))?.[0]), item.querySelector("code")?.textContent]));
    expect(new Map((await lines()) as [number, string][])).toEqual(wrong);
    const back = (await text(await saved(page, "Save these lines to mend them (CSV)"))).trim().split("\r\n");
    expect(back).toHaveLength(38);
    expect(back[0]?.endsWith("what to mend")).toBe(true);
    await page.getByRole("button", { name: "Add these 4,963 clauses" }).click();
    await page.getByText("4,963 clauses count now").waitFor();
    // The bad lines stay until they are left.
    expect((await lines()).length).toBe(37);
    await page.getByText("1 to 40 of 4,963").waitFor();
    expect(await page.locator(".contracts > ul > li").count()).toBe(40);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Law library" }).click();

    // The same of the engine, all at once.
    const { Engine } = await started();
    const engine = new Engine();
    const rules = JSON.parse(await text(await saved(page, "Save the facts"))) as { rules: { path: string; text: string }[] };
    engine.addRules(rules.rules);
    const expected = (value: Incident) => engine.assess(value, { now: NOW });
    const law = new Engine();
    const statutes = (value: Incident) => law.assess(value, { now: NOW }).duties.map(({ id }) => id);

    // Every change of a fact: the law at once, the whole soon, and no task that would hold up who types.
    await expect.poll(async () => (await answer(page)).length).toBeGreaterThan(3_000);
    await page.evaluate(() => {
      const told: unknown[] = [];
      Object.assign(globalThis, { told });
      document.querySelector("notice-clock")?.addEventListener("notice-clock-change", ({ detail: { pending, assessment } }) => told.push([pending, assessment?.duties.map(({ id }) => id)]));
    });
    const changed: Incident = { ...incident, effects: { ...incident.effects, altered: true } };
    const steady = await tasks(page, async () => {
      await setValue(page, changed);
      await expect.poll(() => page.evaluate(() => (globalThis as unknown as { told: [number, string[]][] }).told.map(([pending]) => pending))).toEqual([4_963, 0]);
      await page.locator(".to-come").waitFor({ state: "attached" });
    });
    expect(steady[0], steady.slice(0, 5).join(", ")).toBeLessThan(50);
    const told = await page.evaluate(() => (globalThis as unknown as { told: [number, string[]][] }).told);
    expect(told[0]?.[1]).toEqual(statutes(changed));
    const whole = expected(changed);
    expect(told[1]?.[1]).toEqual(whole.duties.map(({ id }) => id));
    expect(whole.duties.length).toBeGreaterThan(3_000);
    const digest = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(await page.evaluate(async () => {
      const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(document.querySelector("notice-clock")?.assessment)));
      return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    })).toBe(digest(JSON.stringify(whole)));

    // It is said while the answer is to come, and not afterwards.
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      const root = document.querySelector("notice-clock")?.shadowRoot;
      if (root) new MutationObserver(() => said.push(root.querySelector(".to-come[role=status]")?.textContent?.trim() ?? "")).observe(root, { subtree: true, childList: true, characterData: true });
    });
    await setValue(page, incident);
    await expect.poll(() => page.evaluate(() => { const { said } = globalThis as unknown as { said: string[] }; return [said.some((text) => text.startsWith("The answers of 4,963 own rule files are still being reckoned.")), said.at(-1)]; })).toEqual([true, ""]);

    // What a step did is in the log, once: the facts of the beginning, and twice another one.
    await page.getByRole("heading", { name: /Log of changes/ }).click();
    await expect.poll(() => page.locator(".log > li").count()).toBe(3);
    expect(await page.locator(".log").innerText()).not.toContain("The facts had errors");

    // Every day of the list draws the law, and of contracts no more than a page.
    const contracts = whole.duties.filter(({ kind }) => kind === "contract");
    expect(await page.locator(".duty").count()).toBeLessThan(100);
    const fold = page.locator("details.of-contracts").first();
    const opening = await tasks(page, async () => {
      await fold.locator("summary").first().click();
      await fold.locator(".duty").nth(39).waitFor();
    });
    expect(opening[0]).toBeLessThan(200);
    expect(await fold.locator(".duty").count()).toBe(40);
    await fold.getByRole("button", { name: "Next" }).click();
    await fold.getByText(/^41 to 80 of /).waitFor();
    expect(await violations(page)).toEqual([]);

    // Why a contract asks for nothing is found, too: a page of them at a time.
    await page.getByText("Show what is not owed, and why not").click();
    const refused = engine.assess(incident, { now: NOW, all: true }).duties.filter(({ status }) => status === "not_owed");
    await page.getByLabel(`Search in ${refused.length.toLocaleString("en-US")} duties that are not owed`).fill("customer 0003, inc");
    await page.locator(".refused > li").filter({ hasText: "Customer 0003, Inc." }).getByText("Why not").click();
    await page.locator(".refused .reasons").getByText("are counted").waitFor();

    // What is taken along has them all, also when it is asked for while they are to come.
    await setValue(page, changed);
    const table = await text(await saved(page, "Table (CSV)"));
    expect(table).toBe(engine.toCsv(whole));
    const calendar = (await text(await saved(page, "Calendar"))).replaceAll("\r\n ", "");
    const named = new Set(calendar.match(/contract-[a-z0-9-]+\/clause-[0-9-]+/g));
    expect(contracts.filter(({ id, due }) => due.at !== null && !named.has(id)).map(({ id }) => id)).toEqual([]);
    engine.free();
    law.free();
  }, 240_000);
});
