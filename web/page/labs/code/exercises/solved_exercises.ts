import type { Change, Storage } from "../../../core/storage.ts";
import { eventDetail } from "../../../ui/dom.ts";

const PREFIX = "exercise/";

/**
 * The names of the exercises that are solved: saved beyond a reload, and shared by all tabs.
 *
 * Events: `change`.
 */
export class SolvedExercises extends EventTarget {
  #names: Set<string> = new Set();

  constructor(private readonly storage: Storage) {
    super();
    storage.addEventListener("elsewhere", (event) => {
      const change: Change = eventDetail(event);
      if (change.saved.some((key) => key.startsWith(PREFIX))) this.begin();
    });
  }

  /** Read what an earlier visit, or another tab, has saved. */
  async begin() {
    const keys = await this.storage.keys(PREFIX);
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
    await this.storage.change({ keep: [[`${PREFIX}${name}`, true]] });
  }
}
