/** The report for the file of the matter: facts, duties with their proofs, what is open, and by what it can be reckoned again. */
import type { Assessment, Because, DutyOut, Incident, Reason, SourceFile } from "noticeclock";

import { addressee, care, doubt, recipient, undated } from "../duties/due.ts";
import { t, tn } from "../i18n.ts";
import { people } from "../model/count.ts";
import { clock, day, moment, offset } from "../model/time.ts";
import { and, asked, sentence, type Words } from "../model/words.ts";
import type { Work } from "../work/model.ts";
import { type Block, bold, code, heading, list, pairs, type Run, text, title } from "./document.ts";
import { evidenceBlocks } from "../plan/register.ts";
import { factBlocks } from "./facts.ts";

/** Everything that is known when something is written. */
export interface Matter {
  incident: Incident;
  answer: Assessment;
  words: Words;
  work: Work;
  rules: readonly SourceFile[];
}

export function report(matter: Matter): Block[] {
  const { answer, words } = matter;
  const of = (status: DutyOut["status"]) => answer.duties.filter((duty) => duty.status === status);
  const [owed, open, done] = [of("owed"), of("undetermined"), of("done")];
  return [
    title(t("Notification duties: {reference}", { reference: answer.reference ?? t("incident without reference") })),
    text(t("As of {when}.", { when: moment(answer.assessed_at) })),
    ...(answer.uncovered.length === 0 ? [] : [text(bold(t("No law on file for {places}", { places: and(answer.uncovered.map((place) => words.place(place))) })), ". ", t("People there are affected. This answer says nothing about what is owed there: ask someone who knows."))]),
    ...overview([...owed, ...open], matter),
    ...factBlocks(matter),
    ...part(t("Owed"), owed, matter),
    ...part(t("Done"), done, matter),
    ...part(t("Undetermined: hangs on facts that are not known"), open, matter),
    ...questions(answer),
    ...evidenceBlocks(matter.work.evidence),
    ...watched(answer),
    ...(answer.warnings.length === 0 ? [] : [heading(1, t("Before relying on this")), ...list(answer.warnings.map((warning) => [warning]))]),
    ...receipt(matter),
  ];
}

/** Day, time, offset; or why there is none. */
export function due({ due: { at, state } }: DutyOut): string {
  return at === null ? undated(state) : `${day(at)}, ${clock(at)} ${offset(at)}`;
}

function status(duty: DutyOut): string {
  if (duty.status === "owed") return duty.overdue ? t("owed, overdue") : t("owed");
  return duty.status === "done" ? t("done") : duty.status === "undetermined" ? t("undetermined") : t("not owed");
}

function overview(duties: DutyOut[], { words }: Matter): Block[] {
  if (duties.length === 0) return [text(t("No duty is owed or undetermined."))];
  return [{
    kind: "table",
    head: [t("Deadline"), t("Recipient"), t("Status"), t("People"), t("Law")],
    rows: duties.map((duty) => [[due(duty)], [recipient(duty, words)], [status(duty)], [people(duty.affected)], [duty.cite]]),
  }];
}

function part(name: string, duties: DutyOut[], matter: Matter): Block[] {
  if (duties.length === 0) return [];
  return [heading(1, `${name} (${duties.length})`), ...duties.flatMap((duty) => dutyBlocks(duty, matter))];
}

function dutyBlocks(duty: DutyOut, matter: Matter): Block[] {
  const { answer, words, work } = matter;
  const { channel, url, email, phone, address } = duty.recipient;
  const noted = work.duties[duty.id] ?? {};
  const row = (label: string, value: string | null | undefined): [string, Run[]][] => (value ? [[label, [value]]] : []);
  const labels = (items: string[]) => items.map((word) => words.label(word)).join("; ");
  const proof = duty.due.proof.map(({ step, at, why, cite }): Run[] => [bold(step), at === null ? "" : `: ${moment(at)}`, `. ${why}`, cite === null ? "" : ` (${cite})`]);
  return [
    heading(2, recipient(duty, words)),
    ...pairs([t("Part"), t("What it says")], [
      ...row(t("Deadline"), [due(duty), doubt(duty) ?? ""].filter(Boolean).join("; ")),
      ...row(t("Sent"), duty.sent && [moment(duty.sent), duty.late === true ? t("late") : ""].filter(Boolean).join(", ")),
      ...row(t("Planned"), duty.planned && moment(duty.planned)),
      ...row(t("Manner"), duty.manner),
      ...row(t("Hangs on"), duty.needs.map((path) => needed(answer, path)).join("; ")),
      ...row(t("People"), people(duty.affected)),
      ...row(t("Send to"), [addressee(duty, words), channel, url, email, phone, address].filter(Boolean).join("; ")),
      ...row(t("The notice says"), labels(duty.content)),
      ...row(t("It must not say"), labels(duty.must_not_say)),
      ...row(t("Beside the notice"), duty.provide.map((given) => provided(given, words)).join("; ")),
      ...row(t("Otherwise"), duty.substitute),
      ...row(t("Keep a record"), duty.keep),
      ...row(t("Law"), `${duty.title}, ${duty.cite}`),
      ...row(t("Note"), duty.note),
      ...row(t("Source"), `${duty.sources.join("; ")}. ${t("Last read on {day}.", { day: day(duty.reviewed) })} ${care(duty.confidence)}`),
      ...row(t("Owner"), noted.owner),
      ...row(t("Remark"), noted.remark),
      ...row(t("Signed off"), noted.signed && `${noted.signed.by}, ${moment(noted.signed.at)}`),
    ]),
    ...(duty.status === "undetermined" && duty.due.at === null ? [] : list(proof, true)),
    ...list(reasons(duty.because)),
    text(code(duty.id)),
  ];
}

function needed({ questions }: Assessment, path: string): string {
  const found = questions.find((question) => question.path === path);
  return found ? asked(found) : path;
}

/** What the law asks for beside the notice. */
export function provided({ what, months, truth, cite }: DutyOut["provide"][number], words: Words): string {
  return [words.label(what), months === null ? "" : t("for {n} months", { n: months }), truth === "unknown" ? t("(if the facts still missing say so)") : "", cite ?? ""].filter(Boolean).join(" ");
}

function reasons(because: Because): Run[][] {
  const parts: [keyof Because, string][] = [
    ["binds", t("Is the organisation bound?")],
    ["people", t("Are people affected whom it counts?")],
    ["protects", t("Are their data protected by it?")],
    ["trigger", t("Did what it calls a breach happen?")],
    ["when", t("Do the duty's own conditions hold?")],
    ["exemptions", t("Does an exemption lift it?")],
  ];
  return parts.map(([part, asks]) => [bold(asks), ` ${reason(because[part])}`]);
}

/** A tree of reasons in one line; what is below stands in brackets. */
function reason({ truth, says, cite, of }: Reason): string {
  const word = { yes: t("yes"), no: t("no"), unknown: t("not known") }[truth];
  const below = of.length === 0 ? "" : ` [${of.map(reason).join("; ")}]`;
  return `${word}: ${says}${cite === null ? "" : ` (${cite})`}${below}`;
}

function questions(answer: Assessment): Block[] {
  if (answer.questions.length === 0) return [];
  const items = answer.questions.map(({ ask, duties, earliest, path }): Run[] => [
    sentence(asked({ ask, path })), ` ${tn(duties.length, "Decides {n} duty.", "Decides {n} duties.")}`, earliest === null ? "" : ` ${t("The earliest is due {when}.", { when: moment(earliest) })}`, " ", code(path),
  ]);
  return [heading(1, t("Open questions")), ...list(items, true)];
}

function watched(answer: Assessment): Block[] {
  const items = answer.not_in_force.map(({ title, says, cite }): Run[] => [bold(title), `: ${says} (${cite})`]);
  return items.length === 0 ? [] : [heading(1, t("Not in force, and no duty")), ...list(items)];
}

/** By what the answer can be reckoned again. */
export function receipt({ answer, rules }: Pick<Matter, "answer" | "rules">): Block[] {
  return [
    heading(1, t("Receipt")),
    ...pairs([t("Part"), t("What it says")], [
      [t("Reckoned at"), [answer.assessed_at]],
      [t("Engine"), [answer.engine]],
      [t("Time zones"), [answer.zones]],
      [t("Rules"), [code(answer.rules)]],
      ...(rules.length === 0 ? [] : [[t("Of these, own files"), [rules.map(({ path }) => path).join(", ")]] as [string, Run[]]]),
      [t("Facts"), [code(answer.facts)]],
    ]),
    text(t("Not legal advice. Each duty shows the provision it comes from and the reasons: read them.")),
  ];
}
