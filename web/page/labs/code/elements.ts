/** The elements of which the code lab is made. */

import type { ErrorPlace } from "../../../shared/protocol.ts";
import { text } from "../../language/text.ts";
import { element } from "../../ui/dom.ts";

/**
 * A button of the code lab.
 * @param id its `data-testid`
 * @param look its classes
 */
export function button(id: string, label: string, look: string = "small") {
  return element("button", { type: "button", class: look, "data-testid": id }, label);
}

/** A button that names a place in the code, and goes there. */
export function placeButton({ file, line }: ErrorPlace, goThere: () => void) {
  const place = text("code-place", { file, line: String(line) });
  const made = element("button", { type: "button", class: "small" }, place);
  made.addEventListener("click", goThere);
  return made;
}
