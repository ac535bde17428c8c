/** The table of deadlines, through the package. */
import { expect, test } from "vitest";

import { differences, table } from "../package/deadlines.ts";
import { started } from "./engine.ts";

const { Engine } = await started();

test("every row of the table comes out as it was reckoned by hand", () => {
  const { files, asked } = table();
  expect(asked.length).toBeGreaterThan(300);
  expect(differences(Engine, files, asked)).toEqual([]);
});

test("a wrong row is found", () => {
  const { files, asked } = table();
  const [first] = asked;
  expect(differences(Engine, files, first ? [{ ...first, expected: "another", says: "a thing that nothing says" }] : [])).toHaveLength(2);
});
