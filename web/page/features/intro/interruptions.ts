import { isPlainKey } from "../../ui/keyboard/plain_key.ts";

/** The parts of the page that a person uses. */
const USED = "main *, .masthead *";
/** Controls that mean nothing any more once the demo's run is gone. */
const OF_THE_DEMO = ".scrubbed, .scrubber";
/** Keys that only move about the page. */
const LOOKING = ["Tab", "Shift", "Control", "Alt", "Meta", "Escape"];
const PRESSING = ["Enter", " "];

/**
 * Calls `interrupt` when the person does something in the page. If that changes the lab, and with it the label
 * of the button under the hand, the press is dropped: it was meant for the label before.
 *
 * @param interrupt returns true if it has changed the lab
 */
export function onInterruption(interrupt: () => boolean) {
  const onUse = (event: Event) => {
    const { target } = event;
    if (!(target instanceof Element) || !target.matches(USED)) return;
    const control = target.closest("button");
    const label = control?.textContent;
    if (!interrupt()) return;
    if (control?.textContent === label && !target.closest(OF_THE_DEMO)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ["click", "input"]) document.addEventListener(type, onUse, true);
  document.addEventListener(
    "pointerdown",
    (event) => {
      if (event.target instanceof Element && event.target.closest(OF_THE_DEMO)) onUse(event);
    },
    true,
  );
  document.addEventListener(
    "keydown",
    (event) => {
      if (!isPlainKey(event, { withShift: true })) return;
      const { target, key } = event;
      const isPress =
        PRESSING.includes(key) && target instanceof Element && target.matches("button, a, summary");
      if (!LOOKING.includes(key) && !isPress) onUse(event); // a press comes as a click, too
    },
    true,
  );
}
