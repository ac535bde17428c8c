/** The ways to contracts: what reads, writes and answers them by the thousand is fetched when it is needed. */
import type { Assessment, Engine, Incident, Options } from "noticeclock";

import { alsoAhead, late } from "../late.ts";
import type { Reader } from "../library/door.ts";

const pieces = () => import("./pieces.ts");
alsoAhead(async () => void (await pieces()));

/** As `engine.assess`, in slices; undefined where it was stopped. */
export async function inPieces(engine: Engine, incident: Incident, options: Options, stop: AbortSignal): Promise<Assessment | undefined> {
  return (await pieces()).inPieces(engine, incident, options, stop);
}

/** The form, the import, and what was entered so far. */
export const contracts = late(() => import("./panel.ts"), ({ contracts }, reader: Reader) => contracts(reader));
