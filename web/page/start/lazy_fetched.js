/** The workshop's script as a file of its own: fetched and checked as every other, then run from memory. */

import { inMemory, refusedByHost } from "../../shared/host_policy.js";
import { speaker } from "../language/text.js";

/** @param {import("../../shared/files.js").Files} files @param {import("../../shared/assets.js").Asset} asset @returns {Promise<typeof import("../lazy_parts.js")>} rejects with a Fault */
export function importWorkshop(files, asset) {
  imported ??= fetchWorkshop(files, asset).catch((fault) => {
    imported = null; // so that it can be tried again
    throw fault;
  });
  return imported;
}

/** @type {Promise<typeof import("../lazy_parts.js")> | null} */
let imported = null;

/** @param {import("../../shared/files.js").Files} files @param {import("../../shared/assets.js").Asset} asset @returns {Promise<typeof import("../lazy_parts.js")>} */
async function fetchWorkshop(files, asset) {
  const script = await files.download("workshop.js", asset);
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    const workshop = await import(url);
    workshop.speakThrough(speaker());
    return workshop;
  } catch (thrown) {
    throw (await refusedByHost(inMemory)) ?? thrown;
  } finally {
    URL.revokeObjectURL(url);
  }
}
