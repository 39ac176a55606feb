/** What focus may go to when the control that had it is gone: what the control stood in. */
const PLACES = "dialog, .menu-panel, .panel, section, main";

/**
 * Where the control in focus disappears or is switched off, browsers let focus fall to the page’s very beginning, and
 * whoever has no mouse has to find the way back. Here it stays where it was: at what the control stood in; and goes
 * back to the control where that was only switched off for a while.
 */
export function guardFocus() {
  /** Where focus stands instead. */
  let stand: HTMLElement | null = null;
  /** the control that had focus last, and all that it is in */
  let path: Element[] = [];
  let due = false;
  const again = new MutationObserver(() => {
    const [control] = path;
    if (control instanceof HTMLElement && isUsable(control)) control.focus({ preventScroll: true });
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target === stand) return;
    again.disconnect();
    path = target instanceof Element ? upwards(target) : [];
  });
  const look = () => {
    due = false;
    const [control] = path;
    if (document.activeElement !== document.body || !control || isUsable(control)) return;
    const place =
      path.find((each) => each.matches(PLACES) && isUsable(each)) ?? document.querySelector("main");
    if (!(place instanceof HTMLElement)) return;
    if (place.tabIndex < 0) place.tabIndex = -1;
    stand = place;
    place.focus({ preventScroll: true });
    stand = null;
    again.observe(control, { attributeFilter: ["disabled"] });
  };
  // some go at once, some with the next frame
  for (const type of ["click", "keyup", "focusout"]) {
    document.addEventListener(type, () => {
      if (due) return;
      due = true;
      requestAnimationFrame(() => requestAnimationFrame(look));
    });
  }
}

function upwards(element: Element): Element[] {
  const above = element.parentElement;
  return above === null ? [element] : [element, ...upwards(above)];
}

function isUsable(element: Element) {
  return element.isConnected && element.checkVisibility() && !element.matches(":disabled");
}
