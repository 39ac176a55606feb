import { isPlainKey } from "../../../ui/keyboard/plain_key.ts";

type StepActions = {
  forwards: () => void;
  backwards: () => void;
  leave: () => void;
  isInStage: () => boolean;
};

/** Elements with keys of their own. */
const FIELDS = "input, select, textarea, summary, [contenteditable], dialog, dialog *, .menu *";
/** Elements in which the arrow keys go from part to part. */
const PARTS = "[data-quantity], [tabindex]:not(button, section, main, h1)";

/**
 * The keys that go through the stages, wherever the focus is in the page: the arrows to the right and left, and
 * the page keys, which a remote control for slides sends. Escape leaves the stages.
 *
 * The arrows go from part to part of the drawing, the table or an equation instead where the focus has come
 * there by the keyboard. Where the drawing is out of sight, and no stage is shown, the keys scroll.
 */
export function onStepKeys(lab: HTMLElement, drawing: HTMLElement, actions: StepActions) {
  let isFocusByKeyboard = false;
  addEventListener("pointerdown", () => {
    isFocusByKeyboard = false;
  });
  addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Tab") isFocusByKeyboard = true;
      const { target, key } = event;
      if (lab.hidden || !isPlainKey(event) || !(target instanceof Element)) return;
      if (target.matches(FIELDS) || document.querySelector("dialog[open]")) return;
      const isInStage = actions.isInStage();
      const isArrow = key === "ArrowRight" || key === "ArrowLeft";
      if (isArrow && isFocusByKeyboard && target.matches(PARTS)) return;
      if (!isInStage && !isInView(drawing)) return;
      if (key === "ArrowRight" || key === "PageDown") actions.forwards();
      else if (isInStage && (key === "ArrowLeft" || key === "PageUp")) actions.backwards();
      else if (isInStage && key === "Escape") actions.leave();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

/** True if the middle of an element is in the window. */
function isInView(element: HTMLElement) {
  const { top, bottom } = element.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  return middle >= 0 && middle <= innerHeight;
}
