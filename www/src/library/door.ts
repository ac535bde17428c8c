/** The law library, fetched when it is opened. */
import type { Engine } from "noticeclock";

import { late } from "../late.ts";
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
  /** Puts one away. */
  remove: (path: string) => void;
  /** Puts the cursor on what has this id, once it is shown. */
  focus: (id: string) => void;
}

export const library = late(() => import("./library.ts"), ({ library }, reader: Reader) => library(reader));
