import { at } from "../../../../shared/checked_lookup.ts";
import type { Storage } from "../../../core/storage.ts";

/** A picture of 28 × 28 bytes with the right answer. */
export type OwnDigit = { image: Uint8Array; label: number };

const DIGITS = "own/digit/";
const PIXELS = 28 * 28;

/**
 * A user's own digits as the browser saves them: each under a key of its own, so that tabs which add and
 * delete some at the same time do not undo each other's changes.
 *
 * Events: `elsewhere` (another tab has changed them).
 */
export class DigitStore extends EventTarget {
  /** In the order in which they were added. */
  #digits: Map<string, OwnDigit> = new Map();

  constructor(private readonly storage: Storage) {
    super();
    storage.on("elsewhere", ({ forgotten, saved }) => {
      const isDigit = (key: string) => key.startsWith(DIGITS);
      if ([...forgotten, ...saved].some(isDigit)) this.dispatchEvent(new Event("elsewhere"));
    });
  }

  get keys() {
    return [...this.#digits.keys()];
  }

  /** False once the browser has failed to save something. */
  get isPersistent() {
    return this.storage.isPersistent;
  }

  /** All digits, also those that other tabs have added. */
  async find() {
    const found = await this.storage.entries(DIGITS, isOwnDigit);
    const known = this.isPersistent ? [] : this.#digits; // the store may have failed in the meantime
    const byKey = [...new Map([...known, ...found])].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#digits = new Map(byKey);
    return [...this.#digits.values()];
  }

  /** @returns its key */
  async add(digit: OwnDigit) {
    const added = entriesOf([digit]);
    this.#digits = new Map([...this.#digits, ...added]);
    await this.storage.change({ keep: added });
    return at(added, 0)[0];
  }

  async remove(key: string) {
    this.#digits.delete(key);
    await this.storage.change({ forget: [key] });
  }

  /** Replaces all digits. */
  async replace(digits: OwnDigit[]) {
    const entries = entriesOf(digits);
    this.#digits = new Map(entries);
    await this.storage.change({ forget: [DIGITS], keep: entries });
  }
}

/** Keys that no other tab uses, and that sort in the order of the digits. */
function entriesOf(digits: OwnDigit[]): [string, OwnDigit][] {
  const now = String(Date.now()).padStart(15, "0");
  const tab = Math.random().toString(36).slice(2);
  return digits.map((digit, index) => [
    `${DIGITS}${now}-${String(index).padStart(4, "0")}-${tab}`,
    digit,
  ]);
}

function isOwnDigit(found: unknown): found is OwnDigit {
  if (typeof found !== "object" || found === null) return false;
  const { image, label } = found as Partial<Record<keyof OwnDigit, unknown>>;
  return (
    image instanceof Uint8Array &&
    image.length === PIXELS &&
    typeof label === "number" &&
    Number.isInteger(label) &&
    label >= 0 &&
    label < 10
  );
}
