/** Containers that get the focus when a control inside them is gone. */
const CONTAINERS = "dialog, .menu-panel, .panel, section, main";

/**
 * Keeps the keyboard focus in place. Where the focused control disappears or is disabled, browsers move the focus to
 * the beginning of the page. This moves it to the control's container instead, and back to the control once that is
 * enabled again.
 */
export function guardFocus() {
  /** The container while it is focused in the control's place. */
  let substitute: HTMLElement | null = null;
  /** The control that was focused last, and all its ancestors. */
  let path: Element[] = [];
  let isCheckScheduled = false;
  const enabling = new MutationObserver(() => {
    const [control] = path;
    if (control instanceof HTMLElement && isUsable(control)) control.focus({ preventScroll: true });
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target === substitute) return;
    enabling.disconnect();
    path = target instanceof Element ? withAncestors(target) : [];
  });
  const check = () => {
    isCheckScheduled = false;
    const [control] = path;
    if (document.activeElement !== document.body || !control || isUsable(control)) return;
    const container =
      path.find((ancestor) => ancestor.matches(CONTAINERS) && isUsable(ancestor)) ??
      document.querySelector("main");
    if (!(container instanceof HTMLElement)) return;
    if (container.tabIndex < 0) container.tabIndex = -1;
    substitute = container;
    container.focus({ preventScroll: true });
    substitute = null;
    enabling.observe(control, { attributeFilter: ["disabled"] });
  };
  for (const type of ["click", "keyup", "focusout"]) {
    document.addEventListener(type, () => {
      if (isCheckScheduled) return;
      isCheckScheduled = true;
      // two frames: some controls only disappear with the next one
      requestAnimationFrame(() => requestAnimationFrame(check));
    });
  }
}

function withAncestors(element: Element): Element[] {
  const parent = element.parentElement;
  return parent === null ? [element] : [element, ...withAncestors(parent)];
}

function isUsable(element: Element) {
  return element.isConnected && element.checkVisibility() && !element.matches(":disabled");
}
