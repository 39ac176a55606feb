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
import styles from "../../../../styles/workshop/editor.css";
import { text } from "../../../language/text.js";
import { styleSheet } from "../styles.js";
import { phrases } from "./editor_phrases.js";
import { equationGutter, light, lookAgain } from "./equation_gutter.js";
import { colours } from "./highlighting.js";

/** A line that Python complains of, from 1, and what it says. @typedef {{ line: number, message: string }} Complaint */
/** @typedef {{ text: string, original: string }} Source */

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
  /** @type {Map<string, EditorState>} of files that are not shown */
  #states = new Map();
  #comparison = new Compartment();
  #label = new Compartment();
  #lock = new Compartment();
  #locked = false;
  #original = "";
  #compared = false;
  /** Whether what is brought into sight next is not to move the page. */
  #scrollsAlone = false;

  /**
   * @param {HTMLElement} place
   * @param {(file: string, text: string) => Promise<Complaint[]>} check asks Python what it says of a text
   * @param {(file: string, line: string) => string} keyOf the equation that a line computes, or ""
   */
  constructor(place, check, keyOf) {
    super();
    this.check = check;
    this.keyOf = keyOf;
    // in a shadow root it brings its styles as style sheets; elsewhere as text, which the page's policy forbids
    const root = place.attachShadow({ mode: "open" });
    root.adoptedStyleSheets.push(styleSheet(styles));
    this.view = new EditorView({ parent: root, root });
  }

  /** The file that is shown, or "". */
  get file() {
    return this.#file;
  }

  /** Show a file. @param {string} file @param {Source} source */
  open(file, { text, original }) {
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

  /** Whether nothing can be typed. @param {boolean} locked */
  lock(locked) {
    this.#locked = locked;
    this.view.dispatch({ effects: this.#lock.reconfigure(EditorState.readOnly.of(locked)) });
  }

  /** Put another text into a file; that can be undone, as if it had been typed. @param {string} file @param {string} text */
  replace(file, text) {
    if (file !== this.#file) {
      const state = this.#states.get(file);
      if (state) this.#states.set(file, state.update(changeTo(state, text)).state);
      return;
    }
    const change = changeTo(this.view.state, text);
    if (change.changes) this.view.dispatch(change);
  }

  /** Show what is other than it was written, or only the text. @param {boolean} wanted */
  compare(wanted) {
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

  /** Let the sight begin at the line with this text. @param {string} text */
  reveal(text) {
    const at = this.view.state.doc.toString().indexOf(text);
    if (at >= 0) this.#scrollTo(at);
  }

  /** Within the editor: the page itself stays where it is. @param {number} at */
  #scrollTo(at) {
    this.#scrollsAlone = true;
    this.view.dispatch({ effects: EditorView.scrollIntoView(at) });
  }

  /** CodeMirror asks once it has measured; of itself it scrolls the page, too. @param {EditorView} view @param {number} at */
  #scrolls(view, at) {
    const alone = this.#scrollsAlone;
    this.#scrollsAlone = false;
    scrollToLineStarts(view, at);
    if (alone) view.scrollDOM.scrollTop = view.lineBlockAt(at).top;
    return alone;
  }

  /** Put the cursor on a line, from 1, and bring it into sight. @param {number} line */
  goTo(line) {
    const { doc } = this.view.state;
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    this.view.dispatch({
      selection: { anchor: to, head: from },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    this.view.focus();
  }

  /** Light some lines, from 1, and go to the first of them. @param {number[]} lines */
  light(lines) {
    light(this.view, lines);
    this.goTo(lines[0]);
  }

  /** The equation that the line with the cursor computes, or "". */
  get equation() {
    const { doc, selection } = this.view.state;
    return this.keyOf(this.#file, doc.lineAt(selection.main.head).text);
  }

  /** Which lines compute equations has changed. */
  lookAgain() {
    lookAgain(this.view);
  }

  /** Mark the lines that Python complains of. @param {Complaint[]} complaints */
  complain(complaints) {
    const { state } = this.view;
    this.view.dispatch(setDiagnostics(state, asDiagnostics(state, complaints)));
  }

  /** @param {string} text */
  #begin(text) {
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
        EditorState.phrases.of(phrases()),
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

  /** @param {EditorView} view */
  async #opinion({ state }) {
    const complaints = await this.check(this.#file, state.doc.toString());
    return asDiagnostics(state, complaints);
  }

  /** @param {string} text */
  #changed(text) {
    const detail = { file: this.#file, text };
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }
}

/**
 * Scroll back to where lines begin if a place can be seen from there: CodeMirror scrolls no farther back than
 * it has to, so that after one long line all others would stay cut off.
 * @param {EditorView} view @param {number} at
 */
function scrollToLineStarts(view, at) {
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

/** @param {string} file */
function labelled(file) {
  return EditorView.contentAttributes.of({
    tabindex: "0", // also where it can only be read
    "aria-label": text("workshop-code-label", { file }),
    "data-testid": "code-text",
  });
}

/** @param {EditorState} state @param {Complaint[]} complaints */
function asDiagnostics({ doc }, complaints) {
  return complaints.map(({ line, message }) => {
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return { from, to, message, severity: /** @type {const} */ ("error") };
  });
}

/** What is between the equal beginnings and ends of two texts. @param {EditorState} state @param {string} text */
function changeTo({ doc }, text) {
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
