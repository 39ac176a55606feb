import type { Change, Storage } from "../../../core/storage.ts";
import { eventDetail } from "../../../ui/dom.ts";

/** 28 × 28 bytes, and what it is */
export type OwnDigit = { image: Uint8Array; label: number };

const DIGITS = "own/digit/";
const PIXELS = 28 * 28;

/**
 * A user's own digits as the browser keeps them: each under a key of its own, so that tabs which add and
 * delete some at the same time do not undo what the other one did.
 *
 * Events: `elsewhere` (another tab has changed them).
 */
export class DigitStore extends EventTarget {
  /** In the order in which they came. */
  #digits: Map<string, OwnDigit> = new Map();

  constructor(readonly kept: Storage) {
    super();
    kept.addEventListener("elsewhere", (event) => {
      const { forgotten, saved } = eventDetail(event) as Change;
      const isDigit = (key: string) => key.startsWith(DIGITS);
      if ([...forgotten, ...saved].some(isDigit)) this.dispatchEvent(new Event("elsewhere"));
    });
  }

  get keys() {
    return [...this.#digits.keys()];
  }

  /** What there is now, whichever tab it is from. */
  async find() {
    const found = await this.kept.entries(DIGITS, isOwnDigit);
    const known = this.kept.isPersistent ? [] : this.#digits; // the store may have failed in the meantime
    const byKey = [...new Map([...known, ...found])].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#digits = new Map(byKey);
    return [...this.#digits.values()];
  }

  /** One more. */
  async add(digit: OwnDigit) {
    const added = entries([digit]);
    this.#digits = new Map([...this.#digits, ...added]);
    await this.kept.change({ keep: added });
  }

  /** One less. */
  async remove(key: string) {
    this.#digits.delete(key);
    await this.kept.change({ forget: [key] });
  }

  /** These and no others. */
  async replace(digits: OwnDigit[]) {
    const instead = entries(digits);
    this.#digits = new Map(instead);
    await this.kept.change({ forget: [DIGITS], keep: instead });
  }
}

/** Keys that no other tab uses, and that sort as the digits came. */
function entries(digits: OwnDigit[]): [string, OwnDigit][] {
  const now = String(Date.now()).padStart(15, "0");
  const tab = Math.random().toString(36).slice(2);
  return digits.map((digit, index) => [
    `${DIGITS}${now}-${String(index).padStart(4, "0")}-${tab}`,
    digit,
  ]);
}

/** @param found whatever was in the store */
function isOwnDigit(found: any): found is OwnDigit {
  return (
    found?.image instanceof Uint8Array &&
    found.image.length === PIXELS &&
    Number.isInteger(found.label) &&
    found.label >= 0 &&
    found.label < 10
  );
}
