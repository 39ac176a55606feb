import type { Change, Storage } from "../../../core/storage.ts";
import { eventDetail } from "../../../ui/dom.ts";

const PREFIX = "exercise/";

/**
 * The exercises that are done, by name: kept beyond a reload, and for all tabs alike.
 *
 * Events: `change`.
 */
export class Solved extends EventTarget {
  #names: Set<string> = new Set();

  constructor(private readonly kept: Storage) {
    super();
    kept.addEventListener("elsewhere", (event) => {
      const change: Change = eventDetail(event);
      if (change.saved.some((key) => key.startsWith(PREFIX))) this.begin();
    });
  }

  /** Look up what an earlier visit, or another tab, has left. */
  async begin() {
    const keys = await this.kept.keys(PREFIX);
    for (const key of keys) this.#names.add(key.slice(PREFIX.length));
    this.dispatchEvent(new Event("change"));
  }

  has(name: string) {
    return this.#names.has(name);
  }

  async add(name: string) {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    this.dispatchEvent(new Event("change"));
    await this.kept.change({ keep: [[`${PREFIX}${name}`, true]] });
  }
}
