/** The way to a field that is not drawn yet. */

/** Rows of people that are shown until more are asked for. */
export const SHOWN = 60;

/** What must be open for the field of a fact to be there. */
export function reveal(path: string, drafts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [, index, field] = /^cohorts\[(\d+)\]\.?(\w*)/.exec(path) ?? [];
  if (index === undefined) return path.startsWith("answers.") ? new Map([...drafts, ["answer", path]]) : drafts;
  const opened = new Map(drafts);
  if (Number(index) >= SHOWN) opened.set("rows", "all");
  if (field !== "residence" && field !== "count" && field !== "encrypted") opened.set(`row:${index}`, "open");
  return opened;
}
