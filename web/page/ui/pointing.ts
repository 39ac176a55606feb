/** Where the pointer was last, on the screen. */
let lastPlace = "";

const placeOf = ({ screenX, screenY }: PointerEvent) => `${screenX} ${screenY}`;

globalThis.addEventListener?.(
  "pointermove", // it comes after the events of the elements that are entered and left
  (event) => {
    lastPlace = placeOf(event);
  },
  { capture: true, passive: true },
);

/**
 * False where the pointer rests and the page moves under it, as it does when the keyboard's focus scrolls it:
 * then the focus says what is pointed at.
 */
export function hasPointerMoved(event: PointerEvent) {
  return placeOf(event) !== lastPlace;
}

/** Call a listener when an element is pointed at, focused or tapped. */
export function onPointed(target: HTMLElement, listener: () => void) {
  target.addEventListener("pointerenter", (event) => {
    if (hasPointerMoved(event)) listener();
  });
  for (const type of ["focus", "click"]) target.addEventListener(type, listener);
}

/** Call a listener when pointer or focus leave an element. */
export function onLeft(target: HTMLElement, listener: () => void) {
  target.addEventListener("pointerleave", (event) => {
    if (hasPointerMoved(event)) listener();
  });
  target.addEventListener("focusout", listener);
}
