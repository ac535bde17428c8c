/** The answer beside the facts, and the work on it: planned, sent, signed off, taken back, compared. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";

import { clinic, NOW } from "../package/support.ts";
import { started } from "../node/engine.ts";
import { focused, tabTo } from "./keyboard.ts";
import { staged, violations, violationsInBoth, visit, type Visit } from "./stage.ts";

const on = await staged();
let here: Visit;

const give = async (page: Page, incident: unknown) => {
  await page.evaluate((incident) => (document.querySelector("notice-clock")!.value = incident as never), incident);
  await page.locator(".duty").first().waitFor();
};
const value = (page: Page) => page.evaluate(() => document.querySelector("notice-clock")?.value as unknown as Record<string, unknown>);
const duty = (page: Page, id: string) => page.locator(".duty", { has: page.locator(`#d-${id.replace(/[^A-Za-z0-9]+/g, "-")}`) });
const due = (page: Page, id: string) => duty(page, id).locator(".due time").getAttribute("datetime");
/** But for what is not owed: two hundred explanations at once are nobody's state. */
const unfold = (page: Page, selector = "details:not(.refused *, :has(.refused))") => page.evaluate((selector) => {
  for (const fold of document.querySelector("notice-clock")?.shadowRoot?.querySelectorAll<HTMLDetailsElement>(selector) ?? []) fold.open = true;
}, selector);

/** Whom the Californian law has told, and from when its Attorney General's fifteen days run. */
const [PEOPLE, ATTORNEY] = ["us-ca/individuals", "us-ca/attorney-general"];

describe("a notice", () => {
  test("that is planned, then sent, moves what hangs on it at once", async () => {
    here = await visit(on);
    const { page } = here;
    await give(page, clinic());
    const own = duty(page, PEOPLE);
    await own.getByText("Plan, send, sign off").click();
    const planned = own.getByRole("group", { name: "When is this notice planned for?" });
    await planned.getByLabel("What is known").selectOption("time");
    await planned.getByLabel("Day and time").fill("2026-12-01T08:00");
    // Fifteen days from 1 December: the 16th.
    expect(await due(page, ATTORNEY)).toBe("2026-12-16T23:59:59-08:00");
    expect(await own.locator(".badge", { hasText: "Planned for Tuesday 1 December 2026, 08:00" }).count()).toBe(1);
    await own.getByRole("button", { name: "Mark as sent now" }).click();
    // Fifteen days from 24 November: 9 December.
    expect(await due(page, ATTORNEY)).toBe("2026-12-09T23:59:59-08:00");
    expect((await value(page))["notices"]).toEqual([{ duty: PEOPLE, planned: "2026-12-01T08:00:00-06:00", sent: NOW }]);
    await page.getByRole("heading", { name: /^Done/ }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await due(page, ATTORNEY)).toBe("2026-12-16T23:59:59-08:00");
  });

  test("that is planned too late says so, and each deadline is proved: with the plan, without it, and for the sake of others", async () => {
    here = await visit(on);
    const { page } = here;
    const [vermont, texas] = ["us-vt/individuals", "us-tx/attorney-general"];
    // California's people are due on 20 December; Vermont's on 4 January, but by 11 December for the sake of its Attorney General.
    const notices = [
      { duty: PEOPLE, planned: "2026-12-21" },
      { duty: vermont, planned: "2026-12-12T08:00:00-06:00" },
      { duty: texas, planned: "2026-12-23T23:59:59-06:00" },
    ];
    await give(page, { ...clinic(), notices });
    const badges = (id: string) => duty(page, id).locator(".badge", { hasText: "Planned" }).allInnerTexts();
    expect(await badges(PEOPLE)).toEqual(["Planned for Monday 21 December 2026, after the deadline"]);
    expect(await badges(vermont)).toEqual(["Planned for Saturday 12 December 2026, 08:00 UTC−06:00, after the latest safe mailing"]);
    expect(await badges(texas)).toEqual(["Planned for Wednesday 23 December 2026, 23:59 UTC−06:00"]);
    await give(page, { ...clinic(), notices: [{ duty: PEOPLE, planned: "2026-12-20" }, { duty: vermont, planned: "2026-12-11" }] });
    expect([...(await badges(PEOPLE)), ...(await badges(vermont))].filter((text) => text.includes("after"))).toEqual([]);
    // Fifteen days from Sunday 20 December, the last day for the people, or from 1 December, the day of the plan (Cal. Civ. Code § 1798.82(f)).
    await give(page, { ...clinic(), notices: [{ duty: PEOPLE, planned: "2026-12-01" }] });
    const proved = async (id: string, title: string) => {
      const fold = duty(page, id).locator(".folds > .why").first();
      if (!(await fold.evaluate((found) => (found as HTMLDetailsElement).open))) await fold.locator("summary").click();
      return fold.getByRole("heading", { name: title }).locator("xpath=following-sibling::ol[1]").innerText();
    };
    expect(await proved(ATTORNEY, "How the deadline is reckoned")).toContain("Wednesday 16 December 2026, 23:59 UTC−08:00");
    const lawful = await proved(ATTORNEY, "How it is reckoned without the plan");
    expect(lawful).toContain("Monday 4 January 2027, 23:59 UTC−08:00");
    expect(lawful).not.toContain("16 December");
    expect(await proved(vermont, "How the latest safe mailing is reckoned")).toContain("Friday 11 December 2026, 23:59 UTC−05:00");
    const safe = duty(page, vermont).locator(".meta", { hasText: "Latest safe mailing" });
    expect(await safe.locator(".badge").count()).toBe(0);
    await page.evaluate(() => (document.querySelector("notice-clock")!.now = "2026-12-12T00:00:00-05:00"));
    await expect.poll(() => safe.locator(".badge").allInnerTexts()).toEqual(["past"]);
  });

  test("stands among the facts too, and can be taken out there", async () => {
    here = await visit(on);
    const { page } = here;
    await give(page, { ...clinic(), notices: [{ duty: PEOPLE, sent: "2026-11-24" }] });
    await page.getByText("Notices sent and planned", { exact: true }).click();
    expect(await page.getByLabel("Of which duty?").inputValue()).toBe(PEOPLE);
    await page.getByRole("button", { name: /^Remove ?: Notice 1$/ }).click();
    expect((await value(page))["notices"]).toBeUndefined();
  });
});

describe("the work on a duty", () => {
  test("owner, remark and sign-off are saved beside the incident, and come back", async () => {
    here = await visit(on);
    const { page } = here;
    await give(page, clinic());
    const own = duty(page, PEOPLE);
    await own.getByText("Plan, send, sign off").click();
    await own.getByLabel("Who sees to it?").fill("Ada <b>Lovelace</b>");
    await own.getByLabel("Remark").fill("call the printer first");
    await own.getByLabel("Sign off: your name").fill("Grace Hopper");
    await own.getByLabel("Sign off: your name").press("Enter");
    expect(await own.locator(".badge").allInnerTexts()).toEqual(["Owner: Ada <b>Lovelace</b>", "Signed off by Grace Hopper"]);
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the facts" }).click();
    const path = await (await waiting).path();
    const file = JSON.parse(readFileSync(path, "utf8")) as { incident: unknown; work: { duties: unknown } };
    expect(file.incident).toEqual(clinic());
    expect(file.work.duties).toEqual({ [PEOPLE]: { owner: "Ada <b>Lovelace</b>", remark: "call the printer first", signed: { by: "Grace Hopper", at: NOW, due: "2026-12-20T23:59:59-08:00" } } });
    await page.getByRole("button", { name: "Start anew" }).click();
    expect(await value(page)).toEqual({ schema: 1 });
    await page.getByLabel("Open an incident").setInputFiles({ name: "saved.json", mimeType: "application/json", buffer: readFileSync(path) });
    await own.getByText("Signed off by Grace Hopper", { exact: true }).waitFor();
    expect(await value(page)).toEqual(clinic());
    expect(await own.getByLabel("Remark").inputValue()).toBe("call the printer first");
    // The discovery a day later: the deadline that was signed off is no longer the one that counts.
    const { timeline } = clinic() as { timeline: Record<string, string> };
    await give(page, { ...clinic(), timeline: { ...timeline, discovered: "2026-11-21T09:00:00-06:00" } });
    await own.getByText("Signed off by Grace Hopper before its deadline moved", { exact: true }).waitFor();
    await own.getByText("Plan, send, sign off").click();
    await own.getByRole("button", { name: "Take the sign-off back" }).click();
    expect(await own.locator(".badge", { hasText: "Signed off" }).count()).toBe(0);
  });
});

describe("steps", () => {
  test("are taken back and again, by button and by key, and a text field keeps its own undo", async () => {
    here = await visit(on);
    const { page } = here;
    await give(page, clinic());
    await page.getByText("What was done to the data", { exact: true }).click();
    const asked = page.locator(".facts").getByRole("group", { name: /Were the data acquired/ });
    await asked.getByLabel("No", { exact: true }).check();
    await asked.getByLabel("Not known").check();
    await page.keyboard.press("Control+Z");
    expect((await value(page))["effects"]).toMatchObject({ acquired: false });
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await value(page)).toEqual(clinic());
    await page.keyboard.press("Control+Y");
    await page.keyboard.press("Control+Shift+Z");
    expect((await value(page))["effects"]).toEqual({ accessed: true, unavailable: true });
    expect(await page.getByRole("button", { name: "Redo" }).getAttribute("aria-disabled")).toBe("true");
    await page.getByText("The organisation", { exact: true }).click();
    await page.getByLabel("Your reference").fill("typed");
    await page.keyboard.press("Control+Z");
    expect((await value(page))["effects"]).toEqual({ accessed: true, unavailable: true });
  });

  test("starting anew can be taken back, with all that was noted", async () => {
    here = await visit(on);
    const { page } = here;
    await give(page, clinic());
    await page.getByText("Log of changes").click();
    await page.locator(".log > li").first().waitFor();
    await page.getByRole("button", { name: "Start anew" }).click();
    expect(await page.locator(".log > li").count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await value(page)).toEqual(clinic());
    expect(await page.locator(".log > li").count()).toBe(1);
  });

  test("what is half typed survives the minute and everything drawn meanwhile, and is then taken", async () => {
    here = await visit(on);
    const { page } = here;
    await give(page, clinic());
    await page.getByText("The organisation", { exact: true }).click();
    await page.getByLabel("Your reference").press("End");
    await page.keyboard.type(", II");
    await page.evaluate(async () => {
      const element = document.querySelector("notice-clock") as unknown as { requestUpdate: () => void; updateComplete: Promise<unknown> };
      element.requestUpdate();
      await element.updateComplete;
    });
    await page.keyboard.press("Tab");
    expect((await value(page))["reference"]).toBe("Clinic, ransomware, II");
  });
});

describe("the log", () => {
  test("tells of each change of a fact which duties it gained, lost and moved", async () => {
    here = await visit(on);
    const { page } = here;
    await give(page, clinic());
    // The determination starts the Texan Attorney General's thirty days: from 23 and from 24 November.
    const { timeline } = clinic() as { timeline: Record<string, string> };
    await give(page, { ...clinic(), timeline: { ...timeline, determined: "2026-11-24T08:00:00-06:00" } });
    await page.getByText("Log of changes").click();
    const latest = page.locator(".log > li").first();
    await latest.waitFor();
    const told = await latest.innerText();
    expect(told).toContain("The determination that there was a breach: Monday 23 November 2026, 11:00 UTC−06:00");
    expect(told).toContain("Attorney General of Texas: from Wednesday 23 December 2026, 23:59 UTC−06:00 to Thursday 24 December 2026, 23:59 UTC−06:00");
    await give(page, { ...clinic(), timeline: { ...timeline, determined: "2026-11-24T08:00:00-06:00" }, effects: { accessed: false, acquired: false } });
    await expect.poll(() => page.locator(".log > li").first().innerText()).toContain("Lost: owed no longer");
    expect(await violations(page)).toEqual([]);
  });

  test("two versions are compared: what differs in the facts, and what that does", async () => {
    here = await visit(on);
    const { page } = here;
    await give(page, clinic());
    await page.getByText("Versions", { exact: false }).first().click();
    await page.getByLabel("Keep the facts of now as a version named").fill("first reading");
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    const cohorts = (clinic()["cohorts"] as Record<string, unknown>[]).filter(({ residence }) => residence !== "US-VT");
    await give(page, { ...clinic(), cohorts });
    const told = () => page.locator(".work [aria-live]").innerText();
    await expect.poll(told).toContain("Lost: owed no longer");
    expect(await told()).toContain("Attorney General of Vermont: initial report");
    expect(await told()).not.toContain("Attorney General of Texas");
    await page.getByLabel("To", { exact: true }).selectOption({ label: (await page.getByLabel("From", { exact: true }).locator("option").first().textContent()) ?? "" });
    await page.getByText("The facts are the same.").waitFor();
  });
});

describe("the answer", () => {
  test("duties stand under the day on which they end, in order of time", async () => {
    here = await visit(on);
    const { page } = here;
    await give(page, clinic());
    const days = await page.locator(".day").evaluateAll((days) => days.map((day) => [day.querySelector("h4")?.textContent, ...[...day.querySelectorAll("time.when")].map((time) => time.getAttribute("datetime")?.slice(0, 10))]));
    expect(days.slice(0, 3)).toEqual([
      ["Friday 20 November 2026", "2026-11-20", "2026-11-20"],
      ["Saturday 21 November 2026", "2026-11-21", "2026-11-21", "2026-11-21"],
      ["Friday 11 December 2026", "2026-12-11"],
    ]);
    expect(days.at(-1)?.[0]).toBe("The law gives no number");
    const dates = days.flatMap(([, ...dates]) => dates);
    expect(dates).toEqual([...dates].sort());
  });

  test("the changed deadline is spoken once, and time alone says nothing", async () => {
    here = await visit(on);
    const { page } = here;
    await give(page, clinic());
    await page.evaluate(() => {
      const spoken: string[] = [];
      const status = document.querySelector("notice-clock")?.shadowRoot?.querySelector('.answer > .sr[role="status"]');
      (globalThis as unknown as { spoken: string[] }).spoken = spoken;
      if (status) new MutationObserver(() => spoken.push(status.textContent ?? "")).observe(status, { characterData: true, childList: true, subtree: true });
    });
    const spoken = () => page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken);
    await page.clock.setFixedTime(new Date("2026-11-24T09:30:00-06:00"));
    await give(page, { ...clinic(), reference: "another" });
    expect(await page.locator(".next .left").innerText()).toBe("17 days 13 hours left");
    expect(await spoken()).toEqual([]);
    const cohorts = (clinic()["cohorts"] as Record<string, unknown>[]).filter(({ residence }) => residence !== "US-VT");
    await give(page, { ...clinic(), cohorts });
    expect((await spoken()).map((text) => text.slice(0, 70))).toEqual(["Next deadline: Sunday 20 December 2026, 23:59 UTC−08:00, The people af"]);
  });

  test("what is not owed is shown on demand, each with what refuses it", async () => {
    here = await visit(on);
    const { page } = here;
    await give(page, clinic());
    await page.getByText("Show what is not owed, and why not").click();
    const { Engine } = await started();
    const all = new Engine().assess(clinic() as never, { now: NOW, all: true }).duties.filter(({ status }) => status === "not_owed");
    await expect.poll(() => page.locator(".refused > li").count()).toBe(all.length);
    await page.getByLabel(/^Search in \d+ duties/).fill("us-ny/attorney-general");
    await expect.poll(() => page.locator(".refused > li").count()).toBe(all.filter(({ id }) => id.startsWith("us-ny/attorney-general")).length);
    await page.locator(".refused summary").first().click();
    await page.locator(".refused .truth.no").first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("a place without a law on file cannot be missed", async () => {
    here = await visit(on);
    const { page } = here;
    await give(page, { ...clinic(), cohorts: [{ residence: "MX", count: 12, data: ["name"] }] });
    const warning = page.locator(".uncovered");
    expect(await warning.innerText()).toContain("no law on file for Mexico");
    const [warned, next] = await Promise.all([warning.boundingBox(), page.locator(".next").boundingBox()]);
    expect(warned?.y).toBeLessThan(next?.y ?? 0);
  });

  test("the timeline and its table hold every deadline, event and notice", async () => {
    here = await visit(on);
    const { page } = here;
    const notices = [{ duty: PEOPLE, planned: "2026-12-01T08:00:00-06:00" }];
    await give(page, { ...clinic(), notices });
    await page.getByRole("button", { name: /^Draw all/ }).click();
    await page.getByText("The timeline as a table").click();
    const { Engine } = await started();
    const { duties } = new Engine().assess({ ...clinic(), notices } as never, { now: NOW });
    const dated = duties.filter(({ status, due }) => status === "owed" && due.at !== null).map(({ due }) => due.at);
    const shown = await page.locator(".moments time").evaluateAll((times) => times.map((time) => time.getAttribute("datetime")));
    const events = ["2026-11-19", "2026-11-20T18:40:00-06:00", "2026-11-21", "2026-11-23T11:00:00-06:00"];
    expect(shown.filter((at) => at !== null).sort()).toEqual(expect.arrayContaining([...dated, ...events, "2026-12-01T08:00:00-06:00"].sort()));
    expect(await page.locator("svg.drawing g .sign").count()).toBe(shown.length);
    // Vermont's initial and final report stand on one line.
    const row = page.locator("svg.drawing g.row", { hasText: "Attorney General of Vermont" });
    expect(await row.locator(".sign").count()).toBe(2);
    expect(await page.locator(".moments a").first().getAttribute("href")).toMatch(/^#d-/);
  });

  test("a question is reached and answered by keyboard, stays until it is left, and then makes way for the next", async () => {
    here = await visit(on);
    const { page } = here;
    await page.waitForLoadState("networkidle");
    await tabTo(page, /^Were the data acquired.* > Not known$/);
    const asked = page.locator(".questions > ol").getByRole("group", { name: /^Were the data acquired/ });
    await page.keyboard.press("ArrowDown");
    expect((await value(page))["effects"]).toEqual({ acquired: true });
    await page.keyboard.press("ArrowDown");
    expect((await value(page))["effects"]).toEqual({ acquired: false });
    await page.keyboard.press("ArrowUp");
    expect(await focused(page)).toMatch(/^Were the data acquired.* > Yes$/);
    // Past what its answers would lead to, which stands with it.
    await tabTo(page, /What each answer leads to/);
    await page.keyboard.press("Tab");
    await expect.poll(() => asked.count()).toBe(0);
    expect(await focused(page)).not.toBe(" > ");
  });

  test("a question whose answer is a list is answered in place, whole", async () => {
    here = await visit(on);
    const { page } = here;
    await page.getByText("more questions").click();
    const asked = page.locator(".questions").getByRole("group", { name: /^Does the organisation decide on the data itself/ });
    await asked.getByLabel("These:").check();
    await asked.getByLabel("Controller").check();
    await asked.getByLabel("Processor").check();
    expect((await value(page))["organization"]).toEqual({ roles: ["controller", "processor"] });
    const where = page.locator(".questions").getByRole("group", { name: /^In which countries and states does the organisation do business/ });
    await where.getByLabel("Add a place").fill("France");
    await where.getByLabel("Add a place").press("Enter");
    await where.getByLabel("Add a place").fill("Texas");
    await where.getByLabel("Add a place").press("Enter");
    expect((await value(page))["organization"]).toEqual({ roles: ["controller", "processor"], operates_in: ["FR", "US-TX"] });
    expect(await violations(page)).toEqual([]);
  });
});

describe("for everyone", () => {
  test.each([1280, 320])("axe finds nothing in the work and the tables in either theme, and nothing runs out: %i px", async (width) => {
    here = await visit(on, { width });
    const { page } = here;
    await give(page, clinic());
    await give(page, { ...clinic(), effects: { accessed: false }, holds: [{ by: "FBI", until: "2026-12-01" }], notices: [{ duty: PEOPLE, planned: "2026-12-01T08:00:00-06:00" }], cohorts: [...(clinic()["cohorts"] as unknown[]), { residence: "MX" }] });
    await page.getByText("Who is affected", { exact: true }).click();
    await page.getByRole("button", { name: "Data involved, group 1:" }).click();
    await page.getByRole("button", { name: "Paste from a spreadsheet" }).click();
    await page.getByLabel("Cells from a spreadsheet").fill("Residence\tNumber\nTX\t5\nAtlantis\t3");
    await page.getByRole("button", { name: "Read the cells" }).click();
    await page.getByText("Not understood").waitFor();
    await unfold(page);
    await page.locator(".log > li").first().waitFor();
    await page.locator(".matrix").waitFor();
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await unfold(page);
    expect(await violationsInBoth(page)).toEqual([]);
    const over = await page.evaluate(() => {
      const root = document.querySelector("notice-clock")?.shadowRoot;
      const wide = [...(root?.querySelectorAll<HTMLElement>("*:not(.sr, .sr *, .file input, .scroll *, .people thead, .people thead *)") ?? [])].filter((found) => found.getBoundingClientRect().right > window.innerWidth + 0.5);
      return wide.map((found) => `${found.tagName}.${found.className}: ${found.textContent?.trim().slice(0, 40)}`);
    });
    expect(over).toEqual([]);
  });
});
