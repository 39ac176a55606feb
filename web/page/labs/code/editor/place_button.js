import { text } from "../../../language/text.js";
import { element } from "../../../ui/dom.js";

/** A button that names a place in the code, and leads there. @param {import("../../../../shared/fault.js").Trace} trace @param {() => void} goThere */
export function placeButton({ file, line }, goThere) {
  const place = text("workshop-place", { file, line: String(line) });
  const button = element("button", { type: "button", class: "small" }, place);
  button.addEventListener("click", goThere);
  return button;
}
