/** Starts the engine, once for all elements of a page. */
import { Engine, initSync } from "noticeclock";

const here = import.meta.url;
let started: Promise<void> | undefined;

/** An engine of one's own, with the laws on board. */
export async function loadEngine(): Promise<Engine> {
  started ??= start();
  await started;
  return new Engine();
}

async function start(): Promise<void> {
  // Beside this file, wherever that was copied to. The digest makes a module that was changed on its way fail to load.
  const address = new URL("noticeclock_bg.wasm", here);
  const response = await fetch(address, { integrity: __MODULE_INTEGRITY__ });
  if (!response.ok) throw new Error(`The rules could not be loaded (${response.status} ${response.statusText}).`);
  initSync({ module: await WebAssembly.compile(await response.arrayBuffer()) });
}
