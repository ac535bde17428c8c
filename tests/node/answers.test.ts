/** Native and WebAssembly give the same bytes. */
import { describe, expect, test } from "vitest";

import { answers, parting } from "../package/support.ts";
import { started } from "./engine.ts";

const { Engine } = await started();
const engine = new Engine();

describe("every case gives the native engine's bytes", () => {
  const cases = answers();
  test("there are cases", () => expect(cases.length).toBeGreaterThan(20));
  test.each(cases.map((found) => [found.name, found] as const))("%s", (_, { incident, options, answer }) => {
    expect(parting(answer, JSON.stringify(engine.assess(incident as never, options as never)))).toBe("");
  });
  test("from the text of a file, too", () => {
    for (const { incident, options, answer } of cases.slice(0, 20)) {
      expect(JSON.stringify(engine.assessText(JSON.stringify(incident), options as never))).toBe(answer);
    }
  });
});
