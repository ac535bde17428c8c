/** An assessment with thousands of contracts on file, piece by piece, so that nobody who types waits for it. */
import type { Assessment, DutyOut, Engine, Incident, Options } from "noticeclock";

import { SLICE, turn } from "../pauses.ts";

/** So many laws, or duties, in the first piece; from then on as many as a slice has time for. */
const FIRST = 16;

/** What `assess` gives; undefined once somebody else is to be answered first. */
export async function inPieces(engine: Engine, incident: Incident, options: Options, signal: AbortSignal): Promise<Assessment | undefined> {
  const run = engine.begin(incident, options);
  try {
    let size = FIRST;
    for (let more = true; more; ) {
      await turn();
      if (signal.aborted) return undefined;
      const began = performance.now();
      more = run.step(size);
      size = next(size, performance.now() - began);
    }
    await turn();
    const head = run.head();
    const duties: DutyOut[] = [];
    size = FIRST;
    for (;;) {
      await turn();
      if (signal.aborted) return undefined;
      const began = performance.now();
      const part = run.duties(size);
      // In the place that they have in the head, so that the text of it is the one of `assess`.
      if (part.length === 0) return { ...head, duties };
      duties.push(...part);
      size = next(size, performance.now() - began);
    }
  } finally {
    run.free();
  }
}

/** Twice as much at most, so that one quick piece makes no long one. */
function next(size: number, took: number): number {
  return Math.max(FIRST, Math.min(size * 2, Math.floor((size * SLICE) / Math.max(took, 0.1))));
}
