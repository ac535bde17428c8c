/** What the manifest says is what is there. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { dist, read } from "../package/support.ts";
import { started } from "./engine.ts";

interface Manifest {
  version: string;
  rules: string;
  laws: { id: string }[];
  csp: string;
  exports: Record<string, string | { types: string; default: string }>;
  page: { index: string; fetches: string[]; later: string[] };
  files: Record<string, { bytes: number; integrity: string }>;
}

const root = new URL("../../", import.meta.url);
const manifest = JSON.parse(read("pkg.json")) as Manifest;
const npm = JSON.parse(read("package.json")) as Record<string, unknown>;
const source = JSON.parse(readFileSync(new URL("pkg.json", root), "utf8")) as Record<string, unknown>;

test("it agrees with its source, with package.json and with Cargo.toml", () => {
  const { page, ...rest } = source as { page: { index: string; fetches: string[] } };
  for (const [key, value] of Object.entries(rest)) expect(manifest).toHaveProperty(key, value);
  expect(manifest.page.fetches.map((name) => name.replace(/-[\w-]{8}\.js$/, "-*.js"))).toEqual(page.fetches);
  for (const key of ["name", "version", "description", "license", "exports"]) expect(npm[key]).toEqual(manifest[key as keyof Manifest]);
  expect(readFileSync(new URL("Cargo.toml", root), "utf8")).toContain(`version = "${manifest.version}"`);
});

test("it agrees with the engine", async () => {
  const { Engine } = await started();
  const engine = new Engine();
  expect(manifest.rules).toBe(engine.rulesDigest());
  expect(manifest.laws.map(({ id }) => id)).toEqual(engine.laws().map(({ id }) => id));
});

test("every file is listed with its size and digest", () => {
  const files = readdirSync(dist).filter((file) => file !== "pkg.json").sort();
  expect(Object.keys(manifest.files).sort()).toEqual(files);
  for (const [file, { bytes, integrity }] of Object.entries(manifest.files)) {
    const content = readFileSync(new URL(file, dist));
    expect([content.length, `sha384-${createHash("sha384").update(content).digest("base64")}`]).toEqual([bytes, integrity]);
  }
});

test("every export is there, types first", () => {
  for (const target of Object.values(manifest.exports)) {
    if (typeof target === "string") continue;
    expect(Object.keys(target)).toEqual(["types", "default"]);
    for (const file of Object.values(target)) expect(existsSync(new URL(file, dist))).toBe(true);
  }
});

test("the page asks for the policy that the manifest names, and holds nothing that it forbids", () => {
  const page = read("index.html");
  expect(page).toContain(`content="${manifest.csp}"`);
  expect(page).not.toMatch(/ style=|<style|<script(?![^>]* src=)| on[a-z]+=|https?:/);
});

test("no shipped script evaluates text or logs", () => {
  const scripts = Object.keys(manifest.files).filter((file) => file.endsWith(".js"));
  expect(scripts).toEqual(expect.arrayContaining(["noticeclock.js", "element.js", "inline.js"]));
  for (const file of scripts) {
    const code = read(file).replace(/"[A-Za-z0-9+/=]{1000,}"/g, '""');
    expect(code).not.toMatch(/\beval\(|new Function|\bconsole\.(?!warn)/);
  }
});

test("what is fetched at once holds the digest of the module, and what comes later is listed for whoever pins it too", () => {
  const core = manifest.page.fetches.find((name) => name.startsWith("core-")) ?? "";
  expect(read("element.js")).toContain(core);
  expect(read(core)).toContain(manifest.files["noticeclock_bg.wasm"]?.integrity ?? "missing");
  const named = [...read(core).matchAll(/import\("\.\/([\w-]+\.js)"\)|import\(`\.\/([\w-]+\.js)`\)/g)].map((match) => match[1] ?? match[2]);
  expect(named.length).toBeGreaterThan(3);
  expect(manifest.page.later).toEqual(expect.arrayContaining(named));
});
