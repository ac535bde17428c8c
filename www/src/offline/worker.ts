/**
 * The service worker of the page: keeps one build whole, and serves that build alone.
 *
 * Each build has a cache of its own name, filled before the worker counts as installed; every file is held against its digest on the way
 * in, so that a server in the middle of being updated gives an error and never two halves. The next build waits until nobody uses
 * this one, or until its only page asks for it.
 */

/** What is used here of the worker's world: the types of a page and of a worker cannot stand in one program. */
interface Extendable extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface Fetching extends Extendable {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}
interface Messaging extends Extendable {
  data: unknown;
  source: { postMessage: (message: unknown) => void } | null;
}
interface Scope {
  registration: { scope: string };
  clients: { matchAll: (of: { type: "window"; includeUncontrolled: true }) => Promise<{ url: string }[]>; claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: ((type: "install" | "activate", listen: (event: Extendable) => void) => void) &
    ((type: "fetch", listen: (event: Fetching) => void) => void) &
    ((type: "message", listen: (event: Messaging) => void) => void);
}

const scope = globalThis as unknown as Scope;
const PREFIX = "noticeclock ";
const NAME = `${PREFIX}${__BUILD__}`;
const files = new Map(Object.entries(__FILES__).map(([name, integrity]) => [new URL(name, scope.registration.scope).href, integrity]));

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (files.has(address)) event.respondWith(serve(address, event.request));
});
scope.addEventListener("message", (event) => {
  if (event.data === "use") event.waitUntil(use(event));
});

async function install(): Promise<void> {
  const cache = await caches.open(NAME);
  await Promise.all([...files].map(async ([address, integrity]) => {
    const response = await fetch(address, { integrity, cache: "no-cache", credentials: "same-origin" });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    await cache.put(address, response);
  }));
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  // A page that was here before the first worker needs no other files than these: its build is this one, or it would not be waiting.
  await scope.clients.claim();
}

/** The folder stands for its index; what follows `?` or `#` changes no file. */
function addressOf(request: Request): string {
  if (request.method !== "GET") return "";
  const { origin, pathname } = new URL(request.url);
  return `${origin}${pathname.endsWith("/") ? `${pathname}index.html` : pathname}`;
}

async function serve(address: string, request: Request): Promise<Response> {
  return (await (await caches.open(NAME)).match(address)) ?? fetch(request);
}

/** One page alone may change to the next build; with others open, their parts would be gone. */
async function use({ source }: Messaging): Promise<void> {
  const pages = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  const here = pages.filter(({ url }) => url.startsWith(scope.registration.scope));
  if (here.length > 1) source?.postMessage({ others: here.length - 1 });
  else await scope.skipWaiting();
}
