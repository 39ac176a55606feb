import { text } from "../../language/text.js";

/** @typedef {import("../../core/storage.js").Kept} Kept */
/** Whole files by name. @typedef {Record<string, string>} Texts */

const KEY = "code/edits";

/**
 * What a person has changed of the package: the files in the editor, and which of them run.
 *
 * Both outlast a reload. Those that run are noted only after they have run, and are forgotten when they had
 * to be stopped: so no page begins with what does not end.
 *
 * Events: `change`.
 */
export class Edits extends EventTarget {
  /** As they stand in the editor; no file that is as it was written. @type {Texts} */
  texts = {};
  /** Those that the labs run on. @type {Texts} */
  running = {};
  /** Why nothing runs of what did, or "". */
  stopped = "";
  /**
   * Names, such as numpy.exp, of what code has changed outside of these files, in the Python that runs now.
   * @type {string[]}
   */
  altered = [];
  /** True while Python starts again to be without what code has changed. */
  isRestarting = false;
  #begun = false;

  /** @param {Kept} kept @param {string} version the build's: another's files are another package's */
  constructor(kept, version) {
    super();
    this.kept = kept;
    this.version = version;
  }

  /** What is to run: at first what an earlier visit has left. @returns {Promise<Texts>} */
  async begin() {
    if (this.#begun) return this.running;
    this.#begun = true;
    const left = await this.kept.get(KEY);
    if (!isEdits(left)) return {};
    this.texts = left.texts;
    if (left.version !== this.version && Object.keys(left.running).length > 0) {
      this.stopped = text("page-code-other-version");
    }
    this.#changed();
    return left.version === this.version ? left.running : {};
  }

  /** Names of the files that run as they were changed. */
  get runningFiles() {
    return Object.keys(this.running);
  }

  /** Whether the editor holds something else than what runs. */
  get isPending() {
    return !sameTexts(this.texts, this.running);
  }

  /** @param {string} file @param {string} text @param {string} original */
  edit(file, text, original) {
    if (text === (this.texts[file] ?? original)) return;
    this.texts = without(this.texts, file);
    if (text !== original) this.texts[file] = text;
    this.#keep();
  }

  /** These run now. @param {Texts} texts */
  run(texts) {
    this.running = texts;
    this.stopped = "";
    this.#keep();
  }

  /** Nothing runs any more but what was written; the editor keeps what it has. @param {string} why */
  stop(why) {
    this.running = {};
    this.stopped = why;
    this.#keep();
  }

  /** Code has changed these, and nothing else. @param {string[]} names */
  noteAltered(names) {
    if (names.length === 0 && this.altered.length === 0) return;
    this.altered = names;
    this.#changed();
  }

  /** Python starts again, on the package as it was written. */
  beginRestart() {
    this.running = {};
    this.stopped = "";
    this.altered = [];
    this.isRestarting = true;
    this.#keep();
  }

  /** Python has started again, or could not. */
  endRestart() {
    this.isRestarting = false;
    this.#changed();
  }

  /** It has been read. */
  dismiss() {
    this.stopped = "";
    this.#changed();
  }

  #keep() {
    const { texts, running, version } = this;
    this.kept.change({ keep: [[KEY, { texts, running, version }]] });
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** @param {Texts} one @param {Texts} other */
export function sameTexts(one, other) {
  const files = Object.keys(one);
  return (
    files.length === Object.keys(other).length && files.every((file) => one[file] === other[file])
  );
}

/** @param {Texts} texts @param {string} file @returns {Texts} */
function without(texts, file) {
  const { [file]: _, ...others } = texts;
  return others;
}

/** @param {any} left */
function isEdits(left) {
  return areTexts(left?.texts) && areTexts(left?.running);
}

/** @param {any} texts */
function areTexts(texts) {
  return (
    typeof texts === "object" &&
    texts !== null &&
    Object.values(texts).every((text) => typeof text === "string")
  );
}
