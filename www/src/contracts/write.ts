/** Clauses as files of the rule language, one for what a contract says under the same terms. */
import type { SourceFile } from "noticeclock";

import { grouped } from "../model/grouped.ts";
import type { Clause } from "./clause.ts";

/** What happened to personal data, whatever it was: the words of Article 4(12) GDPR. */
const HAPPENED = ["accessed", "acquired", "disclosed", "used", "altered", "destroyed", "unavailable"];

/** What the files name as their source, and by which they are known. */
export const ENTERED = "the contract, as its clauses were entered";

/** A text in quotation marks, exactly as it was: a reader of the file gets back what the writer was given. */
export function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** What a name leaves for an id. */
function slug(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replace(/^-+/, "").slice(0, 40).replace(/-+$/, "");
}

/** What a law of the language says once for all of its duties. */
const terms = ({ counterparty, contract, role, trigger, zone, calendar, from, until }: Clause) =>
  JSON.stringify([counterparty, contract, role, trigger, zone, calendar, from, until]);

/**
 * One file for all clauses with the same counterparty, contract, terms and dates. The same clauses give the same files.
 *
 * @param taken paths that stand for something else already
 * @param today the day on which they were read
 */
export function write(clauses: readonly Clause[], taken: ReadonlySet<string>, today: string): SourceFile[] {
  const used = new Set(taken);
  const next = new Map<string, number>();
  return [...grouped(clauses, terms).values()].map((same) => {
    const { counterparty, contract } = same[0] as Clause;
    const stem = `contract-${slug([counterparty, contract].filter(Boolean).join(" ")) || "unnamed"}`;
    let n = next.get(stem) ?? 1;
    const named = () => (n === 1 ? stem : `${stem}-${n}`);
    while (used.has(`${named()}.ron`)) n += 1;
    next.set(stem, n);
    used.add(`${named()}.ron`);
    return { path: `${named()}.ron`, text: law(named(), same, today) };
  });
}

function law(id: string, clauses: readonly Clause[], today: string): string {
  const first = clauses[0] as Clause;
  const { counterparty, role, trigger, zone, calendar, from, until } = first;
  const contract = first.contract || `Agreement with ${counterparty}`;
  const dates = [from && `from: ${quoted(from)}`, until && `until: ${quoted(until)}`].filter(Boolean).join(", ");
  const counting = [zone && `zone: ${quoted(zone)}`, calendar && `calendar: ${quoted(calendar)}`].filter(Boolean).join(", ");
  const happened = `Any([${HAPPENED.map((effect) => `Effect(${effect})`).join(", ")}])`;
  const used = new Set<string>();
  const duties = clauses.map((clause) => {
    const stem = slug(`clause ${clause.clause}`) || "clause";
    let [name, n] = [stem, 1];
    while (used.has(name)) name = `${stem}-${(n += 1)}`;
    used.add(name);
    return duty(name, clause);
  });
  const lines = [
    `id: ${quoted(id)},`,
    `title: ${quoted(contract.includes(counterparty) ? contract : `${contract}, ${counterparty}`)},`,
    `citation: ${quoted(contract)},`,
    'place: "ZZ", // a contract is of no place',
    "kind: Contract,",
    "status: InForce,",
    ...(dates === "" ? [] : [`in_force: (${dates}),`]),
    `reviewed: ${quoted(today)},`,
    "confidence: High,",
    `sources: [${quoted(ENTERED)}],`,
    `binds: Always, // ${role === "hold" ? "the organisation holds their data" : "they are a partner"}`,
    ...(trigger === "theirs" ? ["people: Everyone,", "protects: Always, // of the data that are held for them, all"] : ["people: NotCounted,"]),
    `trigger: ${trigger === "any" ? "Always, // any incident" : `${happened},`}`,
    ...(counting === "" ? [] : [`counting: (${counting}),`]),
    "duties: [",
    ...duties.flat().map((line) => `    ${line}`),
    "],",
  ];
  return `Law(\n${lines.map((line) => `    ${line}\n`).join("")})\n`;
}

function duty(id: string, { counterparty, trigger, period, event, manner, content, channel, clause }: Clause): string[] {
  const cite = /^\d/.test(clause) ? `cl. ${clause}` : clause;
  const fields = [
    `id: ${quoted(id)},`,
    `to: ${trigger === "theirs" ? "DataOwner" : "Counterparty"}(${quoted(counterparty)}),`,
    ...(trigger === "personal" ? ["when: Persons(AtLeast(1)), // whoever they are"] : []),
    `due: ${period === null ? "Open" : `Within(${period.number}, ${period.unit}, ${event})`},`,
    ...(manner === "" ? [] : [`manner: ${manner},`]),
    ...(content.length === 0 ? [] : [`content: [${content.join(", ")}],`]),
    ...(channel === "" ? [] : [`channel: ${quoted(channel)},`]),
    `cite: ${quoted(cite)},`,
  ];
  return ["Duty(", ...fields.map((field) => `    ${field}`), "),"];
}
