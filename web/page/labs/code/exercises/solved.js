import { detail } from "../../../ui/dom.js";

const PREFIX = "exercise/";

/**
 * The exercises that are done, by name: kept beyond a reload, and for all tabs alike.
 *
 * Events: `change`.
 */
export class Solved extends EventTarget {
  /** @type {Set<string>} */
  #names = new Set();

  /** @param {import("../../../core/storage.js").Kept} kept */
  constructor(kept) {
    super();
    this.kept = kept;
    kept.addEventListener("elsewhere", (event) => {
      /** @type {import("../../../core/storage.js").Change} */
      const change = detail(event);
      if (change.kept.some((key) => key.startsWith(PREFIX))) this.begin();
    });
  }

  /** Look up what an earlier visit, or another tab, has left. */
  async begin() {
    const keys = await this.kept.keys(PREFIX);
    for (const key of keys) this.#names.add(key.slice(PREFIX.length));
    this.dispatchEvent(new Event("change"));
  }

  /** @param {string} name */
  has(name) {
    return this.#names.has(name);
  }

  /** @param {string} name */
  async add(name) {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    this.dispatchEvent(new Event("change"));
    await this.kept.change({ keep: [[`${PREFIX}${name}`, true]] });
  }
}
