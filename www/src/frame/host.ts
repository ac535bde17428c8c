/** The page's end of the frame: `connect` speaks with a `frame.html` that stands in an iframe of this page. */
import type { Assessment, Incident } from "noticeclock";

import { isMessage, type Message, originOf, type Report, type Request, type Settings, VERSION } from "./messages.ts";

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
  set: (value: Incident) => void;
  configure: (settings: Settings) => void;
  get: () => Promise<Answer>;
  close: () => void;
}

/**
 * @param origin of the frame, `https://noticeclock.example`: nothing is sent to, or taken from, any other
 * @throws {TypeError} where that is no origin
 */
export function connect(frame: HTMLIFrameElement, origin: string, on: Handlers = {}): Connection {
  if (originOf(origin) === undefined) throw new TypeError(`not an origin: ${origin}`);
  const waiting = new Map<number, (answer: Answer) => void>();
  // Until the frame listens, nothing is lost.
  let queue: Request[] | undefined = [];
  let last = 0;
  const post = (request: Request) => frame.contentWindow?.postMessage({ noticeClock: VERSION, ...request } satisfies Message<Request>, origin);
  const send = (request: Request) => (queue ? void queue.push(request) : post(request));
  const listen = ({ source, origin: from, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || from !== origin || !isMessage(data) || data.noticeClock !== VERSION) return;
    const report = data as Message<Report>;
    switch (report.type) {
      case "ready": {
        const first = queue;
        queue = undefined;
        first?.forEach(post);
        if (first) on.ready?.();
        return;
      }
      case "change":
        return on.change?.({ value: report.value, assessment: report.assessment });
      case "value":
        waiting.get(report.id)?.({ value: report.value, assessment: report.assessment });
        return void waiting.delete(report.id);
      case "error":
        return on.error?.({ name: report.name, message: report.message, errors: report.errors });
      case "size":
        if (on.size) on.size(report.height);
        else frame.height = String(report.height);
    }
  };
  const hello = () => post({ type: "hello" });
  window.addEventListener("message", listen);
  frame.addEventListener("load", hello);
  // Before the frame has loaded, its window is still of this page's origin, and the browser would complain of a message to another.
  const loaded = (() => {
    try {
      return frame.contentWindow?.location.href === undefined;
    } catch {
      return true;
    }
  })();
  if (loaded) hello();
  return {
    set: (value) => send({ type: "set", value }),
    configure: (settings) => send({ type: "configure", ...settings }),
    get: () => new Promise((found) => {
      last += 1;
      waiting.set(last, found);
      send({ type: "get", id: last });
    }),
    close: () => {
      window.removeEventListener("message", listen);
      frame.removeEventListener("load", hello);
      waiting.clear();
    },
  };
}
