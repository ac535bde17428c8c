/** The sealed entries of the evidence register, and that none is changed unseen. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";

import { canonical, check, type Content, head, seal, type Sealed } from "../../www/src/plan/chain.ts";
import { ofFile, ofText, ready } from "../../www/src/plan/sha256.ts";
import { Desk } from "../../www/src/work/desk.ts";
import { read, write } from "../../www/src/work/file.ts";
import { NO_WORK } from "../../www/src/work/model.ts";

const sha = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const at = "2026-11-02T10:00:00-06:00";
const contents: Content[] = [
  { kind: "item", item: "Mailbox of Ada", file: { name: "ada.pst", bytes: 3, sha256: sha("abc") }, by: "Grace", when: at, kept: "safe 2" },
  { kind: "handover", of: 1, from: "Grace", to: "the forensic firm", when: at, why: "analysis" },
  { kind: "correction", of: 1, says: "safe 3, not 2", by: "Grace" },
];
const chain = () => contents.reduce<Sealed[]>((sealed, content) => [...sealed, seal(sealed, content, { at, exercise: false }, sha)], []);

test("an entry is sealed over its text as JSON with sorted keys, and the digest before it", () => {
  const [first, second] = chain();
  // Written by hand after the rule, so that another program can check a register.
  const bare = `{"at":"${at}","by":"Grace","exercise":false,"file":{"bytes":3,"name":"ada.pst","sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},"item":"Mailbox of Ada","kept":"safe 2","kind":"item","n":1,"previous":null,"when":"${at}"}`;
  expect(first?.digest).toBe(sha(bare));
  expect(second?.previous).toBe(first?.digest);
  expect(head(chain())).toBe(chain()[2]?.digest);
});

test("the order of keys in a file is none of the content", () => {
  expect(canonical({ b: [1, { d: "ä\"", c: null }], a: true })).toBe('{"a":true,"b":[1,{"c":null,"d":"ä\\""}]}');
});

test("as it was sealed, nothing is wrong with it", () => {
  expect(check(chain(), sha)).toEqual([null, null, null]);
  expect(check(JSON.parse(JSON.stringify(chain())) as unknown[], sha)).toEqual([null, null, null]);
});

const entries = () => chain() as unknown as Record<string, unknown>[];
/** With a digest of its own made anew, as somebody would who knows how. */
const resealed = (entry: Record<string, unknown>, change: object) => {
  const { digest: _, ...content } = { ...entry, ...change };
  return { ...content, digest: sha(canonical(content)) };
};
test.each<[string, (chain: Record<string, unknown>[]) => unknown[], unknown[]]>([
  ["a text is changed", ([a, b, c]) => [{ ...a, kept: "my drawer" }, b, c], ["altered", null, null]],
  ["a digest is changed, which the next entry does not continue", ([a, b, c]) => [a, { ...b, digest: "0".repeat(64) }, c], [null, "altered", "misplaced"]],
  ["a key is added", ([a, b, c]) => [a, { ...b, note: "" }, c], [null, "altered", null]],
  ["a key is taken away", ([a, b, c]) => [a, b, Object.fromEntries(Object.entries(c ?? {}).filter(([key]) => key !== "by"))], [null, null, "altered"]],
  ["one is sealed anew: the next does not continue it", ([a, b, c]) => [a, resealed(b ?? {}, { to: "me" }), c], [null, null, "misplaced"]],
  ["one is taken out", ([a, , c]) => [a, c], [null, "misplaced"]],
  ["the first is taken out", ([, b, c]) => [b, c], ["misplaced", "misplaced"]],
  ["two change places", ([a, b, c]) => [b, a, c], ["misplaced", "misplaced", "misplaced"]],
  ["one is no entry", ([a, , c]) => [a, 3, c], [null, "altered", "misplaced"]],
  ["one is no kind of entry, though sealed", ([a]) => [resealed(a ?? {}, { kind: "x" })], ["altered"]],
])("it is seen when %s", (_, change, faults) => {
  expect(check(change(entries()), sha)).toEqual(faults);
});

test("what it cannot show: an end that was cut off, and a chain made anew; the digest that was printed does", () => {
  const [a, b, c] = entries();
  expect(check([a, b], sha)).toEqual([null, null]);
  const again = resealed(c ?? {}, { says: "nothing" });
  expect(check([a, b, again], sha)).toEqual([null, null, null]);
  expect([head([a, b]), head([a, b, again])]).not.toContain(c?.["digest"]);
});

test("nothing can be added to a register that was altered", () => {
  const [a, b, c] = entries();
  expect(() => seal([{ ...a, kept: "my drawer" }, b, c], contents[2] as Content, { at, exercise: false }, sha)).toThrow("the register was altered");
});

test("the file keeps every entry, altered or not, and undo takes none away", () => {
  const desk = new Desk();
  const [blank, other] = [{ schema: 1 }, { schema: 1, cause: "hacking" }];
  desk.open(blank as never, NO_WORK, at);
  for (const entry of chain()) desk.seal(entry);
  expect(desk.canUndo).toBe(false);
  desk.answered(blank as never, null, at, ({ id }) => id);
  desk.answered(other as never, null, at, ({ id }) => id);
  expect(desk.step(true, other as never, at)).toBe(blank);
  expect(desk.work.evidence).toEqual(chain());
  const file = JSON.parse(write(blank as never, desk.work)) as unknown;
  expect(read(file).work.evidence).toEqual(chain());
  for (const odd of [3, "x", { 0: "x" }]) expect(check(read({ incident: blank, work: { evidence: odd } }).work.evidence, sha)).toEqual(["altered"]);
});

test("the clock of an exercise is saved as what it showed; of a real incident none is taken", () => {
  const drill = { schema: 1 as const, exercise: true };
  const saved = JSON.parse(write(drill, { ...NO_WORK, ahead: 3_600_000 }, [], null, at)) as { work: unknown };
  expect(saved.work).toMatchObject({ clock: at });
  expect(read(saved).clock).toBe(at);
  expect(read({ ...saved, incident: { schema: 1 } }).clock).toBeUndefined();
  expect(JSON.parse(write({ schema: 1 }, { ...NO_WORK, ahead: 3_600_000 }, [], null, at))).toEqual({ schema: 1 });
});

test("SHA-256 of texts and files, by the examples of FIPS 180-4", async () => {
  await ready;
  const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  const never = new AbortController().signal;
  expect([ofText("abc"), ofText("")]).toEqual([abc, empty]);
  expect(await ofFile(new Blob(["abc"]), () => undefined, never)).toBe(abc);
  expect(await ofFile(new Blob([]), () => undefined, never)).toBe(empty);
  expect(await ofFile(new Blob(["a".repeat(1_000_000)]), () => undefined, never)).toBe("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  // Four million bytes, which no slice holds at once.
  const done: number[] = [];
  const long = "ä".repeat(2_000_000);
  expect(await ofFile(new Blob([long]), (part) => done.push(part), never)).toBe(sha(long));
  expect(done.at(-1)).toBe(1);
  expect(done.length).toBeGreaterThan(3);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  // A browser whose files are no streams of bytes.
  const whole = new Blob([long]);
  const other = { size: whole.size, stream: () => whole.stream().pipeThrough(new TransformStream()) } as unknown as Blob;
  expect(await ofFile(other, () => undefined, never)).toBe(sha(long));
});

test("hashing ends when it is no longer wanted", async () => {
  const wanted = new AbortController();
  await expect(ofFile(new Blob(["a".repeat(3_000_000)]), () => wanted.abort(new Error("enough")), wanted.signal)).rejects.toThrow("enough");
});
