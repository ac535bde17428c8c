/** Parts of the page that are fetched when they are first shown, so that the first answer does not wait for them. */
import { html, nothing, type TemplateResult } from "lit";

import { t } from "./i18n.ts";

const ahead: (() => Promise<void>)[] = [];

/** Fetches every part once the page has nothing else to do, so that it goes on working when the network goes away. */
export function fetchAhead(): void {
  const idle = globalThis.requestIdleCallback ?? ((call: () => void) => setTimeout(call, 1_000));
  idle(() => void Promise.all(ahead.map((fetch) => fetch())));
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
  let failed = false;
  const fetched = () =>
    (waiting ??= load().then(
      (found) => void (module = found),
      () => {
        failed = true;
        waiting = undefined;
      },
    ));
  ahead.push(fetched);
  return (refresh: () => void, ...given: A): unknown => {
    if (module) return show(module, ...given);
    if (!failed) void fetched().then(refresh);
    return failed ? again(() => ((failed = false), refresh())) : html`<p class="small">${t("Loading…")}</p>`;
  };
}

function again(retry: () => void): TemplateResult | typeof nothing {
  return html`<p class="error">${t("This part of the page could not be loaded.")}
    <button type="button" class="link" @click=${retry}>${t("Try again")}</button></p>`;
}
