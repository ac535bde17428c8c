/** The calendars on file stay small. */
import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { expect, test } from "vitest";

test("all calendars together take at most 40 KB after brotli", () => {
  const folder = new URL("../../jurisdictions/calendars/", import.meta.url);
  const names = readdirSync(folder).sort();
  expect(names.length).toBeGreaterThan(150);
  const text = Buffer.concat(names.map((name) => readFileSync(new URL(name, folder))));
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  expect(brotliCompressSync(text, { params }).length).toBeLessThan(40_000);
});
