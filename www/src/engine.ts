/** Starts the engine, once for all elements of a page. */
import { Engine, initSync } from "noticeclock";

let started: Promise<void> | undefined;

/** An engine of one's own, with the laws on board. */
export async function loadEngine(): Promise<Engine> {
  started ??= start();
  await started;
  return new Engine();
}

async function start(): Promise<void> {
  // Beside this file, wherever that was copied to; written so that a bundler takes it along. The digest makes a module that was changed
  // on its way fail to load.
  const address = new URL(/* @vite-ignore */ "noticeclock_bg.wasm", import.meta.url);
  const response = await fetch(address, { integrity: __MODULE_INTEGRITY__ });
  if (!response.ok) throw new Error(`The rules could not be loaded (${response.status} ${response.statusText}).`);
  initSync({ module: await WebAssembly.compile(await response.arrayBuffer()) });
}
