/** The entries of the evidence register, held against their digests once; and its part of the report. */
import { t, number } from "../i18n.ts";
import { isObject } from "../model/path.ts";
import { moment } from "../model/time.ts";
import { type Block, bold, code, heading, list, type Run, text } from "../out/document.ts";
import { check, type Fault, head, type Sealed } from "./chain.ts";
import { isReady, ofText } from "./sha256.ts";

export type Checked = (Fault | null)[];

const known = new WeakMap<readonly unknown[], Checked>();

/** What is wrong with each entry; undefined until SHA-256 is loaded. */
export function checked(chain: readonly unknown[]): Checked | undefined {
  if (!isReady()) return undefined;
  const found = known.get(chain) ?? check(chain, ofText);
  known.set(chain, found);
  return found;
}

/** What is wrong, in words: one sentence an entry. */
export function faults(checked: Checked): string[] {
  return checked.flatMap((fault, index) => {
    const n = index + 1;
    if (fault === "altered") return [t("Entry {n} was altered after it was sealed.", { n })];
    if (fault !== "misplaced") return [];
    return [n === 1 ? t("Entry 1 is not the first that was sealed: one before it was taken out.") : t("Entry {n} does not continue entry {before}: one of them was sealed anew, or one was taken out or put in between.", { n, before: n - 1 })];
  });
}

/** Name and value of what an entry says, in order; of what is no entry, the text of it. */
export function said(entry: unknown, fault: Fault | null): [string, string][] {
  if (!isObject(entry) || (fault === "altered" && !("kind" in entry))) return [[t("Found"), JSON.stringify(entry)]];
  const sealed = entry as unknown as Sealed;
  const when = (value: unknown) => (typeof value === "string" ? moment(value) : String(value));
  const rows: [string, unknown][] = sealed.kind === "item"
    ? [[t("Item"), sealed.item], [t("File"), isObject(sealed.file) ? `${String(sealed.file.name)}, ${bytes(sealed.file.bytes)}` : t("none was hashed")], ["SHA-256", isObject(sealed.file) ? sealed.file.sha256 : null], [t("Taken by"), sealed.by], [t("Taken"), when(sealed.when)], [t("Kept"), sealed.kept]]
    : sealed.kind === "handover"
      ? [[t("Handover of entry"), sealed.of], [t("From whom"), sealed.from], [t("To whom"), sealed.to], [t("When"), when(sealed.when)], [t("Why"), sealed.why]]
      : [[t("Correction of entry"), sealed.of], [t("What is right"), sealed.says], [t("By whom"), sealed.by]];
  // Of an entry that was altered, everything that stands in it now, whatever it is.
  const shown = fault === "altered" ? [[t("Found"), JSON.stringify(entry)] as [string, unknown]] : [...rows, [t("Sealed"), when(sealed.at)] as [string, unknown]];
  return [...shown, ...(sealed.exercise === true ? [[t("Exercise"), t("yes")] as [string, unknown]] : [])].filter(([, value]) => value != null).map(([name, value]) => [name, String(value)]);
}

export function bytes(size: unknown): string {
  return t("{n} bytes", { n: typeof size === "number" ? number(size) : String(size) });
}

/** @throws while SHA-256 is not loaded */
export function evidenceBlocks(chain: readonly unknown[]): Block[] {
  if (chain.length === 0) return [];
  const found = checked(chain);
  if (!found) throw new Error("SHA-256 is not loaded yet");
  const wrong = faults(found);
  const lines = (rows: [string, string][]) => rows.flatMap(([name, value], index): Run[] => [...(index === 0 ? [] : ["\n"]), bold(`${name}: `), value]);
  return [
    heading(1, t("Evidence register")),
    ...(wrong.length === 0 ? [] : [text(bold(t("The evidence register was altered.")), " ", t("It is shown as it was found.")), ...list(wrong.map((line): Run[] => [bold(line)]))]),
    {
      kind: "table",
      head: [t("Entry"), t("What it says")],
      rows: chain.map((entry, index): Run[][] => [
        [bold(number(index + 1)), ...(found[index] === "altered" ? ["\n", bold(t("altered"))] : found[index] === "misplaced" ? ["\n", bold(t("out of place"))] : [])],
        [...lines(said(entry, found[index] ?? null)), ...(isObject(entry) && typeof entry["digest"] === "string" ? ["\n", bold(`${t("Digest")}: `), code(entry["digest"])] : [])],
      ]),
    },
    text(bold(t("Digest of the last entry:")), " ", code(head(chain) ?? t("none")), ". ", t("It covers every entry above. Keep this line where nobody who has the file can change it: whoever has the file could make the whole register anew, and only this digest would show it.")),
  ];
}
