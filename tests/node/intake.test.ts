/** What the page makes of tables and of VERIS, without a page. */
import { beforeAll, describe, expect, test } from "vitest";

import { Cohorts } from "../../www/src/intake/cohorts.ts";
import { Reading } from "../../www/src/intake/columns.ts";
import { readTable, type Table } from "../../www/src/intake/read.ts";
import { RowReader, separatorOf } from "../../www/src/intake/rows.ts";
import { readVeris } from "../../www/src/intake/veris.ts";
import { Words } from "../../www/src/model/words.ts";
import { started } from "./engine.ts";

let words: Words;
beforeAll(async () => {
  const { Engine } = await started();
  words = new Words(new Engine());
});

/** The rows of a text that comes in pieces of this size. */
function rows(text: string, size: number): string[][] {
  const reader = new RowReader(separatorOf(text));
  const found: string[][] = [];
  for (let at = 0; at < text.length; at += size) found.push(...reader.feed(text.slice(at, at + size)));
  return [...found, ...reader.end()];
}

const read = (text: string): Promise<Table> => readTable(new Blob([text]), words, undefined, () => undefined, new AbortController().signal);

describe("rows", () => {
  test.each([1, 2, 3, 1000])("quotes, doubled quotes, line ends within them, and CR LF, in pieces of %i", (size) => {
    expect(rows('a,b\r\n"x, y","he said ""no"""\r\n"two\r\nlines",\n\nlast,"end"', size)).toEqual([
      ["a", "b"], ["x, y", 'he said "no"'], ["two\r\nlines", ""], [""], ["last", "end"],
    ]);
  });

  test("a quote within a bare cell is a sign like any other", () => {
    expect(rows('5" disk,1\n', 100)).toEqual([['5" disk', "1"]]);
  });

  test("the separator is told by the first line, outside quotes", () => {
    expect([separatorOf('"a;b;c",d\n'), separatorOf("a\tb\n"), separatorOf("a;b,c;d\n"), separatorOf("alone")]).toEqual([",", "\t", ";", "\t"]);
  });
});

describe("tables", () => {
  test("counts with bounds are added up, rows that say the same are one group, a row without a number opens the end", async () => {
    const { groups } = await read("Residence,Number,Data,Encrypted\nUS-TX,620,\"name, ssn\",no\nTexas,at least 10,\"SSN; name\",No\nFR,,name,\nFrance,80-100,name,unknown\n");
    expect(groups).toEqual([
      { residence: "US-TX", count: { at_least: 630 }, data: ["name", "ssn"], encrypted: false },
      { residence: "FR", count: { at_least: 80 }, data: ["name"] },
    ]);
  });

  test("one row a person: a filled cell says that the element is involved, and its value is not kept", async () => {
    const table = await read("First name,SSN,DOB,State\nAda,078-05-1120,1815-12-10,TX\nBob,,1970-01-01,TX\nEve,0,,CA\n");
    expect(table.groups).toEqual([
      { residence: "US-TX", count: 1, data: ["date_of_birth", "name", "ssn"] },
      { residence: "US-TX", count: 1, data: ["date_of_birth", "name"] },
      { residence: "US-CA", count: 1, data: ["name"] },
    ]);
    expect(JSON.stringify(table)).not.toContain("078");
  });

  test("a running number of persons is no number of people", async () => {
    expect((await read("No,Number,SSN,State\n1,101,078-05-1120,TX\n2,102,,TX\n")).groups.map(({ count }) => count)).toEqual([1, 1]);
  });

  test("without a header the columns are told by what stands in them", async () => {
    const { groups } = await read("US-TX\t12\tname\tyes\nUS-NY\t7\tname, email\tno\n");
    expect(groups).toEqual([
      { residence: "US-TX", count: 12, data: ["name"], encrypted: true },
      { residence: "US-NY", count: 7, data: ["email", "name"], encrypted: false },
    ]);
  });

  test("CA alone could be Canada or California: among States it is one of them, elsewhere it is not known", async () => {
    expect((await read("Residence,Number\nTX,1\nCA,2\n")).groups.map(({ residence }) => residence).sort()).toEqual(["US-CA", "US-TX"]);
    const mixed = await read("Residence,Number\nFrance,1\nCA,2\n");
    expect(mixed.groups).toEqual([{ count: 2 }, { residence: "FR", count: 1 }]);
    expect(mixed.unread.get("Residence")?.get("CA")).toBe(1);
  });

  test("country and region make one place; a region that is not on file leaves the country", async () => {
    const { groups } = await read("Country,Region,Number\nUS,Georgia,1\nGE,,2\nDE,BY,3\nFR,Paris,4\n");
    expect(groups.map(({ residence, count }) => [residence, count])).toEqual([["FR", 4], ["DE-BY", 3], ["GE", 2], ["US-GA", 1]]);
  });

  test("what is not understood is not known, and said", async () => {
    const { groups, unread } = await read("Residence,Number,Data,Encrypted\nAtlantis,many,\"name, shoe size\",perhaps\n");
    expect(groups).toEqual([{ data: ["name"] }]);
    expect([...unread].map(([column, texts]) => [column, [...texts.keys()]])).toEqual([["Residence", ["Atlantis"]], ["Number", ["many"]], ["Data", ["shoe size"]], ["Encrypted", ["perhaps"]]]);
  });

  test("an empty cell of a list is not known, and not the same as none", () => {
    const reading = new Reading(words);
    const cohorts = new Cohorts(reading, [{ header: "Data", role: "data" }]);
    for (const cell of ["", "none"]) cohorts.add(["x", cell].slice(1).concat("filler"));
    expect(cohorts.groups()).toEqual([{ count: 1 }, { count: 1, data: [] }]);
  });

  test("UTF-16 as a spreadsheet saves it; bytes that are no text are said", async () => {
    const utf16 = new Blob([new Uint8Array([0xff, 0xfe]), Uint16Array.from("Residence\tNumber\nFrance\t3\n", (sign) => sign.charCodeAt(0))]);
    const table = await readTable(utf16, words, undefined, () => undefined, new AbortController().signal);
    expect(table.groups).toEqual([{ residence: "FR", count: 3 }]);
    const latin = new Blob([new Uint8Array([...Buffer.from("Residence,Number\nC"), 0xf4, ...Buffer.from("te d'Ivoire,3\n")])]);
    expect((await readTable(latin, words, undefined, () => undefined, new AbortController().signal)).garbled).toBe(true);
  });

  test.each(["", "\n\n", "only"])("nothing to count in %j", async (text) => {
    expect((await read(text)).groups.filter(({ residence }) => residence !== undefined)).toEqual([]);
  });
});

describe("VERIS", () => {
  const incident = {
    schema_version: "1.3.7",
    incident_id: "0001AA7F",
    action: { malware: { variety: ["Ransomware"], vector: ["Direct install"] }, social: { variety: ["Pretexting"] } },
    attribute: {
      confidentiality: { data_disclosure: "Yes", data_total: 4100, data: [{ variety: "Medical", amount: 4100 }, { variety: "Personal" }], data_victim: ["Patient"], state: ["Stored unencrypted"] },
      availability: { variety: ["Obscuration", "Loss"] },
      integrity: { variety: ["Software installation"] },
    },
    timeline: { incident: { year: 2026, month: 11, day: 2 }, discovery: { unit: "Days", value: 3 } },
    victim: { country: ["US"], state: "TX", industry: "622110" },
    confidence: "High",
  };

  test("what has a counterpart becomes a fact", () => {
    const { facts, cohort } = readVeris(incident, words);
    expect(Object.fromEntries(facts.map(({ path, value }) => [path, value]))).toEqual({
      reference: "0001AA7F", cause: "ransomware", "effects.disclosed": true, "effects.unavailable": true, "effects.destroyed": true,
      "timeline.occurred": "2026-11-02", "organization.established_in": ["US-TX"],
    });
    expect(cohort).toEqual({ possible_data: ["medical"], subjects: ["patient"], encrypted: false });
  });

  test("what has none is said: records are no people, lengths of time no instants, industries no sectors", () => {
    const left = readVeris(incident, words).left.map(({ from }) => from);
    expect(left).toEqual([
      "action.social: Pretexting", "attribute.confidentiality: Yes", "attribute.integrity.variety: Software installation", "timeline.discovery: 3 Days",
      "victim.industry: 622110", "attribute.confidentiality.data.amount: 4100", "attribute.confidentiality.data.variety: Personal", "attribute.confidentiality.data_total: 4100", "confidence: High",
    ]);
  });

  test("unknown stays unknown", () => {
    const { facts } = readVeris({ action: { unknown: {} }, attribute: { confidentiality: { data_disclosure: "Potentially" } }, timeline: { incident: { year: 2026 } } }, words);
    expect(facts).toEqual([]);
  });

  test.each([[{}], [3], [null], [{ schema: 1, cohorts: [] }]])("%j is no VERIS incident", (document) => {
    expect(() => readVeris(document, words)).toThrow();
  });
});
