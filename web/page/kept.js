import { createStore, get, promisifyRequest } from "idb-keyval";

/** @typedef {import("idb-keyval").UseStore} UseStore */

/**
 * What the browser keeps for this page beyond a reload, by key. Where it keeps nothing, because that
 * is forbidden, full or broken, the page does so itself until it is closed: nobody has to care.
 *
 * Events: `lost` (the first time that something does not outlast the page).
 */
export class Kept extends EventTarget {
  /** What the browser did not take. @type {Map<string, any>} */
  #here = new Map();
  /** Whether everything so far outlasts the page. */
  outlasts = true;

  /** @param {UseStore} [store] */
  constructor(store = createStore("pynn", "kept")) {
    super();
    this.store = store;
  }

  /** The value of a key; undefined where there is none. @param {string} key @returns {Promise<any>} */
  async get(key) {
    const there = await this.#try(() => get(key, this.store), undefined);
    return this.#here.has(key) ? this.#here.get(key) : there;
  }

  /** Every value whose key begins so, by key. @param {string} prefix @returns {Promise<Map<string, any>>} */
  async all(prefix) {
    /** @type {() => Promise<[IDBValidKey[], any[]]>} */
    const there = () =>
      this.store("readonly", (store) =>
        Promise.all([
          promisifyRequest(store.getAllKeys(beginning(prefix))),
          promisifyRequest(store.getAll(beginning(prefix))),
        ]),
      );
    const [keys, values] = await this.#try(there, [[], []]);
    const found = new Map(keys.map((key, index) => [String(key), values[index]]));
    for (const [key, value] of this.#here) if (key.startsWith(prefix)) found.set(key, value);
    return found;
  }

  /**
   * Forget whatever begins so, then keep the entries: all of it or, if the page is closed meanwhile, nothing.
   * @param {{ forget?: string[], keep?: [string, unknown][] }} change
   */
  async change({ forget = [], keep = [] }) {
    const taken = await this.#try(
      () =>
        this.store("readwrite", async (store) => {
          for (const prefix of forget) store.delete(beginning(prefix));
          for (const [key, value] of keep) store.put(value, key);
          store.transaction.commit(); // now, since the page may be about to go
          await promisifyRequest(store.transaction);
          return true;
        }),
      false,
    );
    for (const key of this.#here.keys()) {
      if (forget.some((prefix) => key.startsWith(prefix))) this.#here.delete(key);
    }
    for (const [key, value] of keep) {
      if (taken) this.#here.delete(key);
      else this.#here.set(key, value);
    }
  }

  /** @template T @param {() => Promise<T>} work @param {T} otherwise @returns {Promise<T>} */
  async #try(work, otherwise) {
    try {
      return await work();
    } catch {
      const first = this.outlasts;
      this.outlasts = false;
      if (first) this.dispatchEvent(new Event("lost"));
      return otherwise;
    }
  }
}

/** @param {string} prefix */
function beginning(prefix) {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}
