import { text } from "../../../language/text.ts";
import { byId, byTestId, setText } from "../../../ui/dom.ts";
import { KeyboardPen } from "./keyboard_pen.ts";
import type { Pad } from "./pad.ts";

/** The controls around the pad: its buttons, the pen's width, and a pen for the keyboard. */
export function startPadControls(pad: Pad) {
  const undoButton = byId<HTMLButtonElement>("pad-undo");
  const clearButton = byTestId<HTMLButtonElement>("draw-clear");
  const width = byTestId<HTMLInputElement>("draw-pen");
  new KeyboardPen(pad, byId("pen-mark"));
  undoButton.addEventListener("click", () => pad.undo());
  clearButton.addEventListener("click", () => pad.clear());
  width.addEventListener("input", () => {
    pad.penWidth = Number(width.value);
    setText(byId("pen-width"), text("digits-pen-width", { width: width.value }));
  });
  pad.addEventListener("ink", () => {
    byId("pad-hint").hidden = !pad.blank;
    undoButton.disabled = pad.blank;
    clearButton.disabled = pad.blank;
  });
}
