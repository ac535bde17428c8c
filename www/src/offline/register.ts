/** Starts the service worker, and says when another version of the page is ready. */
import { t } from "../i18n.ts";

export async function offline(notice: HTMLElement | null): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers || !window.isSecureContext) return;
  const first = workers.controller === null;
  let registration;
  try {
    registration = await workers.register("worker.js", { updateViaCache: "none" });
  } catch {
    // Where a host serves no worker, or a browser wants none, the page works as before.
    return;
  }
  const ready = () => {
    const { waiting } = registration;
    if (waiting && notice && workers.controller) show(notice, waiting);
  };
  ready();
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", ready);
  });
  workers.addEventListener("message", ({ data }: MessageEvent<{ others?: number }>) => {
    if (notice && data.others) say(notice, t("Close the other windows of this page first: they still use the old version."));
  });
  // The first worker takes over a page of its own build; every later one brings another build, and so a page that is loaded anew.
  let reloaded = first;
  workers.addEventListener("controllerchange", () => {
    if (!reloaded) location.reload();
    reloaded = false;
  });
}

function show(notice: HTMLElement, waiting: ServiceWorker): void {
  say(notice, t("A new version of this page, and perhaps of the law on file, is ready. Until you take it, this one stays as it is. Save the facts first: the page is loaded anew."));
  const use = document.createElement("button");
  use.type = "button";
  use.textContent = t("Use the new version");
  use.addEventListener("click", () => waiting.postMessage("use"));
  notice.append(" ", use);
}

function say(notice: HTMLElement, text: string): void {
  notice.hidden = false;
  notice.textContent = text;
}
