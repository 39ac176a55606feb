"""The path through the labs: see it learn, one step by hand, break it, your own digits."""

import pytest
from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.code_lab import SIGMA_PRIME, open_code, replace, run_labs
from tests.browser.own_digits import SEVEN

BLANK = 'raise NotImplementedError("Backprop.gradients: this body is still blank")'
RIGHT = """both = list(zip(self.deltas, self.values))
        return [d.T @ x for d, x in both], [d.sum(axis=0) for d, x in both]"""
LINE = 1.5
"""The height of a line of text, in rem."""


def expect_place(app: App, step: str, following: str = "") -> None:
    """Check the current step, and the name of the one that the button leads to."""
    expect(app.by_test_id("path")).to_have_attribute("data-step", step)
    current = app.by_test_id("path").locator("[aria-current=step]")
    expect(current).to_have_count(1)
    if following:
        expect(app.by_test_id("path-next")).to_have_text(f"Next: {following}")
    else:
        expect(app.by_test_id("path-next")).to_be_hidden()


def done(app: App) -> int:
    return app.by_test_id("path").locator("li.done").count()


def test_the_path_leads_through_all_labs(app: App) -> None:
    app.open()
    expect_place(app, "learn")
    app.run_until_learned()
    expect_place(app, "learn", "one step by hand")
    app.by_test_id("path-next").press("Enter")
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", "forward")
    expect(app.by_test_id("tt-stage-next")).to_be_focused()
    expect_place(app, "by-hand")
    for stage in ("loss", "layer-2", "layer-1", "update"):
        app.page.keyboard.press("Enter")
        expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", stage)
    expect_place(app, "by-hand", "break it")
    app.by_test_id("path-next").press("Enter")
    expect(app.page.locator("#code-title")).to_be_focused()
    expect_place(app, "break")
    open_code(app)
    replace(app, SIGMA_PRIME, SIGMA_PRIME.replace("delta @ W", "2 * delta @ W"))
    run_labs(app)
    expect_place(app, "break", "your own digits")
    app.click("path-next")
    expect(app.by_test_id("draw-canvas")).to_be_visible()
    expect_place(app, "own-digits")
    app.fill_in({"mnist-train-size": 2000, "mnist-epochs": 1})
    app.train()
    assert done(app) == 3
    app.draw(SEVEN)
    app.read()
    expect(app.by_test_id("path").locator("li.done")).to_have_count(4)
    expect_place(app, "own-digits")
    app.page.get_by_role("link", name="Truth table", exact=True).click()
    expect_place(app, "by-hand")


def test_a_solved_exercise_counts_as_breaking_it(app: App) -> None:
    app.open("code")
    app.click("exercise-gradients")
    app.click("exercise-begin")
    expect(app.by_test_id("code-text")).to_contain_text(BLANK)
    expect_place(app, "break")
    replace(app, BLANK, RIGHT)
    app.click("exercise-check")
    expect(app.by_test_id("exercise-outcome")).to_have_attribute("data-state", "passed")
    expect_place(app, "break", "see it learn")


def test_who_comes_by_a_link_is_led_to_what_is_left(app: App) -> None:
    app.open("digits")
    expect_place(app, "own-digits")
    app.fill_in({"mnist-train-size": 2000, "mnist-epochs": 1})
    app.train()
    app.draw(SEVEN)
    app.read()
    expect_place(app, "own-digits", "see it learn")
    app.click("path-next")
    expect(app.by_test_id("tt-run")).to_have_text("Pause")
    expect_place(app, "learn")


def test_a_digit_of_the_test_images_is_not_one_s_own(app: App) -> None:
    app.open("digits")
    app.fill_in({"mnist-train-size": 2000, "mnist-epochs": 1})
    app.train()
    app.page.locator("#test-digits-panel").scroll_into_view_if_needed()
    app.click("test-to-pad")
    app.read()
    assert done(app) == 0
    expect_place(app, "own-digits")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("width", [320, 390, 820, 1024, 1366, 1920])
def test_it_is_one_line_in_every_lab_with_and_without_its_button(
    app: App, width: int, language: str
) -> None:
    app.page.set_viewport_size({"width": width, "height": 800})
    app.page.goto(f"{app.url}?language={language}#truth-table")
    app.wait_for_engine("ready")
    assert app.page.evaluate(_LINES) == [LINE, 0]
    app.click("tt-run")
    expect(app.by_test_id("path-next")).to_be_visible()
    assert app.page.evaluate(_LINES) == [LINE, 0]
    for lab in ("digits", "code"):
        app.page.locator(f'[data-lab="{lab}"]').click()
        expect(app.page.locator(f"#{lab}-lab").get_by_test_id("path")).to_be_visible()
        assert app.page.evaluate(_LINES) == [LINE, 0], lab
        assert app.page.evaluate("document.documentElement.scrollWidth") <= width


_LINES = """() => {
  const path = document.querySelector('[data-testid="path"]');
  const right = Math.max(...[...path.children].map((part) => part.getBoundingClientRect().right));
  const { height, right: end } = path.getBoundingClientRect();
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return [height / rem, Math.max(0, Math.ceil(right - end))];
}"""
"""The height of the line in rem, and by how many pixels it is too long."""
