import type { UseStore } from "idb-keyval";
import { createStore, promisifyRequest } from "idb-keyval";
import { storageName } from "../browser/local_settings.ts";

/** The database that earlier versions shared among all copies on a host. */
const SHARED_DATABASE = "pynn";
/** The object store of the values, in both databases. */
const VALUES = "kept";
/** An object store of a copy's own database: has a mark once the shared database has been checked. */
const ADOPTED = "adopted";
/** A key in the shared database: the copy that has adopted its values. */
const ADOPTER = "adopted by";

/**
 * This copy's own store in IndexedDB. Values that an earlier version left in the shared database are adopted once, by
 * the first copy that is opened: code that was edited in one copy must not run in another.
 */
export function siteStore(name: string = storageName()): UseStore {
  const store = createStore(name, VALUES);
  let adopted: Promise<void> | undefined;
  return async (mode, work) => {
    adopted ??= adoptShared(name).catch(() => {}); // an unavailable store fails below
    await adopted;
    return store(mode, work);
  };
}

async function adoptShared(name: string) {
  const own = await open(name, [VALUES, ADOPTED]);
  try {
    if (await promisifyRequest(own.transaction(ADOPTED).objectStore(ADOPTED).count())) return;
    const values = await adoptableValues(name);
    const transaction = own.transaction([VALUES, ADOPTED], "readwrite");
    for (const [key, value] of values) transaction.objectStore(VALUES).put(value, key);
    transaction.objectStore(ADOPTED).put(true, SHARED_DATABASE);
    await promisifyRequest(transaction);
    if (values.size > 0) await clearShared(name);
  } finally {
    own.close();
  }
}

/** Claim the shared database's values, unless another copy has done so. */
async function adoptableValues(name: string) {
  const values: Map<IDBValidKey, unknown> = new Map();
  const shared = await open(SHARED_DATABASE, null).catch(() => null);
  if (!shared?.objectStoreNames.contains(VALUES)) return values;
  try {
    const transaction = shared.transaction(VALUES, "readwrite");
    const store = transaction.objectStore(VALUES);
    const [adopter, keys, found] = await Promise.all([
      promisifyRequest(store.get(ADOPTER)),
      promisifyRequest(store.getAllKeys()),
      promisifyRequest(store.getAll()),
    ]);
    if ((adopter ?? name) !== name) return values;
    store.put(name, ADOPTER);
    await promisifyRequest(transaction);
    for (const [index, key] of keys.entries()) values.set(key, found[index]);
    values.delete(ADOPTER);
    return values;
  } finally {
    shared.close();
  }
}

/** Delete all but the mark. The database itself may still be open in a page of an earlier version. */
async function clearShared(name: string) {
  const shared = await open(SHARED_DATABASE, null);
  const transaction = shared.transaction(VALUES, "readwrite");
  transaction.objectStore(VALUES).clear();
  transaction.objectStore(VALUES).put(name, ADOPTER);
  await promisifyRequest(transaction);
  shared.close();
}

/** @param stores the object stores of a new database; null: rejects if the database does not exist */
function open(name: string, stores: string[] | null): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => {
    if (stores === null) request.transaction?.abort(); // leaves no database behind
    for (const store of stores ?? []) request.result.createObjectStore(store);
  };
  return promisifyRequest(request);
}
