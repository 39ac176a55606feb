/** Globals that can write into the site's storage, or hand out a fresh global object that can. */
const OF_GLOBAL = [
  "caches",
  "indexedDB",
  "webkitIndexedDB",
  "cookieStore",
  "sharedStorage",
  "localStorage",
  "sessionStorage",
  "BroadcastChannel",
  "Worker",
  "SharedWorker",
  "webkitRequestFileSystem",
  "webkitRequestFileSystemSync",
  "webkitResolveLocalFileSystemURL",
  "webkitResolveLocalFileSystemSyncURL",
];
const OF_NAVIGATOR = [
  "locks",
  "storage",
  "storageBuckets",
  "serviceWorker",
  "webkitTemporaryStorage",
  "webkitPersistentStorage",
];

/**
 * Remove this worker's access to the site's storage, which Python does not need: so a user's code that ran
 * once cannot alter the files that later visits get. Call it before any such code runs, as that could save
 * a reference.
 *
 * @param scope the worker's global object
 */
export function giveUpStorage(scope: { navigator: object } = self) {
  for (const name of OF_GLOBAL) remove(scope, name);
  for (const name of OF_NAVIGATOR) remove(scope.navigator, name);
}

/**
 * Remove a property from an object and from its prototypes, which may hold its getter. Where a browser has
 * made it permanent on a prototype, it can only be hidden on the object.
 */
function remove(owner: object, name: string) {
  for (let holder = owner; holder; holder = Object.getPrototypeOf(holder)) {
    if (Object.hasOwn(holder, name)) Reflect.deleteProperty(holder, name);
  }
  if (name in owner) Reflect.defineProperty(owner, name, { value: undefined });
}
