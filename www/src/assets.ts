/** Files that stand beside this one and are fetched when they are asked for. */
import { fetchText } from "./fetch.ts";

export type Asset = "example" | "law";

// Written out whole, so that a bundler of whoever installs the package finds the files and takes them along.
const ADDRESSES: Record<Asset, () => URL> = {
  example: () => new URL(/* @vite-ignore */ "clinic-ransomware.json", import.meta.url),
  law: () => new URL(/* @vite-ignore */ "law.json", import.meta.url),
};

export function asset(name: Asset): Promise<string> {
  return fetchText(ADDRESSES[name]().href);
}
