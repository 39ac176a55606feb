import { isPlainKey } from "../../ui/keyboard/plain_key.ts";

/** Controls that act when they are pressed, before there is a click. */
const ACT_WHEN_PRESSED = "input, select, .scrubbed";
/** A press of these keys on these controls comes as a click, too. */
const PRESSING = ["Enter", " "];
const CLICKED_BY_KEYS = "button, a, summary";

/**
 * Calls `interrupt` at every click, tap and key of the person, before the page handles it. Modifier keys and
 * scrolling do not count.
 *
 * @param interrupt receives the button that is pressed, if it is one; returns true if the page must not handle the press
 */
export function onInterruption(interrupt: (button: Element | null) => boolean) {
  const onUse = (event: Event) => {
    const { target } = event;
    if (!(target instanceof Element) || !interrupt(target.closest("button"))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ["click", "input"]) document.addEventListener(type, onUse, true);
  const onPointerDown = (event: Event) => {
    if (event.target instanceof Element && event.target.closest(ACT_WHEN_PRESSED)) onUse(event);
  };
  document.addEventListener("pointerdown", onPointerDown, true);
  const onKey = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (key === "Shift" || !isPlainKey(event, { withShift: true })) return;
    const comesAsClick =
      PRESSING.includes(key) && target instanceof Element && target.matches(CLICKED_BY_KEYS);
    if (!comesAsClick) onUse(event);
  };
  document.addEventListener("keydown", onKey, true);
}
