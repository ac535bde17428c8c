/** Facts out of an incident in VERIS (JSON, schema 1.3). What has no counterpart is said, never guessed. */
import type { Cohort } from "noticeclock";

import { t } from "../i18n.ts";
import { isObject } from "../model/path.ts";
import type { Words } from "../model/words.ts";

export interface Fact {
  /** JSON path of the fact. */
  path: string;
  value: unknown;
  /** What it was read from. */
  from: string;
}

export interface Mapped {
  facts: Fact[];
  cohort: Cohort | undefined;
  left: { from: string; says: string }[];
}

type Node = Record<string, unknown>;

const part = (node: unknown, ...keys: string[]): unknown => keys.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), node);
const list = (node: unknown, ...keys: string[]): unknown[] => {
  const found = part(node, ...keys);
  return Array.isArray(found) ? found : found === undefined ? [] : [found];
};
const said = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** The elements that a variety of data stands for; none where VERIS says less than a law asks. */
const DATA: Record<string, string[]> = { Medical: ["medical"], Payment: ["card_number"], Bank: ["account_number"], Credentials: ["online_credentials"] };
const SUBJECTS: Record<string, string> = { Customer: "customer", Employee: "employee", Patient: "patient", Student: "student", Partner: "business_contact" };

/** @throws where it is no incident of VERIS */
export function readVeris(document: unknown, words: Words): Mapped {
  const incident = Array.isArray(document) ? document[0] : document;
  if (!isObject(incident) || !("action" in incident || "attribute" in incident || "victim" in incident)) throw new Error(t("it has no action, attribute or victim"));
  const mapped: Mapped = { facts: [], cohort: undefined, left: [] };
  if (Array.isArray(document) && document.length > 1) mapped.left.push({ from: `[1..${document.length - 1}]`, says: t("The first incident of the list was read, the others were not.") });
  const put = (path: string, value: unknown, from: string) => mapped.facts.push({ path, value, from });
  const leave = (from: string, value: unknown, says: string) => mapped.left.push({ from: `${from}: ${said(value)}`, says });
  if (typeof incident["incident_id"] === "string") put("reference", incident["incident_id"], "incident_id");
  cause(incident, put, leave);
  effects(incident, put, leave);
  timeline(incident, put, leave);
  victim(incident, words, put, leave);
  mapped.cohort = cohort(incident, leave);
  const known = ["action", "attribute", "timeline", "victim", "incident_id", "schema_version", "plus"];
  for (const [key, value] of Object.entries(incident)) if (!known.includes(key)) leave(key, short(value), t("No fact of ours."));
  return mapped;
}

type Put = (path: string, value: unknown, from: string) => void;
type Leave = (from: string, value: unknown, says: string) => void;

function cause(incident: Node, put: Put, leave: Leave): void {
  const action = part(incident, "action");
  const varieties = (kind: string) => list(action, kind, "variety").map(String);
  const has = (kind: string, ...names: string[]) => varieties(kind).find((name) => names.includes(name));
  const kinds = isObject(action) ? Object.keys(action) : [];
  // The first that fits: what says most stands first.
  const found: [string | undefined, string, string][] = [
    [has("malware", "Ransomware"), "ransomware", "malware"],
    [has("social", "Phishing"), "phishing", "social"],
    [has("hacking", "DoS"), "denial_of_service", "hacking"],
    [has("physical", "Skimmer"), "skimming", "physical"],
    [kinds.find((kind) => kind === "malware"), "malware", "malware"],
    [kinds.find((kind) => kind === "hacking"), "hacking", "hacking"],
    [kinds.find((kind) => kind === "social"), "social_engineering", "social"],
    [kinds.find((kind) => kind === "misuse"), "insider", "misuse"],
    [has("error", "Misdelivery"), "misdirected", "error"],
    [has("error", "Publishing error"), "published", "error"],
    [has("error", "Disposal error"), "improper_disposal", "error"],
    [has("error", "Malfunction"), "system_failure", "error"],
    [kinds.find((kind) => kind === "environmental"), "natural", "environmental"],
  ];
  const [first] = found.filter(([is]) => is !== undefined);
  if (first) put("cause", first[1], `action.${first[2]}: ${first[0] ?? ""}`);
  for (const kind of kinds) if (kind !== first?.[2]) leave(`action.${kind}`, varieties(kind).join(", "), first ? t("One cause is taken; another action was.") : t("Several causes of ours could be meant."));
}

function effects(incident: Node, put: Put, leave: Leave): void {
  const attribute = part(incident, "attribute");
  const disclosure = part(attribute, "confidentiality", "data_disclosure");
  if (disclosure === "Yes") put("effects.disclosed", true, "attribute.confidentiality.data_disclosure: Yes");
  else if (disclosure === "No") put("effects.disclosed", false, "attribute.confidentiality.data_disclosure: No");
  else if (disclosure !== undefined) leave("attribute.confidentiality.data_disclosure", disclosure, t("Stays not known."));
  if (disclosure === "Yes") leave("attribute.confidentiality", disclosure, t("Whether the data were accessed or also acquired is not said: answer it here."));
  const integrity = list(attribute, "integrity", "variety").map(String);
  if (integrity.includes("Modify data")) put("effects.altered", true, "attribute.integrity.variety: Modify data");
  for (const name of integrity) if (name !== "Modify data") leave("attribute.integrity.variety", name, t("No fact of ours."));
  const down: Record<string, string> = { Loss: "effects.destroyed", Destruction: "effects.destroyed", Interruption: "effects.unavailable", Obscuration: "effects.unavailable", Degradation: "effects.service_disrupted" };
  const seen = new Set<string>();
  for (const name of list(attribute, "availability", "variety").map(String)) {
    const path = down[name];
    if (path === undefined) leave("attribute.availability.variety", name, t("No fact of ours."));
    else if (!seen.has(path)) put(path, true, `attribute.availability.variety: ${name}`);
    if (path !== undefined) seen.add(path);
  }
}

function timeline(incident: Node, put: Put, leave: Leave): void {
  const { year, month, day, time } = (part(incident, "timeline", "incident") ?? {}) as Node;
  const pad = (value: unknown) => String(value).padStart(2, "0");
  if (typeof year === "number" && typeof month === "number" && typeof day === "number") {
    put("timeline.occurred", `${year}-${pad(month)}-${pad(day)}`, "timeline.incident");
    if (time !== undefined) leave("timeline.incident.time", time, t("It names no zone: give the time here."));
  } else if (year !== undefined) leave("timeline.incident", [year, month, day].filter((value) => value !== undefined).join("-"), t("A day is needed: give it here."));
  for (const name of ["compromise", "exfiltration", "discovery", "containment"]) {
    const span = part(incident, "timeline", name);
    if (isObject(span)) leave(`timeline.${name}`, [span["value"], span["unit"]].filter((value) => value !== undefined).join(" "), t("A length of time, no instant: give the moment here."));
  }
}

function victim(incident: Node, words: Words, put: Put, leave: Leave): void {
  const found = part(incident, "victim");
  const [who] = Array.isArray(found) ? found : [found];
  if (!isObject(who)) return;
  const places = list(who, "country").map(String);
  const states = list(who, "state").map((state) => `US-${String(state)}`);
  const codes = [...new Set([...states, ...places.filter((place) => place !== "US" || states.length === 0)])].flatMap((place) => words.code(place) ?? []);
  if (codes.length > 0) put("organization.established_in", codes, "victim.country");
  else if (places.length > 0) leave("victim.country", places.join(", "), t("Not on the list of places."));
  for (const key of ["industry", "employee_count", "revenue", "region", "locations_affected"]) {
    if (who[key] !== undefined) leave(`victim.${key}`, short(who[key]), key === "industry" ? t("Says of no law whether it binds: choose the sectors here.") : t("No fact of ours."));
  }
}

/** The people, as far as VERIS tells: what data, whose, how protected. It counts records, not people, and no residence. */
function cohort(incident: Node, leave: Leave): Cohort | undefined {
  const confidentiality = part(incident, "attribute", "confidentiality");
  if (!isObject(confidentiality)) return undefined;
  const made: Cohort = {};
  const possible: string[] = [];
  for (const entry of list(confidentiality, "data")) {
    const variety = String(part(entry, "variety") ?? "");
    const elements = DATA[variety];
    if (elements) possible.push(...elements);
    else leave("attribute.confidentiality.data.variety", variety, t("Says too little of which elements: choose them here."));
    const amount = part(entry, "amount");
    if (amount !== undefined) leave("attribute.confidentiality.data.amount", amount, t("Records, not people."));
  }
  if (possible.length > 0) made.possible_data = [...new Set(possible)];
  const records = confidentiality["data_total"];
  if (records !== undefined) leave("attribute.confidentiality.data_total", records, t("Records, not people: give the number of people here."));
  const victims = list(confidentiality, "data_victim").map(String);
  const subjects = victims.flatMap((name) => SUBJECTS[name] ?? []);
  if (subjects.length > 0) made.subjects = subjects;
  for (const name of victims) if (SUBJECTS[name] === undefined) leave("attribute.confidentiality.data_victim", name, t("No fact of ours."));
  const states = list(confidentiality, "state").map(String);
  const [plain, hidden] = [states.some((state) => / unencrypted$/.test(state)), states.some((state) => / encrypted$/.test(state))];
  if (plain !== hidden) made.encrypted = hidden;
  else if (states.length > 0) leave("attribute.confidentiality.state", states.join(", "), t("Whether the data were encrypted is not settled by it."));
  return Object.keys(made).length > 0 ? made : undefined;
}

function short(value: unknown): unknown {
  const text = said(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : value;
}
