/** Boxes that scroll by themselves where the window is narrow. */
const SCROLLERS = ".wide";
const IN_TAB_ORDER =
  "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex='0']";

/**
 * A box that scrolls and holds nothing that Tab reaches is a stop of Tab itself, so that the arrow keys scroll it.
 * Only some browsers do that on their own.
 */
export function makeScrollStops() {
  for (const box of document.querySelectorAll(SCROLLERS)) {
    const update = () => updateStop(/** @type {HTMLElement} */ (box));
    new ResizeObserver(update).observe(box);
    new MutationObserver(update).observe(box, {
      childList: true,
      subtree: true,
      attributeFilter: ["disabled"],
    });
  }
}

/** @param {HTMLElement} box */
function updateStop(box) {
  const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
  const reachable = [...box.querySelectorAll(IN_TAB_ORDER)].some(
    (control) => /** @type {HTMLElement} */ (control).tabIndex >= 0,
  );
  if (scrolls && !reachable) {
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute(
      "aria-labelledby",
      box.firstElementChild?.getAttribute("aria-labelledby") ?? "",
    );
  } else if (box !== document.activeElement) {
    for (const name of ["tabindex", "role", "aria-labelledby"]) box.removeAttribute(name);
  }
}
