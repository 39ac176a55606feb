/** What browsers and Python say of it; Python's last words are those of an import that got none. */
const REFUSED = /out of memory|MemoryError|error return without exception set/i;

/** Where in \`pynn\` an error arose, and Python's own words for it. @typedef {{ file: string, line: number, text: string }} Trace */

/**
 * An error that a person can be told about: `kind` names it, `message` is a plain sentence.
 * The kinds that come from Python stand in `python/pynn_engine/engine.py`.
 */
export class Fault extends Error {
  /**
   * @param {string} kind
   * @param {string} message
   * @param {string | null} [setting] the setting that was refused, where it was one
   * @param {Trace | null} [trace] where it arose in the package's code
   */
  constructor(kind, message, setting = null, trace = null) {
    super(message);
    this.name = "Fault";
    this.kind = kind;
    this.setting = setting;
    this.trace = trace ?? null;
  }

  /** Any thrown thing as a Fault. @param {unknown} thrown */
  static from(thrown) {
    if (thrown instanceof Fault) return thrown;
    const message = wordsOf(thrown);
    const refused = thrown instanceof RangeError || REFUSED.test(message);
    if (!refused) return new Fault("engine-failed", `The engine failed: ${message}`);
    return outOfMemory();
  }
}

/** What a thrown thing says. @param {unknown} thrown */
export function wordsOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Whoever it was that asked for memory in vain. */
export function outOfMemory() {
  return new Fault(
    "out-of-memory",
    "The browser has no more memory for this page. Close other tabs, or choose fewer hidden units " +
      "or smaller batches; “Try again” starts Python anew, and what was learned is kept.",
  );
}
