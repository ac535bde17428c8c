/** Without a network: a second visit works, an update is said and never mixed in, and what is kept is kept only where it was chosen. */
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { clinic } from "../package/support.ts";
import { dist, type Host, serve, visitHost, works } from "./host.ts";
import { stage, violations, visit, type Stage, type Visit } from "./stage.ts";

let on: Stage;
let here: Visit | undefined;
let host: Host | undefined;
const folders: string[] = [];
beforeAll(async () => {
  on = await stage();
});
afterAll(async () => {
  await on.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  const visited = here;
  await visited?.context.close();
  await host?.close();
  [here, host] = [undefined, undefined];
  expect(visited?.wrong ?? []).toEqual([]);
});

/** The page in a folder of its own, which a test may change. */
const copy = () => {
  const folder = mkdtempSync(join(tmpdir(), "noticeclock-"));
  folders.push(folder);
  cpSync(dist, folder, { recursive: true });
  return folder;
};
const controlled = (page: Page) => expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state ?? "none"), { timeout: 30_000 }).toBe("activated");
const caches_ = (page: Page) => page.evaluate(() => caches.keys());
const digest = (bytes: Buffer | string) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** Another build in place of the one that is there: a sentence of its page differs, as its worker is told. */
function update(folder: string, mark: string, honest = true): void {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const next = page.replace(/<h1>[^<]*<\/h1>/, `<h1>Noticeclock ${mark}</h1>`);
  const worker = readFileSync(join(folder, "worker.js"), "utf8");
  const told = worker.replace(digest(page), honest ? digest(next) : digest("another")).replace(/[0-9a-f]{16}(?=[`"'])/, createHash("sha256").update(mark).digest("hex").slice(0, 16));
  expect(told).not.toBe(worker);
  writeFileSync(join(folder, "index.html"), next);
  writeFileSync(join(folder, "worker.js"), told);
}

describe("the service worker", () => {
  test("a second visit works without a network, every part of it", async () => {
    host = await serve([copy()]);
    here = await visitHost(on, `${host.origin}/`, [host.origin]);
    const { page, context } = here;
    await page.getByRole("heading", { name: "The duties" }).waitFor();
    await controlled(page);
    await page.close();
    await host.close();
    host = undefined;
    await context.setOffline(true);
    const again = await context.newPage();
    const wrong: string[] = [];
    again.on("console", (message) => wrong.push(message.text()));
    again.on("pageerror", (error) => wrong.push(error.message));
    await again.goto(here.page.url());
    await works(again);
    await again.getByRole("button", { name: "Law library" }).click();
    await again.locator(".laws > li").first().waitFor();
    await again.getByRole("button", { name: "Law library" }).click();
    await again.locator(".language select").selectOption("de");
    await again.getByRole("heading", { name: "Die Pflichten" }).waitFor();
    const waiting = again.waitForEvent("download");
    await again.getByRole("button", { name: "Bericht (DOCX)" }).click();
    expect(readFileSync(await (await waiting).path()).subarray(0, 2).toString()).toBe("PK");
    expect(wrong.filter((line) => !line.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
  });

  test("an update says so, waits, and is taken whole", async () => {
    const folder = copy();
    host = await serve([folder]);
    here = await visitHost(on, `${host.origin}/`, [host.origin]);
    const { page } = here;
    await page.getByRole("heading", { name: "The duties" }).waitFor();
    await controlled(page);
    const [first] = await caches_(page);
    update(folder, "next");
    await page.reload();
    const notice = page.locator("#update");
    await notice.getByRole("button", { name: "Use the new version" }).waitFor();
    // Until it is taken, the old build answers, also to a page that is loaded anew.
    expect(await page.locator("h1").innerText()).toBe("Noticeclock");
    await page.reload();
    await page.getByRole("heading", { name: "The duties" }).waitFor();
    expect(await page.locator("h1").innerText()).toBe("Noticeclock");
    await notice.getByRole("button", { name: "Use the new version" }).waitFor();
    expect(await violations(page)).toEqual([]);
    // With a second window of the old build open, it must wait on.
    const second = await here.context.newPage();
    await second.goto(`${host.origin}/`);
    await second.getByRole("heading", { name: "The duties" }).waitFor();
    await notice.getByRole("button", { name: "Use the new version" }).click();
    await expect.poll(() => notice.innerText()).toContain("Close the other windows");
    await second.close();
    await page.reload();
    await notice.getByRole("button", { name: "Use the new version" }).click();
    await expect.poll(() => page.locator("h1").innerText(), { timeout: 15_000 }).toBe("Noticeclock next");
    await page.getByRole("heading", { name: "The duties" }).waitFor();
    const left = await caches_(page);
    expect(left.length).toBe(1);
    expect(left).not.toEqual([first]);
  });

  test("a server that is half updated gives no build at all: the old one stays", async () => {
    const folder = copy();
    host = await serve([folder]);
    here = await visitHost(on, `${host.origin}/`, [host.origin]);
    const { page } = here;
    await page.getByRole("heading", { name: "The duties" }).waitFor();
    await controlled(page);
    update(folder, "torn", false);
    await page.reload();
    await page.getByRole("heading", { name: "The duties" }).waitFor();
    const became = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
      const worker = registration?.installing;
      if (!worker) return registration?.waiting ? "waiting" : "none";
      return new Promise<string>((found) => worker.addEventListener("statechange", () => found(worker.state)));
    });
    expect(became).toBe("redundant");
    expect(await page.locator("h1").innerText()).toBe("Noticeclock");
    expect(await page.locator("#update").isHidden()).toBe(true);
    here.wrong.splice(0, here.wrong.length, ...here.wrong.filter((line) => !/integrity|digest/.test(line)));
  });

  test("keeps all that the page can fetch, and nothing of the package beside it", () => {
    const told = Object.keys(JSON.parse(/\{"[^{}]*"index\.html"[^{}]*\}/.exec(readFileSync(join(dist, "worker.js"), "utf8"))?.[0] ?? "{}") as object);
    const script = (name: string) => readFileSync(join(dist, name), "utf8");
    const parts = readdirSync(dist).filter((name) => /-[A-Za-z0-9_-]{8}\.js$/.test(name));
    expect(parts.filter((name) => !told.includes(name))).toEqual([]);
    for (const name of ["index.html", "page.css", "icon.svg", "element.js", "page.js", "noticeclock_bg.wasm", "law.json", "clinic-ransomware.json"]) expect(told).toContain(name);
    expect(told.filter((name) => /\.d\.ts$|inline|^frame|^host|^worker|package\.json/.test(name))).toEqual([]);
    expect(script("element.js")).not.toContain("serviceWorker");
    expect(parts.filter((name) => script(name).includes("serviceWorker"))).toEqual([]);
  });
});

describe("keeping", () => {
  const choice = (page: Page) => page.getByLabel("Keep the facts in this browser, and take them up again next time");
  const stored = (page: Page) => page.evaluate(async () => [(await indexedDB.databases()).map(({ name }) => name), Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]);
  const value = (page: Page) => page.evaluate(() => document.querySelector("notice-clock")?.value);

  test("is off until it is chosen: nothing is left", async () => {
    here = await visit(on);
    const { page } = here;
    await page.getByRole("button", { name: "Show an example" }).click();
    await page.locator(".duty").first().waitFor();
    expect(await choice(page).isChecked()).toBe(false);
    expect(await stored(page)).toEqual([[], [], [], ""]);
    await page.reload();
    await page.getByRole("heading", { name: "The duties" }).waitFor();
    expect(await value(page)).toEqual({ schema: 1 });
  });

  test("chosen, the facts come back, also those of later; wiped with one button, nothing is left", async () => {
    here = await visit(on);
    const { page } = here;
    await page.getByRole("button", { name: "Show an example" }).click();
    await page.locator(".duty").first().waitFor();
    await page.evaluate(() => localStorage.setItem("noticeclock.profile", "{}"));
    await choice(page).check();
    await page.getByText("The facts are kept in this browser.").waitFor();
    // To end the one is not to end the other.
    await choice(page).uncheck();
    await page.getByText("Only the profile of the organisation is kept.").waitFor();
    await expect.poll(() => stored(page)).toEqual([[], ["noticeclock.profile"], [], ""]);
    await choice(page).check();
    await page.getByText("The facts are kept in this browser.").waitFor();
    await page.evaluate(() => {
      const clock = document.querySelector("notice-clock");
      if (clock) clock.value = { ...clock.value, reference: "KEPT-2" };
    });
    await expect.poll(() => page.evaluate(() => new Promise<string>((found) => {
      const opening = indexedDB.open("notice-clock");
      opening.onsuccess = () => {
        const asked = opening.result.transaction("files").objectStore("files").get("last");
        asked.onsuccess = () => {
          opening.result.close();
          found(String(asked.result));
        };
      };
    }))).toContain("KEPT-2");
    // More than once: a page that begins empty must not keep that over what was kept.
    for (let again = 0; again < 3; again += 1) {
      await page.reload();
      await expect.poll(() => value(page)).toEqual({ ...clinic(), reference: "KEPT-2" });
      await page.locator(".duty").first().waitFor();
    }
    expect(await choice(page).isChecked()).toBe(true);
    await page.getByRole("button", { name: "Wipe what is kept" }).click();
    await page.getByText("Nothing is kept.").waitFor();
    await expect.poll(() => stored(page)).toEqual([[], [], [], ""]);
    // The facts are still on the page; they are not kept again by themselves.
    await page.evaluate(() => {
      const clock = document.querySelector("notice-clock");
      if (clock) clock.value = { ...clock.value, reference: "AFTER" };
    });
    await page.waitForTimeout(300);
    expect(await stored(page)).toEqual([[], [], [], ""]);
    await page.reload();
    await page.getByRole("heading", { name: "The duties" }).waitFor();
    expect(await value(page)).toEqual({ schema: 1 });
  });
});
