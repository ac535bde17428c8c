/** The package in one file: the module travels inside, and nothing is fetched. */
import base64 from "virtual:module";
import { initSync as start, type InitOutput } from "noticeclock";

export { Engine, fromWallClock, toWallClock, zoneNames } from "noticeclock";

export function initSync(): InitOutput {
  return start({ module: Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)) });
}

export default async function init(): Promise<InitOutput> {
  return initSync();
}
