import type { UseStore } from "idb-keyval";
import { createStore, promisifyRequest } from "idb-keyval";
import { storageName } from "../browser/storage_name.ts";

/** The database that earlier versions had for all copies on a host. */
const OLDER = "pynn";
/** In both databases: where the values are. */
const VALUES = "kept";
/** Only in a copy's own: holds a mark once the older database was looked at. */
const ADOPTED = "adopted";
/** In the older one: the copy that has adopted its values. */
const ADOPTER = "adopted by";

/**
 * This copy's own store in IndexedDB. What an earlier version left in the database of all copies is adopted once,
 * by the first copy that comes: code that was changed in one copy must not run in another.
 */
export function siteStore(name: string = storageName()): UseStore {
  const store = createStore(name, VALUES);
  let adopted: Promise<void> | undefined;
  return async (mode, work) => {
    adopted ??= adoptOlder(name).catch(() => {}); // a store that cannot be had fails below
    await adopted;
    return store(mode, work);
  };
}

async function adoptOlder(name: string) {
  const own = await open(name, [VALUES, ADOPTED]);
  try {
    if (await promisifyRequest(own.transaction(ADOPTED).objectStore(ADOPTED).count())) return;
    const left = await valuesLeftFor(name);
    const transaction = own.transaction([VALUES, ADOPTED], "readwrite");
    for (const [key, value] of left) transaction.objectStore(VALUES).put(value, key);
    transaction.objectStore(ADOPTED).put(true, OLDER);
    await promisifyRequest(transaction);
    if (left.size > 0) await clearOlder(name);
  } finally {
    own.close();
  }
}

/** The older database's values, unless another copy has them; from now on they are this one's. */
async function valuesLeftFor(name: string) {
  const values: Map<IDBValidKey, unknown> = new Map();
  const older = await open(OLDER, null).catch(() => null);
  if (!older?.objectStoreNames.contains(VALUES)) return values;
  try {
    const transaction = older.transaction(VALUES, "readwrite");
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
    older.close();
  }
}

/** Only the mark stays; the database itself may still be open in a page of an earlier version. */
async function clearOlder(name: string) {
  const older = await open(OLDER, null);
  const transaction = older.transaction(VALUES, "readwrite");
  transaction.objectStore(VALUES).clear();
  transaction.objectStore(VALUES).put(name, ADOPTER);
  await promisifyRequest(transaction);
  older.close();
}

/** @param stores those of a new database; null: rejects where there is no such database */
function open(name: string, stores: string[] | null): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => {
    if (stores === null) request.transaction?.abort(); // leaves no database behind
    for (const store of stores ?? []) request.result.createObjectStore(store);
  };
  return promisifyRequest(request);
}
