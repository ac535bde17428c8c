/** Parts of the page that are fetched when they are first shown, so that the first answer does not wait for them. */
import { html, type TemplateResult } from "lit";

import { t } from "./i18n.ts";

const ahead: (() => Promise<void>)[] = [];
let going = false;

/** Fetches every part once the page has nothing else to do, so that it goes on working when the network goes away. */
export function fetchAhead(): void {
  const all = () => {
    going = true;
    for (const fetch of ahead) void fetch();
  };
  if ("requestIdleCallback" in globalThis) requestIdleCallback(all, { timeout: 2_000 });
  else setTimeout(all, 1_000);
}

/** Fetches this too, then. */
export function alsoAhead(fetch: () => Promise<void>): void {
  ahead.push(fetch);
}

/**
 * A part that comes later: what `show` makes of the module once it is there, until then a line that says so.
 * `load` must hold the literal `import()`, so that the build finds the file and addresses it relative to its own.
 */
export function late<M, A extends unknown[]>(load: () => Promise<M>, show: (module: M, ...given: A) => unknown) {
  let module: M | undefined;
  let waiting: Promise<void> | undefined;
  let state: "not asked" | "asked" | "failed" = "not asked";
  const fetched = () =>
    (waiting ??= load().then(
      (found) => void (module = found),
      () => {
        waiting = undefined;
        if (state === "asked") state = "failed";
      },
    ));
  ahead.push(fetched);
  // A part of a part that came ahead.
  if (going) void fetched();
  const part = (refresh: () => void, ...given: A): unknown => {
    if (module) return show(module, ...given);
    if (state === "not asked") {
      state = "asked";
      void fetched().then(refresh);
    }
    return state === "failed" ? again(() => ((state = "not asked"), refresh())) : html`<p class="small">${t("Loading…")}</p>`;
  };
  return Object.assign(part, {
    /** Fetches it now, or waits until it is there. */
    fetch: fetched,
  });
}

function again(retry: () => void): TemplateResult {
  return html`<p class="error">${t("This part of the page could not be loaded.")}
    <button type="button" class="link" @click=${retry}>${t("Try again")}</button></p>`;
}
