/** The law library, fetched when it is opened. */
import type { Engine, SourceFile } from "noticeclock";

import { late } from "../late.ts";
import type { Facts } from "../model/facts.ts";
import type { Words } from "../model/words.ts";
import type { Own } from "./own.ts";

/** What the library is told. */
export interface Reader {
  engine: Engine;
  words: Words;
  own: Own;
  /** RFC 3339, for how long ago a law was read. */
  now: string;
  memory: Map<string, unknown>;
  refresh: () => void;
  /** Takes up rule files. */
  open: (files: readonly File[]) => void;
  /** The same of files that were made here, in place of those of the same name and of those that go; whether they had no problem. */
  put: (files: readonly SourceFile[], gone?: readonly string[]) => Promise<boolean>;
  /** Puts these away. */
  remove: (paths: readonly string[]) => void;
  /** What is half given, and how far long lists were turned. */
  facts: Pick<Facts, "drafts" | "draft">;
  /** Puts the cursor on what has this id, once it is shown. */
  focus: (id: string) => void;
}

export const library = late(() => import("./library.ts"), ({ library }, reader: Reader) => library(reader));
