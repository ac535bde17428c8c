/** The element in each kind of host. */
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { clinic, read } from "../package/support.ts";
import { dist, embed, type Host, serve, visitHost, works } from "./host.ts";
import { stage, violations, type Stage, type Visit } from "./stage.ts";

interface Manifest {
  csp: string;
  files: Record<string, { integrity: string }>;
}
const manifest = JSON.parse(read("pkg.json")) as Manifest;

let on: Stage;
let here: Visit | undefined;
let hosts: Host[] = [];
let folders: string[] = [];
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.close());
afterEach(async () => {
  const visited = here;
  here = undefined;
  await visited?.context.close();
  await Promise.all(hosts.map((host) => host.close()));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  [hosts, folders] = [[], []];
  expect(visited?.wrong ?? []).toEqual([]);
});

const host = async (...given: Parameters<typeof serve>) => {
  const made = await serve(...given);
  hosts.push(made);
  return made;
};
const temporary = () => {
  const folder = mkdtempSync(join(tmpdir(), "noticeclock-"));
  folders.push(folder);
  return folder;
};

describe("a folder on a server", () => {
  test("attributes, events and properties; colours by custom properties, pieces by parts", async () => {
    const { origin } = await host([embed("folder")], { noticeclock: dist });
    here = await visitHost(on, origin, [origin]);
    const { page } = here;
    // Monday 23 November, 17:20 UTC, and 24 elapsed hours (clause 9.1).
    await expect.poll(() => page.locator("#next").innerText()).toBe("2026-11-24T17:20:00+00:00, Northwind Ltd");
    expect(await page.locator(".root").evaluate((found) => getComputedStyle(found).colorScheme)).toBe("light");
    expect(await page.locator(".next a").first().evaluate((found) => [getComputedStyle(found).color, getComputedStyle(found).fontFamily])).toEqual(["rgb(107, 45, 143)", "Georgia, serif"]);
    expect(await page.locator(".toolbar").evaluate((found) => getComputedStyle(found).borderBottomWidth)).toBe("3px");
    expect(await page.locator(".language").isVisible()).toBe(false);
    const answered = await page.evaluate(() => new Promise<{ cause: unknown; duties: number }>((found) => {
      const clock = document.querySelector("notice-clock");
      clock?.addEventListener("notice-clock-change", ({ detail }) => found({ cause: detail.value.cause, duties: detail.assessment?.duties.length ?? -1 }), { once: true });
      if (clock) clock.value = { ...clock.value, cause: "phishing" };
    }));
    expect(answered.cause).toBe("phishing");
    expect(answered.duties).toBeGreaterThan(0);
    await page.evaluate(() => {
      const clock = document.querySelector("notice-clock");
      if (clock) clock.value = { schema: 1, cause: "fishing" };
    });
    await expect.poll(() => page.locator("#next").innerText()).toMatch(/^IncidentErrors/);
    expect(await page.locator(".problems li").first().innerText()).toContain("cause");
    await page.evaluate(() => document.querySelector("notice-clock")?.setAttribute("lang", "de"));
    await page.evaluate(() => document.querySelector("notice-clock")?.setAttribute("theme", "dark"));
    await expect.poll(() => page.locator(".root").evaluate((found) => [found.getAttribute("lang"), getComputedStyle(found).colorScheme])).toEqual(["de", "dark"]);
  });

  test("rules with a problem: the host hears of each, the reader sees line and column", async () => {
    const { origin } = await host([embed("folder")], { noticeclock: dist }, (text) => text.replace('rules="contract-northwind.ron"', 'rules="host.css"'));
    here = await visitHost(on, origin, [origin]);
    await expect.poll(() => here?.page.locator("#next").innerText()).toMatch(/^RuleErrors/);
    expect(await here.page.getByRole("alert").innerText()).toMatch(/host\.css, line \d+, column \d+/);
  });
});

describe("the folder, pinned by the digests of pkg.json", () => {
  const core = Object.keys(manifest.files).find((name) => name.startsWith("core-")) ?? "";
  const pinned = async (integrity: string) => {
    const link = `<link rel="modulepreload" href="noticeclock/${core}" integrity="${integrity}" />`;
    const { origin } = await host([embed("folder")], { noticeclock: dist }, (text) => text.replace('<script type="module" src="noticeclock', `${link}\n    <script type="module" src="noticeclock`));
    here = await visitHost(on, origin, [origin]);
    return here;
  };

  test("it works", async () => {
    const { page } = await pinned(manifest.files[core]?.integrity ?? "");
    await expect.poll(() => page.locator("#next").innerText()).toBe("2026-11-24T17:20:00+00:00, Northwind Ltd");
  });

  test("with another digest nothing of it is run", async () => {
    const { page, wrong } = await pinned(`sha384-${"A".repeat(64)}`);
    await expect.poll(() => wrong.some((line) => line.includes("integrity"))).toBe(true);
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => customElements.get("notice-clock") === undefined)).toBe(true);
    wrong.splice(0, wrong.length, ...wrong.filter((line) => !line.includes("integrity")));
  });
});

test("the npm package, bundled by a host", async () => {
  const folder = temporary();
  cpSync(embed("package"), folder, { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  cpSync(dist, join(folder, "node_modules/noticeclock"), { recursive: true });
  await build({ root: folder, configFile: false, logLevel: "silent", build: { target: "es2022", modulePreload: { polyfill: false } } });
  const { origin } = await host([join(folder, "dist")]);
  here = await visitHost(on, origin, [origin]);
  const { page } = here;
  // The page says that it is in French, and nobody says otherwise.
  await page.getByRole("combobox", { name: "Langue" }).waitFor();
  await expect.poll(() => page.locator("body").getAttribute("data-laws")).toMatch(/^\d+$/);
  await page.getByRole("combobox", { name: "Langue" }).selectOption("en");
  await works(page);
  await page.getByRole("button", { name: "Law library" }).click();
  await page.locator(".laws > li").first().waitFor();
});

describe("one file", () => {
  test("from a disk", async () => {
    const folder = temporary();
    cpSync(embed("one-file"), folder, { recursive: true });
    cpSync(join(dist, "element-inline.js"), join(folder, "element-inline.js"));
    const address = `file://${folder}/index.html`;
    here = await visitHost(on, address, [`file://${folder}/`]);
    const { page } = here;
    await works(page);
    await page.getByRole("button", { name: "Law library" }).click();
    await page.locator(".laws > li").first().waitFor();
    await page.getByRole("combobox", { name: "Language" }).selectOption("de");
    await page.getByRole("button", { name: "Rechtsbibliothek" }).click();
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Bericht (DOCX)" }).click();
    expect(readFileSync(await (await waiting).path()).subarray(0, 2).toString()).toBe("PK");
  });

  const digest = manifest.files["element-inline.js"]?.integrity ?? "";
  const portal = (integrity: string) => host([embed("sharepoint"), dist], {}, (text) => text.replace('data-integrity=""', `data-integrity="${integrity}"`));

  test("as a web part under the policy of SharePoint, pinned by its digest", async () => {
    const { origin } = await portal(digest);
    here = await visitHost(on, `${origin}/web-part.html`, [origin]);
    await works(here.page);
    expect(await here.page.locator(".toolbar button").first().evaluate((found) => getComputedStyle(found).borderStyle)).toBe("solid");
  });

  test("changed on its way, it is not run", async () => {
    const { origin } = await portal(`sha384-${"A".repeat(64)}`);
    here = await visitHost(on, `${origin}/web-part.html`, [origin]);
    await here.page.getByText("The web part could not be loaded.").waitFor();
    here.wrong.splice(0, here.wrong.length, ...here.wrong.filter((line) => !line.includes("integrity")));
  });
});

describe("a frame", () => {
  /** Portal and frame, each on its own origin, each naming the other. */
  const both = async (name: string, page = "", named?: string) => {
    const frame = await host([dist]);
    let portal = "";
    const made = await host([embed(name), dist], {}, (text) => text.replaceAll("https://noticeclock.example", frame.origin).replaceAll("https://portal.example", named ?? portal));
    portal = made.origin;
    here = await visitHost(on, `${portal}/${page}`, [portal, frame.origin]);
    const inside = here.page.frameLocator("iframe");
    await inside.locator(".toolbar").waitFor();
    return { page: here.page, inside, frame };
  };

  test("speaks with the page that its address names", async () => {
    const { page, inside } = await both("frame");
    await inside.getByRole("heading", { name: "Die Pflichten" }).waitFor();
    await page.evaluate((value) => (globalThis as unknown as { clock: { set: (value: unknown) => void } }).clock.set(value), clinic());
    await expect.poll(() => page.locator("#next").innerText()).toMatch(/^2026-1\d-\d\dT/);
    const got = await page.evaluate(() => (globalThis as unknown as { clock: { get: () => Promise<{ value: unknown; assessment: { reference: string } }> } }).clock.get());
    expect(got.value).toEqual(clinic());
    expect(got.assessment.reference).toBe("Clinic, ransomware");
    await page.evaluate(() => (globalThis as unknown as { clock: { set: (value: unknown) => void } }).clock.set({ schema: 1, cause: "x" }));
    await expect.poll(() => page.locator("#next").innerText()).toBe("IncidentErrors: cause");
    // The frame grows with what it shows, and keeps nothing.
    await expect.poll(() => page.locator("iframe").evaluate((found) => (found as HTMLIFrameElement).height)).not.toBe("600");
    expect(await inside.locator(".keeping").count()).toBe(0);
  });

  test("answers another version with an error, and other origins not at all", async () => {
    const { page } = await both("frame");
    const heard = (message: unknown) => page.evaluate((message) => new Promise<string>((found) => {
      const frame = document.querySelector("iframe");
      const origin = new URL(frame?.src ?? "").origin;
      const listen = ({ data }: MessageEvent<{ type: string; name?: string; id?: number }>) => {
        if (data.type === "error" || data.id === 77) found(`${data.type} ${data.name ?? ""}`);
      };
      window.addEventListener("message", listen);
      frame?.contentWindow?.postMessage(message, origin);
      setTimeout(() => found("nothing"), 1_500);
    }), message);
    expect(await heard({ noticeClock: 2, type: "get", id: 77 })).toBe("error VersionError");
    expect(await heard({ noticeClock: 1, type: "get", id: 77 })).toBe("value ");
    expect(await heard({ type: "get", id: 77 })).toBe("nothing");
    expect(await heard("get")).toBe("nothing");
  });

  test("that names another origin stays silent", async () => {
    const { page, inside } = await both("frame", "", "https://elsewhere.example");
    await works(inside, "Beispiel zeigen", /Nächste Frist/);
    expect(await page.locator("#next").innerText()).toBe("none");
    here?.wrong.splice(0, here.wrong.length, ...here.wrong.filter((line) => !line.includes("postMessage")));
  });

  test("works in a page that may run no script", async () => {
    const { inside } = await both("sharepoint", "frame.html");
    await works(inside);
  });
});

describe("a hostile host", () => {
  /** What a reader sees of the pieces: their boxes and the styles that are inherited or reset. */
  const looks = (page: Page) => page.evaluate(() => {
    const root = document.querySelector("notice-clock")?.shadowRoot;
    const properties = ["display", "color", "backgroundColor", "fontFamily", "fontSize", "fontStyle", "fontWeight", "lineHeight", "letterSpacing", "wordSpacing", "textTransform", "textAlign", "textIndent",
      "whiteSpace", "visibility", "pointerEvents", "userSelect", "cursor", "direction", "listStyleType", "colorScheme", "hyphens", "borderCollapse", "padding", "margin", "borderWidth"] as const;
    return [...(root?.querySelectorAll<HTMLElement>("h2, h3, h4, p, a, button, input, select, label, li, table, td, th, details, summary, dt, dd, .root, .big, .duty, svg, text") ?? [])].map((found) => {
      const { x, y, width, height } = found.getBoundingClientRect();
      const style = getComputedStyle(found);
      return `${found.tagName}.${found.getAttribute("class") ?? ""} ${[x, y, width, height].map((n) => Math.round(n * 10) / 10).join(" ")} ${properties.map((name) => style[name]).join("|")}`;
    });
  });

  test("the element looks and works as with a plain one", async () => {
    const seen: string[][] = [];
    const pictures: Buffer[] = [];
    for (const sheet of ["plain.css", "hostile.css"]) {
      const { origin } = await host([embed("hostile")], { noticeclock: dist }, (text) => text.replace("hostile.css", sheet));
      await here?.context.close();
      here = await visitHost(on, origin, [origin]);
      const { page } = here;
      await works(page);
      await page.locator(".drawing").first().waitFor();
      await page.locator(".why summary").first().click();
      await page.mouse.move(0, 0);
      await page.evaluate(() => window.scrollTo(0, 0));
      seen.push(await looks(page));
      pictures.push(await page.screenshot({ fullPage: true, animations: "disabled" }));
      expect(here.wrong).toEqual([]);
    }
    const [plain, hostile] = seen as [string[], string[]];
    expect(plain.length).toBeGreaterThan(200);
    expect(hostile.filter((line, index) => line !== plain[index]).slice(0, 5)).toEqual([]);
    expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(true);
  });

  test("axe finds nothing in it", async () => {
    const { origin } = await host([embed("hostile")], { noticeclock: dist });
    here = await visitHost(on, origin, [origin]);
    await works(here.page);
    // What axe finds in the host's own page is the host's.
    expect((await violations(here.page)).filter((line) => line.includes('"notice-clock"') && !/^(region|page-has-heading-one|landmark)/.test(line))).toEqual([]);
  });
});

describe("servers", () => {
  const snippet = (name: string) => readFileSync(embed(`servers/${name}`), "utf8");

  test.each(["nginx.conf", "htaccess", "web.config"])("%s has the policy that the manifest names, and the type of a module", (name) => {
    expect(snippet(name)).toContain(`"${manifest.csp}; frame-ancestors `);
    expect(snippet(name)).toContain("application/wasm");
  });

  test("nginx takes its snippet, and the page works with it", async () => {
    const nginx = process.env["NGINX"] ?? "/usr/sbin/nginx";
    expect(existsSync(nginx), `no nginx at ${nginx}`).toBe(true);
    const folder = temporary();
    const { origin, close } = await host([folder]);
    const port = new URL(origin).port;
    await close();
    hosts = [];
    const config = snippet("nginx.conf").replace("listen 8080", `listen 127.0.0.1:${port}`).replace("/srv/noticeclock", dist);
    expect(config).toContain(dist);
    const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join("\n");
    const user = process.getuid?.() === 0 ? "user root;\n" : "";
    writeFileSync(join(folder, "nginx.conf"), `${user}pid ${folder}/pid;\ndaemon off;\nevents {}\nhttp {\naccess_log off;\n${temp}\n${config}\n}\n`);
    const given = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")];
    execFileSync(nginx, [...given, "-t"], { stdio: "pipe" });
    const server = spawn(nginx, given, { stdio: "ignore" });
    try {
      await expect.poll(() => fetch(`${origin}/`).then(({ status }) => status, () => 0), { timeout: 10_000 }).toBe(200);
      const core = Object.keys(manifest.files).find((name) => name.startsWith("core-")) ?? "";
      const head = async (name: string) => {
        const { headers } = await fetch(`${origin}/${name}`);
        return Object.fromEntries(["content-type", "content-security-policy", "x-content-type-options", "cache-control", "content-encoding"].map((header) => [header, headers.get(header)]));
      };
      expect(await head("noticeclock_bg.wasm")).toMatchObject({ "content-type": "application/wasm", "x-content-type-options": "nosniff", "cache-control": "no-cache", "content-encoding": "gzip" });
      expect(await head(core)).toMatchObject({ "content-type": "text/javascript; charset=utf-8", "cache-control": "public, max-age=31536000, immutable" });
      expect((await head(""))["content-security-policy"]).toBe(`${manifest.csp}; frame-ancestors 'self' https://portal.example`);
      expect((await fetch(`${origin}/nothing`)).status).toBe(404);
      expect((await fetch(`${origin}/`, { method: "POST" })).status).toBe(403);
      here = await visitHost(on, origin, [origin]);
      await works(here.page);
    } finally {
      const ended = new Promise((done) => server.once("exit", done));
      server.kill("SIGQUIT");
      await ended;
    }
  });
});
