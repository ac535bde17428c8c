/** Long work in slices: in between the browser draws, and listens to who types. */

/** Milliseconds of work between two pauses. */
export const SLICE = 8;

/** To be asked after each piece of work: once a slice is over it waits for a turn of the browser's, and gives true. */
export function pauses(): () => Promise<boolean> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE) return false;
    await turn();
    began = performance.now();
    return true;
  };
}

/** Waits until whatever waits before it has had its turn. */
export function turn(): Promise<void> {
  return new Promise((next) => setTimeout(next));
}
