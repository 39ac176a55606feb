const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * Makes a box that scrolls and holds nothing that Tab reaches a stop of Tab itself, so that the arrow keys
 * scroll it. Only some browsers do that on their own.
 *
 * @param name its `aria-label` or `aria-labelledby`
 */
export function makeScrollStop(box: HTMLElement, name: Record<string, string>) {
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

function scrolls(box: HTMLElement) {
  return box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
}

function holdsStop(box: HTMLElement) {
  const controls = box.querySelectorAll(CONTROLS) as NodeListOf<HTMLElement>;
  return [...controls].some((control) => control.tabIndex >= 0 && !control.matches(":disabled"));
}
