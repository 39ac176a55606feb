import { detail } from "../../../ui/dom.js";

/** @typedef {import("../../../core/storage.js").Change} Change */
/** @typedef {import("../../../core/storage.js").Kept} Kept */
/** @typedef {{ image: Uint8Array, label: number }} OwnDigit 28 × 28 bytes, and what it is */

const DIGITS = "own/digit/";
const PIXELS = 28 * 28;

/**
 * A user's own digits as the browser keeps them: each under a key of its own, so that tabs which add and
 * delete some at the same time do not undo what the other one did.
 *
 * Events: `elsewhere` (another tab has changed them).
 */
export class KeptDigits extends EventTarget {
  /** In the order in which they came. @type {Map<string, OwnDigit>} */
  #digits = new Map();

  /** @param {Kept} kept */
  constructor(kept) {
    super();
    this.kept = kept;
    kept.addEventListener("elsewhere", (event) => {
      const { forgotten, kept } = /** @type {Change} */ (detail(event));
      const isDigit = (/** @type {string} */ key) => key.startsWith(DIGITS);
      if ([...forgotten, ...kept].some(isDigit)) this.dispatchEvent(new Event("elsewhere"));
    });
  }

  get keys() {
    return [...this.#digits.keys()];
  }

  /** What there is now, whichever tab it is from. */
  async find() {
    const found = [...(await this.kept.all(DIGITS))].filter(([, each]) => isOwnDigit(each));
    const known = this.kept.outlasts ? [] : this.#digits; // the store may have failed in the meantime
    const byKey = [...new Map([...known, ...found])].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#digits = new Map(byKey);
    return [...this.#digits.values()];
  }

  /** One more. @param {OwnDigit} digit */
  async add(digit) {
    const added = entries([digit]);
    this.#digits = new Map([...this.#digits, ...added]);
    await this.kept.change({ keep: added });
  }

  /** One less. @param {string} key */
  async remove(key) {
    this.#digits.delete(key);
    await this.kept.change({ forget: [key] });
  }

  /** These and no others. @param {OwnDigit[]} digits */
  async replace(digits) {
    const instead = entries(digits);
    this.#digits = new Map(instead);
    await this.kept.change({ forget: [DIGITS], keep: instead });
  }
}

/**
 * Keys that no other tab uses, and that sort as the digits came.
 * @param {OwnDigit[]} digits @returns {[string, OwnDigit][]}
 */
function entries(digits) {
  const now = String(Date.now()).padStart(15, "0");
  const tab = Math.random().toString(36).slice(2);
  return digits.map((digit, index) => [
    `${DIGITS}${now}-${String(index).padStart(4, "0")}-${tab}`,
    digit,
  ]);
}

/** @param {any} found whatever was in the store @returns {found is OwnDigit} */
function isOwnDigit(found) {
  return (
    found?.image instanceof Uint8Array &&
    found.image.length === PIXELS &&
    Number.isInteger(found.label) &&
    found.label >= 0 &&
    found.label < 10
  );
}
