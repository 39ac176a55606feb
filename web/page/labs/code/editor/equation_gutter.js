import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter } from "@codemirror/view";
import { text } from "../../../language/text.js";

/** The equation that a line computes, or "". @typedef {(line: string) => string} KeyOfLine */

class Sign extends GutterMarker {
  /** @param {string} key */
  constructor(key) {
    super();
    this.key = key;
  }

  /** @param {GutterMarker} other */
  eq(other) {
    return other instanceof Sign && other.key === this.key;
  }

  toDOM() {
    const sign = document.createElement("span");
    sign.className = "equation-sign";
    sign.dataset.testid = `code-equation-${this.key}`;
    sign.title = text("workshop-code-equation-sign");
    sign.textContent = "=";
    return sign;
  }
}

/** The table of equations is another one. */
const looked = StateEffect.define();

/**
 * A column beside the code with a sign at each line that computes an equation; a click on it leads there.
 * (For the keyboard the panel has a button: a gutter is out of its reach.)
 * @param {KeyOfLine} keyOf @param {(key: string) => void} goTo
 */
export function equationGutter(keyOf, goTo) {
  /** @param {EditorView} view @param {number} from */
  const keyAt = (view, from) => keyOf(view.state.doc.lineAt(from).text);
  return [
    litLines,
    gutter({
      class: "cm-equations",
      initialSpacer: () => new Sign(""), // as wide before the equations are there as after
      lineMarker: (view, line) => {
        const key = keyAt(view, line.from);
        return key === "" ? null : new Sign(key);
      },
      lineMarkerChange: ({ transactions }) =>
        transactions.some(({ effects }) => effects.some((effect) => effect.is(looked))),
      domEventHandlers: {
        mousedown(view, line) {
          const key = keyAt(view, line.from);
          if (key !== "") goTo(key);
          return key !== "";
        },
      },
    }),
  ];
}

/** Draw the signs anew. @param {EditorView} view */
export function lookAgain(view) {
  view.dispatch({ effects: looked.of(null) });
}

/** Light some lines, from 1, and no others. @param {EditorView} view @param {number[]} lines */
export function light(view, lines) {
  const { doc } = view.state;
  const starts = lines
    .filter((line) => line >= 1 && line <= doc.lines)
    .sort((one, other) => one - other)
    .map((line) => lit.range(doc.line(line).from));
  view.dispatch({ effects: setLit.of(Decoration.set(starts)) });
}

const lit = Decoration.line({ class: "cm-lit" });
/** @type {import("@codemirror/state").StateEffectType<import("@codemirror/view").DecorationSet>} */
const setLit = StateEffect.define();
const litLines = StateField.define({
  create: () => Decoration.none,
  update: (decorations, transaction) => {
    const found = transaction.effects.find((effect) => effect.is(setLit));
    return found ? found.value : decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
