import type { Storage } from "../../core/storage.ts";
import { holdsOnlyTrackers } from "../../core/trackers.ts";

const SEEN = "first-visit/seen";

/**
 * Whether somebody comes for the first time, and to nothing in particular: an address that says anything was
 * given by somebody who also says what to do there, and whoever has left something in this browser was here.
 * What messengers and advertisers add to an address says nothing.
 */
export async function isFirstVisit(
  { hash, search }: { hash: string; search: string },
  kept: Storage,
) {
  return holdsOnlyTrackers(hash) && holdsOnlyTrackers(search) && (await kept.keys("")).size === 0;
}

/** From now on it is another visit. */
export function recordVisit(kept: Storage) {
  return kept.change({ keep: [[SEEN, true]] });
}
