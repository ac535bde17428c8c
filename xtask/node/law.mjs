// Writes dist/law.json: what the library shows of the laws on file, as their authors wrote it, fetched when the library is opened.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);

/** The `.ron` files of a folder by their paths in it, sorted; some left out. */
const texts = (folder, without = () => false) => {
  const base = new URL(folder, root);
  const paths = readdirSync(base, { recursive: true }).map((path) => path.replaceAll("\\", "/")).sort();
  const found = paths.filter((path) => path.endsWith(".ron") && !without(path));
  return Object.fromEntries(found.map((path) => [path, readFileSync(new URL(path, base), "utf8")]));
};

// Words, places, counting and calendars are read by the engine alone.
const common = (path) => !path.includes("/") || path.startsWith("calendars/");
const law = {
  rules: texts("jurisdictions/", common),
  cases: texts("tests/cases/"),
  changes: readFileSync(new URL("jurisdictions/CHANGELOG.md", root), "utf8"),
};
writeFileSync(new URL("dist/law.json", root), JSON.stringify(law));
