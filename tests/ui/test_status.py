"""The state of Python is a quiet dot while all is well, and its place does not depend on it."""

import pytest
from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.code_lab import open_code, replace

LONGEST = "Step 1 of 3: loading Python, 123.4 MB of 567.8 MB"
LAYOUT = """() => [...document.querySelectorAll(".masthead > *, main")].map((part) => {
  const { left, top, width, height } = part.getBoundingClientRect();
  return part.matches(".engine") ? top : [left, top, width, height].join();
})"""
SHOWN_WIDTH = """(text) => getComputedStyle(text).clipPath === "none" ? text.offsetWidth : 0"""


def test_python_is_ready_without_a_word(app: App) -> None:
    app.open()
    engine = app.by_test_id("engine")
    assert app.page.locator("#engine-text").evaluate(SHOWN_WIDTH) == 0
    expect(engine).to_have_attribute("title", "Python is ready")
    expect(app.page.locator("#engine-announcement")).to_have_text("Python is ready")


def test_python_without_its_fast_path_says_so(app: App) -> None:
    app.open()
    open_code(app)
    replace(app, "delta = self.network.hidden", "delta = 1 * self.network.hidden")
    app.click("code-apply")
    expect(app.by_test_id("engine")).to_contain_text("slower")
    assert app.page.locator("#engine-text").evaluate(SHOWN_WIDTH) > 0


@pytest.mark.parametrize("width", [1366, 820, 760, 390])
def test_no_state_of_python_moves_anything(app: App, width: int) -> None:
    page = app.page
    page.set_viewport_size({"width": width, "height": 800})
    app.open()
    ready = page.evaluate(LAYOUT)
    page.evaluate(
        """(text) => {
          document.querySelector(".engine").dataset.state = "loading";
          document.querySelector("#engine-text").textContent = text;
          document.querySelector("#engine-progress").hidden = false;
        }""",
        LONGEST,
    )
    assert page.evaluate(LAYOUT) == ready


def test_speed_and_memory_are_told_on_request(app: App) -> None:
    app.open()
    speed = app.by_test_id("speed")
    expect(app.by_test_id("engine-memory")).to_be_hidden()
    speed.locator("summary").click()
    expect(speed.locator("#versions")).to_contain_text("run in this tab")
    expect(app.by_test_id("engine-memory")).to_be_visible()
    app.page.keyboard.press("Escape")
    expect(app.by_test_id("engine-memory")).to_be_hidden()
