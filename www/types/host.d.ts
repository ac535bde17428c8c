import type { Assessment, Incident } from "./noticeclock.js";

export interface Answer {
  value: Incident;
  /** Null while the facts have errors. */
  assessment: Assessment | null;
}

export interface Handlers {
  /** The frame is there and listens. */
  ready?: () => void;
  change?: (answer: Answer) => void;
  error?: (error: { name: string; message: string; errors: unknown[] }) => void;
  /** How high the element is; without this, the iframe is made as high. */
  size?: (height: number) => void;
}

export interface Connection {
  /** Puts facts in place of those that are there. */
  set: (value: Incident) => void;
  configure: (settings: { lang?: string; theme?: "light" | "dark" | null }) => void;
  get: () => Promise<Answer>;
  close: () => void;
}

/**
 * Speaks with a `frame.html` that stands in an iframe of this page. Its address names this page's origin:
 * `frame.html?host=https://portal.example`.
 *
 * @param origin of the frame, `https://noticeclock.example`: nothing is sent to, or taken from, any other
 * @throws {TypeError} where that is no origin
 */
export function connect(frame: HTMLIFrameElement, origin: string, on?: Handlers): Connection;
