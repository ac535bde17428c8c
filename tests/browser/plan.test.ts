/** The response plan beside the duties: a drill of an e-mail compromise, from the first alert to the review meeting. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { clinic, NOW } from "../package/support.ts";
import { focused, tabTo } from "./keyboard.ts";
import { staged, violations, visit, type Visit } from "./stage.ts";

const on = await staged();
let here: Visit;

const key = (id: string) => id.replace(/[^A-Za-z0-9]+/g, "-");
const open = async (page: Page, content: unknown) => {
  await page.getByLabel("Open an incident").setInputFiles({ name: "saved.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });
  await page.locator(".duty").first().waitFor();
};
const taken = async (page: Page, name: string) => {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name, exact: true }).click();
  return readFileSync(await (await waiting).path());
};
const step = (page: Page, id: string) => page.locator(".step", { has: page.locator(`#s-${key(id)}`) });
const plan = (page: Page) => page.getByRole("heading", { name: "Response plan" }).click();

/** What each duty came to: status, deadline and its state. */
type Came = Record<string, string>;
const came = (page: Page): Promise<Came> => page.evaluate(() => {
  const duties = document.querySelector("notice-clock")?.assessment?.duties ?? [];
  return Object.fromEntries(duties.map(({ id, status, due, late }) => [id, status === "done" ? `done, ${late ? "late" : "in time"}` : `${status} ${due.at ?? "-"} ${due.state}`]));
});
const fact = (page: Page, name: string) => page.evaluate((name) => (document.querySelector("notice-clock")?.value as unknown as Record<string, unknown>)[name], name);

/** The cases of the same drill for the command line, whose deadlines were reckoned by hand. */
function cases(): { owed: Came; done: string[] }[] {
  const text = readFileSync(new URL("../cases/organization/drill-email.ron", import.meta.url), "utf8");
  return text.split("Case(\n").slice(1).map((one) => {
    const expected = one.replace(/notices: \[[^\]]*\]/, "");
    const owed = [...expected.matchAll(/duty: "([^"]+)", due: "([^"]+)", state: (\w+)/g)].filter(([line]) => expected.indexOf(line) < (expected.indexOf("undetermined: [") + 1 || Infinity));
    return {
      owed: Object.fromEntries(owed.map(([, id, at, state]) => [id, `owed ${at} ${state}`])),
      done: [...expected.matchAll(/duty: "([^"]+)", late: false/g)].map(([, id]) => id ?? ""),
    };
  });
}

/** The alert of that drill, before anything is known that the steps bring to light. */
const ALERT = {
  schema: 1,
  reference: "Drill 7",
  organization: { kind: "business", zone: "America/Chicago", established_in: ["US-TX"], operates_in: ["US-TX"], main_establishment: "none", roles: ["controller"], sectors: [] },
  timeline: { occurred: "2026-10-28T09:00:00-05:00", discovered: "2026-11-02T09:00:00-06:00", aware: "2026-11-02T09:00:00-06:00", determined: "not_yet" },
  effects: { accessed: true, disclosed: false, used: false, altered: false, destroyed: false, unavailable: false, service_disrupted: false },
  cohorts: [{ residence: "US-TX", count: { at_least: 1, at_most: 400 }, subjects: ["customer"], data: ["name", "ssn"], encrypted: false, medium: "electronic" }],
  answers: { "organization.outside_notice": true, "plan-email.complex": false, "plan-email.partners": false, "plan-email.payment": false },
};

test("a drill, from the first alert to the review meeting: plan, evidence, duties and report", { timeout: 300_000 }, async () => {
  const [alert, third, review] = cases();
  expect([Object.keys(alert?.owed ?? {}).length, Object.keys(third?.owed ?? {}).length, third?.done.length, review?.done.length]).toEqual([23, 9, 16, 21]);
  here = await visit(on);
  const { page } = here;
  const banner = page.locator(".exercise");
  const clock = async (local: string) => {
    await page.getByLabel(/^It shows, on the clocks of America\/Chicago/).fill(local);
    await expect.poll(() => page.evaluate(() => document.querySelector("notice-clock")?.assessment?.assessed_at)).toBe(`${local}:00-06:00`);
  };
  const done = async (local: string, ...ids: string[]) => {
    await clock(local);
    for (const id of ids) {
      await step(page, id).getByRole("button", { name: /^Mark as done now/ }).click();
      await step(page, id).locator(".badge.good").waitFor();
    }
  };
  await open(page, ALERT);
  expect(await banner.count()).toBe(0);
  await page.getByRole("heading", { name: "Exercise" }).click();
  await page.getByRole("button", { name: "Mark this incident as an exercise" }).click();
  await clock("2026-11-02T09:20");
  expect(await banner.innerText()).toContain("Monday 2 November 2026, 09:20 UTC−06:00");

  // No plan is followed; once one is, the cause says which.
  await plan(page);
  await page.getByText(/This organisation follows none\.$/).waitFor();
  await page.getByRole("button", { name: "Follow the response plan" }).click();
  expect(await fact(page, "organization")).toMatchObject({ sectors: [{ sector: "follows_response_plan" }] });
  await page.locator("#plan-f-cause").selectOption("phishing");
  await page.getByRole("heading", { name: /^Evaluate losses/ }).waitFor();
  expect(await came(page)).toMatchObject(alert?.owed ?? {});
  expect(await page.locator(".work h4").allInnerTexts()).toEqual(["Fix 10", "Understand 1", "Evaluate losses 4", "Contact 6", "Learn 4"]);
  // By time: what is due first stands first.
  const fix = await page.locator(".steps-of").first().locator("time.when").evaluateAll((times) => times.map((time) => Date.parse(time.getAttribute("datetime") ?? "")));
  expect(fix).toEqual([...fix].sort((a, b) => a - b));
  // The steps that would change what the image must preserve say so, in words.
  const isolate = step(page, "plan-email/fix/isolate");
  expect(await isolate.locator(".not-yet").innerText()).toBe("Not yet: it would change what this step must preserve: Image");
  expect(await step(page, "plan-email/fix/find").locator(".not-yet").count()).toBe(0);
  expect(await step(page, "plan-email/fix/test").innerText()).toContain("Waits for: Credentials, Image, Isolate\n");
  expect(await step(page, "plan-email/losses/data").innerText()).toMatch(/Would answer:\s+Were the data acquired by someone without authority\?\s+1 to 400 Texans \(group 1\): How many people are in this group\?/);
  expect(await violations(page)).toEqual([]);

  await done("2026-11-02T09:30", "organization/legal");
  await done("2026-11-02T09:40", "plan-email/fix/find");
  await done("2026-11-02T09:45", "plan-email/fix/block");
  await done("2026-11-02T10:00", "organization/outside-counsel");
  await done("2026-11-02T10:30", "plan-email/fix/hold");
  await done("2026-11-02T11:00", "plan-email/fix/offline");

  // The image: hashed, sealed, and with it out of the way the mailbox can be cleaned.
  await clock("2026-11-02T13:00");
  await page.getByRole("heading", { name: /^Evidence register/ }).click();
  await page.getByText("Enter an item", { exact: true }).click();
  await page.getByLabel("What is it?").fill("Export of the mailbox");
  await page.getByLabel("Choose a file to hash").setInputFiles({ name: "mailbox.zip", mimeType: "application/zip", buffer: Buffer.from("abc") });
  await page.getByText("mailbox.zip was hashed.").waitFor();
  await page.getByLabel("Who took it?").fill("Forensics");
  const when = page.getByRole("group", { name: "When was it taken?" });
  await when.getByLabel("What is known").selectOption("time");
  await when.getByLabel("Day and time").fill("2026-11-02T12:40");
  await page.getByLabel("Where is it kept?").fill("safe 2");
  await page.getByRole("button", { name: "Seal the item" }).click();
  await page.getByText("Entry 1 is sealed.").waitFor();
  await done("2026-11-02T13:00", "plan-email/fix/image");
  expect(await isolate.locator(".not-yet").count()).toBe(0);

  // A step that is done opens the facts that it settles; what is answered there is assessed at once.
  await done("2026-11-02T14:00", "plan-email/fix/isolate");
  const contained = isolate.getByRole("group");
  await contained.getByLabel("What is known").selectOption("time");
  await contained.getByLabel("Day and time").fill("2026-11-02T14:00");
  expect(await fact(page, "timeline")).toMatchObject({ contained: "2026-11-02T14:00:00-06:00" });
  await done("2026-11-02T15:00", "plan-email/fix/credentials");
  await done("2026-11-02T16:00", "organization/communications", "organization/insurer");
  await done("2026-11-02T17:00", "plan-email/contact/police");
  await done("2026-11-03T10:00", "plan-email/fix/test");
  await done("2026-11-03T12:00", "plan-email/understand/cause");
  await done("2026-11-03T13:30", "plan-email/fix/return");
  const recovered = step(page, "plan-email/fix/return").getByRole("group");
  await recovered.getByLabel("What is known").selectOption("time");
  await recovered.getByLabel("Day and time").fill("2026-11-03T13:30");
  await done("2026-11-04T08:00", "plan-email/losses/data");
  const count = step(page, "plan-email/losses/data").getByLabel("Group 1, how many");
  await count.fill("300");
  await count.press("Tab");
  await step(page, "plan-email/losses/data").getByRole("group", { name: /acquired/ }).getByLabel("Yes", { exact: true }).check();
  expect(await fact(page, "cohorts")).toMatchObject([{ count: 300 }]);
  expect(await fact(page, "effects")).toMatchObject({ acquired: true });
  // What is settled may be said before the step is done.
  const harm = step(page, "plan-email/losses/harm");
  await harm.getByText("What it settles").click();
  await harm.getByLabel("How grave would it be?").selectOption("material");
  const determined = page.locator(".facts").getByRole("group", { name: /determined/i });
  await determined.getByLabel("What is known").selectOption("time");
  await determined.getByLabel("Day and time").fill("2026-11-04T08:00");

  await clock("2026-11-04T08:30");
  const then = await came(page);
  expect(then).toMatchObject({ ...third?.owed, ...Object.fromEntries((third?.done ?? []).map((id) => [id, "done, in time"])) });
  expect(Object.keys(then)).not.toContain("organization/board");
  await page.getByRole("button", { name: "An hour later" }).click();
  expect(await banner.innerText()).toContain("Wednesday 4 November 2026, 09:30");
  await page.getByRole("button", { name: "A day later" }).click();
  expect(await banner.innerText()).toContain("Thursday 5 November 2026, 09:30");

  await done("2026-11-04T20:00", "plan-email/losses/harm");
  await done("2026-11-10T18:00", "plan-email/fix/retest");
  await clock("2026-11-12T10:00");
  const attorney = page.locator(".duty", { has: page.locator("#d-us-tx-attorney-general") });
  await attorney.getByText("Plan, send, sign off").click();
  await attorney.getByRole("button", { name: "Mark as sent now" }).click();
  await done("2026-11-12T12:00", "plan-email/losses/claims");
  await done("2026-11-13T11:00", "plan-email/learn/review");
  await clock("2026-11-13T12:00");
  expect(await came(page)).toEqual({ ...review?.owed, ...Object.fromEntries((review?.done ?? []).map((id) => [id, "done, in time"])) });

  // What is taken along says that it is an exercise, on every page.
  const EXERCISE = "EXERCISE: nothing here is real";
  const report = await taken(page, "Report (DOCX)");
  const { value: text } = await mammoth.extractRawText({ buffer: report });
  for (const said of ["As of Friday 13 November 2026, 12:00 UTC−06:00.", "plan-email/learn/review", "Export of the mailbox", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "Digest of the last entry:"]) expect(text).toContain(said);
  expect(text.match(/plan-email\/\w+\/\w+/g)?.length).toBeGreaterThan(20);
  const head = (bytes: Buffer) => Object.entries(unzipSync(bytes)).filter(([name]) => /header\d*\.xml$/.test(name)).map(([, part]) => strFromU8(part)).join("");
  expect(head(report)).toContain(EXERCISE);
  // The page has one section, whose header is on each of its pages.
  expect(strFromU8(unzipSync(report)["word/document.xml"] ?? new Uint8Array()).match(/<w:sectPr>.*?<w:headerReference w:type="default"/s)?.length).toBe(1);
  expect(head(await taken(page, "Register entry (DOCX)"))).toContain(EXERCISE);
  expect(parse(await taken(page, "Register entry (CSV)"), { columns: true })).toMatchObject([{ Exercise: "yes" }]);
  const calendar = (await taken(page, "Calendar")).toString();
  expect(calendar.match(/^SUMMARY:EXERCISE/gm)?.length).toBe(calendar.match(/^BEGIN:VEVENT/gm)?.length);
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ format: "A4" })), verbosity: 0 }).promise;
  const sheets = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => (await (await pdf.getPage(index + 1)).getTextContent()).items.map((item) => ("str" in item ? item.str : "")).join("")));
  expect(sheets.length).toBeGreaterThan(5);
  expect(sheets.flatMap((sheet, index) => (/^(Noticeclock)?EXERCISENothinghereisreal\./.test(sheet.replaceAll(/\s/g, "")) ? [] : [index + 1]))).toEqual([]);

  // Saved and opened again, the clock goes on where it stood; without the mark there is none but the real one.
  const saved = JSON.parse((await taken(page, "Save the facts")).toString()) as { incident: Record<string, unknown>; work: Record<string, unknown> };
  expect(saved).toMatchObject({ incident: { exercise: true }, work: { clock: "2026-11-13T12:00:00-06:00", evidence: [{ exercise: true, at: "2026-11-02T13:00:00-06:00" }] } });
  await open(page, ALERT);
  expect(await banner.count()).toBe(0);
  expect(await page.evaluate(() => document.querySelector("notice-clock")?.assessment?.assessed_at)).toBe(NOW);
  await open(page, saved);
  expect(await banner.innerText()).toContain("Friday 13 November 2026, 12:00");
  const { exercise: _, ...real } = saved.incident;
  await open(page, { ...saved, incident: real });
  expect(await page.evaluate(() => document.querySelector("notice-clock")?.assessment?.assessed_at)).toBe(NOW);
  expect(await banner.count()).toBe(0);
});

test("a step that came too early says what it may have spoiled", { timeout: 120_000 }, async () => {
  here = await visit(on);
  const { page } = here;
  const sectors = [{ sector: "follows_response_plan" }];
  await open(page, { ...ALERT, organization: { ...ALERT.organization, sectors }, cause: "phishing", notices: [{ duty: "plan-email/fix/isolate", sent: "2026-11-02T10:00:00-06:00" }] });
  await page.getByRole("link", { name: /steps of the plan to take$/ }).click();
  expect(await step(page, "plan-email/fix/isolate").locator(".not-yet").innerText()).toBe("Done too early: it may have changed what this step must preserve: Image");
  await step(page, "plan-email/fix/isolate").getByRole("link", { name: "Image" }).click();
  expect(await focused(page)).toMatch(/> Image: Forensics$/);
});

test("whoever has not said which sectors it belongs to is asked, and nothing is taken to be no", async () => {
  here = await visit(on);
  const { page } = here;
  const { sectors: _, ...organization } = ALERT.organization;
  await open(page, { ...ALERT, organization, cause: "insider" });
  await plan(page);
  await page.getByText("Whether the organisation follows a response plan is not known.").waitFor();
  await page.getByRole("button", { name: "Answer it there" }).click();
  await expect.poll(() => focused(page)).toMatch(/^Which sectors does it belong to\?/);
});

test("the clock of an exercise is reached by keyboard, at 320 pixels and in the dark, and is the real one at once when it is none", async () => {
  here = await visit(on, { width: 320, dark: true });
  const { page } = here;
  await open(page, { ...clinic(), exercise: true });
  const banner = page.locator(".exercise");
  await tabTo(page, "A day later");
  await page.keyboard.press("Enter");
  await expect.poll(() => banner.innerText()).toContain("Wednesday 25 November 2026, 09:00");
  // It stays in sight, however far one reads.
  await page.getByRole("heading", { name: /^Undetermined/ }).scrollIntoViewIfNeeded();
  expect(await banner.evaluate((element) => Math.round(element.getBoundingClientRect().top))).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "This is no exercise: back to the real time, for good" }).click();
  await expect.poll(() => banner.count()).toBe(0);
  expect(await page.evaluate(() => document.querySelector("notice-clock")?.assessment?.assessed_at)).toBe(NOW);
  // The mark can be put back, the clock that was moved not.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => banner.innerText()).toContain("Tuesday 24 November 2026, 09:00");
});

test("a number that the insurer's policy gives is asked for, and its deadline follows", async () => {
  here = await visit(on);
  const { page } = here;
  await open(page, { ...ALERT, organization: { ...ALERT.organization, sectors: [{ sector: "cyber_insured" }] }, answers: { "insurance-cyber.clock": "hours" } });
  for (const more of await page.locator(".questions > details > summary").all()) await more.click();
  const hours = page.getByLabel("Within how many hours of discovery does the policy ask for the first notice?");
  await hours.fill("48");
  await hours.press("Tab");
  expect(await fact(page, "answers")).toEqual({ "insurance-cyber.clock": "hours", "insurance-cyber.report_hours": 48 });
  // Discovered on the 2nd at nine.
  expect(await came(page)).toMatchObject({ "insurance-cyber/insurer": "owed 2026-11-04T09:00:00-06:00 fixed" });
  await page.getByText("What the laws ask", { exact: true }).click();
  const answered = page.locator(".facts").getByLabel("Within how many hours of discovery does the policy ask for the first notice?");
  await answered.fill("some");
  await answered.press("Tab");
  await page.locator(".facts .error").first().waitFor();
});
