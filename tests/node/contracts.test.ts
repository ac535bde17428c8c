/** Clauses of contracts: read from texts and tables, written in the rule language, and judged by the real engine. */
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import type { Assessment, Engine, Incident, SourceFile } from "noticeclock";
import { beforeAll, describe, expect, test } from "vitest";

import { type Clause, type Draft, isDay, readClause, type Slip, Terms } from "../../www/src/contracts/clause.ts";
import { inPieces } from "../../www/src/contracts/pieces.ts";
import { MANNERS } from "../../www/src/contracts/spelling.ts";
import { badLines, columnsOf, readClauses, template } from "../../www/src/contracts/table.ts";
import { quoted, write } from "../../www/src/contracts/write.ts";
import { zip } from "../../www/src/contracts/zip.ts";
import { parse } from "../../www/src/library/ron.ts";
import { Words } from "../../www/src/model/words.ts";
import { Desk } from "../../www/src/work/desk.ts";
import { bulk } from "../package/clauses.ts";
import { started } from "./engine.ts";

let terms: Terms;
let fresh: () => Engine;
beforeAll(async () => {
  const { Engine } = await started();
  fresh = () => new Engine();
  const engine = fresh();
  terms = new Terms(new Words(engine), engine.calendars().map(({ id }) => id));
});

const TODAY = "2026-11-24";
const NOW = "2026-11-06T18:00:00+00:00";
/** Friday evening, in London. */
const incident: Incident = {
  schema: 1,
  organization: { kind: "business", zone: "Europe/London", established_in: ["GB"], operates_in: ["GB"], roles: ["controller", "processor"], sectors: [] },
  timeline: { discovered: "2026-11-06T17:20:00+00:00", aware: "2026-11-06T17:20:00+00:00", determined: "2026-11-09T10:00:00+00:00" },
  effects: { accessed: true, acquired: false, disclosed: false, used: false, altered: false, destroyed: false, unavailable: false },
  cohorts: [{ residence: "GB", count: 40, data: ["name", "email"], encrypted: false, owner: "Northwind Ltd" }],
};
const clause = (draft: Draft): Clause => {
  const found = readClause({ counterparty: "Northwind Ltd", clause: "9.1", number: "24", unit: "hours", ...draft }, terms);
  if (Array.isArray(found)) throw new Error(JSON.stringify(found));
  return found;
};
const slips = (draft: Draft): Slip[] => readClause({ counterparty: "Northwind Ltd", clause: "9.1", number: "24", unit: "hours", ...draft }, terms) as Slip[];
const loaded = (files: SourceFile[]): Engine => {
  const engine = fresh();
  engine.addRules(files);
  return engine;
};
const judged = (files: SourceFile[], facts = incident): Assessment => loaded(files).assess(facts, { now: NOW, onlyLaws: files.map(({ path }) => path.replace(".ron", "")), all: true });
const one = (draft: Draft, facts = incident) => judged(write([clause(draft)], new Set(), TODAY), facts).duties[0];

describe("a clause becomes a law of the real engine", () => {
  test("within 24 hours of becoming aware, weekend or not", () => {
    const duty = one({ channel: "security@northwind.example", form: "in writing", manner: "without undue delay", content: "breach_description; what was done about it" });
    // Friday 17:20 and 24 elapsed hours.
    expect(duty).toMatchObject({ id: "contract-northwind-ltd/clause-9-1", status: "owed", kind: "contract", due: { at: "2026-11-07T17:20:00+00:00", state: "fixed" }, manner: "without undue delay", cite: "cl. 9.1", content: ["breach_description", "measures_taken"] });
    expect(duty?.recipient).toMatchObject({ kind: "counterparty", name: "Northwind Ltd", channel: "security@northwind.example, in writing" });
  });

  test("days end where the clause says, business days are those of the place", () => {
    // Day 0 is Friday 6 November. Two civil days: Sunday 8 November in New York.
    expect(one({ number: "2", unit: "days", zone: "America/New_York" })?.due.at).toBe("2026-11-08T23:59:59-05:00");
    // Two business days from Monday 9 November in Berlin: Wednesday 11 November.
    expect(one({ number: "2", unit: "business days", event: "determined", zone: "Europe/Berlin", calendar: "Germany: Berlin" })?.due.at).toBe("2026-11-11T23:59:59+01:00");
    // 11 November is Veterans Day: of the United States' business days after Monday the second is Thursday 12 November.
    expect(one({ number: "2", unit: "working days", event: "determined", zone: "America/New_York", calendar: "US" })?.due.at).toBe("2026-11-12T23:59:59-05:00");
  });

  test("no number is no nought: the manner stands alone", () => {
    expect(one({ number: "", unit: "", manner: "immediately" })).toMatchObject({ status: "owed", manner: "immediately", due: { at: null, state: "open" } });
  });

  test("theirs: owed where data held for them are affected, open where it is not known whose they are, not owed for others'", () => {
    const held = (owner: string | null) => ({ ...incident, organization: { ...incident.organization, roles: ["processor" as const] }, cohorts: [{ residence: "GB", count: 40, data: ["name"], owner }] });
    const draft: Draft = { role: "hold", trigger: "" };
    expect(one(draft, held("northwind ltd"))).toMatchObject({ status: "owed", recipient: { kind: "data_owner", name: "Northwind Ltd" }, affected: { at_least: 40, at_most: 40 } });
    expect(one(draft, held(null))).toMatchObject({ status: "undetermined", needs: ["cohorts[0].owner"] });
    expect(one(draft, held("Contoso"))).toMatchObject({ status: "not_owed" });
  });

  test("personal: whoever they are; any incident: also without people", () => {
    const nobody = { ...incident, cohorts: [] };
    expect([one({ trigger: "personal" })?.status, one({ trigger: "personal" }, nobody)?.status, one({ trigger: "any" }, nobody)?.status]).toEqual(["owed", "not_owed", "owed"]);
    const untouched = { ...incident, effects: { ...incident.effects, accessed: false } };
    expect([one({ trigger: "personal" }, untouched)?.status, one({ trigger: "any" }, untouched)?.status]).toEqual(["not_owed", "owed"]);
  });

  test("the day before the contract, and the day after it", () => {
    expect(one({ from: "2026-11-06", until: "2026-11-06" })?.status).toBe("owed");
    expect(one({ from: "2026-11-07" })).toBeUndefined();
    expect(one({ until: "2026-11-05" })).toBeUndefined();
  });

  test("every manner of the list is one of the engine", () => {
    const files = write([...new Set(MANNERS.values())].map((manner) => clause({ manner })), new Set(), TODAY);
    expect(judged(files).duties).toHaveLength(7);
  });

  test("clauses under the same terms stand in one file, others in their own, and no file takes the name of another", () => {
    const files = write([clause({}), clause({ clause: "9.2", number: "72" }), clause({ clause: "9.1" }), clause({ clause: "9.3", zone: "Europe/Paris" }), clause({ counterparty: "Nórthwind ltd!" }), clause({ counterparty: "株式会社" }), clause({ counterparty: "???" })], new Set(["contract-unnamed.ron"]), TODAY);
    expect(files.map(({ path }) => path)).toEqual(["contract-northwind-ltd.ron", "contract-northwind-ltd-2.ron", "contract-northwind-ltd-3.ron", "contract-unnamed-2.ron", "contract-unnamed-3.ron"]);
    expect(judged(files).duties.map(({ id }) => id).sort()).toEqual([
      "contract-northwind-ltd-2/clause-9-3", "contract-northwind-ltd-3/clause-9-1", "contract-northwind-ltd/clause-9-1", "contract-northwind-ltd/clause-9-1-2", "contract-northwind-ltd/clause-9-2",
      "contract-unnamed-2/clause-9-1", "contract-unnamed-3/clause-9-1",
    ]);
  });
});

describe("hostile text stays text", () => {
  const EVIL = ['")], duties: [Duty(id: "x', "\\", '\\"', '"', "// no remark", "/* none */", "{not} a form(", "<script>alert(1)</script>", "\u202Eabc", "a\u0000b\u2028c\r\nd", "${x}", "\\n", "\uD800", "'; DROP", "«é»😀"];

  test("in every field", () => {
    const files = write(EVIL.map((text) => clause({ counterparty: text, contract: text, clause: text, channel: text, form: text })), new Set(), TODAY);
    expect(files).toHaveLength(EVIL.length);
    const engine = loaded(files);
    const laws = new Map(engine.laws().map((law) => [`${law.id}.ron`, law]));
    const duties = new Map(judged(files).duties.map((duty) => [`${duty.law}.ron`, duty]));
    for (const [index, text] of EVIL.entries()) {
      const { path, text: written } = files[index] as SourceFile;
      const expected = text.replaceAll(/[\u0000\u2028\r\n]+/g, " ").replaceAll("\uD800", "\uFFFD");
      expect(laws.get(path), text).toMatchObject({ citation: expected, kind: "contract", duties: [{ recipient: expected }] });
      expect((parse(written) as unknown as { fields: { citation: string } }).fields.citation).toBe(expected);
      expect(duties.get(path)?.recipient.channel).toBe(`${expected}, ${expected}`);
    }
  });

  test("quotation marks and backslashes", () => {
    expect(quoted('a "b" \\ c')).toBe('"a \\"b\\" \\\\ c"');
  });
});

describe("slips", () => {
  test.each<[Draft, string]>([
    [{ counterparty: " " }, "counterparty"], [{ clause: "" }, "clause"], [{ number: "0" }, "number"], [{ number: "-1" }, "number"], [{ number: "many" }, "number"], [{ number: "1.5" }, "number"],
    [{ number: "", unit: "" }, "number"], [{ unit: "fortnights" }, "unit"], [{ unit: "" }, "unit"], [{ event: "moonrise" }, "event"], [{ role: "friend" }, "role"], [{ trigger: "never" }, "trigger"],
    [{ manner: "slowly" }, "manner"], [{ content: "breach_description; the weather" }, "content"], [{ zone: "Europe/Atlantis" }, "zone"], [{ calendar: "Atlantis" }, "calendar"],
    [{ unit: "business days" }, "calendar"], [{ from: "1.3.2025" }, "from"], [{ until: "2025-02-29" }, "until"], [{ from: "2025-03-01", until: "2025-02-28" }, "until"], [{ channel: "x".repeat(401) }, "channel"],
  ])("%j", (draft, field) => {
    const found = slips(draft);
    expect(found.map((slip) => slip.field)).toEqual([field]);
    expect(found[0]?.says.length).toBeGreaterThan(10);
  });

  test("all of them at once", () => {
    expect(slips({ counterparty: "", number: "x", unit: "y", from: "z" }).map(({ field }) => field)).toEqual(["counterparty", "unit", "number", "from"]);
  });

  test("days of the calendar", () => {
    expect(["2024-02-29", "2025-02-29", "2025-13-01", "2025-04-31", "25-01-01", ""].map(isDay)).toEqual([true, false, false, false, false, false]);
  });

  test("other spellings mean the same", () => {
    const same = clause({ role: "hold", trigger: "theirs", unit: "Hours", event: "aware", number: "24" });
    expect(clause({ role: "We hold", trigger: "Their data", unit: "STUNDEN", event: "awareness", number: "24" })).toEqual(same);
    expect(clause({ role: "Processor", trigger: "", number: "24 hours", unit: "" })).toEqual(same);
  });
});

const read = (text: string) => readClauses(new Blob([text]), terms, () => undefined, new AbortController().signal);

describe("tables", () => {
  test("the template can be read, and comes to laws", async () => {
    const { clauses, bad, failure } = await read(template());
    expect([clauses.length, bad, failure]).toEqual([2, [], ""]);
    expect(judged(write(clauses, new Set(), TODAY)).duties).toHaveLength(2);
  });

  test.each<[string, (string | undefined)[]]>([
    ["Customer,Agreement,Section,Our role,Applies to,Deadline,Units,Counted from,E-mail", ["counterparty", "contract", "clause", "role", "trigger", "number", "unit", "event", "channel"]],
    ["Vertragspartner,Vertrag,Klausel,Frist,Einheit,Zeitzone,Kalender,gültig ab,gültig bis", ["counterparty", "contract", "clause", "number", "unit", "zone", "calendar", "from", "until"]],
    ["Cocontractant,Contrat,Délai,Unité,Fuseau", ["counterparty", "contract", "number", "unit", "zone"]],
    ["counter-party,CLAUSE_NUMBER,what to mend,colour,customer", ["counterparty", "clause", undefined, undefined, undefined]],
  ])("the columns of %s", (header, fields) => {
    expect(columnsOf(header.split(","))).toEqual(fields);
  });

  test.each(["\n", "\r\n", "\r"])("lines are counted in the file, through blank lines and cells over several, with %j", async (end) => {
    const text = ["counterparty,clause,period,channel", 'Good,1,24 hours,"one', 'two"', "", "Bad,2,soon,", 'Good,"3, 4",1 day,', "Bad,5,,", "Good,6,2 d,"].join(end);
    const { clauses, bad } = await read(text);
    expect(clauses.map(({ clause }) => clause)).toEqual(["1", "3, 4", "6"]);
    expect(clauses[0]?.channel).toBe("one two");
    expect(bad.map(({ line, slips: found }) => [line, found.map(({ field }) => field)])).toEqual([[5, ["unit", "number"]], [7, ["number"]]]);
  });

  test("semicolons, UTF-16, a mark at the beginning, a comma too many", async () => {
    expect((await read("Kunde;Klausel;Frist\nMüller & Söhne;1;24 Stunden\n")).clauses[0]).toMatchObject({ counterparty: "Müller & Söhne", period: { number: 24, unit: "Hours" } });
    expect((await read("\uFEFFcustomer,clause,period\nA,1,1 h\n")).clauses).toHaveLength(1);
    const utf16 = new Blob([new Uint8Array([0xff, 0xfe]), Uint16Array.from("customer\tclause\tperiod\nÅ\t1\t1 h\n", (sign) => sign.charCodeAt(0))]);
    expect((await readClauses(utf16, terms, () => undefined, new AbortController().signal)).clauses[0]?.counterparty).toBe("Å");
    const { bad } = await read("customer,clause,period\nNorthwind, Ltd,9.1,24 hours\n");
    expect(bad[0]?.slips[0]?.says).toContain("quotation marks");
  });

  test.each([["", "nothing"], ["\n\n", "nothing"], ["a,b\n1,2\n", "counterparty, clause"], ["customer,period\nA,1 h\n", "clause"]])("%j is no such table", async (text, says) => {
    const { failure, clauses, bad } = await read(text);
    expect(failure).toContain(says);
    expect([clauses, bad]).toEqual([[], []]);
  });
});

describe("5,000 clauses with 37 bad lines", () => {
  test("each bad line by its number, none lost, and mended they come back", async () => {
    const { csv, wrong, customers } = bulk();
    const found = await read(csv);
    expect(wrong.size).toBe(37);
    expect(new Map(found.bad.map(({ line, slips: [slip] }) => [line, slip?.field]))).toEqual(wrong);
    expect(found.clauses.length + found.bad.length).toBe(5_000);
    const bad = new Set([...wrong.keys()].map((line) => customers[line - 2]));
    expect(found.clauses.map(({ counterparty }) => counterparty)).toEqual(customers.filter((name) => !bad.has(name)));
    // Handed back with all that stood in them, and why.
    const back = badLines(found);
    const again = await read(back);
    expect(again.bad.map(({ slips: [slip] }) => slip?.field)).toEqual([...wrong.values()]);
    const mended = back.replaceAll(/,soonish,/g, ",24 hours,").replaceAll(/,2025-02-30,/g, ",2025-02-28,").replaceAll(/^"?,/gm, "Somebody,");
    expect((await read(mended)).bad.length).toBeLessThan(again.bad.length);
    expect(back).toContain("line 101: ");
  });

  test("all of them assess in pieces as they do at once, byte for byte", async () => {
    const { clauses } = await read(bulk(600).csv);
    const engine = loaded(write(clauses, new Set(), TODAY));
    const whole = engine.assess(incident, { now: NOW });
    expect(whole.duties.filter(({ kind }) => kind === "contract").length).toBeGreaterThan(200);
    const apart = await inPieces(engine, incident, { now: NOW }, new AbortController().signal);
    expect(JSON.stringify(apart)).toBe(JSON.stringify(whole));
    const stopped = new AbortController();
    stopped.abort();
    expect(await inPieces(engine, incident, { now: NOW }, stopped.signal)).toBeUndefined();
  });
});

test("the log says what a step did to the law at once, and to contracts when they are answered", () => {
  const engine = loaded(write([clause({}), clause({ counterparty: "Contoso", trigger: "personal" })], new Set(), TODAY));
  const first = fresh().laws().map(({ id }) => id);
  const name = ({ id }: { id: string }) => id;
  const whole = (facts: Incident) => engine.assess(facts, { now: NOW });
  const law = (facts: Incident) => engine.assess(facts, { now: NOW, onlyLaws: first });
  const began = { ...incident, cohorts: [{ residence: "GB", count: 40, data: ["name", "email"], encrypted: false }] };
  const untouched = { ...began, effects: { ...began.effects, accessed: false } };
  const later = { ...untouched, timeline: { ...untouched.timeline, aware: "2026-11-06T17:50:00+00:00" } };
  const turns = (desk: Desk, entry: number) => desk.work.log[entry]?.memo?.duties.filter(({ id }) => id.startsWith("contract")).map(({ id, turn }) => `${id} ${turn}`);
  const desk = new Desk();
  desk.answered(began, whole(began), NOW, name);
  desk.answered(untouched, law(untouched), NOW, name, new Set(first));
  // The law alone has changed so far: nothing is said to be lost that is only not answered yet.
  expect(turns(desk, 0)).toEqual([]);
  expect(desk.work.log[0]?.memo?.ruledOut).toBeGreaterThan(0);
  desk.completed(whole(untouched), name);
  expect(turns(desk, 0)).toEqual(["contract-contoso/clause-9-1 lost"]);
  // A step that comes before the answer: what both did to contracts is the last one's.
  desk.answered(began, law(began), NOW, name, new Set(first));
  desk.answered(later, law(later), NOW, name, new Set(first));
  desk.completed(whole(later), name);
  expect([turns(desk, 1), turns(desk, 2)]).toEqual([[], ["contract-northwind-ltd/clause-9-1 moved"]]);
  expect(desk.work.log).toHaveLength(3);
});

test("an archive holds every file as it is, and the same files make the same archive", async () => {
  const files = [{ path: "contract-a.ron", text: "Law(\n)\n" }, { path: "contract-é.ron", text: "« é » 😀" }, { path: "empty.ron", text: "" }];
  const bytes = async () => new Uint8Array(await zip(files).arrayBuffer());
  const unzipped = unzipSync(await bytes());
  expect(Object.entries(unzipped).map(([path, content]) => ({ path, text: new TextDecoder().decode(content) }))).toEqual(files);
  expect(await bytes()).toEqual(await bytes());
});

test("the head is given once, and rules that come meanwhile do not count", () => {
  const engine = fresh();
  const before = engine.rulesDigest();
  const run = engine.begin(incident, { now: NOW });
  engine.addRules(write([clause({})], new Set(), TODAY));
  while (run.step(30));
  expect(run.head().rules).toBe(before);
  expect(() => run.head()).toThrow("given already");
  expect(engine.rulesDigest()).not.toBe(before);
});

test("what the documents show of a contract is what is written", () => {
  // One by hand and one from the form say the same of the same clause.
  const byHand = { path: "contract-northwind.ron", text: readFileSync(new URL("../../www/embed/folder/contract-northwind.ron", import.meta.url), "utf8") };
  const hand = judged([byHand], { ...incident, cohorts: [{ residence: "GB", count: 40, data: ["name"] }] }).duties.find(({ id }) => id.endsWith("/partner"));
  const form = one({ trigger: "any", manner: "WithoutUndueDelay", content: "breach_description, measures_taken", zone: "Europe/London", from: "2025-03-01" });
  for (const key of ["status", "manner", "content", "cite"] as const) expect(form?.[key], key).toEqual(hand?.[key]);
  expect(form?.due.at).toBe(hand?.due.at);
});
