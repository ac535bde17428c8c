/** The table of `tests/deadlines/`: a row becomes a law and an incident, as it does for the native engine. */
import { readFileSync } from "node:fs";

const folder = new URL("../deadlines/", import.meta.url);

export type Row = Record<
  | "case" | "n" | "unit" | "counted_from" | "event" | "event_zone" | "zone" | "calendar" | "start" | "roll" | "min_working_days" | "month_end"
  | "cutoff" | "hold" | "hold_from" | "hold_until" | "hold_written" | "generous" | "due" | "last_day" | "state" | "generous_due" | "says",
  string
>;

/** What is asked of the package, as plain JSON. */
export interface Asked {
  id: string;
  incident: unknown;
  expected: string;
  says: string;
}

const rows = (): Row[] => {
  const [names = [], ...lines] = fields(readFileSync(new URL("table.csv", folder), "utf8"));
  return lines.map((line) => Object.fromEntries(names.map((name, at) => [name, line[at] ?? ""])) as Row);
};

/** Lines and fields of comma-separated text; a field in quotation marks may hold commas and doubled marks. */
function fields(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
    if (end === "\n") lines.push([]);
  }
  lines.pop();
  return lines;
}

function law(row: Row, form: string): string {
  const within = `Within(${row.n}, ${row.unit}, discovered)`;
  const words = [
    ...(["start", "roll", "min_working_days", "month_end", "hold"] as const).map((key) => [key, row[key]] as const),
    ...(["zone", "calendar", "cutoff"] as const).map((key) => [key, row[key] && `"${row[key]}"`] as const),
  ];
  const counting = words.flatMap(([key, word]) => (word === "" ? [] : [`${key}: ${word}`]));
  if (row.generous !== "") counting.push(`generous: (counting: (${row.generous}), why: "another reading", cite: "the row")`);
  return form
    .replaceAll("{id}", row.case)
    .replaceAll("{due}", row.counted_from === "event" ? within : `YearEnd(${within})`)
    .replaceAll("{counting}", counting.join(", "));
}

function incident(row: Row): unknown {
  const written = row.hold_written === "" ? null : row.hold_written === "yes";
  const hold = { by: "the police", from: row.hold_from || null, until: row.hold_until || null, written };
  return {
    schema: 1,
    organization: { zone: row.event_zone },
    timeline: { discovered: row.event },
    holds: row.hold === "" ? [] : [hold],
  };
}

/** One rule file a row, and what each is asked. */
export function table(): { files: { path: string; text: string }[]; asked: Asked[] } {
  const form = readFileSync(new URL("law.ron", folder), "utf8");
  return {
    files: rows().map((row) => ({ path: `table-${row.case}.ron`, text: law(row, form) })),
    asked: rows().map((row) => ({
      id: `table-${row.case}`,
      incident: incident(row),
      expected: [row.due, row.last_day, row.state, row.generous_due].join(" | "),
      says: row.says,
    })),
  };
}

/** The answers of a package, told apart from what the table says. Runs in the browser, too: it names nothing outside itself. */
export function differences(Engine: typeof import("noticeclock").Engine, files: { path: string; text: string }[], asked: Asked[]): string[] {
  const engine = new Engine();
  engine.addRules(files);
  return asked.flatMap(({ id, incident, expected, says }) => {
    const answer = engine.assess(incident as never, { now: "2026-11-24T09:00:00-06:00", onlyLaws: [id] });
    const due = answer.duties[0]?.due;
    const generous = due?.proof.find(({ step }) => step === "a more generous reading")?.at;
    const found = [due?.at, due?.last_day, due?.state, generous].map((text) => text ?? "").join(" | ");
    const said = [...(due?.proof ?? []).map(({ why }) => why), ...answer.warnings].join("\n").includes(says);
    return [...(found === expected ? [] : [`${id}: expected ${expected}, found ${found}`]), ...(said ? [] : [`${id}: nothing says ${says}`])];
  });
}
