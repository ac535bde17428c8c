/** The evidence register: files hashed without leaving the browser, entries that are sealed, and a register that was altered. */
import { closeSync, openSync, readdirSync, readFileSync, rmSync, ftruncateSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mammoth from "mammoth";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { clinic, NOW } from "../package/support.ts";
import { focused, tabTo } from "./keyboard.ts";
import { staged, violations, visit, type Visit } from "./stage.ts";

const on = await staged();
let here: Visit;

interface Saved {
  incident: Record<string, unknown>;
  work: { evidence: Record<string, unknown>[] };
}

const open = async (page: Page, content: unknown) => {
  await page.getByLabel("Open an incident").setInputFiles({ name: "saved.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });
  await page.locator(".duty").first().waitFor();
};
const register = (page: Page) => page.getByRole("heading", { name: /^Evidence register/ }).click();
const taken = async (page: Page, name: string) => {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name, exact: true }).click();
  return readFileSync(await (await waiting).path());
};
const saved = async (page: Page) => JSON.parse((await taken(page, "Save the facts")).toString()) as Saved;
const report = async (page: Page) => (await mammoth.extractRawText({ buffer: await taken(page, "Report (DOCX)") })).value;
const at = async (page: Page, question: string, when: string) => {
  const asked = page.getByRole("group", { name: question });
  await asked.getByLabel("What is known").selectOption("time");
  await asked.getByLabel("Day and time").fill(when);
};

/** Of the item, a handover and a correction. */
async function three(page: Page): Promise<void> {
  await register(page);
  await page.getByText("Enter an item", { exact: true }).click();
  await page.getByLabel("What is it?").fill("Mailbox of Ada <b>");
  await page.getByLabel("Choose a file to hash").setInputFiles({ name: "ada.pst", mimeType: "application/octet-stream", buffer: Buffer.from("abc") });
  await page.getByText("ada.pst was hashed.").waitFor();
  await page.getByLabel("Who took it?").fill("Grace");
  await at(page, "When was it taken?", "2026-11-23T15:00");
  await page.getByLabel("Where is it kept?").fill("safe 2");
  await page.getByRole("button", { name: "Seal the item" }).click();
  await page.getByText("Entry 1 is sealed.").waitFor();
  await page.getByText("Enter a handover", { exact: true }).click();
  await page.getByLabel("Who hands it over?").fill("Grace");
  await page.getByLabel("Who takes it?").fill("the forensic firm");
  await at(page, "When is it handed over?", "2026-11-24T08:00");
  await page.getByLabel("Why?").fill("analysis");
  await page.getByRole("button", { name: "Seal the handover" }).click();
  await page.getByText("Entry 2 is sealed.").waitFor();
  await page.getByText("Correct an entry", { exact: true }).click();
  await page.getByLabel("Which entry is wrong?").selectOption("1");
  await page.getByLabel("What is right?").fill("safe 3, not 2");
  await page.getByLabel("Who says so?").fill("Grace");
  await page.getByRole("button", { name: "Seal the correction" }).click();
  await page.getByText("Entry 3 is sealed.").waitFor();
}

test("an item, its handover and a correction are sealed, saved, reported, and stay through every undo", async () => {
  here = await visit(on);
  const { page } = here;
  await open(page, clinic());
  await three(page);
  expect(await violations(page)).toEqual([]);
  const file = await saved(page);
  expect(file.work.evidence).toMatchObject([
    { n: 1, kind: "item", item: "Mailbox of Ada <b>", file: { name: "ada.pst", bytes: 3, sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" }, by: "Grace", when: "2026-11-23T15:00:00-06:00", kept: "safe 2", at: NOW, exercise: false, previous: null },
    { n: 2, kind: "handover", of: 1, from: "Grace", to: "the forensic firm", when: "2026-11-24T08:00:00-06:00", why: "analysis" },
    { n: 3, kind: "correction", of: 1, says: "safe 3, not 2", by: "Grace" },
  ]);
  const digests = file.work.evidence.map(({ digest }) => String(digest));
  const text = await report(page);
  for (const said of ["Evidence register", "Mailbox of Ada <b>", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "the forensic firm", "safe 3, not 2", `Digest of the last entry: ${digests[2]}`, ...digests]) expect(text).toContain(said);
  // A fact is changed and taken back; the opening of the file cannot be, for it would take the entries along.
  await page.getByText("What was done to the data", { exact: true }).click();
  await page.locator(".facts").getByRole("group", { name: /Were the data acquired/ }).getByLabel("No", { exact: true }).check();
  await page.getByRole("button", { name: "Undo" }).click();
  expect(await page.getByRole("button", { name: "Undo" }).getAttribute("aria-disabled")).toBe("true");
  await page.getByRole("button", { name: "Undo" }).click({ force: true });
  expect((await saved(page)).work.evidence).toEqual(file.work.evidence);
  // What was noted elsewhere is found again; what was not, is not.
  const noted = page.getByLabel("Compare with a digest that was noted elsewhere");
  await noted.fill(digests[1] ?? "");
  await page.getByText("It is the digest of entry 2: up to there the register is what it was then.").waitFor();
  await noted.fill("0".repeat(64));
  await page.getByText(/^No entry has this digest/).waitFor();
  // The same bytes again are recognised; what is dropped there is no incident to open.
  await page.locator(".dropping").evaluate((zone) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["abc"], "copy.json"));
    zone.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, composed: true, cancelable: true }));
  });
  await page.getByText("These are the bytes of entry 1.").waitFor();
});

test("an entry that was altered in the file is named and shown, and nothing is added to it", async () => {
  here = await visit(on);
  const { page } = here;
  await open(page, clinic());
  await three(page);
  const file = await saved(page);
  const [first, second, third] = file.work.evidence;
  const altered = [{ ...first, kept: "my drawer" }, second, third];
  await open(page, { ...file, work: { ...file.work, evidence: altered } });
  const alert = page.getByRole("alert").filter({ hasText: "The evidence register was altered." });
  await alert.getByText("Entry 1 was altered after it was sealed.").waitFor();
  const wrong = page.locator(".entry.wrong");
  expect(await wrong.count()).toBe(1);
  expect(await wrong.innerText()).toContain("my drawer");
  await page.getByText("Nothing can be added to a register that was altered.").waitFor();
  expect(await page.getByText("Enter an item", { exact: true }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  const text = await report(page);
  expect(text).toContain("The evidence register was altered.");
  expect(text).toContain("Entry 1 was altered after it was sealed.");
  expect(text).toContain("my drawer");
  // It is saved as it was found: the page mends nothing.
  expect((await saved(page)).work.evidence).toEqual(altered);
  await open(page, { ...file, work: { ...file.work, evidence: [first, third] } });
  await alert.getByText("Entry 2 does not continue entry 1: one of them was sealed anew, or one was taken out or put in between.").waitFor();
  await open(page, file);
  await page.getByText("Enter an item", { exact: true }).waitFor();
  expect(await alert.count()).toBe(0);
  // It is said as well while the facts have an error, and there is no answer beside it.
  const noDay = { ...file.incident, timeline: { discovered: "2026-02-30" } };
  const wrongToo = { ...file, incident: noDay, work: { ...file.work, evidence: altered } };
  await page.getByLabel("Open an incident").setInputFiles({ name: "saved.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(wrongToo)) });
  await page.locator("#problems").waitFor();
  await alert.getByText("Entry 1 was altered after it was sealed.").waitFor();
  expect(await page.locator(".duty").count()).toBe(0);
});

test("by keyboard alone an item is entered, what is missing is said, at 320 pixels and in the dark", async () => {
  here = await visit(on, { width: 320, dark: true });
  const { page } = here;
  await open(page, clinic());
  await tabTo(page, /^ > Evidence register/);
  await page.keyboard.press("Enter");
  await tabTo(page, " > Enter an item");
  await page.keyboard.press("Enter");
  await tabTo(page, "Seal the item");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "Still to be said: What is it?" }).waitFor();
  expect(await focused(page)).toBe(" > What is it?");
  await page.keyboard.type("Laptop 7");
  await tabTo(page, "Who took it?");
  await page.keyboard.type("Grace");
  await tabTo(page, /When was it taken\? > What is known/);
  await page.keyboard.type("On a day");
  await tabTo(page, /When was it taken\? > Day/);
  await page.keyboard.type("11232026");
  await tabTo(page, "Where is it kept?");
  await page.keyboard.type("safe 2");
  await tabTo(page, "Seal the item");
  await page.keyboard.press("Enter");
  await page.getByText("Entry 1 is sealed.").waitFor();
  expect(await page.locator(".entry").innerText()).toMatch(/Laptop 7[^]*none was hashed[^]*Monday 23 November 2026/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await violations(page)).toEqual([]);
});

/** Kilobytes that Chromium holds, all its processes together. */
async function held(): Promise<number> {
  const session = await on.browser.newBrowserCDPSession();
  const { processInfo } = (await session.send("SystemInfo.getProcessInfo")) as { processInfo: { id: number }[] };
  await session.detach();
  return processInfo.reduce((sum, { id }) => {
    if (!readdirSync("/proc").includes(String(id))) return sum;
    return sum + Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0);
  }, 0);
}

test("a file of 1 GB is hashed in the browser, in little memory, while the page is used; and not to its end when that is cancelled", { timeout: 180_000 }, async () => {
  const path = join(tmpdir(), `evidence-${process.pid}.img`);
  // Zeros but for its first, middle and last bytes: on the disk it takes a few blocks.
  writeFileSync(path, "first");
  const file = openSync(path, "r+");
  writeSync(file, "middle", 2 ** 29);
  ftruncateSync(file, 2 ** 30);
  writeSync(file, "last", 2 ** 30 - 4);
  closeSync(file);
  try {
    here = await visit(on);
    const { page } = here;
    await open(page, clinic());
    await register(page);
    await page.getByText("Enter an item", { exact: true }).click();
    const choose = page.getByLabel("Choose a file to hash");
    await choose.setInputFiles(path);
    await page.getByRole("button", { name: "Cancel hashing" }).click();
    await page.getByText("Hashing was cancelled.").waitFor();
    expect(await page.locator(".dropping code").count()).toBe(0);

    const before = await held();
    // The longest time in which the page could not answer.
    await page.evaluate(() => {
      const seen = globalThis as unknown as { longest: number; watch: number };
      let last = performance.now();
      seen.longest = 0;
      seen.watch = setInterval(() => {
        seen.longest = Math.max(seen.longest, performance.now() - last);
        last = performance.now();
      }, 10) as unknown as number;
    });
    await choose.setInputFiles(path);
    const bar = page.getByRole("progressbar");
    await bar.waitFor();
    await page.getByLabel("What is it?").fill("Image of the file server");
    let most = 0;
    while ((await bar.count()) > 0) {
      most = Math.max(most, await held());
      await page.waitForTimeout(250);
    }
    const longest = await page.evaluate(() => (clearInterval((globalThis as unknown as { watch: number }).watch), (globalThis as unknown as { longest: number }).longest));
    // As sha256sum has it of this very file.
    await page.getByText("ee0100bd2ce19ad3295a12c9c65a9f46cdec9eac0a754878fb9e081157189c52").waitFor();
    await page.getByText(/evidence-\d+\.img, 1,073,741,824 bytes/).waitFor();
    expect(await page.getByLabel("What is it?").inputValue()).toBe("Image of the file server");
    expect(most - before).toBeLessThan(150_000);
    expect(longest).toBeLessThan(1_000);
  } finally {
    rmSync(path);
  }
});
