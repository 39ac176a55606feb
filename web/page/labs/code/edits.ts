import type { Storage } from "../../core/storage.ts";
import { text } from "../../language/text.ts";

/** Whole files by name. */
export type FileTexts = Record<string, string>;

const KEY = "code/edits";

/**
 * The edited files of the package: as they stand in the editor, and as they run.
 *
 * Both outlast a reload. Those that run are saved only after they have run, and are forgotten when they had
 * to be stopped: so no page starts with code that does not end.
 *
 * Events: `change`.
 */
export class Edits extends EventTarget {
  /** The files in the editor that are not as they were written. */
  texts: FileTexts = {};
  /** The files that the labs run on. */
  running: FileTexts = {};
  /** Why edits that ran do not run any more, or "". */
  stopped = "";
  /**
   * Names, such as numpy.exp, that code has changed outside of these files, in the Python that runs now.
   */
  altered: string[] = [];
  /** True while Python starts again, free of what code has changed. */
  isRestarting = false;
  #begun = false;

  /** @param version of the build: edits of another one are not run */
  constructor(
    readonly storage: Storage,
    private readonly version: string,
  ) {
    super();
  }

  /** The files that are to run: at first those of an earlier visit. */
  async begin(): Promise<FileTexts> {
    if (this.#begun) return this.running;
    this.#begun = true;
    const saved = await this.storage.get(KEY, isEdits);
    if (saved === undefined) return {};
    this.texts = saved.texts;
    if (saved.version !== this.version && Object.keys(saved.running).length > 0) {
      this.stopped = text("page-code-other-version");
    }
    this.#changed();
    return saved.version === this.version ? saved.running : {};
  }

  /** Names of the files that run as they were changed. */
  get runningFiles() {
    return Object.keys(this.running);
  }

  /** True if the editor holds other texts than those that run. */
  get isPending() {
    return !sameTexts(this.texts, this.running);
  }

  edit(file: string, text: string, original: string) {
    if (text === (this.texts[file] ?? original)) return;
    this.texts = without(this.texts, file);
    if (text !== original) this.texts[file] = text;
    this.#save();
  }

  /** Note that these files run now. */
  run(texts: FileTexts) {
    this.running = texts;
    this.stopped = "";
    this.#save();
  }

  /** Note that only the original runs now; the editor keeps its texts. */
  stop(why: string) {
    this.running = {};
    this.stopped = why;
    this.#save();
  }

  /** Note the names that code has changed. */
  noteAltered(names: string[]) {
    if (names.length === 0 && this.altered.length === 0) return;
    this.altered = names;
    this.#changed();
  }

  /** Note that Python starts again, on the package as it was written. */
  beginRestart() {
    this.running = {};
    this.stopped = "";
    this.altered = [];
    this.isRestarting = true;
    this.#save();
  }

  /** Note that Python has started again, or could not. */
  endRestart() {
    this.isRestarting = false;
    this.#changed();
  }

  /** Forget why nothing runs: it has been read. */
  dismiss() {
    this.stopped = "";
    this.#changed();
  }

  #save() {
    const { texts, running, version } = this;
    this.storage.change({ keep: [[KEY, { texts, running, version }]] });
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
