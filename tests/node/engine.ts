/** The package as it is shipped, loaded as Node loads it. */
import { readFileSync } from "node:fs";

import { dist } from "../package/support.ts";

type Package = typeof import("noticeclock");

/** `noticeclock` and `noticeclock/inline`, both from `dist/`. */
export const load = (file = "noticeclock.js") => import(/* @vite-ignore */ new URL(file, dist).href) as Promise<Package>;

let loaded: Package | undefined;

export async function started(): Promise<Package> {
  if (!loaded) {
    loaded = await load();
    loaded.initSync({ module: readFileSync(new URL("noticeclock_bg.wasm", dist)) });
  }
  return loaded;
}

/** The error that a call throws. */
export function thrown(call: () => unknown): Error & { errors: { path: string; message: string; help: string | null; line: number | null; column: number | null }[] } {
  try {
    call();
  } catch (error) {
    return error as ReturnType<typeof thrown>;
  }
  throw new Error("nothing was thrown");
}
