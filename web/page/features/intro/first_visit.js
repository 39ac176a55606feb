import { holdsOnlyTrackers } from "../../core/trackers.js";

/** @typedef {import("../../core/storage.js").Kept} Kept */

const SEEN = "first-visit/seen";

/**
 * Whether somebody comes for the first time, and to nothing in particular: an address that says anything was
 * given by somebody who also says what to do there, and whoever has left something in this browser was here.
 * What messengers and advertisers add to an address says nothing.
 * @param {{ hash: string, search: string }} address @param {Kept} kept
 */
export async function isNewcomer({ hash, search }, kept) {
  return holdsOnlyTrackers(hash) && holdsOnlyTrackers(search) && (await kept.keys("")).size === 0;
}

/** From now on it is another visit. @param {Kept} kept */
export function noteVisit(kept) {
  return kept.change({ keep: [[SEEN, true]] });
}
