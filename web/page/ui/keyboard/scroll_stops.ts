const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * Makes a scrollable box without focusable content a stop of the Tab key, so that the arrow keys can scroll it.
 * Only some browsers do that by themselves.
 *
 * @param name the box's `aria-label` or `aria-labelledby`
 */
export function makeScrollStop(box: HTMLElement, name: Record<string, string>) {
  const attributes = { tabindex: "0", role: "group", ...name };
  const update = () => {
    if (isScrollable(box) && !hasTabStop(box)) {
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

function isScrollable(box: HTMLElement) {
  return box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
}

function hasTabStop(box: HTMLElement) {
  const controls = box.querySelectorAll(CONTROLS) as NodeListOf<HTMLElement>;
  return [...controls].some((control) => control.tabIndex >= 0 && !control.matches(":disabled"));
}
