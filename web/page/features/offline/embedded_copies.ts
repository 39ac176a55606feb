import type { Asset } from "../../../shared/assets.ts";
import { isIntact } from "../../../shared/assets.ts";
import { at } from "../../../shared/checked_lookup.ts";
import { TypedEventTarget } from "../../browser/typed_events.ts";
import { fetchEmbedded } from "../../core/embedded_files.ts";
import { text } from "../../language/text.ts";
import type { CopyEvents } from "./site_copies.ts";

/** Verifies the files that a page of one file embeds; there is nothing to save. */
export class EmbeddedCopies extends TypedEventTarget<CopyEvents> {
  constructor(private readonly assets: Asset[]) {
    super();
  }

  async begin() {
    this.emit("offline", { state: "checking" });
    const damaged: string[] = [];
    for (const asset of this.assets) {
      const found = await fetchEmbedded(asset.url);
      const content = new Uint8Array(await found.arrayBuffer());
      if (!found.ok || !(await isIntact(content, asset))) damaged.push(at(asset.url.split(":"), 1));
    }
    if (damaged.length > 0) {
      const why = text("offline-embedded-damaged", { parts: damaged.join(", ") });
      this.emit("offline", { state: "incomplete", why });
      return;
    }
    const files = this.assets.length;
    const bytes = this.assets.reduce((sum, asset) => sum + asset.bytes, 0);
    this.emit("offline", { state: "ready", files, bytes });
  }

  retry() {
    return this.begin();
  }
}
