/** Keeping the facts in this browser: off until it is chosen, and then here alone. What it takes to do so is fetched only then. */
import { late } from "../late.ts";

const CHOSEN = "notice-clock-keep";
/** Under it the profile of the organisation is kept, where that was chosen. */
export const PROFILE = "noticeclock.profile";

const load = () => import("./keep.ts");
/** Writes follow one another, and the last one wins. */
let writing: Promise<void> = Promise.resolve();
let last = "";

/** Null where the browser or the host allows none: a frame may be let store nothing. */
export function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** Whether keeping was chosen in this browser. */
export function asked(): boolean {
  return storage()?.getItem(CHOSEN) === "yes";
}

export const keeping = {
  /** Whether the browser would not. */
  failed: false,

  /** Hands over what was kept. */
  async restore(open: (text: string) => void): Promise<void> {
    const text = await load().then(({ read }) => read()).catch(() => void (keeping.failed = true));
    if (text === undefined) return;
    last = text;
    open(text);
  },

  keep(text: string): Promise<void> {
    if (text === last) return writing;
    last = text;
    return queued(async () => {
      // Between the keystroke and now, keeping may have been ended.
      if (asked() && text === last) await (await load()).write(text);
    });
  },

  async begin(text: string): Promise<void> {
    keeping.failed = false;
    last = "";
    try {
      localStorage.setItem(CHOSEN, "yes");
      await keeping.keep(text);
    } catch {
      keeping.failed = true;
    }
    if (keeping.failed) await keeping.end();
  },

  /** Ends keeping the facts, and takes away all that was kept of them. */
  end(): Promise<void> {
    storage()?.removeItem(CHOSEN);
    last = "";
    return queued(async () => (await load()).wipe());
  },
};

/** What a reader chooses by. */
export const choice = late(() => import("./choice.ts"), ({ choice }, refresh: () => void, file: () => string) => choice(refresh, file));

function queued(work: () => Promise<void>): Promise<void> {
  writing = writing.then(work).catch(() => {
    keeping.failed = true;
  });
  return writing;
}
