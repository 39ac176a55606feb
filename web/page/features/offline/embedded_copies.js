import { isIntact } from "../../../shared/assets.js";
import { fetchCarried } from "../../core/embedded_files.js";
import { text } from "../../language/text.js";

/** @typedef {import("../../../shared/assets.js").Asset} Asset */
/** @typedef {import("./site_copies.js").Offline} Offline */

/**
 * A page of one file has everything already; whether it is intact is looked at all the same.
 *
 * Events: `offline` (detail: Offline).
 */
export class CarriedCopies extends EventTarget {
  /** @param {Asset[]} assets */
  constructor(assets) {
    super();
    this.assets = assets;
  }

  async begin() {
    this.#tell({ state: "checking" });
    const damaged = [];
    for (const asset of this.assets) {
      const found = await fetchCarried(asset.url);
      const content = new Uint8Array(await found.arrayBuffer());
      if (!found.ok || !(await isIntact(content, asset))) damaged.push(asset.url.split(":")[1]);
    }
    const files = this.assets.length;
    const bytes = this.assets.reduce((sum, asset) => sum + asset.bytes, 0);
    if (damaged.length === 0) this.#tell({ state: "ready", files, bytes });
    else this.#tell({ state: "incomplete", why: broken(damaged) });
  }

  again() {
    return this.begin();
  }

  /** @param {Offline} offline */
  #tell(offline) {
    this.dispatchEvent(new CustomEvent("offline", { detail: offline }));
  }
}

/** @param {string[]} damaged */
function broken(damaged) {
  return text("offline-carried-damaged", { parts: damaged.join(", ") });
}
