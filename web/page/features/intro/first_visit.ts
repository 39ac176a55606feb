import type { Storage } from "../../core/storage.ts";

const SEEN = "first-visit/seen";

/** True if this browser has saved nothing of the page. */
export async function isFirstVisit(storage: Storage) {
  return (await storage.keys("")).size === 0;
}

/** Later visits are no first visits. */
export function recordVisit(storage: Storage) {
  return storage.change({ keep: [[SEEN, true]] });
}
