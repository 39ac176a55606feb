import type { UseStore } from "idb-keyval";
import { get, promisifyRequest } from "idb-keyval";
import { eventDetail } from "../ui/dom.ts";
import type { TabChannel } from "./tab_channel.ts";

/** The beginnings of the keys that were forgotten, and the keys that were kept. */
export type Change = { forgotten: string[]; kept: string[] };

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
export class Storage extends EventTarget {
  /** What the browser did not take. */
  #unsaved: Map<string, any> = new Map();
  /** Whether everything so far outlasts the page. */
  isPersistent = true;

  constructor(
    private readonly store: UseStore,
    private readonly others: TabChannel,
  ) {
    super();
    others.addEventListener("told", (event) =>
      this.dispatchEvent(new CustomEvent("elsewhere", { detail: eventDetail(event) })),
    );
  }

  /** The value of a key; undefined where there is none. */
  async get(key: string): Promise<any> {
    const there = await this.#try(() => get(key, this.store), undefined);
    return this.#unsaved.has(key) ? this.#unsaved.get(key) : there;
  }

  /** Every value whose key begins so, by key. */
  async entries(prefix: string): Promise<Map<string, any>> {
    const there: () => Promise<[IDBValidKey[], any[]]> = () =>
      this.store("readonly", (store) =>
        Promise.all([
          promisifyRequest(store.getAllKeys(beginning(prefix))),
          promisifyRequest(store.getAll(beginning(prefix))),
        ]),
      );
    const [keys, values] = await this.#try(there, [[], []]);
    const found = new Map(keys.map((key, index) => [String(key), values[index]]));
    for (const [key, value] of this.#unsaved) if (key.startsWith(prefix)) found.set(key, value);
    return found;
  }

  /** The keys that begin so. */
  async keys(prefix: string): Promise<Set<string>> {
    const there: () => Promise<IDBValidKey[]> = () =>
      this.store("readonly", (store) => promisifyRequest(store.getAllKeys(beginning(prefix))));
    const found = await this.#try(there, []);
    const here = [...this.#unsaved.keys()].filter((key) => key.startsWith(prefix));
    return new Set([...found.map(String), ...here]);
  }

  /**
   * Forget whatever begins so, then keep the entries: all of it or, if the page is closed meanwhile, nothing.
   */
  async change({ forget = [], keep = [] }: { forget?: string[]; keep?: [string, unknown][] }) {
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
    for (const key of this.#unsaved.keys()) {
      if (forget.some((prefix) => key.startsWith(prefix))) this.#unsaved.delete(key);
    }
    for (const [key, value] of keep) {
      if (taken) this.#unsaved.delete(key);
      else this.#unsaved.set(key, value);
    }
    if (taken) this.others.post({ forgotten: forget, kept: keep.map(([key]) => key) });
  }

  async #try<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await inTime(work());
    } catch {
      const first = this.isPersistent;
      this.isPersistent = false;
      if (first) this.dispatchEvent(new Event("lost"));
      return otherwise;
    }
  }
}

function beginning(prefix: string) {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

/** @returns rejects where it takes too long */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the store does not answer")), PATIENCE_MS);
  });
  try {
    return (await Promise.race([work, late])) as T;
  } finally {
    clearTimeout(timer);
  }
}
