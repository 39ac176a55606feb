import { isPlainKey } from "../../ui/keyboard/plain_key.ts";

/** The parts of the page that are there to be used. */
const USED = "main *, .masthead *";
/** What only the demo's own past gives a meaning to. */
const OF_THE_PAST = ".scrubbed, .scrubber";
/** Keys with which one only looks around. */
const LOOKING = ["Tab", "Shift", "Control", "Alt", "Meta", "Escape"];
const PRESSING = ["Enter", " "];

/**
 * Tells when the person does something in the page. That may change the page under the hand: then the press
 * is dropped, since it was meant for what the control said before.
 *
 * @param heard returns whether anything was changed by it
 */
export function onInterruption(heard: () => boolean) {
  const touched = (event: Event) => {
    const { target } = event;
    if (!(target instanceof Element) || !target.matches(USED)) return;
    const control = target.closest("button");
    const said = control?.textContent;
    if (!heard()) return;
    if (control?.textContent === said && !target.closest(OF_THE_PAST)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ["click", "input"]) document.addEventListener(type, touched, true);
  document.addEventListener(
    "pointerdown",
    (event) => {
      if (event.target instanceof Element && event.target.closest(OF_THE_PAST)) touched(event);
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
      if (!LOOKING.includes(key) && !isPress) touched(event); // a press comes as a click, too
    },
    true,
  );
}
