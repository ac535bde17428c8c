/** SHA-256, also of files larger than the memory. Nothing of a file leaves the browser: the digest alone is kept. */
import { createSHA256, type IHasher } from "hash-wasm";

import { pauses } from "../pauses.ts";

/** Bytes that are read at once. */
const SLICE = 1 << 20;

let texts: IHasher | undefined;

/** To be waited for before the first `ofText`. */
export const ready: Promise<void> = createSHA256().then((hasher) => void (texts = hasher));
// Whoever waits is told; nobody else needs to be.
ready.catch(() => undefined);

/** Whether `ofText` can be asked. */
export function isReady(): boolean {
  return texts !== undefined;
}

export function ofText(text: string): string {
  if (!texts) throw new Error("SHA-256 is not loaded yet");
  return texts.init().update(text).digest();
}

/**
 * Reads a file into one small piece of memory over and over, so that a large one takes no more of it than a small one; where a browser
 * gives files in pieces of its own, piece by piece.
 *
 * @param told how much is done, between 0 and 1
 * @throws the signal's reason once it is aborted, and what the browser says when the file cannot be read to its end
 */
export async function ofFile(file: Blob, told: (done: number) => void, signal: AbortSignal): Promise<string> {
  const hasher = await createSHA256();
  const { next, leave } = pieces(file.stream());
  const pause = pauses();
  let done = 0;
  try {
    for (let piece = await next(); piece !== undefined; piece = await next()) {
      signal.throwIfAborted();
      hasher.update(piece);
      done += piece.length;
      told(done / file.size);
      await pause();
    }
  } finally {
    void leave();
  }
  return hasher.digest();
}

interface Pieces {
  /** The next bytes, which hold until those after them are asked for; undefined at the end. */
  next: () => Promise<Uint8Array | undefined>;
  leave: () => Promise<void>;
}

function pieces(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Pieces {
  try {
    const reader = stream.getReader({ mode: "byob" });
    let memory = new ArrayBuffer(SLICE);
    const next = async () => {
      const { done, value } = await reader.read(new Uint8Array(memory));
      if (value) memory = value.buffer;
      return done ? undefined : value;
    };
    return { next, leave: () => reader.cancel() };
  } catch {
    const reader = stream.getReader();
    return { next: async () => (await reader.read()).value, leave: () => reader.cancel() };
  }
}
