/** What browsers and Python say of it; Python's last words are those of an import that got none. */
const REFUSED = /out of memory|MemoryError|error return without exception set/i;

/** Where in `pynn` an error arose, and Python's own words for it. */
export type Trace = { file: string; line: number; text: string };

/**
 * An error that a person can be told about: `kind` names it, `message` is a plain sentence.
 * The kinds that come from Python stand in `python/pynn_labs/labs.py`.
 */
export class Fault extends Error {
  override readonly name = "Fault";
  /**
   * @param setting the setting that was refused, where it was one
   * @param trace where it arose in the package's code
   */
  constructor(
    readonly kind: string,
    message: string,
    readonly setting: string | null = null,
    readonly trace: Trace | null = null,
  ) {
    super(message);
  }

  /** Any thrown thing as a Fault. */
  static from(thrown: unknown) {
    if (thrown instanceof Fault) return thrown;
    const message = errorText(thrown);
    const refused = thrown instanceof RangeError || REFUSED.test(message);
    if (!refused) return new Fault("engine-failed", `The engine failed: ${message}`);
    return outOfMemory();
  }
}

/** What a thrown thing says. */
export function errorText(thrown: unknown) {
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
