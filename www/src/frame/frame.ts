/**
 * The frame's end: the element of `frame.html` speaks with the one page that its address names, `frame.html?host=https://portal.example`.
 * Without that it works alone and says nothing to anybody.
 */
import type { NoticeClock } from "../element.ts";
import { isMessage, type Message, originOf, type Report, type Request, VERSION } from "./messages.ts";

const query = new URLSearchParams(location.search);
const host = originOf(query.get("host"));
const clock = document.querySelector("notice-clock") as NoticeClock;

configure(query.get("lang") ?? undefined, query.get("theme") ?? undefined);
if (host !== undefined && parent !== window) void listen(host);

function configure(lang: unknown, theme: unknown): void {
  if (typeof lang === "string") clock.setAttribute("lang", lang);
  if (theme === "light" || theme === "dark") clock.setAttribute("theme", theme);
  else if (theme === null) clock.removeAttribute("theme");
}

async function listen(origin: string): Promise<void> {
  const say = (report: Report) => parent.postMessage({ noticeClock: VERSION, ...report } satisfies Message<Report>, origin);
  const fail = (error: { name?: string; message?: string; errors?: unknown[] }) =>
    say({ type: "error", name: error.name ?? "Error", message: error.message ?? String(error), errors: error.errors ?? [] });
  await customElements.whenDefined("notice-clock");
  clock.addEventListener("notice-clock-change", ({ detail: { value, assessment, pending } }) => {
    // A host that knows of no half answers is told of whole ones.
    if (pending === 0) say({ type: "change", value, assessment });
  });
  clock.addEventListener("notice-clock-error", ({ detail }) => fail(detail));
  new ResizeObserver(() => say({ type: "size", height: Math.ceil(clock.getBoundingClientRect().height) })).observe(clock);
  window.addEventListener("message", ({ source, origin: from, data }: MessageEvent<unknown>) => {
    if (source !== parent || from !== origin || !isMessage(data)) return;
    if (data.noticeClock !== VERSION) return fail({ name: "VersionError", message: `version ${String(data.noticeClock)} of the messages is not known here, ${VERSION} is` });
    answer(data as Message<Request>, say);
  });
  say({ type: "ready" });
}

function answer(request: Message<Request>, say: (report: Report) => void): void {
  switch (request.type) {
    case "hello":
      return say({ type: "ready" });
    case "set":
      // What is no incident is left to the engine to refuse; what is no object could not even be shown.
      if (typeof request.value === "object" && request.value !== null) clock.value = request.value;
      return;
    case "configure":
      return configure(request.lang, request.theme);
    case "get":
      return say({ type: "value", id: request.id, value: clock.value, assessment: clock.assessment });
  }
}
