import type { ErrorPlace } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element } from "../../../ui/dom.ts";

/** A button that names a place in the code, and leads there. */
export function placeButton({ file, line }: ErrorPlace, goThere: () => void) {
  const place = text("code-place", { file, line: String(line) });
  const button = element("button", { type: "button", class: "small" }, place);
  button.addEventListener("click", goThere);
  return button;
}
