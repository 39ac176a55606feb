import type { Asset } from "../../../shared/assets.ts";
import { isIntact } from "../../../shared/assets.ts";
import { at } from "../../../shared/at.ts";
import { fetchEmbedded } from "../../core/embedded_files.ts";
import { text } from "../../language/text.ts";
import type { Offline } from "./site_copies.ts";

/**
 * A page of one file has everything already; whether it is intact is looked at all the same.
 *
 * Events: `offline` (detail: Offline).
 */
export class EmbeddedCopies extends EventTarget {
  constructor(private readonly assets: Asset[]) {
    super();
  }

  async begin() {
    this.#tell({ state: "checking" });
    const damaged = [];
    for (const asset of this.assets) {
      const found = await fetchEmbedded(asset.url);
      const content = new Uint8Array(await found.arrayBuffer());
      if (!found.ok || !(await isIntact(content, asset))) damaged.push(at(asset.url.split(":"), 1));
    }
    const files = this.assets.length;
    const bytes = this.assets.reduce((sum, asset) => sum + asset.bytes, 0);
    if (damaged.length === 0) this.#tell({ state: "ready", files, bytes });
    else this.#tell({ state: "incomplete", why: broken(damaged) });
  }

  again() {
    return this.begin();
  }

  #tell(offline: Offline) {
    this.dispatchEvent(new CustomEvent("offline", { detail: offline }));
  }
}

function broken(damaged: string[]) {
  return text("offline-carried-damaged", { parts: damaged.join(", ") });
}
