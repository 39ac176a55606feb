import { detail } from "../dom.js";
import { listed } from "../format.js";
import { CodePanel } from "./code_panel.js";
import { Editor } from "./editor.js";
import { FilesView } from "./files_view.js";

/** @typedef {import("../../engine/fault.js").Fault} Fault */
/** @typedef {import("../../engine/fault.js").Trace} Trace */
/** @typedef {import("./main.js").Context} Context */
/** @typedef {import("./main.js").SourceFile} SourceFile */

const FIRST = "pynn/operations.py";
const LOCKED = "The link has locked the code: it can be read here, and not changed.";

/** The files, the editor, and what can be done with an edit. */
export class CodeView {
  /** @type {Map<string, string>} by file */
  #originals;
  #compared = false;
  #busy = false;

  /**
   * @param {{ side: HTMLElement, main: HTMLElement }} places
   * @param {SourceFile[]} files
   * @param {Context} context
   */
  constructor({ side, main }, files, context) {
    this.context = context;
    this.edits = context.edits;
    this.link = context.link;
    this.about = new Map(files.map(({ file, about }) => [file, about]));
    this.#originals = new Map(files.map(({ file, text }) => [file, text]));
    this.files = new FilesView(files, (file) => this.show(file));
    this.panel = new CodePanel();
    side.append(this.files.root);
    main.append(this.panel.root);
    this.editor = new Editor(this.panel.place, (file, text) => this.#check(file, text));
    this.#listen();
    this.#lock();
    this.#showAsked();
  }

  #listen() {
    const { apply, compare, restore, restoreAll } = this.panel;
    apply.addEventListener("click", () => this.apply());
    compare.addEventListener("click", () => this.compare(!this.#compared));
    restore.addEventListener("click", () => this.#restore([this.editor.file]));
    restoreAll.addEventListener("click", () => this.#restore(Object.keys(this.edits.texts)));
    this.editor.addEventListener("change", (event) => {
      const { file, text } = detail(event);
      this.edits.edit(file, text, this.#original(file));
    });
    this.edits.addEventListener("change", () => this.#draw());
    this.link.addEventListener("asked", () => this.#showAsked());
    this.link.addEventListener("lock", () => this.#lock());
  }

  /** Show the file that a link asks for, or the first. */
  #showAsked() {
    const { file } = this.link.asked;
    const there = file === "" || this.#originals.has(file);
    this.show(there && file ? file : FIRST);
    if (!there)
      this.#tellTrouble(`The link asks for the file “${file}”, which there is not.`, null);
  }

  #lock() {
    this.editor.lock(this.link.isLocked);
    this.#draw();
  }

  /** Show a file as it stands now. @param {string} file */
  show(file) {
    this.editor.open(file, { text: this.text(file), original: this.#original(file) });
    this.link.shown = { ...this.link.shown, file: file === FIRST ? "" : file };
    this.#draw();
  }

  /** The text of a file as it stands now. @param {string} file */
  text(file) {
    return this.edits.texts[file] ?? this.#original(file);
  }

  /** Put another text into a file, and show it; it can be undone. @param {string} file @param {string} text */
  write(file, text) {
    this.show(file);
    this.editor.replace(file, text);
  }

  /** Show a line of a file, from 1. @param {string} file @param {number} line */
  showLine(file, line) {
    if (!this.#originals.has(file)) return;
    this.show(file);
    this.editor.goTo(line);
  }

  /** @param {boolean} wanted whether what differs from the original is shown */
  compare(wanted) {
    this.#compared = wanted;
    this.editor.compare(wanted);
    this.#draw();
  }

  /** Let the labs run on what is written, or tell why not. */
  async apply() {
    this.#setBusy(true);
    this.panel.tellTrouble(null);
    try {
      await this.context.apply({ ...this.edits.texts });
    } catch (thrown) {
      this.#refused(/** @type {Fault} */ (thrown));
    } finally {
      this.#setBusy(false);
    }
  }

  /** Where in the code something arose, and what Python says of it. @param {Trace} trace */
  showTrace(trace) {
    this.showLine(trace.file, trace.line);
    this.#tellTrouble("Your code failed while a lab ran on it.", trace);
  }

  /** @param {Fault} fault */
  #refused(fault) {
    const { kind, message, trace } = fault;
    if (kind === "engine-died") return; // stopped, and told for the whole page
    if (kind !== "code") return this.context.tell(fault);
    if (trace) this.showLine(trace.file, trace.line);
    this.#tellTrouble(`This does not run, so the labs go on as they were. ${message}`, trace);
  }

  /** @param {string} words @param {Trace | null} trace */
  #tellTrouble(words, trace) {
    this.panel.tellTrouble(words, trace, () => trace && this.showLine(trace.file, trace.line));
    if (trace) this.editor.complain([{ line: trace.line, message: lastLine(trace.text) }]);
  }

  /** What Python says of a text before it runs. @param {string} file @param {string} text */
  async #check(file, text) {
    if (text === this.#original(file)) return [];
    try {
      await this.context.request("code.check", { edits: { [file]: text } });
      return [];
    } catch (thrown) {
      const { message, trace } = /** @type {Fault} */ (thrown);
      return trace ? [{ line: trace.line, message }] : [];
    }
  }

  /** As it was written; what runs, too, if it was one of these files. @param {string[]} files */
  async #restore(files) {
    const ran = files.some((file) => file in this.edits.running);
    for (const file of files) {
      this.editor.replace(file, this.#original(file));
      this.edits.edit(file, this.#original(file), this.#original(file));
    }
    this.panel.tellTrouble(null);
    if (ran) await this.apply();
  }

  /** @param {string} file */
  #original(file) {
    return this.#originals.get(file) ?? "";
  }

  #told() {
    return this.link.isLocked ? `${told(this.edits)} ${LOCKED}` : told(this.edits);
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.#busy = busy;
    this.#draw();
  }

  #draw() {
    const { file } = this.editor;
    const { texts, running, runningFiles, isPending } = this.edits;
    const isAsWritten = Object.keys(texts).length === 0 && runningFiles.length === 0;
    this.files.draw(file, this.edits);
    this.panel.draw({
      file,
      about: this.about.get(file) ?? "",
      state: this.#busy ? "busy" : isPending ? "pending" : "running",
      told: this.#busy ? "Python imports it, and takes one step in each lab…" : this.#told(),
      compared: this.#compared,
    });
    const { apply, restore, restoreAll } = this.panel;
    apply.disabled = this.#busy || !isPending || this.link.isLocked;
    restore.disabled = this.#busy || !(file in texts || file in running);
    restoreAll.disabled = this.#busy || isAsWritten;
  }
}

/** What there is to say of the edits. @param {import("../code/edits.js").Edits} edits */
function told({ texts, runningFiles, isPending }) {
  const changed = Object.keys(texts);
  if (isPending) {
    const on = runningFiles.length > 0 ? "what you had before" : "the original code";
    return changed.length === 0
      ? "All is as it was written, but the labs still run on what you had before."
      : `${listed(changed)} changed. The labs run on ${on} until you press “Run the labs on it”.`;
  }
  if (changed.length > 0) return `The labs run on your ${listed(changed)}.`;
  return "All as it was written. Change any line: nothing can break for good.";
}

/** @param {string} text */
function lastLine(text) {
  return text.trimEnd().split("\n").at(-1) ?? "";
}
