import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { linter, lintGutter, setDiagnostics } from "@codemirror/lint";
import { unifiedMergeView } from "@codemirror/merge";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { at } from "../../../../shared/at.ts";
import styles from "../../../../styles/code/editor.css";
import { text } from "../../../language/text.ts";
import { styleSheet } from "../styles.ts";
import { editorPhrases } from "./editor_phrases.ts";
import { equationGutter, highlightLines, refreshEquations } from "./equation_gutter.ts";
import { colours } from "./highlighting.ts";

/** A line that Python complains of, from 1, and what it says. */
type Complaint = { line: number; message: string };

type Source = { text: string; original: string };

/** Milliseconds after the last key until Python is asked for its opinion. */
const PAUSE_MS = 500;

/**
 * One editor for all files; each keeps its own cursor and its own undo.
 *
 * Events: `change` (detail: { file, text }), `equation` (detail: the key of one that is wanted),
 * `moved` (the cursor).
 */
export class Editor extends EventTarget {
  #file = "";
  /** of files that are not shown */
  #states: Map<string, EditorState> = new Map();
  #comparison = new Compartment();
  #label = new Compartment();
  #lock = new Compartment();
  #locked = false;
  #original = "";
  #compared = false;
  /** Whether what is brought into sight next is not to move the page. */
  #scrollsAlone = false;

  private readonly view: EditorView;

  /**
   * @param check asks Python what it says of a text
   * @param keyOf the equation that a line computes, or ""
   */
  constructor(
    place: HTMLElement,
    private readonly check: (file: string, text: string) => Promise<Complaint[]>,
    private readonly keyOf: (file: string, line: string) => string,
  ) {
    super();
    // in a shadow root it brings its styles as style sheets; elsewhere as text, which the page's policy forbids
    const root = place.attachShadow({ mode: "open" });
    root.adoptedStyleSheets.push(styleSheet(styles));
    this.view = new EditorView({ parent: root, root });
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
    const state = this.#states.get(file) ?? this.#begin(text);
    this.view.setState(state);
    this.view.dispatch({ effects: this.#label.reconfigure(labelled(file)) });
    this.#scrollTo(state.selection.main.head);
    this.replace(file, text); // it may have been changed meanwhile
    this.compare(this.#compared);
    this.lock(this.#locked);
  }

  /** Whether nothing can be typed. */
  lock(locked: boolean) {
    this.#locked = locked;
    this.view.dispatch({ effects: this.#lock.reconfigure(EditorState.readOnly.of(locked)) });
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

  /** Show what is other than it was written, or only the text. */
  compare(wanted: boolean) {
    this.#compared = wanted;
    const shown = wanted
      ? unifiedMergeView({
          original: this.#original,
          mergeControls: false,
          collapseUnchanged: { margin: 4, minSize: 8 },
        })
      : [];
    this.view.dispatch({ effects: this.#comparison.reconfigure(shown) });
  }

  /** Let the sight begin at the line with this text. */
  reveal(text: string) {
    const at = this.view.state.doc.toString().indexOf(text);
    if (at >= 0) this.#scrollTo(at);
  }

  /** Within the editor: the page itself stays where it is. */
  #scrollTo(at: number) {
    this.#scrollsAlone = true;
    this.view.dispatch({ effects: EditorView.scrollIntoView(at) });
  }

  /** CodeMirror asks once it has measured; of itself it scrolls the page, too. */
  #scrolls(view: EditorView, at: number) {
    const alone = this.#scrollsAlone;
    this.#scrollsAlone = false;
    scrollToLineStarts(view, at);
    if (alone) view.scrollDOM.scrollTop = view.lineBlockAt(at).top;
    return alone;
  }

  /** Put the cursor on a line, from 1, and bring it into sight. */
  goTo(line: number) {
    const { doc } = this.view.state;
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    this.view.dispatch({
      selection: { anchor: to, head: from },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    this.view.focus();
  }

  /** Light some lines, from 1, and go to the first of them. */
  highlightLines(lines: number[]) {
    highlightLines(this.view, lines);
    this.goTo(at(lines, 0));
  }

  /** The equation that the line with the cursor computes, or "". */
  get equation() {
    const { doc, selection } = this.view.state;
    return this.keyOf(this.#file, doc.lineAt(selection.main.head).text);
  }

  /** Which lines compute equations has changed. */
  refreshEquations() {
    refreshEquations(this.view);
  }

  /** Mark the lines that Python complains of. */
  showProblems(complaints: Complaint[]) {
    const { state } = this.view;
    this.view.dispatch(setDiagnostics(state, asDiagnostics(state, complaints)));
  }

  #begin(text: string) {
    return EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        equationGutter(
          (line) => this.keyOf(this.#file, line),
          (key) => this.dispatchEvent(new CustomEvent("equation", { detail: key })),
        ),
        highlightActiveLineGutter(),
        highlightActiveLine(),
        history(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        bracketMatching(),
        highlightSelectionMatches(),
        search({ top: true }),
        keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
        python(),
        EditorState.phrases.of(editorPhrases()),
        colours,
        lintGutter(),
        linter((view) => this.#opinion(view), { delay: PAUSE_MS }),
        this.#label.of([]),
        this.#lock.of([]),
        this.#comparison.of([]),
        EditorView.scrollHandler.of((view, { head }) => this.#scrolls(view, head)),
        EditorView.domEventHandlers({
          click(_, view) {
            const { empty, head } = view.state.selection.main;
            if (empty) scrollToLineStarts(view, head); // not before: what is under the pointer stays
          },
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.#changed(update.state.doc.toString());
          if (update.selectionSet || update.docChanged) this.dispatchEvent(new Event("moved"));
        }),
      ],
    });
  }

  async #opinion({ state }: EditorView) {
    const complaints = await this.check(this.#file, state.doc.toString());
    return asDiagnostics(state, complaints);
  }

  #changed(text: string) {
    const detail = { file: this.#file, text };
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }
}

/**
 * Scroll back to where lines begin if a place can be seen from there: CodeMirror scrolls no farther back than
 * it has to, so that after one long line all others would stay cut off.
 */
function scrollToLineStarts(view: EditorView, at: number) {
  view.requestMeasure({
    key: scrollToLineStarts, // once a frame
    read() {
      const place = at <= view.state.doc.length ? view.coordsAtPos(at) : null;
      if (place === null) return false;
      const content = view.contentDOM.getBoundingClientRect().left;
      const { left } = view.scrollDOM.getBoundingClientRect();
      const gutters = content - left + view.scrollDOM.scrollLeft;
      return gutters + place.right - content < view.scrollDOM.clientWidth;
    },
    write(isInSightFromThere) {
      if (isInSightFromThere) view.scrollDOM.scrollLeft = 0;
    },
  });
}

function labelled(file: string) {
  return EditorView.contentAttributes.of({
    tabindex: "0", // also where it can only be read
    "aria-label": text("code-label", { file }),
    "data-testid": "code-text",
  });
}

function asDiagnostics({ doc }: EditorState, complaints: Complaint[]) {
  return complaints.map(({ line, message }) => {
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return { from, to, message, severity: "error" as const };
  });
}

/** What is between the equal beginnings and ends of two texts. */
function changeTo({ doc }: EditorState, text: string) {
  const before = doc.toString();
  if (before === text) return {};
  let from = 0;
  while (from < before.length && before[from] === text[from]) from += 1;
  let end = 0;
  const room = Math.min(before.length, text.length) - from;
  while (end < room && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  return {
    changes: { from, to: before.length - end, insert: text.slice(from, text.length - end) },
  };
}
