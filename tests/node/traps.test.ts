/** The regression traps of the design, by number, through the package: the same small laws as natively. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { NOW } from "../package/support.ts";
import { started, thrown } from "./engine.ts";

const { Engine } = await started();
const root = new URL("../../", import.meta.url);
const options = { now: NOW };

type Incident = Parameters<InstanceType<typeof Engine>["assess"]>[0];

/** A business in Texas that discovered on 2 November 2026 that 620 names with Social Security numbers were taken. */
const texas = () => ({
  schema: 1 as const,
  organization: { kind: "business", zone: "America/Chicago", established_in: ["US-TX"], operates_in: ["US"], main_establishment: "none", roles: ["controller"], sectors: [] as unknown[] | null },
  timeline: { occurred: "2026-10-28", discovered: "2026-11-02T09:30:00-06:00", determined: "2026-11-02T09:30:00-06:00" as string | null },
  cause: "hacking",
  effects: { accessed: true, acquired: true as boolean | null },
  cohorts: [{ residence: "US-TX" as string | null, count: 620 as unknown, subjects: ["customer"], data: ["name", "ssn"], encrypted: false, key_taken: false, medium: "electronic" }] as Record<string, unknown>[],
});

/** What one law of `tests/rules/` says. */
function judged(law: string, incident: unknown) {
  const engine = new Engine();
  const path = `tests/rules/${law}.ron`;
  engine.addRules([{ path, text: readFileSync(new URL(path, root), "utf8") }]);
  const found = engine.assess(incident as Incident, { ...options, onlyLaws: [law] });
  engine.free();
  return found;
}

const status = (law: string, incident: unknown) => Object.fromEntries(judged(law, incident).duties.map((duty) => [duty.id.replace(`${law}/`, ""), duty.status]));

test("trap 1: unknown is never no", () => {
  const open = texas();
  open.effects.acquired = null;
  const [duty] = judged("trap-unknown", open).duties;
  expect([duty?.status, duty?.needs]).toEqual(["undetermined", ["effects.acquired"]]);
  const nowhere = texas();
  nowhere.cohorts[0]!["residence"] = null;
  expect(status("trap-unknown", nowhere)).toEqual({ individuals: "undetermined" });
  expect(status("trap-unknown", { ...texas(), cohorts: undefined })).toEqual({ individuals: "undetermined" });
  const settled = texas();
  settled.effects.acquired = false;
  expect(status("trap-unknown", settled)).toEqual({});
});

test("trap 2: at least and more than differ at the number", () => {
  const counted = (count: unknown) => {
    const incident = texas();
    incident.cohorts[0]!["count"] = count;
    return status("trap-compare", incident);
  };
  expect(counted(499)).toEqual({ "at-most": "owed", "fewer-than": "owed" });
  expect(counted(500)).toEqual({ "at-least": "owed", "at-most": "owed" });
  expect(counted(501)).toEqual({ "at-least": "owed", "more-than": "owed" });
  expect(counted({ at_least: 500, at_most: 501 })).toEqual({ "at-least": "owed", "at-most": "undetermined", "more-than": "undetermined" });
});

test("trap 3: totals are not held against a threshold per State", () => {
  const of = (here: number, there: number) => {
    const incident = texas();
    const [first] = incident.cohorts;
    incident.cohorts = [{ ...first, count: here }, { ...first, residence: "US-VT", count: there }];
    return Object.keys(status("trap-per-state", incident)).sort();
  };
  expect(of(400, 400)).toEqual(["total"]);
  expect(of(500, 500)).toEqual(["total"]);
  expect(of(501, 40)).toEqual(["media@US-TX", "total"]);
});

test("trap 11: an exemption for individuals leaves the others", () => {
  const with_ = (sectors: unknown[] | null) => {
    const incident = texas();
    incident.organization.sectors = sectors;
    return status("trap-exemption", incident);
  };
  expect(with_([])).toEqual({ individuals: "owed", police: "owed" });
  expect(with_([{ sector: "hipaa_covered_entity" }])).toEqual({ police: "owed" });
  expect(with_(null)).toEqual({ individuals: "undetermined", police: "owed" });
});

test("trap 13: free text never contradicts a field", () => {
  const said = (reference: string) => {
    const { duties, questions, warnings } = judged("trap-unknown", { ...texas(), reference });
    return { duties, questions, warnings };
  };
  expect(said("nobody is affected, nothing was acquired")).toEqual(said("INC-2026-014"));
  const prose = { ...texas(), cause: "hacking, but perhaps a lost laptop" };
  expect(thrown(() => judged("trap-unknown", prose)).errors[0]?.path).toBe("cause");
});

test("trap 15: an answer can be taken back, and the object that was handed in is left alone", () => {
  const engine = new Engine();
  const incident = texas();
  const copy = structuredClone(incident);
  const ask = () => JSON.stringify(engine.assess(incident as unknown as Incident, options));
  incident.effects.acquired = copy.effects.acquired = null;
  const before = ask();
  incident.effects.acquired = false;
  expect(ask()).not.toBe(before);
  incident.effects.acquired = null;
  expect(ask()).toBe(before);
  expect(incident).toEqual(copy);
});

test("trap 16: an empty list is not a satisfied one", () => {
  const incident = texas();
  incident.cohorts[0]!["residence"] = "MX";
  const found = judged("trap-unknown", incident);
  expect(found.duties).toEqual([]);
  expect(found.uncovered).toEqual(["MX"]);
  expect(found.warnings.join(" ")).toContain("No duty was found among 1 laws on file");
});

test("trap 17: a later fact does not silently extend a clock", () => {
  // Thirty days from discovery on Monday 2 November end on Wednesday 2 December, whatever is determined or contained later.
  const of = (determined: string | null) => {
    const incident = texas();
    incident.timeline.determined = determined;
    return judged("trap-clock", { ...incident, timeline: { ...incident.timeline, contained: "2026-11-23" } }).duties;
  };
  for (const determined of ["2026-11-02T09:30:00-06:00", "2026-11-20", null]) {
    expect(of(determined).find(({ id }) => id === "trap-clock/from-discovery")?.due).toMatchObject({ at: "2026-12-02T23:59:59-06:00", state: "fixed" });
  }
  // A clock that hangs on the determination says which event started it.
  const moved = of("2026-11-20").find(({ id }) => id === "trap-clock/from-determination");
  expect(moved?.due.proof.map(({ why }) => why).join(" ")).toContain("the determination that there was a breach");
});

test("what each answer leads to, and whose judgement an answer is", () => {
  const engine = new Engine();
  engine.addRules([{ path: "tests/rules/trap-unknown.ron", text: readFileSync(new URL("tests/rules/trap-unknown.ron", root), "utf8") }]);
  const incident = texas();
  incident.effects.acquired = null;
  const found = engine.answers(incident as unknown as Incident, "effects.acquired", { ...options, onlyLaws: ["trap-unknown"] });
  expect(found).toEqual([
    { answers: [true], duties: [{ duty: "trap-unknown/individuals", status: "owed", due: "2026-12-02T23:59:59-06:00", state: "fixed" }] },
    { answers: [false], duties: [] },
  ]);
  expect(thrown(() => engine.answers(texas() as unknown as Incident, "effects.acquired", options)).errors[0]?.path).toBe("effects.acquired");
  incident.effects.acquired = true;
  // Texas asks for no judgement of harm, Colorado does.
  incident.cohorts[0]!["residence"] = "US-CO";
  const { questions } = engine.assess(incident as unknown as Incident, options);
  expect(questions.filter(({ judged_by }) => judged_by !== undefined).map(({ path, judged_by }) => [path, judged_by])).toContainEqual(["harm.likelihood", "the organisation"]);
});

test("a law as a whole, and what changed", () => {
  const engine = new Engine();
  const incident = texas() as unknown as Incident;
  const law = engine.explain(incident, "us-vt", options);
  expect(law.says).toBe("This law asks nothing here: no Vermonters are affected.");
  expect(thrown(() => engine.explain(incident, "us-vtt", options)).errors[0]?.help).toContain("us-vt");
  const few = texas();
  few.cohorts[0]!["count"] = 100;
  const both = [few, texas()].map((found) => engine.assess(found as unknown as Incident, { ...options, all: true }));
  const { changes, differs } = engine.compare(both[0]!, both[1]!);
  expect(differs).toEqual(["facts"]);
  expect(changes.find(({ duty }) => duty === "us-tx/attorney-general")).toMatchObject({
    change: "gained", before: "not_owed", after: "owed", due_after: "2026-12-02T23:59:59-06:00", facts: ["cohorts[0].count"], cite: "§ 521.053(i)",
  });
});
