/** Hosts of the element: pages of `www/embed/`, each on an origin of its own, with the package beside them. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { Page } from "playwright-core";

import { NOW } from "../package/support.ts";
import type { Stage, Visit } from "./stage.ts";

const root = new URL("../../", import.meta.url).pathname;

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml",
};

export interface Host {
  /** `http://localhost:1234`. */
  origin: string;
  close: () => Promise<void>;
}

/**
 * Serves folders: the first that has a file gives it. A path that begins with the name of a mount is looked for in its folder.
 *
 * @param rewrite what is put in place of other text in pages and scripts: addresses, digests
 */
export async function serve(folders: string[], mounts: Record<string, string> = {}, rewrite: (text: string) => string = (text) => text): Promise<Host> {
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? "/", "http://host");
      const [, first = "", rest = ""] = /^\/([^/]*)\/?(.*)$/.exec(pathname) ?? [];
      const within = mounts[first];
      const names = within === undefined ? folders.map((folder) => join(folder, pathname === "/" ? "index.html" : pathname)) : [join(within, rest)];
      for (const name of names) {
        const bytes = await readFile(name).catch(() => undefined);
        if (bytes === undefined) continue;
        const type = TYPES[extname(name)] ?? "text/plain; charset=utf-8";
        const own = within === undefined && /html|javascript/.test(type) && bytes.length < 100_000;
        response.writeHead(200, { "content-type": type, "x-content-type-options": "nosniff" });
        response.end(own ? rewrite(bytes.toString()) : bytes);
        return;
      }
      response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
    })();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((closed) => {
    server.closeAllConnections();
    server.close(() => closed());
  });
  return { origin: `http://localhost:${port}`, close };
}

export const dist = join(root, "dist");
export const embed = (name: string) => join(root, "www/embed", name);

/** Opens a page of a host, and notes what must not be: requests to origins that are not named, violations of the policy, errors. */
export async function visitHost({ browser }: Stage, address: string, allowed: string[]): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: "America/Chicago", reducedMotion: "reduce" });
  const page = await context.newPage();
  const wrong: string[] = [];
  const known = (url: string) => url.startsWith("blob:") || url.startsWith("data:") || allowed.some((origin) => url.startsWith(origin));
  page.on("request", (request) => {
    if (!known(request.url())) wrong.push(`request to ${request.url()}`);
  });
  page.on("console", (message) => wrong.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(error.message));
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(address);
  return { page, context, wrong };
}

/** The element works: from the example to its duties. */
export async function works(page: Pick<Page, "getByRole" | "locator">, button = "Show an example", title = /Next deadline/): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await page.locator(".duty").first().waitFor();
  await page.getByRole("heading", { name: title }).waitFor();
}
