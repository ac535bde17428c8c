/** In the build that is one file, the module travels inside, and nothing is fetched. */
import { Engine } from "noticeclock";

import start from "../inline.ts";

let started: Promise<unknown> | undefined;

export async function loadEngine(): Promise<Engine> {
  started ??= start();
  await started;
  return new Engine();
}
