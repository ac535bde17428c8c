/** SHA-256, also of files larger than the memory. Nothing of a file leaves the browser: the digest alone is kept. */
import { createSHA256, type IHasher } from "hash-wasm";

/** Bytes that are read and hashed between two pauses, in which the page is drawn and keys are heard. */
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
 * Reads a file slice by slice: one is hashed while the next is read, so that at most two are in memory.
 *
 * @param told how much is done, between 0 and 1
 * @throws the signal's reason once it is aborted, and what the browser says when the file cannot be read to its end
 */
export async function ofFile(file: Blob, told: (done: number) => void, signal: AbortSignal): Promise<string> {
  const hasher = await createSHA256();
  const slice = (at: number) => {
    const read = file.slice(at, at + SLICE).arrayBuffer();
    // It is awaited in its turn, unless the work ends before.
    read.catch(() => undefined);
    return read;
  };
  let next = slice(0);
  for (let at = 0; at < file.size; at += SLICE) {
    const bytes = new Uint8Array(await next);
    signal.throwIfAborted();
    if (at + SLICE < file.size) next = slice(at + SLICE);
    hasher.update(bytes);
    told(Math.min(1, (at + SLICE) / file.size));
  }
  return hasher.digest();
}
