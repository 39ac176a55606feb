import { setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { at } from "../../../../shared/checked_lookup.ts";
import styles from "../../../../styles/code/editor.css";
import { styleSheet } from "../styles.ts";
import { comparisonWith, fileLabel, pythonEditor } from "./editor_extensions.ts";
import { EditorScroll } from "./editor_scroll.ts";
import { changeTo, findBlock } from "./editor_text.ts";
import { equationGutter, highlightLines, refreshEquations } from "./equation_gutter.ts";
import { printWholeText } from "./printed_code.ts";
import type { Problem } from "./problems.ts";
import { toDiagnostics } from "./problems.ts";

/** Height above a line that is brought into sight, so that some lines before it are seen, too. */
const SPACE_ABOVE = 80;

type Source = { text: string; original: string };

/**
 * One editor for all files; each keeps its own cursor and its own undo.
 *
 * Events: `change` (detail: { file, text }), `equation` (detail: the key of the one that was clicked),
 * `moved` (the cursor).
 */
export class Editor extends EventTarget {
  #file = "";
  /** The states of files that are not shown. */
  #states: Map<string, EditorState> = new Map();
  #comparison = new Compartment();
  #label = new Compartment();
  #lock = new Compartment();
  #locked = false;
  #original = "";
  #compared = false;
  #scroll = new EditorScroll();

  private readonly view: EditorView;

  /**
   * @param check asks Python for the problems of a text
   * @param keyOf the equation that a line computes, or ""
   */
  constructor(
    place: HTMLElement,
    private readonly check: (file: string, text: string) => Promise<Problem[]>,
    private readonly keyOf: (file: string, line: string) => string,
  ) {
    super();
    // in a shadow root it brings its styles as style sheets; elsewhere as text, which the page's policy forbids
    const root = place.attachShadow({ mode: "open" });
    root.adoptedStyleSheets.push(styleSheet(styles));
    this.view = new EditorView({ parent: root, root });
    printWholeText(place, () => this.view.state.doc.toString());
  }

  /** The file that is shown, or "". */
  get file() {
    return this.#file;
  }

  /** Show a file. */
  open(file: string, { text, original }: Source) {
    if (file === this.#file) return;
    if (this.#file) this.#states.set(this.#file, this.view.state);
    this.#file = file;
    this.#original = original;
    const state = this.#states.get(file) ?? this.#newState(text);
    this.view.setState(state);
    this.view.dispatch({ effects: this.#label.reconfigure(fileLabel(file)) });
    this.#scroll.to(this.view, state.selection.main.head);
    this.replace(file, text); // it may have been changed meanwhile
    this.compare(this.#compared);
    this.lock(this.#locked);
  }

  /** @param isLocked true if nothing can be typed */
  lock(isLocked: boolean) {
    this.#locked = isLocked;
    this.view.dispatch({ effects: this.#lock.reconfigure(EditorState.readOnly.of(isLocked)) });
  }

  /** Put another text into a file; that can be undone, as if it had been typed. */
  replace(file: string, text: string) {
    if (file !== this.#file) {
      const state = this.#states.get(file);
      if (state) this.#states.set(file, state.update(changeTo(state, text)).state);
      return;
    }
    const change = changeTo(this.view.state, text);
    if (change.changes) this.view.dispatch(change);
  }

  /** @param isCompared true if differences from the original are shown */
  compare(isCompared: boolean) {
    this.#compared = isCompared;
    const comparison = isCompared
      ? comparisonWith(this.#original, this.view.state.doc.toString())
      : [];
    this.view.dispatch({ effects: this.#comparison.reconfigure(comparison) });
  }

  /**
   * Begin the visible text at the first of these texts that is found. The cursor stays where it is.
   * @param unlessVisible true if nothing is to move while a part of its block is visible
   */
  reveal(texts: string[], unlessVisible = false) {
    const { doc } = this.view.state;
    const block = findBlock(doc.toString(), texts);
    if (block === null) return;
    const { scrollTop, clientHeight } = this.view.scrollDOM;
    const isVisible =
      this.view.lineBlockAt(block.to).bottom > scrollTop &&
      this.view.lineBlockAt(block.from).top < scrollTop + clientHeight;
    if (!(unlessVisible && isVisible)) this.#scroll.to(this.view, block.from);
  }

  /** Measure the text, now that it is in sight: else it is painted once with guessed heights of lines. */
  measure() {
    this.view.requestMeasure();
    this.view.coordsAtPos(0); // measures at once what is to be measured
  }

  /** Put the cursor on a line, from 1, and bring it into sight, with what follows it. */
  goTo(line: number) {
    const { doc } = this.view.state;
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    this.view.dispatch({
      selection: { anchor: to, head: from },
      effects: EditorView.scrollIntoView(from, {
        y: "start",
        yMargin: Math.min(SPACE_ABOVE, this.view.scrollDOM.clientHeight / 3),
      }),
    });
    this.view.focus();
  }

  /** Highlight some lines, from 1, and go to the first of them. */
  highlightLines(lines: number[]) {
    highlightLines(this.view, lines);
    this.goTo(at(lines, 0));
  }

  /** Select what stands on a line, from 1, so that typing replaces it. */
  selectLine(line: number) {
    const { from, to, text } = this.view.state.doc.line(line);
    const anchor = from + text.length - text.trimStart().length;
    this.view.dispatch({
      selection: { anchor, head: to },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    this.view.focus();
  }

  /** The equation that the line with the cursor computes, or "". */
  get equation() {
    const { doc, selection } = this.view.state;
    return this.keyOf(this.#file, doc.lineAt(selection.main.head).text);
  }

  /** Draw the signs of equations again. */
  refreshEquations() {
    refreshEquations(this.view);
  }

  /** Mark the lines with problems. */
  showProblems(problems: Problem[]) {
    const { state } = this.view;
    this.view.dispatch(setDiagnostics(state, toDiagnostics(state, problems)));
  }

  #newState(text: string) {
    const equations = equationGutter(
      (line) => this.keyOf(this.#file, line),
      (key) => this.dispatchEvent(new CustomEvent("equation", { detail: key })),
    );
    return EditorState.create({
      doc: text,
      extensions: [
        pythonEditor((edited) => this.check(this.#file, edited), equations),
        this.#label.of([]),
        this.#lock.of([]),
        this.#comparison.of([]),
        this.#scroll.extension,
        EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
          if (docChanged) this.#changed(state.doc.toString());
          if (selectionSet || docChanged) this.dispatchEvent(new Event("moved"));
        }),
      ],
    });
  }

  #changed(text: string) {
    const detail = { file: this.#file, text };
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }
}
