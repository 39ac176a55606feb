import { holdsOnlyTrackers } from "../../core/address.ts";
import type { Storage } from "../../core/storage.ts";

const SEEN = "first-visit/seen";

/**
 * True if the address names nothing in particular and this browser has saved nothing of the page. A link that
 * holds more leads to a task of its own; parameters that messengers and advertisers add do not count.
 */
export async function isFirstVisit(
  { hash, search }: { hash: string; search: string },
  storage: Storage,
) {
  const isPlainAddress = holdsOnlyTrackers(hash) && holdsOnlyTrackers(search);
  return isPlainAddress && (await storage.keys("")).size === 0;
}

/** Later visits are no first visits. */
export function recordVisit(storage: Storage) {
  return storage.change({ keep: [[SEEN, true]] });
}
