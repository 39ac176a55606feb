import type { Storage } from "../../core/storage.ts";
import { text } from "../../language/text.ts";

/** Whole files by name. */
export type FileTexts = Record<string, string>;

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
  /** As they stand in the editor; no file that is as it was written. */
  texts: FileTexts = {};
  /** Those that the labs run on. */
  running: FileTexts = {};
  /** Why nothing runs of what did, or "". */
  stopped = "";
  /**
   * Names, such as numpy.exp, of what code has changed outside of these files, in the Python that runs now.
   */
  altered: string[] = [];
  /** True while Python starts again to be without what code has changed. */
  isRestarting = false;
  #begun = false;

  /** @param version the build's: another's files are another package's */
  constructor(
    readonly kept: Storage,
    private readonly version: string,
  ) {
    super();
  }

  /** What is to run: at first what an earlier visit has left. */
  async begin(): Promise<FileTexts> {
    if (this.#begun) return this.running;
    this.#begun = true;
    const left = await this.kept.get(KEY, isEdits);
    if (left === undefined) return {};
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

  edit(file: string, text: string, original: string) {
    if (text === (this.texts[file] ?? original)) return;
    this.texts = without(this.texts, file);
    if (text !== original) this.texts[file] = text;
    this.#keep();
  }

  /** These run now. */
  run(texts: FileTexts) {
    this.running = texts;
    this.stopped = "";
    this.#keep();
  }

  /** Nothing runs any more but what was written; the editor keeps what it has. */
  stop(why: string) {
    this.running = {};
    this.stopped = why;
    this.#keep();
  }

  /** Code has changed these, and nothing else. */
  noteAltered(names: string[]) {
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

export function sameTexts(one: FileTexts, other: FileTexts) {
  const files = Object.keys(one);
  return (
    files.length === Object.keys(other).length && files.every((file) => one[file] === other[file])
  );
}

function without(texts: FileTexts, file: string): FileTexts {
  const { [file]: _, ...others } = texts;
  return others;
}

type SavedEdits = { texts: FileTexts; running: FileTexts; version: unknown };

function isEdits(value: unknown): value is SavedEdits {
  const { texts, running } = (value ?? {}) as Partial<SavedEdits>;
  return areTexts(texts) && areTexts(running);
}

function areTexts(value: unknown): value is FileTexts {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((text) => typeof text === "string")
  );
}
