/** A real Chromium, and the real server with its headers. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, expect } from "vitest";

import { NOW } from "../package/support.ts";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export interface Stage {
  browser: Browser;
  address: string;
  /** Those that were not put away yet. */
  visits: Visit[];
  close: () => Promise<void>;
}

export async function stage(): Promise<Stage> {
  const { XTASK } = process.env;
  const serve = ["serve", "--port", "0"];
  const root = new URL("../../", import.meta.url).pathname;
  const server = XTASK ? spawn(XTASK, serve, { cwd: root }) : spawn("cargo", ["xtask", ...serve], { cwd: root });
  const address = await new Promise<string>((found, failed) => {
    server.stdout.once("data", (line: Buffer) => found(line.toString().trim()));
    server.stderr.once("data", (line: Buffer) => failed(new Error(line.toString())));
    server.once("error", failed);
  });
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const close = async () => {
    await browser.close();
    server.kill();
  };
  return { browser, address, visits: [], close };
}

/** The stage of a file of tests, taken down after the last of them; after each its visits are put away, and nothing may have been wrong. */
export async function staged(): Promise<Stage> {
  const on = await stage();
  afterAll(() => on.close());
  afterEach(async () => {
    const visits = on.visits.splice(0);
    for (const { context } of visits) await context.close();
    expect(visits.flatMap(({ wrong }) => wrong)).toEqual([]);
  });
  return on;
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Requests to elsewhere, violations of the policy, errors: must stay empty. */
  wrong: string[];
}

/** Opens the page with a clock that stands still, unless it is to run, and notes everything that must not be. */
export async function visit({ browser, address, visits }: Stage, settings: { width?: number; dark?: boolean; path?: string; running?: boolean; worker?: boolean } = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: settings.width ?? 1280, height: 900 },
    colorScheme: settings.dark ? "dark" : "light",
    timezoneId: "America/Chicago",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  const found: Visit = { page, context, wrong };
  visits.push(found);
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("blob:")) wrong.push(`request to ${url}`);
  });
  page.on("console", (message) => wrong.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(error.message));
  // The service worker fetches every file of the page: only where it is what is looked at.
  if (!settings.worker) await context.addInitScript(() => Object.defineProperty(navigator, "serviceWorker", { value: undefined }));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  if (!settings.running) await page.clock.setFixedTime(new Date(NOW));
  await page.goto(new URL(settings.path ?? "", address).href);
  if (settings.path === undefined) await page.getByRole("heading", { name: "The duties" }).waitFor();
  return found;
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds against WCAG 2.2 A and AA, or against some of its rules alone. */
export async function violations(page: Page, rules: string[] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: { run: (on: Document, how: unknown) => Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }> } };
    const found = await axe.run(document, { runOnly });
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${JSON.stringify(node.target)} ${node.failureSummary}`));
  }, rules);
}

/** What axe finds in both themes: of all its rules, the contrast alone hangs on the theme. */
export async function violationsInBoth(page: Page): Promise<string[]> {
  const light = await violations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violations(page, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark.map((line) => `dark: ${line}`)];
}
