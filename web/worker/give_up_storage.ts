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
 * Take from this worker what Python has no need of, so that code which is run once cannot alter what later
 * visits are answered with. To be called before any of that code runs: it may keep what it has seen.
 *
 * @param scope the worker's global object
 */
export function giveUpStorage(scope: any = self) {
  for (const name of OF_GLOBAL) remove(scope, name);
  for (const name of OF_NAVIGATOR) remove(scope.navigator, name);
}

/**
 * Remove a property from an object and from its prototypes, where its getter would still be found. Where
 * a browser has made it permanent on a prototype, it can only be hidden on the object.
 */
function remove(holder: any, name: string) {
  for (let each = holder; each; each = Object.getPrototypeOf(each)) {
    if (Object.hasOwn(each, name)) Reflect.deleteProperty(each, name);
  }
  if (name in holder) Reflect.defineProperty(holder, name, { value: undefined });
}
