import { text } from "../../language/text.js";
import { element } from "../dom.js";

/**
 * Lock a control that stands in a label of its own, and say so there; or unlock it.
 * @param {HTMLInputElement | HTMLSelectElement} control @param {boolean} locked
 */
export function setLock(control, locked) {
  const note = control.parentElement?.querySelector(".lock-note");
  control.disabled = locked;
  if (!locked) note?.remove();
  else if (!note)
    control.after(element("span", { class: "lock-note" }, text("page-locked-by-link")));
}
