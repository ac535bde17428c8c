/** Native and WebAssembly give the same bytes in a browser, too. */
import { afterAll, beforeAll, expect, test } from "vitest";

import { differences, table } from "../package/deadlines.ts";
import { answers, parting } from "../package/support.ts";
import { stage, visit, type Stage } from "./stage.ts";

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.close());

test("every case gives the native engine's bytes", async () => {
  const cases = answers();
  expect(cases.length).toBeGreaterThan(20);
  const { page, context, wrong } = await visit(on);
  // As text: the runner would rewrite an import that it sees.
  await page.evaluate(`globalThis.load = () => import(${JSON.stringify(new URL("noticeclock.js", on.address).href)})`);
  const found = await page.evaluate(async (cases) => {
    const { default: init, Engine } = await (globalThis as unknown as { load: () => Promise<typeof import("noticeclock")> }).load();
    await init();
    const engine = new Engine();
    return cases.map(({ incident, options }) => JSON.stringify(engine.assess(incident as never, options as never)));
  }, cases.map(({ incident, options }) => ({ incident, options })));
  const different = cases.flatMap(({ name, answer }, index) => {
    const difference = parting(answer, found[index] ?? "");
    return difference === "" ? [] : [`${name}: ${difference}`];
  });
  expect(different).toEqual([]);
  expect(wrong).toEqual([]);
  await context.close();
});

test("every row of the table of deadlines comes out as it was reckoned by hand", async () => {
  const { files, asked } = table();
  expect(asked.length).toBeGreaterThan(300);
  const { page, context, wrong } = await visit(on);
  const script = JSON.stringify(new URL("noticeclock.js", on.address).href);
  const found = await page.evaluate(`(async () => {
    const { default: init, Engine } = await import(${script});
    await init();
    return (${differences.toString()})(Engine, ${JSON.stringify(files)}, ${JSON.stringify(asked)});
  })()`);
  expect(found).toEqual([]);
  expect(wrong).toEqual([]);
  await context.close();
});
