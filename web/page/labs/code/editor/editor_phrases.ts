import { text } from "../../../language/text.ts";

/** What the editor says of its own accord, by CodeMirror's names for it; the numbers go in at its “$”. */
const PHRASES = {
  Find: "workshop-editor-find",
  next: "workshop-editor-next",
  previous: "workshop-editor-previous",
  all: "workshop-editor-all",
  "match case": "workshop-editor-match-case",
  regexp: "workshop-editor-regexp",
  "by word": "workshop-editor-by-word",
  Replace: "workshop-editor-replace-with",
  replace: "workshop-editor-replace",
  "replace all": "workshop-editor-replace-all",
  close: "workshop-editor-close",
  "current match": "workshop-editor-current-match",
  "on line": "workshop-editor-on-line",
  "replaced match on line $": "workshop-editor-replaced-match",
  "replaced $ matches": "workshop-editor-replaced-matches",
  "Go to line": "workshop-editor-go-to-line",
  go: "workshop-editor-go",
  "Selection deleted": "workshop-editor-selection-deleted",
  "Control character": "workshop-editor-control-character",
  "$ unchanged lines": "workshop-editor-unchanged-lines",
  Diagnostics: "workshop-editor-diagnostics",
  "No diagnostics": "workshop-editor-no-diagnostics",
};

/** The same in the language of the page. */
export function editorPhrases(): Record<string, string> {
  return Object.fromEntries(Object.entries(PHRASES).map(([phrase, id]) => [phrase, text(id)]));
}
