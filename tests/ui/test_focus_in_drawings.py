"""Focus in what is drawn: seen on the part itself with the keyboard, and not at all with the mouse."""

import pytest
from playwright.sync_api import expect

from tests.browser.app import App

_PLACE = """(part) => {
  const line = part.querySelector("line") ?? null;
  if (line === null) {
    const { x, y, width, height } = part.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  }
  const matrix = line.getScreenCTM();
  const at = (axis) => 0.6 * line.getAttribute(`${axis}2`) + 0.4 * line.getAttribute(`${axis}1`);
  return [matrix.a * at("x") + matrix.e, matrix.d * at("y") + matrix.f];
}"""
_STROKE = """(part) => {
  const { stroke, strokeWidth } = getComputedStyle(part.querySelector(".reach, .unit") ?? part);
  return `${stroke} ${strokeWidth}`;
}"""
_OUTLINE = "(part) => getComputedStyle(part).outlineStyle"


@pytest.mark.parametrize("quantity", ["W1.1.2", "W2.1.3", "u0.1", "u1.2", "b1.1", "b2.1"])
def test_a_click_leaves_no_rectangle_and_the_keyboard_shows_the_part(app: App, quantity: str) -> None:
    app.open()
    part = app.page.locator(f'.network [tabindex][data-quantity="{quantity}"]')
    part.scroll_into_view_if_needed()
    app.page.mouse.click(*part.evaluate(_PLACE))
    expect(part).to_be_focused()
    assert part.evaluate(_OUTLINE) == "none"
    app.page.mouse.move(0, 0)
    go_with_the_keyboard_to(app, quantity)
    assert part.evaluate(_OUTLINE) == "none"
    with_focus = part.evaluate(_STROKE)
    app.page.keyboard.press("Shift+Tab")
    assert part.evaluate(_STROKE) != with_focus


def go_with_the_keyboard_to(app: App, quantity: str) -> None:
    """From a part of the drawing that was clicked: out of it, in again, and along its columns."""
    keyboard, focused = app.page.keyboard, "document.activeElement.dataset.quantity"
    keyboard.press("Tab")
    if app.page.evaluate(focused) != "u0.1":  # a unit was clicked: these come after weights
        keyboard.press("Shift+Tab")
    assert app.page.evaluate(focused) == "u0.1"
    layer = int(quantity[1])
    for _ in range(2 * layer - (quantity[0] != "u")):
        keyboard.press("ArrowRight")
    for _ in range(20):
        if app.page.evaluate(focused) == quantity:
            return
        keyboard.press("ArrowDown")
    raise AssertionError(f"{quantity} was not reached")


def test_nothing_that_is_clicked_is_outlined_by_the_browser_itself(app: App) -> None:
    """Covers all that a mouse can focus: buttons, fields of pixels, tables, charts."""
    app.open("digits")
    app.fill_in({"mnist-epochs": 1, "mnist-train-size": 2000})
    app.train()
    found = app.page.evaluate(
        """() => {
          const found = [];
          for (const element of document.querySelectorAll("main [tabindex], main canvas, main svg *")) {
            element.focus({ focusVisible: false });
            const { outlineStyle } = getComputedStyle(element);
            if (element.matches(":focus:not(:focus-visible)") && outlineStyle !== "none") {
              found.push(`${element.localName} ${element.getAttribute("class")}: ${outlineStyle}`);
            }
          }
          return found;
        }"""
    )
    assert found == []
