/** Every text that goes through `t` or `tn` somewhere in the page, as it stands in the source. */
import { readdirSync, readFileSync } from "node:fs";

const source = new URL("../../www/src/", import.meta.url);

export interface Found {
  text: string;
  where: string;
}

const TEXT = /"((?:[^"\\]|\\.)*)"/.source;

export function texts(): Found[] {
  const files = readdirSync(source, { recursive: true }).map(String).filter((name) => name.endsWith(".ts") && !name.startsWith("i18n"));
  return files.sort().flatMap((where) => {
    const code = readFileSync(new URL(where, source), "utf8");
    const single = [...code.matchAll(new RegExp(`(?<![\\w.])t\\(\\s*${TEXT}`, "g"))].map(([, text]) => text);
    const choice = [...code.matchAll(new RegExp(`(?<![\\w.])t\\(\\s*[^"()]*\\?\\s*${TEXT}\\s*:\\s*${TEXT}`, "g"))].flatMap(([, yes, no]) => [yes, no]);
    const counted = [...code.matchAll(new RegExp(`(?<![\\w.])tn\\([^"]*?,\\s*${TEXT},\\s*${TEXT}`, "g"))].flatMap(([, one, several]) => [one, several]);
    const page = where === "page.ts" ? pageTexts() : [];
    return [...single, ...choice, ...counted, ...page].map((text) => ({ text: JSON.parse(`"${text}"`) as string, where }));
  });
}

/** Calls whose text no reader of the source can see: there must be a reason for each. */
export function hidden(): string[] {
  const files = readdirSync(source, { recursive: true }).map(String).filter((name) => name.endsWith(".ts") && !name.startsWith("i18n"));
  return files.flatMap((where) => [...readFileSync(new URL(where, source), "utf8").matchAll(/(?<![\w.])tn?\(\s*(?!")([^,)]*)/g)].map(([, what]) => `${where}: ${what}`)).sort();
}

/** What stands in `index.html`, to be said in another language by `page.ts`. */
function pageTexts(): string[] {
  const page = readFileSync(new URL("../public/index.html", source), "utf8");
  return [...page.matchAll(/data-text>([^<]*)</g)].map(([, text]) => (text ?? "").trim());
}
