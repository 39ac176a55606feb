import type { StateEffectType } from "@codemirror/state";
import { StateEffect, StateField } from "@codemirror/state";
import type { DecorationSet } from "@codemirror/view";
import { Decoration, EditorView, GutterMarker, gutter } from "@codemirror/view";
import { text } from "../../../language/text.ts";

/** The equation that a line computes, or "". */
type KeyOfLine = (line: string) => string;

class Sign extends GutterMarker {
  constructor(private readonly key: string) {
    super();
  }

  eq(other: GutterMarker) {
    return other instanceof Sign && other.key === this.key;
  }

  toDOM() {
    const sign = document.createElement("span");
    sign.className = "equation-sign";
    sign.dataset.testid = `code-equation-${this.key}`;
    sign.title = text("code-equation-sign");
    sign.textContent = "=";
    return sign;
  }
}

/** The table of equations has changed. */
const tableChanged = StateEffect.define();

/**
 * A column beside the code with a sign at each line that computes an equation; a click on it leads there.
 * (For the keyboard the panel has a button: a gutter is out of its reach.)
 */
export function equationGutter(keyOf: KeyOfLine, goTo: (key: string) => void) {
  const keyAt = (view: EditorView, from: number) => keyOf(view.state.doc.lineAt(from).text);
  return [
    highlightedLines,
    gutter({
      class: "cm-equations",
      initialSpacer: () => new Sign(""), // as wide before the equations are there as after
      lineMarker: (view, line) => {
        const key = keyAt(view, line.from);
        return key === "" ? null : new Sign(key);
      },
      lineMarkerChange: ({ transactions }) =>
        transactions.some(({ effects }) => effects.some((effect) => effect.is(tableChanged))),
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

/** Draw the signs again. */
export function refreshEquations(view: EditorView) {
  view.dispatch({ effects: tableChanged.of(null) });
}

/** Highlight some lines, from 1, and no others. */
export function highlightLines(view: EditorView, lines: number[]) {
  const { doc } = view.state;
  const starts = lines
    .filter((line) => line >= 1 && line <= doc.lines)
    .sort((one, other) => one - other)
    .map((line) => highlighted.range(doc.line(line).from));
  view.dispatch({ effects: setHighlighted.of(Decoration.set(starts)) });
}

const highlighted = Decoration.line({ class: "cm-lit" });
const setHighlighted: StateEffectType<DecorationSet> = StateEffect.define();
const highlightedLines = StateField.define({
  create: () => Decoration.none,
  update: (decorations, transaction) => {
    const found = transaction.effects.find((effect) => effect.is(setHighlighted));
    return found ? found.value : decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
