/** In the build that is one file, the files beside it travel inside. */
import example from "virtual:example";
import law from "virtual:law";

import type { Asset } from "../assets.ts";

export async function asset(name: Asset): Promise<string> {
  return { example, law }[name];
}
