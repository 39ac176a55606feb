const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * Makes a box that scrolls and holds nothing that Tab reaches a stop of Tab itself, so that the arrow keys
 * scroll it. Only some browsers do that on their own.
 *
 * @param {HTMLElement} box
 * @param {Record<string, string>} name its `aria-label` or `aria-labelledby`
 */
export function makeScrollStop(box, name) {
  const attributes = { tabindex: "0", role: "group", ...name };
  const update = () => {
    if (scrolls(box) && !holdsStop(box)) {
      for (const [attribute, value] of Object.entries(attributes))
        box.setAttribute(attribute, value);
    } else if (box !== document.activeElement) {
      for (const attribute of Object.keys(attributes)) box.removeAttribute(attribute);
    }
  };
  new ResizeObserver(update).observe(box);
  new MutationObserver(update).observe(box, {
    childList: true,
    subtree: true,
    attributeFilter: ["disabled"],
  });
}

/** @param {HTMLElement} box */
function scrolls(box) {
  return box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
}

/** @param {HTMLElement} box */
function holdsStop(box) {
  const controls = /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(CONTROLS));
  return [...controls].some((control) => control.tabIndex >= 0 && !control.matches(":disabled"));
}
