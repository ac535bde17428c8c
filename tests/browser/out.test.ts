/** What is taken along can be read by others, says what it must, and nothing that it must not. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import ICAL from "ical.js";
import mammoth from "mammoth";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";

import { started } from "../node/engine.ts";
import { clinic, NOW } from "../package/support.ts";
import { staged, violations, visit, type Visit } from "./stage.ts";

const on = await staged();
let here: Visit;

const file = (content: unknown, name = "incident.json") => ({ name, mimeType: "application/json", buffer: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)) });
const open = async (page: Page, content: unknown) => {
  await page.getByLabel("Open an incident").setInputFiles(file(content));
  await page.locator(".duty").first().waitFor();
};
const taken = async (page: Page, name: string) => {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};
const table = (bytes: Buffer) => parse(bytes, { columns: true }) as Record<string, string>[];
/** The text of a document as a reader of the format sees it, remarks left out. */
const textOf = async (bytes: Buffer) => (await mammoth.extractRawText({ buffer: bytes })).value;
const htmlOf = async (bytes: Buffer) => (await mammoth.convertToHtml({ buffer: bytes })).value;
const partOf = (bytes: Buffer, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

const answer = async (incident: unknown) => {
  const { Engine } = await started();
  return new Engine().assess(incident as never, { now: NOW });
};
const draftOf = async (page: Page, duty: string) => {
  const anchor = `d-${duty.replace(/[^A-Za-z0-9]+/g, "-")}`;
  for (const fold of await page.locator(".list > details:not([open]) > summary").all()) await fold.click();
  const card = page.locator(".duty", { has: page.locator(`#${anchor}`) });
  await card.getByText("Why, how and what to say").click();
  const waiting = page.waitForEvent("download");
  await card.getByRole("button", { name: /^Draft of the notice/ }).click();
  return readFileSync(await (await waiting).path());
};

/** Two people in Massachusetts, whose law forbids to tell them what happened (M.G.L. c. 93H, § 3(b)). */
const massachusetts = {
  schema: 1,
  reference: "MA-1",
  organization: { kind: "business", zone: "America/New_York", established_in: ["US-MA"], operates_in: ["US"], roles: ["controller"], sectors: [] },
  timeline: { occurred: "2026-11-10", discovered: "2026-11-16T09:00:00-05:00", determined: "2026-11-17T09:00:00-05:00", contained: "2026-11-18" },
  cause: "phishing",
  effects: { accessed: true, acquired: true, used: true },
  cohorts: [{ residence: "US-MA", count: 217, subjects: ["customer"], data: ["name", "ssn"], encrypted: false, medium: "electronic" }],
  harm: { likelihood: "likely", severity: "serious" },
};

describe("the calendar", () => {
  test("holds every dated duty at its instant, with three alarms", async () => {
    here = await visit(on);
    await open(here.page, clinic());
    const { bytes } = await taken(here.page, "Calendar");
    const calendar = new ICAL.Component(ICAL.parse(bytes.toString()));
    const dated = (await answer(clinic())).duties.filter(({ status, due }) => due.at !== null && (status === "owed" || status === "undetermined"));
    const events = calendar.getAllSubcomponents("vevent");
    expect(dated.length).toBeGreaterThan(5);
    expect(events.map((event) => new ICAL.Event(event).startDate.toJSDate().toISOString())).toEqual(dated.map(({ due }) => new Date(due.at ?? "").toISOString()));
    for (const event of events) {
      expect(event.getAllSubcomponents("valarm").map((alarm) => (alarm.getFirstPropertyValue("trigger") as ICAL.Duration).toSeconds())).toEqual([-86_400, -14_400, 0]);
    }
  });
});

describe("the table", () => {
  test("has a row a duty", async () => {
    here = await visit(on);
    await open(here.page, clinic());
    const { bytes } = await taken(here.page, "Table (CSV)");
    const data = table(bytes);
    expect(data.map(({ id, status, due_at }) => [id, status?.replaceAll(" ", "_"), due_at])).toEqual((await answer(clinic())).duties.map(({ id, status, due }) => [id, status, due.at ?? ""]));
  });
});

describe("the report", () => {
  test("holds facts, duties, proofs, open questions and the receipt", async () => {
    here = await visit(on);
    await open(here.page, clinic());
    const { name, bytes } = await taken(here.page, "Report (DOCX)");
    expect(name).toBe("Clinic-ransomware.docx");
    const text = await textOf(bytes);
    const { duties, questions, rules, facts } = await answer(clinic());
    // 620 and 85 Texans, by the file.
    for (const fact of ["Notification duties: Clinic, ransomware", "Texas", "620 people", "Friday 20 November 2026, 18:40 UTC−06:00", "HIPAA covered entity"]) expect(text).toContain(fact);
    for (const { id, cite, due } of duties.filter(({ status }) => status === "owed")) {
      expect(text).toContain(id);
      expect(text).toContain(cite);
      for (const { step, why } of due.proof) {
        expect(text).toContain(step);
        expect(text).toContain(why);
      }
    }
    for (const { ask } of questions) expect(text.toLowerCase()).toContain(ask.toLowerCase());
    expect(text).toContain(rules);
    expect(text).toContain(facts);
    const html = await htmlOf(bytes);
    for (const heading of ["The facts", "Open questions", "Receipt"]) expect(html).toMatch(new RegExp(`<h1>(<[^>]+>)*${heading}`));
  });

  test("on paper says the same, on screen nothing of it", async () => {
    here = await visit(on);
    const { page } = here;
    await open(page, clinic());
    const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
    // The report comes with the other later parts, in a quiet moment; a browser that prints does not wait.
    const prepared = async () => {
      await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
      const found = await page.locator(".paper").count();
      await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
      return found;
    };
    await expect.poll(prepared, { timeout: 20_000 }).toBe(1);
    await expect.poll(() => page.locator(".paper").count()).toBe(0);
    const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ format: "A4" })), verbosity: 0 }).promise;
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => (await (await pdf.getPage(index + 1)).getTextContent()).items.map((item) => ("str" in item ? item.str : "")).join(" ")));
    // Ligatures and the ends of lines come out as spaces.
    const text = pages.join("").replaceAll(/\s/g, "");
    const { duties, rules } = await answer(clinic());
    const said = ["Notification duties: Clinic, ransomware", "Friday 20 November 2026, 18:40", "Open questions", "Receipt", "Is the organisation bound?", rules];
    const missing = [...said, ...duties.filter(({ status }) => status === "owed").map(({ id }) => id)].filter((piece) => !text.includes(piece.replaceAll(/\s/g, "")));
    expect(missing).toEqual([]);
    expect(text.includes("Openanincident")).toBe(false);
    await expect.poll(() => page.locator(".paper").count()).toBe(0);
  });
});

describe("a draft", () => {
  test("has what the law prescribes as headings, filled from the facts, gaps marked", async () => {
    here = await visit(on);
    await open(here.page, clinic());
    const bytes = await draftOf(here.page, "us-tx/attorney-general");
    const html = await htmlOf(bytes);
    const headings = [...html.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, text]) => text?.replaceAll(/<[^>]+>/g, ""));
    // Tex. Bus. & Com. Code § 521.053(i), as its file has it.
    expect(headings).toEqual(["What happened, in general terms", "The number of residents of the place concerned", "How many of them have been told already", "What was done about it", "What will be done about it", "Whether the police are involved"]);
    const text = await textOf(bytes);
    expect(text).toContain("To: Attorney General of Texas");
    expect(text).toContain("ransomware");
    // The 85 others are Lakeside Hospital's.
    expect(text).toContain("620 people");
    expect(text).toContain("[to be written: what will be done about it]");
    expect(partOf(bytes, "word/document.xml").match(/w:highlight w:val="yellow"/g)?.length).toBeGreaterThan(4);
    const remarks = partOf(bytes, "word/comments.xml");
    expect(remarks).toContain("Last moment: Wednesday 23 December 2026, 23:59 UTC−06:00.");
    expect(text).not.toContain("Last moment");
  });

  test("leaves out what must not be said, whatever asks for it", async () => {
    here = await visit(on);
    await open(here.page, massachusetts);
    const duty = (await answer(massachusetts)).duties.find(({ id }) => id === "us-ma/individuals");
    expect(duty?.must_not_say).toEqual(["nature_of_breach", "number_of_residents"]);
    const bytes = await draftOf(here.page, "us-ma/individuals");
    const everything = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith(".xml") && name !== "word/comments.xml").map(([, part]) => strFromU8(part)).join(" ").toLowerCase();
    for (const forbidden of ["phishing", "217", "accessed", "acquired", "nature of the breach", "number of residents"]) expect(everything).not.toContain(forbidden);
    expect(partOf(bytes, "word/comments.xml")).toContain("must not say: the nature of the breach; the number of residents");
    const { duties } = await answer(massachusetts);
    const allowed = await draftOf(here.page, duties.find(({ id }) => id.startsWith("us-ma/attorney-general"))?.id ?? "");
    expect(await textOf(allowed)).toMatch(/phishing/i);
    expect(await textOf(allowed)).toContain("217 people");
  });
});

describe("the register", () => {
  test("has one row with the facts, the effects and whom was told, as CSV and as DOCX", async () => {
    here = await visit(on);
    const incident = { ...clinic(), notices: [{ duty: "us-tx/attorney-general", sent: "2026-11-23T15:00:00-06:00" }] };
    await open(here.page, incident);
    const { bytes: csv } = await taken(here.page, "Register entry (CSV)");
    const data = table(csv);
    expect(data.length).toBe(1);
    expect(data[0]).toMatchObject({ Reference: "Clinic, ransomware", Discovered: "Friday 20 November 2026, 18:40 UTC−06:00", "Categories of people": "patient", "Where they live": "Texas, California, Vermont and France" });
    expect(data[0]?.["Authorities"]).toContain("Attorney General of Texas: sent Monday 23 November 2026, 15:00 UTC−06:00");
    const text = await textOf((await taken(here.page, "Register entry (DOCX)")).bytes);
    for (const value of Object.values(data[0] ?? {}).flatMap((cell) => cell.split("\n"))) expect(text).toContain(value);
    expect(text).toContain("[to be written: Measures taken and planned]");
  });
});

describe("everything, to be opened again", () => {
  test("comes back as it was, with the same receipt, and nothing has changed since", async () => {
    here = await visit(on);
    const { page } = here;
    await open(page, clinic());
    const { bytes } = await taken(page, "Everything, to open again (JSON)");
    const saved = JSON.parse(bytes.toString()) as { incident: unknown; answer: { rules: string; facts: string } };
    expect(saved.incident).toEqual(clinic());
    await page.getByRole("button", { name: "Start anew" }).click();
    await open(page, bytes.toString());
    const receipt = await page.locator(".provenance code").allInnerTexts();
    expect(receipt).toEqual([saved.answer.rules, saved.answer.facts]);
    expect(await page.locator(".since").count()).toBe(0);
  });

  test("from under older rules, it says what has changed", async () => {
    here = await visit(on);
    const { page } = here;
    const now = await answer(clinic());
    const old = structuredClone(now) as typeof now;
    old.rules = `sha256:${"0".repeat(64)}`;
    const owed = old.duties.filter(({ status }) => status === "owed");
    const [gained, moved, lost] = [owed[0], owed[1], owed[2]];
    old.duties = old.duties.filter((duty) => duty !== gained).map((duty) => (duty === moved ? { ...duty, due: { ...duty.due, at: "2026-11-25T23:59:59-06:00" } } : duty));
    if (lost) old.duties.push({ ...lost, id: "xx-old/authority", law: "xx-old", recipient: { ...lost.recipient, name: "an authority of old" } });
    await open(page, { schema: 1, incident: clinic(), answer: old });
    const since = page.locator(".since");
    await since.waitFor();
    const text = await since.innerText();
    expect(text).toContain("The rules have changed since.");
    expect(text).toMatch(/Gained: owed now \(1\)/);
    expect(text).toMatch(/Lost: owed no longer \(1\)\s+An authority of old/);
    expect(text).toMatch(/Moved \(1\)\s+[^]*from Wednesday 25 November 2026, 23:59/);
    expect(await violations(page)).toEqual([]);
    await since.getByRole("button", { name: "Seen" }).click();
    expect(await since.count()).toBe(0);
  });
});

test("hostile text in every field stays text, in every file", async () => {
  here = await visit(on);
  const { page } = here;
  const evil = `<img src=x onerror="globalThis.hit=1">"'=1+1\u0001\uFFFF]]></w:t>`;
  const incident = {
    ...clinic(),
    reference: evil,
    cohorts: [{ ...(clinic()["cohorts"] as object[])[0], owner: evil }, ...(clinic()["cohorts"] as object[])],
    holds: [{ by: evil, covers: null }],
  };
  const work = { duties: { "us-tx/attorney-general": { owner: evil, remark: evil, signed: { by: evil, at: NOW } } }, log: [], versions: [{ name: evil, at: NOW, rules: "x", incident: { schema: 1 } }] };
  await open(page, { schema: 1, incident, work });
  await page.evaluate(() => {
    for (const fold of document.querySelector("notice-clock")?.shadowRoot?.querySelectorAll("details") ?? []) fold.open = true;
  });
  const files = ["Report (DOCX)", "Register entry (DOCX)"];
  for (const name of files) {
    const { bytes, name: suggested } = await taken(page, name);
    expect(suggested).not.toMatch(/[<>"'/\\]/);
    expect(await textOf(bytes)).toContain(`<img src=x onerror="globalThis.hit=1">"'=1+1`);
  }
  const { bytes } = await taken(page, "Register entry (CSV)");
  const data = table(bytes);
  expect(data[0]?.["Reference"]).toBe(evil);
  const ics = ICAL.parse((await taken(page, "Calendar")).bytes.toString());
  expect(new ICAL.Component(ics).getAllSubcomponents("vevent").length).toBeGreaterThan(5);
  expect(await page.evaluate(() => (globalThis as unknown as { hit?: number }).hit)).toBeUndefined();
  expect(await page.evaluate(() => document.querySelector("notice-clock")?.shadowRoot?.querySelectorAll("img, script, style, [style], [onerror]").length)).toBe(0);
});
