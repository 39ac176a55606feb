import type { UseStore } from "idb-keyval";
import { get, promisifyRequest } from "idb-keyval";
import type { TabChannel } from "../browser/typed_events.ts";
import { TypedEventTarget } from "../browser/typed_events.ts";

/** The prefixes of the keys that were deleted, and the keys that were saved. */
export type Change = { forgotten: string[]; saved: string[] };

/** Saved data may be of another version, or damaged: it is used only where a guard accepts it. */
type Guard<T> = (value: unknown) => value is T;

/** A store that has not answered by then counts as broken. */
const TIMEOUT_MS = 10_000;

type StorageEvents = {
  /** For the first time something could not be saved beyond this page. */
  lost: undefined;
  /** Another tab has changed what is stored. */
  elsewhere: Change;
};

/**
 * Data that outlasts a reload, by key, shared by all tabs of this page. Where the browser cannot save it,
 * because storage is forbidden, full or broken, it stays in memory until the page is closed.
 */
export class Storage extends TypedEventTarget<StorageEvents> {
  /** Values that the browser could not save. */
  #unsaved: Map<string, unknown> = new Map();
  /** True while everything could be saved beyond this page. */
  isPersistent = true;

  constructor(
    private readonly store: UseStore,
    private readonly otherTabs: Pick<TabChannel<Change>, "on" | "post">,
  ) {
    super();
    // a tab with another version of the page may leave something out
    otherTabs.on("message", ({ forgotten = [], saved = [] }: Partial<Change>) =>
      this.emit("elsewhere", { forgotten, saved }),
    );
  }

  /** The value of a key; undefined if there is none, or none that the guard accepts. */
  async get(key: string): Promise<unknown>;
  async get<T>(key: string, isValid: Guard<T>): Promise<T | undefined>;
  async get(key: string, isValid: Guard<unknown> = isAnything): Promise<unknown> {
    const saved = await this.#try(() => get<unknown>(key, this.store), undefined);
    const value = this.#unsaved.has(key) ? this.#unsaved.get(key) : saved;
    return isValid(value) ? value : undefined;
  }

  /** The values whose keys have this prefix, by key: all of them, or those that the guard accepts. */
  async entries(prefix: string): Promise<Map<string, unknown>>;
  async entries<T>(prefix: string, isValid: Guard<T>): Promise<Map<string, T>>;
  async entries(prefix: string, isValid: Guard<unknown> = isAnything) {
    const read: () => Promise<[IDBValidKey[], unknown[]]> = () =>
      this.store("readonly", (store) =>
        Promise.all([
          promisifyRequest(store.getAllKeys(withPrefix(prefix))),
          promisifyRequest<unknown[]>(store.getAll(withPrefix(prefix))),
        ]),
      );
    const [keys, values] = await this.#try(read, [[], []]);
    const found = new Map(keys.map((key, index) => [String(key), values[index]]));
    for (const [key, value] of this.#unsaved) if (key.startsWith(prefix)) found.set(key, value);
    return new Map([...found].filter(([, value]) => isValid(value)));
  }

  async keys(prefix: string): Promise<Set<string>> {
    const read: () => Promise<IDBValidKey[]> = () =>
      this.store("readonly", (store) => promisifyRequest(store.getAllKeys(withPrefix(prefix))));
    const saved = await this.#try(read, []);
    const unsaved = [...this.#unsaved.keys()].filter((key) => key.startsWith(prefix));
    return new Set([...saved.map(String), ...unsaved]);
  }

  /**
   * Delete the values whose keys have one of the prefixes `forget`, then save the entries `keep`: all of
   * it or, if the page is closed meanwhile, nothing.
   */
  async change({ forget = [], keep = [] }: { forget?: string[]; keep?: [string, unknown][] }) {
    const isSaved = await this.#try(
      () =>
        this.store("readwrite", async (store) => {
          for (const prefix of forget) store.delete(withPrefix(prefix));
          for (const [key, value] of keep) store.put(value, key);
          store.transaction.commit(); // now, as the page may be about to close
          await promisifyRequest(store.transaction);
          return true;
        }),
      false,
    );
    for (const key of this.#unsaved.keys()) {
      if (forget.some((prefix) => key.startsWith(prefix))) this.#unsaved.delete(key);
    }
    for (const [key, value] of keep) {
      if (isSaved) this.#unsaved.delete(key);
      else this.#unsaved.set(key, value);
    }
    if (isSaved) this.otherTabs.post({ forgotten: forget, saved: keep.map(([key]) => key) });
  }

  async #try<T>(work: () => Promise<T>, fallback: T): Promise<T> {
    try {
      return await inTime(work());
    } catch {
      const isFirst = this.isPersistent;
      this.isPersistent = false;
      if (isFirst) this.emit("lost", undefined);
      return fallback;
    }
  }
}

function isAnything(_value: unknown): _value is unknown {
  return true;
}

function withPrefix(prefix: string) {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

/** Rejects where it takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the store does not answer")), TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
