// What a reader waits for: the first answer after navigation, and the answer after a keystroke, in one run with an empty page of the same
// server and with a page that was written by hand for one law (benches/page/baseline.js says what it does and what not).
// Run it by `cargo xtask bench`.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

import { assess } from "../../benches/page/baseline.js";

/** Milliseconds: what a keystroke may take to its answer, before the browser draws. A reader takes 100 ms in all for at once. */
const PROMISE = 50;
const [NAVIGATIONS, KEYSTROKES] = [15, 40];
const { XTASK, RESULTS } = process.env;
const root = new URL("../../", import.meta.url);

/** The page by hand must say what the engine says of its law, or it does less than it claims. */
async function compare() {
  const { initSync, Engine } = await import(new URL("dist/noticeclock.js", root).href);
  initSync({ module: readFileSync(new URL("dist/noticeclock_bg.wasm", root)) });
  const incident = JSON.parse(readFileSync(new URL("examples/clinic-ransomware.json", root), "utf8"));
  const engine = new Engine();
  const variants = [true, false, null].map((acquired) => ({ ...incident, effects: { ...incident.effects, acquired } }));
  variants.push({ ...incident, cohorts: [{ ...incident.cohorts[0], count: 249 }] }, { ...incident, cohorts: [{ ...incident.cohorts[0], count: { at_least: 249, at_most: 20_000 } }] });
  for (const variant of variants) {
    const { duties } = engine.assess(variant, { now: "2026-11-24T09:00:00-06:00" });
    const said = (id, status, at) => `${id} ${status} ${at === null ? "-" : new Date(at).toISOString().replace(".000", "")}`;
    const ours = duties.filter(({ law }) => law === "us-tx").map(({ id, status, due }) => said(id.split("/")[1].split("@")[0], status, due.at)).sort();
    const byHand = assess(variant).map(({ id, owed, due }) => said(id, owed ? "owed" : "undetermined", due)).sort();
    if (ours.join("\n") !== byHand.join("\n")) throw new Error(`the page by hand and the engine differ:\n${byHand.join("\n")}\n\n${ours.join("\n")}`);
  }
}

/** Runs in the page before anything else: when what is waited for stands there and is drawn. */
function watch(selector) {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
  }));
  const there = () => (selector === "" ? document.readyState === "complete" : document.querySelector(selector) ?? document.querySelector("notice-clock")?.shadowRoot?.querySelector(selector));
  globalThis.first = new Promise((found) => {
    const look = () => (there() ? drawn().then(found) : setTimeout(look));
    look();
  });
  // A message that is sent as the key goes down comes after everything that the key sets off at once.
  globalThis.strokes = [];
  addEventListener("keydown", ({ timeStamp }) => {
    const { port1, port2 } = new MessageChannel();
    const stroke = { answered: 0, drawn: 0, says: "" };
    globalThis.strokes.push(stroke);
    port1.onmessage = () => {
      stroke.answered = performance.now() - timeStamp;
      stroke.says = (document.querySelector("#answer") ?? document.querySelector("notice-clock")?.shadowRoot?.querySelector(".answer"))?.textContent ?? "";
    };
    port2.postMessage(null);
    void drawn().then((at) => (stroke.drawn = at - timeStamp));
  }, true);
}

const PAGES = [
  { name: "empty page", path: "empty.html", selector: "" },
  { name: "Texas, by hand", path: "baseline.html", selector: "#answer time" },
  { name: "the page, blank", path: "index.html", selector: ".next" },
  { name: "the page, clinic", path: "clinic.html", selector: ".next time" },
];

const acquired = async (page) => {
  await page.getByText("What was done to the data", { exact: true }).click();
  await page.locator(".facts").getByRole("group", { name: /Were the data acquired/ }).getByRole("radio", { checked: true }).focus();
};
/** To the radio that is chosen of the question whether the data were acquired. */
const REACH = { "baseline.html": (page) => page.getByRole("radio", { checked: true }).focus(), "index.html": acquired, "clinic.html": acquired };

const folder = mkdtempSync(join(tmpdir(), "noticeclock-bench-"));
cpSync(new URL("dist", root), folder, { recursive: true });
cpSync(new URL("benches/page", root), folder, { recursive: true });
const server = spawn(XTASK, ["serve", "--port", "0", folder], { cwd: root.pathname });
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
let browser;
try {
  await compare();
  const address = await new Promise((found) => server.stdout.once("data", (line) => found(String(line).trim())));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });

  /** A reader who was never here: nothing is cached, and no worker answers. */
  const visit = async ({ path, selector }) => {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    await page.addInitScript(watch, selector);
    await page.goto(new URL(path, address).href);
    return { context, page, first: await page.evaluate(() => globalThis.first) };
  };

  const results = PAGES.map(({ name }) => ({ name, first: [], answered: [], drawn: [] }));
  for (let round = -1; round < NAVIGATIONS; round += 1) {
    for (const [index, page] of PAGES.entries()) {
      const { context, first } = await visit(page);
      // The first round warms the machine, and does not count.
      if (round >= 0) results[index].first.push(first);
      await context.close();
    }
  }
  const typed = [];
  for (const [index, page] of PAGES.entries()) typed.push({ index, path: page.path, ...(await visit(page)) });
  for (const { page, path } of typed) await REACH[path]?.(page);
  for (let round = 0; round < KEYSTROKES; round += 1) {
    for (const { page } of typed) {
      await page.bringToFront();
      await page.keyboard.press(round % 2 === 0 ? "ArrowRight" : "ArrowLeft");
      await page.waitForFunction(() => globalThis.strokes.at(-1)?.drawn > 0 && globalThis.strokes.at(-1)?.answered > 0);
    }
  }
  for (const { page, index } of typed) {
    const strokes = await page.evaluate(() => globalThis.strokes);
    const silent = strokes.filter(({ says }, stroke) => stroke > 0 && says === strokes[stroke - 1].says).length;
    if (silent > 0 && PAGES[index].selector !== "") throw new Error(`${PAGES[index].name}: ${silent} keystrokes changed no answer`);
    results[index].answered = strokes.slice(4).map(({ answered }) => answered);
    results[index].drawn = strokes.slice(4).map(({ drawn }) => drawn);
  }

  const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
  const cell = (all) => `${median(all).toFixed(1)} (${Math.min(...all).toFixed(1)})`;
  const row = (what, cells) => console.log(what.padEnd(40) + cells.map((text) => text.padStart(20)).join(""));
  console.log(`\nmilliseconds, median (least) of ${NAVIGATIONS} navigations and ${KEYSTROKES - 4} keystrokes\n`);
  row("", results.map(({ name }) => name));
  row("from navigation to the first answer, drawn", results.map(({ first }) => cell(first)));
  row("from a keystroke to the answer", results.map(({ answered }) => cell(answered)));
  row("from a keystroke to the answer, drawn", results.map(({ drawn }) => cell(drawn)));
  writeFileSync(`${RESULTS}/page.json`, `${JSON.stringify(results, null, 2)}\n`);
  const worst = Math.min(...results.at(-1).answered);
  console.log(`\nfrom a keystroke to the answer, clinic: at best ${worst.toFixed(1)} ms, promised ${PROMISE} ms\n`);
  process.exitCode = worst > PROMISE ? 1 : 0;
} finally {
  await browser?.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
