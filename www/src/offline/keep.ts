/** What is kept, in one record of one database of this origin. */

const NAME = "notice-clock";
const STORE = "files";
const KEY = "last";

export async function read(): Promise<string | undefined> {
  const found: unknown = await inStore("readonly", (store) => store.get(KEY));
  return typeof found === "string" ? found : undefined;
}

export async function write(text: string): Promise<void> {
  await inStore("readwrite", (store) => store.put(text, KEY));
}

/** The database itself goes, not only what is in it. */
export async function wipe(): Promise<void> {
  await settled(indexedDB.deleteDatabase(NAME));
}

async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  // Another window may wipe at any time: this one must not hold it up.
  database.onversionchange = () => database.close();
  try {
    return await settled(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error("the browser's store refused"));
  });
}
