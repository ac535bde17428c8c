/** Facts come in by keyboard, from a spreadsheet, from files of two hundred thousand people, and from VERIS. */
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";

import { clinic, NOW } from "../package/support.ts";
import { started } from "../node/engine.ts";
import { focused, tabTo } from "./keyboard.ts";
import { staged, violations, visit, type Visit } from "./stage.ts";
import { tasks } from "./tasks.ts";

const on = await staged();
let here: Visit;

const value = (page: Page) => page.evaluate(() => document.querySelector("notice-clock")?.value as unknown as Record<string, unknown>);
const people = (page: Page) => page.getByText("Who is affected", { exact: true }).click();

describe("by keyboard alone", () => {
  test("the clinic's incident is typed in, and gives its duties", { timeout: 300_000 }, async () => {
    here = await visit(on);
    const { page } = here;
    const { keyboard } = page;
    const to = (name: string | RegExp) => tabTo(page, name);
    const open = async (title: string | RegExp) => {
      await to(title);
      await keyboard.press("Enter");
    };
    /** From the answer that stands at first, "Not known", the last of three. */
    const yesNo = async (name: RegExp, answer: "Yes" | "No") => {
      await to(name);
      await keyboard.press(answer === "Yes" ? "ArrowDown" : "ArrowUp");
    };
    const moment = async (question: string, how: string, digits: string) => {
      await to(`${question} > What is known`);
      await keyboard.type(how);
      if (digits === "") return;
      await to(new RegExp(`^${question.replaceAll("?", "\\?")} > Day`));
      await keyboard.type(digits);
    };
    const tick = async (question: string, search: string | undefined, ...boxes: string[]) => {
      for (const box of boxes) {
        if (search !== undefined) {
          await tabTo(page, `${question} > ${search}`, boxes.indexOf(box) === 0 ? "Tab" : "Shift+Tab");
          await keyboard.press("Control+A");
          await keyboard.type(box);
        }
        await to(`${question} > ${box}`);
        await keyboard.press("Space");
      }
    };
    const list = async (question: string) => {
      await to(`${question} > Not known`);
      await keyboard.press("ArrowDown");
    };
    const fill = async (name: string | RegExp, text: string) => {
      await to(name);
      await keyboard.type(text);
    };

    await moment("When did the incident happen, or begin?", "On a day", "11192026");
    await moment("When was the breach discovered?", "At a time", "112020260640PM");
    await moment("When was the incident contained?", "On a day", "11212026");
    await moment("When was it determined that there was a breach in the sense of the law?", "At a time", "112320261100AM");
    await open("More events");
    await moment("When was a ransom or extortion payment made?", "Not yet", "");

    await open("Who is affected");
    const LIST = "Which of their data are involved?";
    await open("Add a group of people");
    await fill("They live in, group 1", "Texas");
    await fill("How many, group 1", "620");
    await to("Encrypted or otherwise unreadable, group 1");
    await keyboard.type("No");
    await keyboard.press("ArrowDown");
    await list(LIST);
    await tick(LIST, "Search", "Name", "Date of birth", "Social Security number", "Medical information", "Health insurance policy or subscriber number, or claims");
    await open("More about this group");
    await to("Medium of the data > Not known");
    await keyboard.press("ArrowDown");
    await list("What are they to the organisation?");
    await tick("What are they to the organisation?", undefined, "Patient");
    // The other groups are made of the first: without its date of birth and insurance, then in other places.
    await open("Another group with the same data");
    await open("Close");
    await fill("They live in, group 2", "California");
    await fill("How many, group 2", "501");
    await open(/Data involved, group 2:/);
    await tick(LIST, "Search", "Date of birth", "Health insurance policy or subscriber number, or claims");
    for (const again of [3, 4, 5]) {
      await open("Another group with the same data");
      expect(((await value(page))["cohorts"] as unknown[]).length).toBe(again);
    }
    await open("Close");
    await fill("They live in, group 3", "Vermont");
    await fill("How many, group 3", "40");
    await fill("They live in, group 4", "FR");
    await open(/Data involved, group 4:/);
    await tick(LIST, "Search", "Social Security number");
    await open("Close");
    await fill("They live in, group 5", "us-tx");
    await fill("How many, group 5", "85");
    await open(/Data involved, group 5:/);
    await open("More about this group");
    await fill("Whose data are they?", "Lakeside Hospital");

    await open("What was done to the data");
    await to("How did it come about?");
    await keyboard.type("Ransomware");
    await yesNo(/accessed by someone.* > Not known$/, "Yes");
    await yesNo(/acquired by someone.* > Not known$/, "Yes");
    await yesNo(/unavailable for a time.* > Not known$/, "Yes");
    await to("How likely is harm to the people?");
    await keyboard.type("Likely");
    await to("How grave would it be?");
    await keyboard.type("Serious");

    await open("The organisation");
    await fill("Your reference", "Clinic, ransomware");
    await to("What kind of organisation is it? > Not known");
    await keyboard.press("ArrowDown");
    await fill("Its time zone", "America/Chicago");
    await list("How does it hold the data?");
    await tick("How does it hold the data?", undefined, "It decides on the data (controller, owner, licensee)", "It holds them for others (processor, service provider)");
    for (const [question, ...names] of [["Where does it do business?", "US", "France"], ["Where is it established?", "Texas"]]) {
      for (const name of names) {
        await tabTo(page, `${question} > Add a place`);
        await keyboard.type(name);
        await keyboard.press("Enter");
      }
    }
    await to("Main establishment in the EU or EEA");
    await keyboard.type("None");
    await list("Which sectors does it belong to?");
    await tick("Which sectors does it belong to?", undefined, "HIPAA covered entity", "HIPAA business associate");

    await open("What the laws ask");
    await fill("Search the questions", "us-hipaa.low_probability");
    await yesNo(/low probability.* > Not known$/i, "No");
    await open("Holds");
    await open("There are none");
    await open("Notices sent and planned");
    await open("There are none");

    const typed = await value(page);
    const { cohorts, ...rest } = clinic();
    const known = (cohorts as Record<string, unknown>[]).map((cohort) => Object.fromEntries(Object.entries(cohort).filter(([, value]) => value !== null)));
    expect(typed).toEqual({ ...rest, cohorts: known });
    const { Engine } = await started();
    const duties = new Engine().assess(clinic() as never, { now: NOW }).duties;
    expect(await page.evaluate(() => document.querySelector("notice-clock")?.assessment?.duties.map(({ id, due }) => `${id} ${due.at}`))).toEqual(duties.map(({ id, due }) => `${id} ${due.at}`));
    expect(await page.locator(".next time").first().getAttribute("datetime")).toBe(duties.find(({ status, overdue, due }) => status === "owed" && !overdue && due.at !== null)?.due.at);
  });

  test("the matrix marks an element as involved, possible, not; for one group and for all", async () => {
    here = await visit(on);
    const { page } = here;
    await page.evaluate(() => (document.querySelector("notice-clock")!.value = { schema: 1, cohorts: [{ residence: "FR", data: ["name"] }, { residence: "DE" }] }));
    await people(page);
    await tabTo(page, "Data of all groups at a glance");
    await page.keyboard.press("Enter");
    await tabTo(page, "Search the data elements");
    await page.keyboard.type("e-mail address");
    await tabTo(page, /E-mail address, group 1: no/);
    await page.keyboard.press("Enter");
    expect((await value(page))["cohorts"]).toEqual([{ residence: "FR", data: ["name", "email"] }, { residence: "DE" }]);
    await page.keyboard.press("Enter");
    expect((await value(page))["cohorts"]).toEqual([{ residence: "FR", data: ["name"], possible_data: ["email"] }, { residence: "DE" }]);
    await tabTo(page, /E-mail address, all groups: in some groups/, "Shift+Tab");
    await page.keyboard.press("Enter");
    expect((await value(page))["cohorts"]).toEqual([{ residence: "FR", data: ["name", "email"] }, { residence: "DE", data: ["email"] }]);
  });

  test("a place that is none is refused beside the field, and the focus stays", async () => {
    here = await visit(on);
    const { page } = here;
    await tabTo(page, "The organisation");
    await page.keyboard.press("Enter");
    await tabTo(page, "Where is it established? > Add a place");
    await page.keyboard.type("Georgia");
    await page.keyboard.press("Enter");
    expect(await page.getByText("Georgia is no place on file, or could be two.").isVisible()).toBe(true);
    expect(await focused(page)).toBe("Where is it established? > Add a place");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("US-GA");
    await page.keyboard.press("Enter");
    expect((await value(page))["organization"]).toEqual({ established_in: ["US-GA"] });
  });
});

describe("from a spreadsheet", () => {
  const STATES = ["AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY"];
  const LANDS = ["France", "Germany", "Italy", "Spain", "Austria", "Belgium", "Ireland", "Poland", "Sweden", "Finland"];

  test("sixty pasted rows are sixty groups", async () => {
    here = await visit(on);
    const { page } = here;
    await people(page);
    await page.getByRole("button", { name: "Add a group of people" }).click();
    const rows = [...STATES.map((state, index) => `US-${state}\t${index + 1}\tname, ssn\tno`), ...LANDS.map((land, index) => `${land}\tat least ${index + 1}\tname; e-mail address\tyes`)];
    // Into any field of the table: a block of cells is not meant for one field.
    await page.getByLabel("How many, group 1").evaluate((field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }));
    }, rows.join("\r\n"));
    await page.getByText("60 rows make 60 groups").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Put them in place of the 1 that are there" }).click();
    const cohorts = (await value(page))["cohorts"] as Record<string, unknown>[];
    expect(cohorts.length).toBe(60);
    expect(cohorts.find(({ residence }) => residence === "US-WY")).toEqual({ residence: "US-WY", count: 50, data: ["name", "ssn"], encrypted: false });
    expect(cohorts.find(({ residence }) => residence === "FI")).toEqual({ residence: "FI", count: { at_least: 10 }, data: ["email", "name"], encrypted: true });
    expect(await page.locator(".people tbody tr:not(.editor)").count()).toBe(60);
    // 1 + 2 + … + 50 = 1275, and at least 1 + 2 + … + 10 = 55.
    expect(await page.getByText("60 groups, together at least 1,330 people").isVisible()).toBe(true);
    await page.getByRole("button", { name: "Undo" }).click();
    expect((await value(page))["cohorts"]).toEqual([{}]);
  });
});

describe("from a file", () => {
  const PERSONS = 200_000;

  test("two hundred thousand persons, counted while the page stays quick", { timeout: 240_000 }, async () => {
    const places = ["TX", "CA", "NY", "VT"];
    const lines = ["Id,First name,Last name,State,SSN,E-mail,Remark"];
    for (let n = 0; n < PERSONS; n += 1) lines.push(`${n},Ada,"O'Hara, ${n}",${places[n % 4]},${n % 5 === 0 ? "" : "078-05-1120"},p${n}@example.com,"said ""no"" twice"`);
    const file = join(tmpdir(), `noticeclock-persons-${process.pid}.csv`);
    writeFileSync(file, `${lines.join("\r\n")}\r\n`);
    here = await visit(on, { running: true });
    const { page } = here;
    await people(page);
    await page.waitForLoadState("networkidle");
    await page.evaluate(() => {
      const seen: number[] = [];
      (globalThis as unknown as { seen: number[] }).seen = seen;
      const look = () => {
        const bar = document.querySelector("notice-clock")?.shadowRoot?.querySelector("progress");
        if (bar && bar.value !== seen.at(-1)) seen.push(bar.value);
        requestAnimationFrame(look);
      };
      look();
    });
    // What is to be seen would be: some hundred million additions in one go.
    const long = await tasks(page, () => page.evaluate(() => {
      let sum = 0;
      for (let n = 0; n < 400_000_000; n += 1) sum = (sum + n) | 0;
      return sum;
    }));
    expect(Math.max(...long)).toBeGreaterThan(50);
    const read = await tasks(page, async () => {
      await page.getByLabel("Import a file").setInputFiles(file);
      await page.getByText(/200,?000 rows make 8 groups, together 200,000 people/).waitFor({ timeout: 200_000 });
    });
    // In slices, none of which keeps a key or a click waiting.
    expect(read.length).toBeGreaterThan(50);
    expect(read.filter((task) => task > 50)).toEqual([]);
    const progress = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
    expect(progress.length).toBeGreaterThan(3);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    await page.getByRole("button", { name: "Add these 8 groups" }).click();
    const cohorts = (await value(page))["cohorts"] as { residence: string; count: number; data: string[] }[];
    // A fifth has no number; the four places take turns. 160,000 / 4 and 40,000 / 4.
    expect(cohorts.map(({ residence, count, data }) => `${residence} ${count} ${data.join("+")}`).sort()).toEqual(["CA", "NY", "TX", "VT"].flatMap((state) => [`US-${state} 10000 email+name`, `US-${state} 40000 email+name+ssn`]));
  });

  test("reading can be left, and leaves nothing behind", async () => {
    here = await visit(on);
    const { page } = here;
    await people(page);
    const buffer = Buffer.from(`State,SSN\n${"TX,078-05-1120\n".repeat(2_000_000)}`);
    await page.getByLabel("Import a file").setInputFiles({ name: "persons.csv", mimeType: "text/csv", buffer });
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "Leave this" }).click();
    expect(await page.locator(".import").count()).toBe(0);
    expect(await value(page)).toEqual({ schema: 1 });
  });

  test("what the columns stand for can be chosen otherwise", async () => {
    here = await visit(on);
    const { page } = here;
    await people(page);
    const buffer = Buffer.from("Wohin,Zahl\nFrance,7\nGermany,8\n");
    await page.getByLabel("Import a file").setInputFiles({ name: "counts.csv", mimeType: "text/csv", buffer });
    await page.getByText("What the columns stand for").click();
    await page.getByLabel("Column Zahl").selectOption("Nothing that counts");
    await page.getByText("Each row was counted as one person.").waitFor();
    await page.getByText("What the columns stand for").click();
    await page.getByLabel("Column Zahl").selectOption("How many");
    await page.getByText("together 15 people").waitFor();
  });

  test("VERIS: facts are taken over, the rest is said, what is known already stays", async () => {
    here = await visit(on);
    const { page } = here;
    await page.evaluate(() => (document.querySelector("notice-clock")!.value = { schema: 1, cause: "phishing" }));
    await people(page);
    const veris = { incident_id: "V-1", action: { malware: { variety: ["Ransomware"] } }, attribute: { confidentiality: { data_disclosure: "No", data_total: 12, data: [{ variety: "Medical" }] } }, victim: { country: ["FR"], employee_count: "1 to 10" } };
    await page.getByLabel("Import a file").setInputFiles({ name: "veris.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(veris)) });
    await page.getByText("Records, not people: give the number of people here.").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Take over what is not known yet" }).click();
    expect(await value(page)).toEqual({ schema: 1, cause: "phishing", reference: "V-1", effects: { disclosed: false }, organization: { established_in: ["FR"] }, cohorts: [{ possible_data: ["medical"] }] });
  });

  test("hostile strings stay text", async () => {
    here = await visit(on);
    const { page } = here;
    await people(page);
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    const buffer = Buffer.from(`Residence,Number,Owner,"${hostile.replaceAll('"', '""')}"\n"${hostile.replaceAll('"', '""')}",5,"${hostile.replaceAll('"', '""')}",x\n`);
    await page.getByLabel("Import a file").setInputFiles({ name: "x.csv", mimeType: "text/csv", buffer });
    await page.getByRole("button", { name: "Add this group" }).click();
    expect((await value(page))["cohorts"]).toEqual([{ count: 5, owner: hostile }]);
    expect(await page.title()).toMatch(/^Noticeclock/);
    expect(await page.locator("notice-clock img, notice-clock script").count()).toBe(0);
  });
});

describe("the organisation", () => {
  test("is kept in this browser only where that is chosen, and used for another incident", async () => {
    here = await visit(on);
    const { page } = here;
    const organization = { kind: "business", zone: "Europe/Paris", operates_in: ["FR"] } as const;
    await page.evaluate((organization) => (document.querySelector("notice-clock")!.value = { schema: 1, organization: organization as never }), organization);
    await page.getByText("The organisation", { exact: true }).click();
    await page.getByText("Profile of the organisation").click();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.getByRole("button", { name: "Keep it in this browser" }).click();
    await page.getByRole("button", { name: "Start anew" }).click();
    await page.getByRole("button", { name: "Use the kept profile" }).click();
    expect(await value(page)).toEqual({ schema: 1, organization });
    await page.getByRole("button", { name: "Forget it" }).click();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as a profile" }).click();
    const file = await (await waiting).path();
    await page.getByRole("button", { name: "Start anew" }).click();
    await page.getByLabel("Open a profile").setInputFiles(file);
    await expect.poll(() => value(page)).toEqual({ schema: 1, organization });
  });
});

describe("holds", () => {
  test("a hold by its form", async () => {
    here = await visit(on);
    const { page } = here;
    await page.getByText("Holds", { exact: true }).click();
    await page.getByRole("button", { name: "Add a hold" }).click();
    await page.getByLabel("Who asked to wait?").fill("FBI");
    await page.getByLabel("Who asked to wait?").press("Tab");
    await page.getByLabel("In what capacity?").selectOption("Law enforcement");
    const covers = page.getByRole("group", { name: "Which notices must wait?" });
    await covers.getByLabel("These:").check();
    await covers.getByLabel("Individuals").check();
    await page.getByRole("group", { name: "From when?" }).getByLabel("What is known").selectOption("On a day");
    await page.getByRole("group", { name: "From when?" }).getByLabel("Day").fill("2026-11-03");
    expect((await value(page))["holds"]).toEqual([{ by: "FBI", authority: "law_enforcement", covers: ["individuals"], from: "2026-11-03" }]);
    await page.getByRole("button", { name: /^Remove ?: Hold 1$/ }).click();
    expect(await value(page)).toEqual({ schema: 1 });
  });
});
