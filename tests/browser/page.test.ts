/** The page does the main job on real input, for everyone, and keeps what it is told to itself. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";

import { clinic, NOW } from "../package/support.ts";
import { started } from "../node/engine.ts";
import { staged, violations, violationsInBoth, visit, type Visit } from "./stage.ts";

const on = await staged();
let here: Visit;

const example = new URL("../../examples/clinic-ransomware.json", import.meta.url).pathname;
const open = (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) => page.getByLabel("Open an incident").setInputFiles(file);
const text = (content: string) => ({ name: "incident.json", mimeType: "application/json", buffer: Buffer.from(content) });
const ids = async (page: Page) => {
  for (const fold of await page.locator(".list > details:not([open]) > summary").all()) await fold.click();
  const seen = await page.locator(".answer .duty :is(h4, h5)").evaluateAll((found) => found.map((heading) => heading.id));
  // A list of hundreds is turned a page at a time.
  const next = page.locator('.list .turns button:not([aria-disabled="true"])', { hasText: "Next" });
  while ((await next.count()) > 0) {
    await next.click();
    seen.push(...(await page.locator(".list:has(.turns) .duty :is(h4, h5)").evaluateAll((found) => found.map((heading) => heading.id))).filter((id) => !seen.includes(id)));
  }
  return seen;
};
const anchor = (id: string) => `d-${id.replace(/[^A-Za-z0-9]+/g, "-")}`;

/** Ids of the duties in the order in which the page must show them. */
async function expected(incident: unknown): Promise<string[]> {
  const { Engine } = await started();
  const { duties } = new Engine().assess(incident as never, { now: NOW });
  return (["owed", "undetermined", "done"] as const).flatMap((status) => duties.filter((duty) => duty.status === status).map(({ id }) => anchor(id)));
}

describe("an incident from a file", () => {
  test("shows the right duties in the right order, the next deadline large", async () => {
    here = await visit(on);
    const { page } = here;
    await open(page, example);
    await page.locator(".duty").first().waitFor();
    expect(await ids(page)).toEqual(await expected(clinic()));
    const { Engine } = await started();
    const next = new Engine().assess(clinic() as never, { now: NOW }).duties.find((duty) => duty.status === "owed" && !duty.overdue && duty.due.at !== null);
    expect(await page.locator(".next time").first().getAttribute("datetime")).toBe(next?.due.at);
    expect(await page.locator(".next").innerText()).toMatch(/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ \w+ \d{4}, \d\d:\d\d/);
    await page.getByText("Who is affected", { exact: true }).click();
    expect(await page.getByLabel("They live in, group 1").inputValue()).toBe("Texas");
    expect(await page.getByLabel("How many, group 1").inputValue()).toBe("620");
  });

  test("from the example button, the same", async () => {
    here = await visit(on);
    await here.page.getByRole("button", { name: "Show an example" }).click();
    await here.page.locator(".duty").first().waitFor();
    expect(await ids(here.page)).toEqual(await expected(clinic()));
  });

  test("saved again, it is what was opened", async () => {
    here = await visit(on);
    await open(here.page, example);
    await here.page.locator(".duty").first().waitFor();
    const waiting = here.page.waitForEvent("download");
    await here.page.getByRole("button", { name: "Save the facts" }).click();
    expect(JSON.parse(readFileSync(await (await waiting).path(), "utf8"))).toEqual(clinic());
  });

  test.each([["Calendar", ".ics", "BEGIN:VCALENDAR"], ["Table (CSV)", ".csv", ""], ["Memo (Markdown)", ".md", "#"], ["Answer (JSON)", ".duties.json", "{"]])("downloads: %s", async (name, ending, begins) => {
    here = await visit(on);
    await open(here.page, example);
    const waiting = here.page.waitForEvent("download");
    await here.page.getByRole("button", { name }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(`Clinic-ransomware${ending}`);
    expect(readFileSync(await download.path(), "utf8").startsWith(begins)).toBe(true);
  });

  test("with errors: every one, each with the way to its field, and no duties", async () => {
    here = await visit(on);
    const { page } = here;
    await open(page, text(JSON.stringify({ ...clinic(), cause: "ransomwear", reidents: 3, cohorts: [{ residence: "US-TX", count: "many" }] })));
    const summary = page.locator("#problems");
    await summary.waitFor();
    expect(await summary.evaluate((found) => (found.getRootNode() as ShadowRoot).activeElement === found)).toBe(true);
    expect(await summary.locator("li").count()).toBe(3);
    expect(await page.locator(".duty").count()).toBe(0);
    expect(await page.locator(".section > summary .badge").allInnerTexts()).toEqual(["1 problem", "1 problem"]);
    expect(await violations(page)).toEqual([]);
    await summary.getByRole("link", { name: "cohorts[0].count" }).click();
    const field = page.getByLabel("How many, group 1");
    expect(await field.evaluate((found) => (found.getRootNode() as ShadowRoot).activeElement === found)).toBe(true);
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    await field.fill("620");
    await field.press("Enter");
    await page.getByText("a list of 2 problems").waitFor();
  });

  test("that is no JSON: where it goes wrong, and the facts stay", async () => {
    here = await visit(on);
    await open(here.page, example);
    await here.page.locator(".duty").first().waitFor();
    await open(here.page, text('{"schema": 1,\n "cause" }'));
    expect(await here.page.getByRole("alert").innerText()).toContain("Line 2, column");
    expect(await here.page.locator(".duty").count()).toBeGreaterThan(0);
  });

  test.each(["[]", "null", "3"])("that holds something else: %s; the facts stay", async (content) => {
    here = await visit(on);
    await open(here.page, example);
    await here.page.locator(".duty").first().waitFor();
    await open(here.page, text(content));
    expect(await here.page.getByRole("alert").innerText()).toContain("holds no incident");
    expect(await here.page.evaluate(() => document.querySelector("notice-clock")?.value.cause)).toBe("ransomware");
  });

  test("whose every section has the wrong shape: the errors, and no duties", async () => {
    here = await visit(on);
    await open(here.page, text('{"schema":1,"cohorts":{"a":1},"organization":[],"timeline":"x","notices":{},"effects":3}'));
    await expect.poll(() => here.page.locator("#problems li").count()).toBe(5);
    expect(await here.page.locator(".duty").count()).toBe(0);
  });
});

describe("an incident by form", () => {
  test("typed in by keyboard, it gives the duties of the same facts", async () => {
    here = await visit(on);
    const { page } = here;
    await page.getByText("The organisation", { exact: true }).click();
    await page.getByLabel("Its time zone").fill("America/Chicago");
    await page.getByLabel("Its time zone").press("Tab");
    const roles = page.getByRole("group", { name: "How does it hold the data?" });
    await roles.getByLabel("These:").check();
    await roles.getByLabel(/It decides on the data/).check();
    await page.getByRole("group", { name: "Where does it do business?" }).getByLabel("Add a place").fill("texas");
    await page.getByLabel("Add a place").first().press("Enter");
    const found = page.getByRole("group", { name: "When was the breach discovered?" });
    await found.getByLabel("What is known").selectOption("time");
    await found.getByLabel("Day and time").fill("2026-11-20T18:40");
    await page.getByText("Who is affected", { exact: true }).click();
    await page.getByRole("button", { name: "Add a group of people" }).click();
    await page.getByLabel("They live in, group 1").fill("Texas");
    await page.getByLabel("How many, group 1").fill("at least 620");
    await page.getByLabel("How many, group 1").press("Tab");
    const data = page.getByRole("group", { name: "Which of their data are involved?" });
    await data.getByLabel("These:").check();
    await data.getByLabel("Name", { exact: true }).check();
    await data.getByLabel("Search").fill("social sec");
    expect(await data.getByRole("checkbox").count()).toBe(2);
    await data.getByLabel("Social Security number", { exact: true }).check();
    await page.getByLabel("Encrypted or otherwise unreadable, group 1").selectOption("No");
    await page.getByText("What was done to the data", { exact: true }).click();
    await page.locator(".facts").getByRole("group", { name: /Were the data acquired/ }).getByLabel("Yes").check();
    const value = await page.evaluate(() => document.querySelector("notice-clock")?.value);
    expect(value).toEqual({
      schema: 1,
      organization: { zone: "America/Chicago", roles: ["controller"], operates_in: ["US-TX"] },
      timeline: { discovered: "2026-11-20T18:40:00-06:00" },
      cohorts: [{ residence: "US-TX", count: { at_least: 620 }, data: ["name", "ssn"], encrypted: false }],
      effects: { acquired: true },
    });
    const shown = await ids(page);
    expect(shown).toEqual(await expected(value));
    expect(shown).toContain(anchor("us-tx/attorney-general"));
  });

  test("not known is the answer everywhere until another is given, and can be given again", async () => {
    here = await visit(on);
    const { page } = here;
    expect(await page.evaluate(() => document.querySelector("notice-clock")?.value)).toEqual({ schema: 1 });
    await page.getByText("What was done to the data", { exact: true }).click();
    const asked = page.locator(".facts").getByRole("group", { name: /Were the data accessed/ });
    expect(await asked.getByLabel("Not known").isChecked()).toBe(true);
    await asked.getByLabel("No", { exact: true }).check();
    await asked.getByLabel("Not known").check();
    expect(await page.evaluate(() => document.querySelector("notice-clock")?.value)).toEqual({ schema: 1 });
  });

  test("a question is answered where it is asked", async () => {
    here = await visit(on);
    const { page } = here;
    const { effects, ...rest } = clinic();
    expect(effects).toBeDefined();
    await open(page, text(JSON.stringify(rest)));
    await page.locator(".questions").getByRole("group", { name: /Were the data acquired/ }).getByLabel("Yes").click();
    expect(await page.evaluate(() => document.querySelector("notice-clock")?.value.effects)).toEqual({ acquired: true });
  });

  test("a notice that was sent is done", async () => {
    here = await visit(on);
    const { page } = here;
    await open(page, example);
    const duty = page.locator(".duty", { has: page.locator(`#${anchor("us-tx/attorney-general")}`) });
    await duty.getByText("Plan, send, sign off").click();
    const sent = duty.getByRole("group", { name: "When was this notice sent?" });
    await sent.getByLabel("What is known").selectOption("time");
    await sent.getByLabel("Day and time").fill("2026-11-23T15:00");
    await page.getByRole("heading", { name: /^Done/ }).waitFor();
    expect(await page.evaluate(() => document.querySelector("notice-clock")?.value.notices)).toEqual([{ duty: "us-tx/attorney-general", sent: "2026-11-23T15:00:00-06:00" }]);
  });
});

describe("for everyone", () => {
  test.each([1280, 320])("axe finds nothing in either theme: %i px, every fold open", async (width) => {
    here = await visit(on, { width });
    const { page } = here;
    expect(await violationsInBoth(page)).toEqual([]);
    await open(page, example);
    await page.locator(".duty").first().waitFor();
    await page.evaluate(() => {
      for (const fold of document.querySelector("notice-clock")?.shadowRoot?.querySelectorAll("details") ?? []) fold.open = true;
    });
    expect(await violationsInBoth(page)).toEqual([]);
  });

  test.each([320, 768])("nothing runs out of the page at %i px", async (width) => {
    here = await visit(on, { width });
    const { page } = here;
    await open(page, example);
    await page.locator(".duty").first().waitFor();
    const over = await page.evaluate(() => {
      const root = document.querySelector("notice-clock")?.shadowRoot;
      for (const fold of root?.querySelectorAll("details") ?? []) fold.open = true;
      const wide = [...(root?.querySelectorAll<HTMLElement>("*:not(.sr, .sr *, .file input)") ?? [])].filter((found) => found.getBoundingClientRect().right > window.innerWidth + 0.5);
      return [document.documentElement.scrollWidth > window.innerWidth, ...wide.map((found) => `${found.tagName}.${found.className}: ${found.textContent?.trim().slice(0, 40)}`)];
    });
    expect(over).toEqual([false]);
  });

  test("the keyboard alone leads from the top to a duty's reasons", async () => {
    here = await visit(on, { width: 320 });
    const { page } = here;
    const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent?.trim() ?? "");
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 300; presses += 1) {
        await page.keyboard.press("Tab");
        if ((await focused()).startsWith(name)) return;
      }
      throw new Error(`never reached ${name}`);
    };
    await tabTo("Show an example");
    await page.keyboard.press("Enter");
    await page.locator(".duty").first().waitFor();
    await expect.poll(focused).toBe("The duties");
    await tabTo("Why, how and what to say");
    await page.keyboard.press("Enter");
    expect(await page.locator(".duty .why[open]").count()).toBe(1);
  });

  test("a change is announced", async () => {
    here = await visit(on);
    await open(here.page, example);
    await expect.poll(() => here.page.locator('.answer > .sr[role="status"]').innerText()).toMatch(/^Next deadline: \w+day \d+ \w+ 2026, .* owed/);
  });

  test("print gives the duties and nothing to click", async () => {
    here = await visit(on);
    const { page } = here;
    await open(page, example);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".toolbar").isVisible()).toBe(false);
    expect(await page.locator(".facts").isVisible()).toBe(false);
    expect(await page.locator(".next").isVisible()).toBe(true);
    expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
  });
});

describe("what it is told stays here", () => {
  test("the server and the page both hold to the policy, and a request elsewhere is refused", async () => {
    here = await visit(on);
    const { page } = here;
    const response = await page.request.get(on.address);
    expect(response.headers()["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
    expect((await page.request.get(new URL("noticeclock_bg.wasm", on.address).href)).headers()["content-type"]).toBe("application/wasm");
    const refused = await page.evaluate(() => fetch("http://127.0.0.1:9/").then(() => "sent", () => "refused"));
    expect(refused).toBe("refused");
    await expect.poll(() => here.wrong.length).toBeGreaterThan(1);
    expect(here.wrong.filter((line) => !/connect-src|Content Security Policy/.test(line))).toEqual([]);
    here.wrong = [];
  });

  test("everything the page fetches is what the manifest says it fetches", async () => {
    const fetched = new Set<string>();
    here = await visit(on);
    const { page } = here;
    page.on("request", (request) => fetched.add(new URL(request.url()).pathname.slice(1) || "index.html"));
    await page.reload();
    await page.getByRole("heading", { name: "The duties" }).waitFor();
    const manifest = (await (await page.request.get(new URL("pkg.json", on.address).href)).json()) as { page: { fetches: string[]; later: string[] } };
    const { fetches, later } = manifest.page;
    expect([...fetched].filter((name) => !fetches.includes(name) && !later.includes(name))).toEqual([]);
    expect(fetches.filter((name) => !fetched.has(name))).toEqual([]);
  });

  test("it works when the network is gone", async () => {
    here = await visit(on);
    const { page } = here;
    const manifest = (await (await page.request.get(new URL("pkg.json", on.address).href)).json()) as { page: { later: string[] } };
    const fetched: string[] = [];
    page.on("requestfinished", (request) => fetched.push(new URL(request.url()).pathname.slice(1)));
    await page.reload();
    // Other languages, the writer of documents and the keeper of facts are fetched when they are asked for; so is the text of the laws.
    const ahead = manifest.page.later.filter((name) => !/^(de|fr|es|docx|keep)-/.test(name));
    expect(ahead.length).toBeGreaterThan(10);
    await expect.poll(() => ahead.filter((name) => !fetched.includes(name))).toEqual([]);
    await here.context.setOffline(true);
    await open(here.page, example);
    await here.page.locator(".duty").first().waitFor();
  });
});
