/** Steps back and forth, the log of what they did, and the file that holds them. */
import type { Assessment, DutyOut, Incident } from "noticeclock";
import { describe, expect, test } from "vitest";

import { factChanges, memo } from "../../www/src/work/compare.ts";
import { Desk } from "../../www/src/work/desk.ts";
import { read, write } from "../../www/src/work/file.ts";
import { NO_WORK } from "../../www/src/work/model.ts";

/** What a file without rules of its own and without an answer holds of them. */
const NOTHING = { rules: [], answer: undefined };

const at = (minute: number) => `2026-11-24T09:${String(minute).padStart(2, "0")}:00-06:00`;
const duty = (id: string, status: string, due: string | null = null) => ({ id, status, due: { at: due, state: due === null ? "open" : "fixed" } }) as DutyOut;
const answer = (...duties: DutyOut[]) => ({ duties, assessed_at: at(0) }) as unknown as Assessment;
const name = ({ id }: DutyOut) => id;

describe("what has changed", () => {
  test("facts, by path; a count is one value, and so is a list of words", () => {
    const before = { schema: 1, cohorts: [{ residence: "FR", count: 3, data: ["name"] }], effects: { acquired: true } };
    const after = { schema: 1, cohorts: [{ residence: "FR", count: { at_least: 3 }, data: ["name", "email"] }, { residence: "DE" }], cause: "hacking" };
    expect(factChanges(before, after)).toEqual([
      { path: "cohorts[0].count", before: 3, after: { at_least: 3 } },
      { path: "cohorts[0].data", before: ["name"], after: ["name", "email"] },
      { path: "cohorts[1].residence", after: "DE" },
      { path: "effects.acquired", before: true },
      { path: "cause", after: "hacking" },
    ]);
  });

  test("null is as unknown as absent, and an empty list is neither", () => {
    expect(factChanges({ cause: null }, {})).toEqual([]);
    expect(factChanges({}, { cohorts: [] })).toEqual([{ path: "cohorts", after: [] }]);
  });

  test("duties: gained, lost, moved, done, no longer certain; the rest is counted", () => {
    const before = answer(duty("a", "undetermined"), duty("b", "owed", at(1)), duty("c", "owed", at(2)), duty("d", "owed", at(3)), duty("e", "owed", at(4)), duty("f", "undetermined"), duty("h", "owed", at(5)));
    const after = answer(duty("a", "owed", at(9)), duty("c", "owed", at(8)), duty("d", "done", at(3)), duty("e", "undetermined", at(4)), duty("g", "undetermined"), duty("h", "owed", at(5)));
    const { duties, ruledOut, opened } = memo(before, after, name);
    expect(duties.map(({ id, turn }) => [id, turn])).toEqual([["a", "gained"], ["b", "lost"], ["c", "moved"], ["d", "done"], ["e", "open"]]);
    expect(duties[2]).toEqual({ id: "c", name: "c", turn: "moved", before: at(2), after: at(8) });
    expect([ruledOut, opened]).toEqual([1, 1]);
  });
});

describe("the desk", () => {
  const [one, two, three]: [Incident, Incident, Incident] = [{ schema: 1 }, { schema: 1, cause: "hacking" }, { schema: 1, cause: "phishing" }];
  const sitting = () => {
    const desk = new Desk();
    desk.answered(one, answer(), at(0), name);
    desk.answered(two, answer(duty("a", "owed", at(30))), at(1), name);
    desk.answered(three, answer(), at(2), name);
    return desk;
  };

  test("steps go back and forth, and the log tells of each, also of those taken back", () => {
    const desk = sitting();
    const back = desk.step(true, three, at(3));
    expect(back).toBe(two);
    desk.answered(two, answer(duty("a", "owed", at(30))), at(3), name);
    expect(desk.step(true, two, at(4))).toBe(one);
    desk.answered(one, answer(), at(4), name);
    expect(desk.canUndo).toBe(false);
    expect(desk.step(false, one, at(5))).toBe(two);
    desk.answered(two, answer(duty("a", "owed", at(30))), at(5), name);
    expect(desk.work.log.map(({ at, how, memo }) => [at, how, memo?.duties.map(({ id, turn }) => `${id} ${turn}`)])).toEqual([
      [at(1), "edit", ["a gained"]], [at(2), "edit", ["a lost"]], [at(3), "undo", ["a gained"]], [at(4), "undo", ["a lost"]], [at(5), "redo", ["a gained"]],
    ]);
  });

  test("a new step ends what could be done again", () => {
    const desk = sitting();
    desk.step(true, three, at(3));
    desk.answered(two, answer(), at(3), name);
    desk.answered(three, answer(), at(4), name);
    expect(desk.canRedo).toBe(false);
  });

  test("time alone is no step", () => {
    const desk = sitting();
    desk.answered(three, answer(duty("a", "owed", at(30))), at(9), name);
    expect(desk.work.log.length).toBe(2);
  });

  test("while the facts have errors there is nothing to compare; what comes after is compared with the last answer", () => {
    const desk = sitting();
    desk.answered(one, null, at(3), name);
    desk.answered(two, answer(duty("b", "owed", at(30))), at(4), name);
    expect(desk.work.log.slice(2).map(({ memo }) => memo?.duties.map(({ id, turn }) => `${id} ${turn}`) ?? null)).toEqual([null, ["b gained"]]);
  });

  test("what is noted of a duty is a step too, and changes no log", () => {
    const desk = sitting();
    desk.note(three, "a", { owner: "Ada" }, at(3));
    desk.note(three, "a", { remark: "call first" }, at(4));
    expect(desk.of("a")).toEqual({ owner: "Ada", remark: "call first" });
    expect(desk.step(true, three, at(5))).toBe(three);
    expect(desk.of("a")).toEqual({ owner: "Ada" });
    desk.note(three, "a", { owner: undefined }, at(6));
    expect(desk.work.duties).toEqual({});
    expect(desk.work.log.length).toBe(2);
    desk.answered(one, answer(), at(7), name);
    expect(desk.work.log.at(-1)?.how).toBe("edit");
  });

  test("another incident brings its own log, and can be put back", () => {
    const desk = sitting();
    desk.open(three, NO_WORK, at(3));
    desk.answered(one, answer(), at(3), name);
    expect(desk.work.log).toEqual([]);
    expect(desk.step(true, one, at(4))).toBe(three);
    desk.answered(three, answer(), at(4), name);
    expect(desk.work.log.length).toBe(2);
  });
});

describe("the file", () => {
  const incident: Incident = { schema: 1, cause: "hacking" };

  test("without work it is the incident alone", () => {
    expect(JSON.parse(write(incident, NO_WORK))).toEqual(incident);
    expect(read(incident)).toEqual({ incident, work: NO_WORK, ...NOTHING });
  });

  test("with work it comes back as it was", () => {
    const desk = new Desk();
    desk.answered({ schema: 1 }, answer(), at(0), name);
    desk.answered(incident, answer(duty("a", "owed", at(30))), at(1), name);
    desk.note(incident, "a", { owner: "Ada", signed: { by: "Bob", at: at(2), due: null } }, at(2));
    desk.keep({ name: "first", at: at(3), rules: "sha256:0", incident });
    const file = JSON.parse(write(incident, desk.work)) as Record<string, unknown>;
    expect(Object.keys(file)).toEqual(["schema", "incident", "work"]);
    expect(read(file)).toEqual({ incident, work: desk.work, ...NOTHING });
  });

  test.each([[{ incident, work: 3 }], [{ incident, work: { duties: [], log: {}, versions: "x" } }], [{ incident, work: { duties: { a: 1 }, log: [{ at: 1 }, null], versions: [{}] } }]])("work of another shape is left out: %j", (file) => {
    expect(read(file)).toEqual({ incident, work: NO_WORK, ...NOTHING });
  });

  test("own rules and the answer come back, too", () => {
    const rules = [{ path: "contract.ron", text: "Law()" }];
    const given = answer(duty("a", "owed", at(30)));
    const file = JSON.parse(write(incident, NO_WORK, rules, given)) as Record<string, unknown>;
    expect(Object.keys(file)).toEqual(["schema", "incident", "rules", "answer"]);
    expect(read(file).rules).toEqual(rules);
  });

  test.each([3, null, [], {}, { rules: "x", facts: "x", engine: "x", assessed_at: "x", duties: [{}] }, { duties: [null] }, { duties: "x" }])("an answer of another shape is none: %j", (given) => {
    expect(read({ incident, answer: given }).answer).toBeUndefined();
  });

  test.each([[3], [null], ["x"], [[1]], [{ path: 1, text: "x" }], [{ path: "x" }]])("rules of another shape are none: %j", (...rules) => {
    expect(read({ incident, rules }).rules).toEqual([]);
  });
});
