import { text } from "../../language/text.ts";
import { element } from "../dom.ts";

/** Lock a control, with a note in its label; or unlock it. */
export function setLock(control: HTMLInputElement | HTMLSelectElement, locked: boolean) {
  const note = control.parentElement?.querySelector(".lock-note");
  control.disabled = locked;
  if (!locked) note?.remove();
  else if (!note)
    control.after(element("span", { class: "lock-note" }, text("page-locked-by-link")));
}
