/**
 * What the frame and the page around it say to each other. Every message is an object with `noticeClock`, the version of this
 * list, and `type`; what has another version is answered with `error` and otherwise left alone.
 */
import type { Assessment, Incident } from "noticeclock";

export const VERSION = 1;

/** How the element in the frame shows itself. */
export interface Settings {
  lang?: string;
  theme?: "light" | "dark" | null;
}

/** From the page to the frame. */
export type Request =
  | { type: "hello" }
  | { type: "set"; value: Incident }
  | ({ type: "configure" } & Settings)
  | { type: "get"; id: number };

/** From the frame to the page. */
export type Report =
  | { type: "ready" }
  | { type: "change"; value: Incident; assessment: Assessment | null }
  | { type: "value"; id: number; value: Incident; assessment: Assessment | null }
  | { type: "error"; name: string; message: string; errors: unknown[] }
  | { type: "size"; height: number };

export type Message<M> = M & { noticeClock: typeof VERSION };

export function isMessage(data: unknown): data is { noticeClock: unknown; type: unknown } {
  return typeof data === "object" && data !== null && "noticeClock" in data && "type" in data;
}

/** The origin that a text names, and nothing beside it: never `*`, never `null`. */
export function originOf(text: string | null): string | undefined {
  try {
    const { origin, protocol } = new URL(text ?? "");
    return origin === text && (protocol === "https:" || protocol === "http:") ? origin : undefined;
  } catch {
    return undefined;
  }
}
