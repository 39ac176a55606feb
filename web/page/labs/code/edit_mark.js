import { text } from "../../language/text.js";
import { byId, hook, setText } from "../../ui/dom.js";
import { listed } from "../../ui/format.js";

/** Of what is altered outside of the files, this many names are shown. */
const MOST_NAMES = 3;

/**
 * The mark over every lab while these run on code that a person has changed, or with a Python that such
 * code has changed.
 * @param {import("./edits.js").Edits} edits
 * @param {{ restore: () => Promise<unknown>, compare: () => void, open: () => void }} act
 */
export function showMark(edits, { restore, compare, open }) {
  const mark = hook("code-mark");
  const restoreButton = hook("code-mark-restore");
  restoreButton.addEventListener("click", () => restore());
  const compareButton = hook("code-mark-compare");
  compareButton.addEventListener("click", compare);
  hook("code-mark-open").addEventListener("click", open);
  hook("code-mark-dismiss").addEventListener("click", () => edits.dismiss());
  const draw = () => {
    mark.dataset.state = stateOf(edits);
    mark.hidden = mark.dataset.state === "";
    compareButton.hidden = edits.runningFiles.length === 0;
    setText(byId("code-mark-text"), wordsFor(edits));
  };
  edits.addEventListener("change", draw);
  draw();
}

/** @param {import("./edits.js").Edits} edits */
function stateOf({ isRestarting, runningFiles, altered, stopped }) {
  if (isRestarting) return "restarting";
  if (runningFiles.length > 0 || altered.length > 0) return "running";
  return stopped ? "stopped" : "";
}

/** @param {import("./edits.js").Edits} edits */
export function wordsFor({ isRestarting, runningFiles, altered, stopped }) {
  if (isRestarting) return text("page-code-restarting");
  const names = listedShortly(altered);
  if (runningFiles.length > 0) {
    const running = text("page-code-changed", { files: listed(runningFiles) });
    return altered.length > 0 ? `${running} ${text("page-code-altered-too", { names })}` : running;
  }
  return altered.length > 0 ? text("page-code-altered", { names }) : stopped;
}

/** @param {string[]} names */
function listedShortly(names) {
  if (names.length <= MOST_NAMES) return listed(names);
  const others = text("page-code-altered-others", { count: names.length - MOST_NAMES });
  return listed([...names.slice(0, MOST_NAMES), others]);
}
