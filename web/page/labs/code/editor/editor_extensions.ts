/** The parts of CodeMirror that the editor is made of. */

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { linter, lintGutter } from "@codemirror/lint";
import { unifiedMergeView } from "@codemirror/merge";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import type { Extension } from "@codemirror/state";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { text } from "../../../language/text.ts";
import { editorPhrases } from "./editor_phrases.ts";
import type { Problem } from "./problems.ts";
import { toDiagnostics } from "./problems.ts";

/** Milliseconds after the last key until Python checks the text. */
const PAUSE_MS = 500;

/** Few colours, those of the page: code is dark, comments are soft. */
const colours = syntaxHighlighting(
  HighlightStyle.define([
    {
      tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword],
      color: "var(--code-keyword)",
    },
    { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
    { tag: [tags.comment, tags.docComment], color: "var(--ink-soft)", fontStyle: "italic" },
    { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
    {
      tag: [tags.definition(tags.function(tags.variableName)), tags.definition(tags.className)],
      color: "var(--code-name)",
      fontWeight: "600",
    },
    { tag: tags.meta, color: "var(--ink-soft)" },
  ]),
);

/**
 * The extensions that every file has.
 * @param check asks Python for the problems of a text
 * @param equations the gutter with the equations
 */
export function pythonEditor(
  check: (text: string) => Promise<Problem[]>,
  equations: Extension,
): Extension {
  return [
    lineNumbers(),
    equations,
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
    linter(async ({ state }) => toDiagnostics(state, await check(state.doc.toString())), {
      delay: PAUSE_MS,
    }),
  ];
}

/** The name of the editor while it shows this file. */
export function fileLabel(file: string) {
  return EditorView.contentAttributes.of({
    tabindex: "0", // also where it can only be read
    "aria-label": text("code-label", { file }),
    "data-testid": "code-text",
  });
}

/** The differences from the original, shown within the text. */
export function comparisonWith(original: string, text: string) {
  return unifiedMergeView({
    original,
    mergeControls: false,
    // an unchanged file would be collapsed as a whole
    ...(text === original ? {} : { collapseUnchanged: { margin: 4, minSize: 8 } }),
  });
}
