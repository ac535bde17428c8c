/** What the methods take, give and throw. */
import { describe, expect, test } from "vitest";

import { clinic, NOW } from "../package/support.ts";
import { load, started, thrown } from "./engine.ts";

const { Engine, fromWallClock, toWallClock, zoneNames } = await started();
const engine = new Engine();
const options = { now: NOW };
const assess = (incident: unknown, given: unknown = options) => engine.assess(incident as never, given as never);

/** JSON paths of what an incident is refused for. */
const refused = (incident: unknown, given?: unknown) => {
  const error = thrown(() => assess(incident, given));
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe("IncidentErrors");
  return error.errors;
};

describe("values that JSON cannot say are errors, never dropped", () => {
  const cyclic: Record<string, unknown> = { schema: 1 };
  cyclic["organization"] = cyclic;
  const twice = Array.from({ length: 70 }).reduce<unknown>((inner) => [inner, inner], 1);
  test.each([
    ["NaN", { schema: 1, cohorts: [{ count: NaN }] }, "cohorts[0].count", "NaN"],
    ["Infinity", { schema: 1, cohorts: [{ count: Infinity }] }, "cohorts[0].count", "infinite"],
    ["a fraction", { schema: 1, cohorts: [{ count: 1.5 }] }, "cohorts[0].count", "a fraction"],
    ["a BigInt", { schema: 1, cohorts: [{ count: 5n }] }, "cohorts[0].count", "bigint"],
    ["a function", { schema: 1, cause: () => "ransomware" }, "cause", "function"],
    ["a symbol", { schema: 1, cause: Symbol("x") }, "cause", "symbol"],
    ["a Date", { schema: 1, timeline: { discovered: new Date() } }, "timeline.discovered", "Date"],
    ["a Map", { schema: 1, effects: new Map([["acquired", true]]) }, "effects", "Map"],
    ["a Set", { schema: 1, cohorts: [{ data: new Set(["ssn"]) }] }, "cohorts[0].data", "Set"],
    ["a boxed number", { schema: 1, cohorts: [{ count: Object(5) as unknown }] }, "cohorts[0].count", "Number"],
    ["half a surrogate pair", { schema: 1, reference: "a\ud800" }, "reference", "surrogate"],
    ["a getter that throws", { schema: 1, get cause() { throw new Error("no"); } }, "cause", "cannot be read"],
    ["an unknown key", { schema: 1, reidents: 3 }, "reidents", "unknown key"],
  ])("%s", (_, incident, path, message) => {
    const errors = refused(incident);
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(errors[0]?.message).toContain(message);
  });
  test("an object that holds itself", () => expect(refused(cyclic)[0]?.message).toContain("nested too deep"));
  test("a list that holds another twice, seventy times over", () => expect(refused({ schema: 1, cohorts: twice }).length).toBeGreaterThan(0));
  test.each([undefined, null, 1, "text", [], new Date()])("no incident: %s", (value) => expect(refused(value).length).toBeGreaterThan(0));
});

test("every error of an incident at once, with path and help", () => {
  const errors = refused({ schema: 1, cause: "ransomwear", cohorts: [{ count: -1, residence: "TX" }], timeline: { discovered: "2026-02-30" } });
  expect(errors.map((error) => error.path).sort()).toEqual(["cause", "cohorts[0].count", "cohorts[0].residence", "timeline.discovered"]);
  expect(errors.find((error) => error.path === "cause")?.help).toContain("ransomware");
});

test("undefined is absent, and objects without a prototype are plain", () => {
  const bare = Object.assign(Object.create(null) as object, { schema: 1, cause: undefined, cohorts: undefined });
  expect(JSON.stringify(assess(bare))).toBe(JSON.stringify(assess({ schema: 1 })));
});

describe("options are read as strictly", () => {
  test.each([
    [undefined, "options.now"],
    [{}, "options.now"],
    [{ now: undefined }, "options.now"],
    [{ now: new Date() }, "options.now"],
    [{ now: "yesterday" }, "options.now"],
    [{ now: "2026-11-24" }, "options.now"],
    [{ now: NOW, asof: "2026-01-01" }, "options.asof"],
    [{ now: NOW, asOf: "2026-02-30" }, "options.asOf"],
    [{ now: NOW, all: "yes" }, "options.all"],
    [{ now: NOW, onlyLaws: "us-tx" }, "options.onlyLaws"],
    [{ now: NOW, onlyLaws: ["us-zz"] }, "options.onlyLaws"],
    ["now", "options"],
  ])("%j", (given, path) => {
    const error = thrown(() => engine.assess({ schema: 1 }, given as never));
    expect([error.name, error.errors[0]?.path]).toEqual(["IncidentErrors", path]);
  });
});

test("text that is no JSON: line and column; a key that stands twice is an error", () => {
  const [error] = thrown(() => engine.assessText('{"schema": 1,\n  "cause" "x"}', options)).errors;
  expect(error).toMatchObject({ line: 2, path: "" });
  expect(thrown(() => engine.assessText('{"schema": 1, "cause": null, "cause": null}', options)).message).toContain("twice");
});

describe("rules", () => {
  test("every problem, at its place; and the engine is as it was", () => {
    const own = new Engine();
    const before = own.rulesDigest();
    const error = thrown(() => own.addRules([{ path: "x/wrong.ron", text: "Law(\n    id: 3,\n)" }]));
    expect(error.name).toBe("RuleErrors");
    expect(error.errors[0]).toMatchObject({ path: "x/wrong.ron" });
    for (const { line, column, message } of error.errors) expect([typeof line, typeof column, typeof message]).toEqual(["number", "number", "string"]);
    expect(own.rulesDigest()).toBe(before);
    expect(own.assess(clinic() as never, options).duties.length).toBeGreaterThan(5);
    own.free();
  });
  test.each([[undefined], [[{ path: "a" }]], [[{ path: "a", text: 1 }]], [[{ path: "a", text: "b", more: 1 }]]])("no rule files: %j", (files) => {
    expect(thrown(() => new Engine().addRules(files as never)).name).toBe("ArgumentErrors");
  });
  test("an engine of no laws answers, and says that nothing is on file", () => {
    const words = thrown(() => Engine.fromFiles([{ path: "x.ron", text: "Law()" }]));
    expect(words.name).toBe("RuleErrors");
  });
});

test("the same input gives the same bytes, in whatever order its keys stand", () => {
  const incident = clinic();
  const turned = Object.fromEntries(Object.entries(incident).reverse());
  expect(JSON.stringify(assess(turned))).toBe(JSON.stringify(assess(incident)));
});

test("explain gives any duty, owed or not, with its proof", () => {
  const { duties } = assess(clinic());
  const first = duties[0];
  const found = engine.explain(clinic() as never, first?.id ?? "", options);
  expect(found).toEqual(first);
  expect(engine.explain(clinic() as never, first?.id ?? "").overdue).toBe(false);
  expect(thrown(() => engine.explain(clinic() as never, "us-tx/attorney-generel", options)).errors[0]?.help).toContain("us-tx/attorney-general");
});

test("exports take the answer back", () => {
  const found = assess(clinic());
  expect(engine.toIcs(found)).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(engine.toCsv(found).split("\r\n").length).toBeGreaterThan(found.duties.length);
  expect(engine.toMarkdown(found)).toContain("#");
  expect(thrown(() => engine.toIcs({} as never)).name).toBe("ArgumentErrors");
});

test("what is on file", () => {
  const words = engine.vocabulary();
  expect(words.elements.some(({ id }) => id === "ssn")).toBe(true);
  expect(words.places.find(({ code }) => code === "US-TX")?.name).toBe("Texas");
  expect(engine.laws().map(({ id }) => id)).toContain("us-tx");
  expect(engine.rulesDigest()).toMatch(/^sha256:[0-9a-f]{64}$/);
});

describe("wall clocks", () => {
  test("a time and a zone make an instant, and back", () => {
    const there = fromWallClock("2026-11-20T18:40", "America/Chicago");
    expect(there).toEqual({ at: "2026-11-20T18:40:00-06:00", local: "2026-11-20T18:40:00", abbreviation: "CST", doubt: null });
    expect(toWallClock(there.at, "Europe/Paris").local).toBe("2026-11-21T01:40:00");
  });
  test("an hour that happens twice: the first; an hour that does not happen: the second before it", () => {
    expect(fromWallClock("2026-11-01T01:30", "America/Chicago")).toMatchObject({ at: "2026-11-01T01:30:00-05:00", doubt: "twice" });
    expect(fromWallClock("2026-03-08T02:30", "America/Chicago")).toMatchObject({ at: "2026-03-08T01:59:59-06:00", doubt: "skipped" });
  });
  test("Vancouver stays on daylight time from November 2026 by the data on board", () => {
    expect(toWallClock("2026-12-01T20:00:00Z", "America/Vancouver").local).toBe("2026-12-01T13:00:00");
  });
  test.each([["2026-11-01", "America/Chicago"], ["2026-13-01T00:00", "America/Chicago"], ["2026-11-01T01:30", "America/Chikago"]])("%s in %s", (local, zone) => {
    expect(thrown(() => fromWallClock(local, zone)).name).toBe("ArgumentErrors");
  });
  test("names", () => expect(zoneNames()).toContain("America/Chicago"));
});

test("nothing happens at import time: without init every call fails, and says so by an error", async () => {
  const fresh = await load("noticeclock.js?fresh");
  expect(() => new fresh.Engine()).toThrow();
});

test("the one-file build carries its module", async () => {
  const inline = (await load("inline.js")) as unknown as { default: () => Promise<unknown>; Engine: typeof Engine };
  expect(() => new inline.Engine()).toThrow();
  await inline.default();
  expect(JSON.stringify(new inline.Engine().assess(clinic() as never, options))).toBe(JSON.stringify(assess(clinic())));
});
