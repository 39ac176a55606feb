import type { Fault } from "../../../../shared/fault.ts";
import type { ErrorPlace, SourceFile } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { eventDetail } from "../../../ui/dom.ts";
import type { CodeLink } from "../code_link.ts";
import type { CodeContext } from "../context.ts";
import type { Edits } from "../edits.ts";
import { CodePanel } from "./code_panel.ts";
import { EditControls } from "./edit_controls.ts";
import { Editor } from "./editor.ts";
import type { EquationTable } from "./equation_lines.ts";
import { EquationLines } from "./equation_lines.ts";
import { FilesView } from "./files_view.ts";
import { findProblems, problemOf } from "./problems.ts";

/** The first thing that a learner sees: the forward pass. */
const FIRST = "pynn/backpropagation.py";
const FIRST_LINE = "def forward(";

/**
 * The files, the editor, and the actions on edits.
 *
 * Events: `equation` (detail: the key of the one to show in its lab).
 */
export class CodeView extends EventTarget {
  #equations = new EquationLines();
  /** The original texts by file. */
  #originals: Map<string, string>;
  #compared = false;

  private readonly edits: Edits;
  private readonly link: CodeLink;
  readonly files: FilesView;
  readonly panel = new CodePanel();
  private readonly editor: Editor;
  private readonly controls: EditControls;

  /** @param chosen a file of the list was chosen */
  constructor(
    files: SourceFile[],
    chosen: () => void,
    private readonly context: CodeContext,
  ) {
    super();
    this.edits = context.edits;
    this.link = context.link;
    this.#originals = new Map(files.map(({ file, text }) => [file, text]));
    this.files = new FilesView(files, (file) => {
      this.show(file);
      chosen();
    });
    this.editor = new Editor(
      this.panel.place,
      async (file, text) =>
        text === this.#original(file) ? [] : findProblems(context.request, file, text),
      (file, line) => this.#equations.keyOf(file, line),
    );
    this.controls = new EditControls(
      this.panel,
      {
        shown: () => this.editor.file,
        all: () => [...this.#originals.keys()],
        restore: (file) => this.#restore(file),
        showFault: (fault) => this.#showFault(fault),
      },
      context,
    );
    this.#listen();
    this.#showRequested();
    this.#lock();
  }

  #listen() {
    const { compare, equation } = this.panel;
    compare.addEventListener("click", () => this.compare(!this.#compared));
    this.editor.addEventListener("change", (event) => {
      const { file, text } = eventDetail(event);
      this.edits.edit(file, text, this.#original(file));
    });
    equation.addEventListener("click", () => this.#goToEquation(this.editor.equation));
    this.editor.addEventListener("equation", (event) => this.#goToEquation(eventDetail(event)));
    this.editor.addEventListener("moved", () => this.#offerEquation());
    this.edits.addEventListener("change", () => this.#draw());
    this.link.addEventListener("request", () => this.#showRequested());
    this.link.addEventListener("lock", () => this.#lock());
  }

  /** Show the file that a link names, or the first. */
  #showRequested() {
    const { file } = this.link.requested;
    const exists = file === "" || this.#originals.has(file);
    this.show(exists && file ? file : FIRST);
    if (this.editor.file === FIRST) this.editor.reveal([FIRST_LINE]);
    if (!exists) this.panel.showError(text("code-no-file", { file }));
  }

  /** Lay the text out, now that it is in sight. */
  measure() {
    this.editor.measure();
  }

  #lock() {
    this.editor.lock(this.link.isLocked);
    this.#draw();
  }

  /** Show a file as it is edited. */
  show(file: string) {
    this.editor.open(file, { text: this.#text(file), original: this.#original(file) });
    this.link.shown = { ...this.link.shown, file: file === FIRST ? "" : file };
    this.#offerEquation();
    this.#draw();
  }

  /** Put another text into a file, and show it; it can be undone. */
  write(file: string, text: string) {
    this.show(file);
    this.editor.replace(file, text);
  }

  /** Show a line of a file, from 1. */
  showLine(file: string, line: number) {
    if (!this.#originals.has(file)) return;
    this.show(file);
    this.editor.goTo(line);
  }

  /** Show a place of a file: the first of these texts that stands there. */
  reveal(file: string, texts: string[]) {
    const isShown = file === this.editor.file;
    this.show(file);
    this.editor.reveal(texts, isShown);
  }

  /** Show a line of a file, from 1, and let typing replace it. */
  replaceLine(file: string, line: number) {
    this.show(file);
    this.editor.selectLine(line);
  }

  /** Show the lines that compute an equation; if they are gone, the functions that they stood in. */
  showEquation(key: string) {
    const found = this.#equations.find(key, (file) => this.#text(file));
    if (found === null) return;
    this.show(found.file);
    if (found.lines.length > 0) this.editor.highlightLines(found.lines);
    this.editor.refreshEquations();
  }

  /** Set the lines that compute the equations of the derivation. */
  setEquations(table: EquationTable) {
    this.#equations.set(table);
    this.editor.refreshEquations();
    this.#offerEquation();
  }

  #goToEquation(key: string) {
    this.dispatchEvent(new CustomEvent("equation", { detail: key }));
  }

  #offerEquation() {
    this.panel.equation.disabled = this.editor.equation === "";
  }

  /** @param isCompared true if differences from the original are shown */
  compare(isCompared: boolean) {
    this.#compared = isCompared;
    this.editor.compare(isCompared);
    this.panel.compare.setAttribute("aria-pressed", String(isCompared));
  }

  /** Show where in the code an error arose, with Python's traceback. */
  showTrace(trace: ErrorPlace) {
    this.showLine(trace.file, trace.line);
    this.#showError(text("code-failed"), trace);
  }

  #showFault(fault: Fault) {
    const { kind, trace } = fault;
    if (kind === "engine-died") return; // stopped, and shown for the whole page
    if (kind !== "code") return this.context.reportError(fault);
    if (trace) this.showLine(trace.file, trace.line);
    this.#showError(text("code-refused", { message: fault.text }), trace);
  }

  #showError(message: string, trace: ErrorPlace | null) {
    this.panel.showError(message, trace, () => trace && this.showLine(trace.file, trace.line));
    if (trace) this.editor.showProblems([problemOf(trace)]);
  }

  #restore(file: string) {
    const original = this.#original(file);
    this.editor.replace(file, original);
    this.edits.edit(file, original, original);
    if (this.#compared && !(this.editor.file in this.edits.texts)) this.compare(false);
  }

  #text(file: string) {
    return this.edits.texts[file] ?? this.#original(file);
  }

  #original(file: string) {
    return this.#originals.get(file) ?? "";
  }

  #draw() {
    const { file } = this.editor;
    this.files.draw(file, this.edits);
    this.panel.showFile(file);
    this.controls.draw();
  }
}
