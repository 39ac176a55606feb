import { byId, hook, setText } from "../dom.js";
import { listed } from "../format.js";
import { text } from "../language/text.js";

/**
 * The mark over every lab while these run on code that a person has changed.
 * @param {import("./edits.js").Edits} edits
 * @param {{ restore: () => Promise<unknown>, compare: () => void, open: () => void }} act
 */
export function showMark(edits, { restore, compare, open }) {
  const mark = hook("code-mark");
  const restoreButton = hook("code-mark-restore");
  restoreButton.addEventListener("click", () => restore());
  hook("code-mark-compare").addEventListener("click", compare);
  hook("code-mark-open").addEventListener("click", open);
  hook("code-mark-dismiss").addEventListener("click", () => edits.dismiss());
  const draw = () => {
    const files = edits.runningFiles;
    mark.dataset.state = files.length > 0 ? "running" : edits.stopped ? "stopped" : "";
    mark.hidden = mark.dataset.state === "";
    const running = text("page-code-changed", { files: listed(files) });
    setText(byId("code-mark-text"), files.length > 0 ? running : edits.stopped);
  };
  edits.addEventListener("change", draw);
  draw();
}
