import { get, promisifyRequest } from "idb-keyval";
import { detail } from "../ui/dom.js";

/** @typedef {import("idb-keyval").UseStore} UseStore */
/** The beginnings of the keys that were forgotten, and the keys that were kept. @typedef {{ forgotten: string[], kept: string[] }} Change */

/** A store that has not answered by then is taken for a broken one. */
const PATIENCE_MS = 10_000;

/**
 * What the browser keeps for this page beyond a reload, by key, and for all its tabs alike. Where it keeps
 * nothing, because that is forbidden, full or broken, the page does so itself until it is closed: nobody
 * has to care.
 *
 * Events: `lost` (the first time that something does not outlast the page), `elsewhere` (detail: Change;
 * another tab has changed what is kept).
 */
export class Kept extends EventTarget {
  /** What the browser did not take. @type {Map<string, any>} */
  #here = new Map();
  /** Whether everything so far outlasts the page. */
  outlasts = true;

  /** @param {UseStore} store @param {import("./tab_channel.js").OtherTabs} others */
  constructor(store, others) {
    super();
    this.store = store;
    this.others = others;
    others.addEventListener("told", (event) =>
      this.dispatchEvent(new CustomEvent("elsewhere", { detail: detail(event) })),
    );
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

  /** The keys that begin so. @param {string} prefix @returns {Promise<Set<string>>} */
  async keys(prefix) {
    /** @type {() => Promise<IDBValidKey[]>} */
    const there = () =>
      this.store("readonly", (store) => promisifyRequest(store.getAllKeys(beginning(prefix))));
    const found = await this.#try(there, []);
    const here = [...this.#here.keys()].filter((key) => key.startsWith(prefix));
    return new Set([...found.map(String), ...here]);
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
    if (taken) this.others.tell({ forgotten: forget, kept: keep.map(([key]) => key) });
  }

  /** @template T @param {() => Promise<T>} work @param {T} otherwise @returns {Promise<T>} */
  async #try(work, otherwise) {
    try {
      return await inTime(work());
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

/** @template T @param {Promise<T>} work @returns {Promise<T>} rejects where it takes too long */
async function inTime(work) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the store does not answer")), PATIENCE_MS);
  });
  try {
    return /** @type {T} */ (await Promise.race([work, late]));
  } finally {
    clearTimeout(timer);
  }
}
