/**
 * An error that a person can be told about: `kind` names it, `message` is a plain sentence.
 * The kinds that come from Python stand in `python/pynn_engine/engine.py`.
 */
export class Fault extends Error {
  /**
   * @param {string} kind
   * @param {string} message
   * @param {string | null} [setting] the setting that was refused, where it was one
   */
  constructor(kind, message, setting = null) {
    super(message);
    this.name = "Fault";
    this.kind = kind;
    this.setting = setting;
  }

  /** Any thrown thing as a Fault. @param {unknown} thrown */
  static from(thrown) {
    if (thrown instanceof Fault) return thrown;
    const message = wordsOf(thrown);
    const outOfMemory = thrown instanceof RangeError || /out of memory/i.test(message);
    if (!outOfMemory) return new Fault("engine-failed", `The engine failed: ${message}`);
    return new Fault(
      "out-of-memory",
      "The browser has no more memory for this page. Close other tabs, or choose fewer " +
        "training images, and try again.",
    );
  }
}

/** What a thrown thing says. @param {unknown} thrown */
export function wordsOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
