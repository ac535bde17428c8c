import type { InitOutput } from "./noticeclock.js";

export * from "./noticeclock.js";

/** Starts the module that this very file carries; nothing is fetched. The same as `initSync`, for code that awaits it. */
export default function init(): Promise<InitOutput>;

/** Starts the module that this very file carries. */
export function initSync(): InitOutput;
