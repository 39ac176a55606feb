import { text } from "../../../language/text.ts";

/** The texts of CodeMirror, by its names for them; numbers replace the “$”. */
const PHRASES = {
  Find: "editor-find",
  next: "editor-next",
  previous: "editor-previous",
  all: "editor-all",
  "match case": "editor-match-case",
  regexp: "editor-regexp",
  "by word": "editor-by-word",
  Replace: "editor-replace-with",
  replace: "editor-replace",
  "replace all": "editor-replace-all",
  close: "editor-close",
  "current match": "editor-current-match",
  "on line": "editor-on-line",
  "replaced match on line $": "editor-replaced-match",
  "replaced $ matches": "editor-replaced-matches",
  "Go to line": "editor-go-to-line",
  go: "editor-go",
  "Selection deleted": "editor-selection-deleted",
  "Control character": "editor-control-character",
  "$ unchanged lines": "editor-unchanged-lines",
  Diagnostics: "editor-diagnostics",
  "No diagnostics": "editor-no-diagnostics",
};

/** The same texts in the language of the page. */
export function editorPhrases(): Record<string, string> {
  return Object.fromEntries(Object.entries(PHRASES).map(([phrase, id]) => [phrase, text(id)]));
}
