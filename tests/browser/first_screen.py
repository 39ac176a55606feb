"""Finds what is not whole within the first screen of a page, or not whole within its own box."""

from playwright.sync_api import Locator, Page

SLACK = 1
"""Pixels by which boxes may stick out or overlap, as the browser rounds them."""


def not_whole(page: Page, *names: str) -> list[str]:
    """Of the elements with these test ids, those that the first screen does not show as a whole.

    The first screen is what a page shows before it is scrolled.
    """
    found: list[str] = []
    for name in names:
        found += page.get_by_test_id(name).evaluate(_NOT_WHOLE, [name, SLACK])
    return found


def does_not_fit(panel: Locator) -> list[str]:
    """Formulas of a panel that stick out or overlap, and parts of it that have to be scrolled."""
    found: list[str] = panel.evaluate(_DOES_NOT_FIT, SLACK)
    return found


def visible_controls(page: Page) -> list[str]:
    """The controls on the screen, other than the parts of the drawing of the network.

    A group in which the arrow keys move is a single control.
    """
    found: list[str] = page.evaluate(_VISIBLE_CONTROLS)
    return found


def wait_until_drawn(page: Page) -> None:
    """Wait until the fonts are there, and the page is drawn with its present content."""
    page.evaluate(_DRAWN)


_DRAWN = """async () => {
  await document.fonts.ready;
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}"""

_NOT_WHOLE = """(element, [name, slack]) => {
  const { width, height, ...box } = element.getBoundingClientRect().toJSON();
  if (!element.checkVisibility({ visibilityProperty: true })) return [`${name} is not visible`];
  if (width < 1 || height < 1) return [`${name} is empty`];
  const found = [];
  const [top, bottom] = [box.top + scrollY, box.bottom + scrollY].map(Math.round);
  const [left, right] = [box.left, box.right].map(Math.round);
  if (top < -slack || bottom > innerHeight + slack) {
    found.push(`${name} goes from ${top} down to ${bottom}, the screen to ${innerHeight}`);
  }
  if (left < -slack || right > innerWidth + slack) {
    found.push(`${name} goes from ${left} to ${right}, the screen to ${innerWidth}`);
  }
  for (let part = element.parentElement; part !== document.body; part = part.parentElement) {
    if (getComputedStyle(part).overflow === "visible") continue;
    const around = part.getBoundingClientRect();
    if (box.bottom > around.bottom + slack || box.right > around.right + slack) {
      found.push(`${name} is cut off by ${part.id || part.className}`);
    }
  }
  const sticksOut = (part) => {
    const { bottom, right, width, height } = part.getBoundingClientRect();
    return width > 0 && height > 0 && (bottom > box.bottom + slack || right > box.right + slack);
  };
  for (const part of element.querySelectorAll("*")) {
    if (!part.checkVisibility() || part.closest(".visually-hidden") || !sticksOut(part)) continue;
    if (part.parentElement !== element && sticksOut(part.parentElement)) continue; // says it already
    const named = part.dataset.testid ?? `${part.localName} “${part.textContent.trim().slice(0, 20)}”`;
    found.push(`${named} sticks out of ${name}`);
  }
  return found;
}"""

_DOES_NOT_FIT = """(panel, slack) => {
  const found = [];
  const shown = (element) => element.textContent.trim().slice(0, 40);
  const panelBox = panel.getBoundingClientRect();
  const formulas = [...panel.querySelectorAll("math")].filter((math) => math.checkVisibility());
  if (formulas.length === 0) found.push("there are no formulas");
  for (const part of [panel, ...panel.querySelectorAll("*")]) {
    const { overflowX, overflowY } = getComputedStyle(part);
    if (!part.checkVisibility() || part.closest(".visually-hidden")) continue;
    const name = part.dataset.testid ?? `${part.className} “${shown(part)}”`;
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = part;
    if (overflowX !== "visible" && scrollWidth > clientWidth + slack) {
      found.push(`${name} is ${clientWidth} wide, its content ${scrollWidth}: it is ${
        overflowX === "hidden" ? "cut off" : "to be scrolled"}`);
    }
    if (overflowY !== "visible" && scrollHeight > clientHeight + slack) {
      found.push(`${name} is ${clientHeight} high, its content ${scrollHeight}: it is ${
        overflowY === "hidden" ? "cut off" : "to be scrolled"}`);
    }
  }
  for (const math of formulas) {
    for (const part of [math, ...math.querySelectorAll("*")]) {
      const box = part.getBoundingClientRect();
      if (box.left >= panelBox.left - slack && box.right <= panelBox.right + slack
        && box.top >= panelBox.top - slack && box.bottom <= panelBox.bottom + slack) continue;
      const [left, top, right, bottom] = [
        panelBox.left - box.left, panelBox.top - box.top,
        box.right - panelBox.right, box.bottom - panelBox.bottom,
      ].map((excess) => Math.max(0, Math.round(excess)));
      found.push(`“${shown(math)}” sticks out of the panel, by ${left} px to the left, ${top} above, `
        + `${right} to the right, ${bottom} below`);
      break;
    }
  }
  const boxes = formulas.map((math) => math.getBoundingClientRect());
  for (const [index, a] of boxes.entries()) {
    for (const [other, b] of boxes.entries()) {
      if (other <= index) continue;
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > slack && height > slack) {
        found.push(`“${shown(formulas[index])}” and “${shown(formulas[other])}” overlap by `
          + `${Math.round(width)} × ${Math.round(height)}`);
      }
    }
  }
  return found;
}"""

_VISIBLE_CONTROLS = """() => {
  const CONTROLS = `a[href], button, input, select, textarea, summary, [role="button"], [tabindex]`;
  const isOnScreen = ({ top, bottom, left, right, width, height }) =>
    width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  return [...document.querySelectorAll(CONTROLS)]
    .filter((element) => element.closest(".network") === null && element.tabIndex >= 0)
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => isOnScreen(element.getBoundingClientRect()))
    .map((element) => element.dataset.testid ?? element.textContent.trim().slice(0, 30));
}"""
