// Pictures of the page in each of its states, at three widths and in both themes, to be looked at. THEMES=contrast takes them in
// forced colours, THEMES=print as they come out on paper.
// node xtask/node/pictures.mjs FOLDER [STATE...]   (after cargo xtask dist)
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const root = new URL("../../", import.meta.url);
const [folder = "pictures", ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const read = (name) => JSON.parse(readFileSync(new URL(`examples/${name}`, root), "utf8"));
const clinic = read("clinic-ransomware.json");
const give = (page, incident) => page.evaluate((value) => (document.querySelector("notice-clock").value = value), incident);
const unfold = (page, selector) => page.evaluate((found) => {
  for (const fold of document.querySelector("notice-clock").shadowRoot.querySelectorAll(found)) fold.open = true;
}, selector);
const settled = (page) => page.waitForTimeout(250);
const section = (page, name) => page.locator(`.section[data-section="${name}"] > summary`).click();

/** Each state: how the page comes to it. */
const states = {
  blank: async () => {},
  clinic: (page) => give(page, clinic),
  nationwide: (page) => give(page, read("nationwide.json")),
  duty: async (page) => {
    await give(page, clinic);
    await settled(page);
    await page.locator("#d-us-tx-attorney-general ~ .folds > .why > summary").first().click();
  },
  errors: (page) => give(page, { ...clinic, cause: "ransomwear", cohorts: [{ residence: "US-TX", count: "many" }, { residence: "Texas", count: -3 }] }),
  uncovered: (page) => give(page, { ...clinic, cohorts: [...clinic.cohorts, { residence: "MX", count: 12 }] }),
  people: async (page) => {
    await give(page, clinic);
    await section(page, "People");
    await page.getByRole("button", { name: /^Data involved, group 2/ }).click();
    await unfold(page, '.section[data-section="People"] details');
  },
  import: async (page) => {
    await section(page, "People");
    await page.getByRole("button", { name: "Paste from a spreadsheet" }).click();
    await page.getByLabel("Cells from a spreadsheet").fill("Residence\tNumber\tData\tEncrypted\nTX\t620\tname, ssn\tno\nNY\t80\tname, shoe size\tno\nAtlantis\t5\tname\tyes");
    await page.getByRole("button", { name: "Read the cells" }).click();
    await page.getByText("What the columns stand for").click();
  },
  form: async (page) => {
    await give(page, { ...clinic, holds: [{ by: "FBI", from: "2026-11-23" }], notices: [{ duty: "us-tx/attorney-general", planned: "2026-12-01T12:00:00-06:00" }] });
    await settled(page);
    await unfold(page, ".section");
  },
  work: async (page) => {
    await give(page, clinic);
    await settled(page);
    await give(page, { ...clinic, effects: { ...clinic.effects, acquired: false }, timeline: { ...clinic.timeline, determined: "2026-11-24T08:00:00-06:00" } });
    await settled(page);
    await unfold(page, ".work .section");
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await page.locator(".duty .work-on > summary").first().click();
  },
  refused: async (page) => {
    await give(page, clinic);
    await page.getByText("Show what is not owed").click();
    await page.locator(".refused summary").nth(1).click();
  },
  // The people of California are told before their Attorney General, and too late for Vermont's.
  planned: async (page) => {
    await give(page, { ...clinic, notices: [
      { duty: "us-ca/individuals", planned: "2026-12-01T08:00:00-06:00" },
      { duty: "us-tx/attorney-general", sent: "2026-11-23T15:00:00-06:00" },
      { duty: "us-vt/individuals", planned: "2027-01-15T12:00:00-06:00" },
    ] });
    await settled(page);
    await unfold(page, ".timeline details");
    await page.locator(".duty", { has: page.locator("#d-us-ca-attorney-general") }).getByText("Why, how and what to say").click();
  },
  library: async (page) => {
    await page.getByRole("button", { name: "Law library" }).click();
    await page.locator(".laws > li").first().waitFor();
  },
  law: async (page) => {
    await page.getByRole("button", { name: "Law library" }).click();
    await page.locator("#law-us-ma .link").click();
    await page.locator("#law-title").waitFor();
    await unfold(page, ".law-view details");
  },
  "rule-problems": async (page) => {
    const buffer = Buffer.from('Law(\n    id: "own",\n    binds: Role(controler),\n    trigger: Efect(acquired),\n)\n');
    await page.getByLabel("Open an incident").setInputFiles({ name: "own.ron", mimeType: "text/plain", buffer });
    await page.locator("#rule-problems").waitFor();
  },
  since: async (page) => {
    await give(page, clinic);
    await settled(page);
    const answer = await page.evaluate(() => document.querySelector("notice-clock").assessment);
    const [, moved, ...rest] = answer.duties;
    const old = { ...answer, rules: `sha256:${"0".repeat(64)}`, duties: [{ ...moved, due: { ...moved.due, at: "2026-11-25T23:59:59-06:00" } }, ...rest] };
    const buffer = Buffer.from(JSON.stringify({ schema: 1, incident: clinic, answer: old }));
    await page.getByLabel("Open an incident").setInputFiles({ name: "saved.json", mimeType: "application/json", buffer });
    await page.locator(".since").waitFor();
  },
  plan: async (page) => {
    await give(page, { ...clinic, organization: { ...clinic.organization, sectors: [...clinic.organization.sectors, { sector: "follows_response_plan", in: [] }] } });
    await settled(page);
    await page.getByRole("heading", { name: "Response plan" }).click();
    await page.getByRole("heading", { name: /^Evaluate losses/ }).waitFor();
  },
  exercise: async (page) => {
    await give(page, read("drill-email.json"));
    await settled(page);
    await page.getByRole("heading", { name: "Response plan" }).click();
    await page.getByRole("heading", { name: /^Evaluate losses/ }).waitFor();
  },
  evidence: async (page) => {
    await give(page, clinic);
    await page.getByRole("heading", { name: /^Evidence register/ }).click();
    await page.getByText("Enter an item", { exact: true }).click();
    await page.getByLabel("What is it?").fill("Disk image of the file server");
    await page.getByLabel("Who took it?").fill("Grace Hopper");
    await page.getByLabel("Where is it kept?").fill("safe 2");
    const taken = page.getByRole("group", { name: "When was it taken?" });
    await taken.getByLabel("What is known").selectOption("time");
    await taken.getByLabel("Day and time").fill("2026-11-23T18:00");
    await page.getByRole("button", { name: "Seal the item" }).click();
    await page.getByText("Entry 1 is sealed.").waitFor();
  },
  contracts: async (page) => {
    await page.getByRole("button", { name: "Law library" }).click();
    await page.getByText("Enter a clause of a contract").click();
    await page.getByLabel("Who must be told", { exact: true }).fill("Northwind Ltd");
    await page.getByRole("button", { name: /^Add/ }).first().click();
    await settled(page);
  },
  // Whose data they are, and how many hours the policy of insurance gives, is not known.
  open: async (page) => {
    const { roles: _, ...organization } = clinic.organization;
    await give(page, { ...clinic, organization: { ...organization, sectors: [...organization.sectors, { sector: "cyber_insured", in: [] }] } });
    await settled(page);
    await page.locator("#d-insurance-cyber-insurer ~ .folds > .why > summary").first().click();
  },
  german: async (page) => {
    await give(page, clinic);
    await page.locator(".language select").selectOption("de");
    await page.getByRole("heading", { name: "Die Pflichten" }).waitFor();
    await unfold(page, ".section");
  },
};

const LOOKS = { light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, contrast: { forcedColors: "active" }, print: {} };

const server = spawn("cargo", ["xtask", "serve", "--port", "0"], { cwd: root });
const address = await new Promise((found) => server.stdout.once("data", (line) => found(line.toString().trim())));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  for (const [name, reach] of Object.entries(states)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const width of (process.env.WIDTHS ?? "320,768,1280").split(",").map(Number)) {
      for (const look of (process.env.THEMES ?? "light,dark").split(",")) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, timezoneId: "America/Chicago", ...LOOKS[look] });
        const page = await context.newPage();
        page.on("pageerror", (error) => console.error(`${name}: ${error.message}`));
        await page.clock.setFixedTime(new Date("2026-11-24T09:00:00-06:00"));
        await page.goto(address);
        await page.getByRole("heading", { name: "The duties" }).waitFor();
        await reach(page);
        await settled(page);
        if (look === "print") await page.emulateMedia({ media: "print" });
        await page.screenshot({ path: `${folder}/${name}-${width}-${look}.png`, fullPage: true });
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  server.kill();
}
