"""Phones and tablets: nothing sticks out, a finger hits every control, and the pad is for drawing."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import App
from tests.browser.code_lab import open_code
from tests.browser.complaints import Complaints
from tests.browser.narrow_screens import overflowing, set_width, too_small
from tests.browser.pages import watched_page

WIDTHS = {"en-GB": (320, 360, 768), "de-DE": (320,)}
"""The screens in pixels, by the browser's language."""
HEIGHT = 700
LONGER = 0.3
"""How much longer German is than English, and more."""
SEVEN = [[(80.0, 60.0), (200.0, 60.0), (120.0, 220.0)]]

CheckFit = Callable[[str], None]


@pytest.fixture(params=WIDTHS)
def language(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture
def phone(language: str, browser: Browser, site_url: str, complaints: Complaints) -> Iterator[App]:
    """The page on the narrowest screen, which is touched, in a browser with this language."""
    touched = {"has_touch": True, "is_mobile": True, "locale": language}
    size = {"width": WIDTHS[language][0], "height": HEIGHT}
    page = watched_page(browser, site_url, complaints, viewport=size, **touched)
    yield App(page, site_url)
    page.context.close()
    complaints.check()


@pytest.fixture
def check_fit(phone: App, language: str) -> Iterator[CheckFit]:
    """Checks states of the page on every screen; their problems are reported together at the end."""
    wrong: list[str] = []
    page, widths = phone.page, WIDTHS[language]

    def check(state: str) -> None:
        for width in reversed(widths):
            set_width(page, width)
            found = overflowing(page)
            if not found and page.evaluate("document.documentElement.lang") == "en":
                found = overflowing(page, LONGER)
            wrong.extend(f"{state}, {width}: sticks out: {element}" for element in found)
            wrong.extend(f"{state}, {width}: too small: {element}" for element in too_small(page))

    yield check
    assert not wrong, "\n".join(dict.fromkeys(wrong))


def test_the_truth_table_fits(phone: App, check_fit: CheckFit) -> None:
    """At the start, learned, with the largest network in each stage, with 16 rows, after an error."""
    phone.page.goto(phone.url)
    check_fit("Python is starting")
    phone.wait_for_engine("ready")
    phone.run_until_learned()
    check_fit("learned")
    phone.choose("tt-kind", "4")
    phone.choose("tt-hidden-layers", 2)
    phone.fill("tt-hidden", 8)
    expect(phone.page.locator(".network .unit-group")).to_have_count(4 + 8 + 8 + 1)
    phone.choose("tt-digits", "10")
    check_fit("16 rows, ten digits")
    for stage in ("forward", "loss", "output", "hidden 2", "hidden 1", "update"):
        phone.click("tt-stage-next")
        check_fit(stage)
    phone.fill("tt-learning-rate", "much")
    phone.expect_error("settings")
    check_fit("an error")


def test_the_digits_fit(phone: App, check_fit: CheckFit) -> None:
    """At the start, trained, with a drawing, a taught digit, and everything that was learned."""
    phone.open("digits")
    check_fit("not trained")
    phone.fill_in({"mnist-train-size": 5000, "mnist-epochs": 2})
    phone.train()
    phone.draw(SEVEN)
    phone.read()
    phone.page.locator("#own-add button").nth(7).click()
    expect(phone.by_test_id("own-count")).to_have_attribute("data-value", "1")
    for panel in ("#units-panel", "#score-panel", "#confusion-panel", "#test-digits-panel"):
        phone.page.locator(panel).scroll_into_view_if_needed()
    expect(phone.by_test_id("confusion-3-3")).not_to_have_attribute("data-value", "")
    expect(phone.by_test_id("test-digit-text")).not_to_be_empty()
    check_fit("trained")


def test_the_code_fits(phone: App, check_fit: CheckFit) -> None:
    """The editor, an exercise with what its check says, the console with answers."""
    phone.open("truth-table")
    open_code(phone)
    check_fit("editor")
    phone.click("code-sheet-toggle")  # choosing a file has pulled it down
    check_fit("exercises and files")
    phone.click("exercise-sigma-prime")
    phone.click("exercise-begin")
    check_fit("exercise")
    phone.click("exercise-check")
    expect(phone.by_test_id("exercise-outcome")).to_have_attribute("data-state", "passed")
    for code in ("network", "network.weights[0]", "show(network.weights[0])", "1 / 0", "help()"):
        phone.by_test_id("console-input").fill(code)
        phone.by_test_id("console-input").press("Enter")
        expect(phone.by_test_id("console-input")).to_have_value("")
    check_fit("console")


def test_what_opens_over_the_page_fits(phone: App, check_fit: CheckFit) -> None:
    """The menus, and the dialog that makes a link, with what a teacher adds."""
    phone.open("truth-table")
    phone.click("display-open")
    check_fit("display")
    phone.by_test_id("display-large").check()
    check_fit("large type")
    phone.by_test_id("display-large").uncheck()
    phone.page.keyboard.press("Escape")
    phone.page.locator("[data-testid=offline] > summary").click()
    check_fit("offline")
    phone.click("share-open")
    phone.page.locator(".share summary").last.click()
    check_fit("share")


def test_the_pad_is_drawn_on_and_does_not_scroll(phone: App, language: str) -> None:
    """A finger that goes down on the pad draws; the same way beside it scrolls the page."""
    phone.open("digits")
    pad = phone.by_test_id("draw-canvas")
    for width in WIDTHS[language]:
        set_width(phone.page, width)
        phone.page.evaluate("scrollTo(0, 0)")
        pad.scroll_into_view_if_needed()
        before = phone.page.evaluate("scrollY")
        _swipe_up(phone, "#pad")
        expect(phone.by_test_id("draw-clear")).to_be_enabled()
        phone.read()
        assert phone.page.evaluate("scrollY") == before
        phone.page.evaluate("scrollTo(0, 0)")
        _swipe_up(phone, ".run-status")
        phone.page.wait_for_function("scrollY > 20")
        phone.clear()


def _swipe_up(phone: App, selector: str) -> None:
    """Swipe with a finger from the lower part of an element to its upper part."""
    box = phone.page.locator(selector).first.bounding_box()
    assert box is not None
    x, y, height = box["x"] + box["width"] / 2, box["y"], box["height"]
    touch = phone.page.context.new_cdp_session(phone.page)
    ways = [(x, y + height * share) for share in (0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2)]
    kinds = ["touchStart", *["touchMove"] * (len(ways) - 1)]
    for kind, (to_x, to_y) in zip(kinds, ways, strict=True):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": to_x, "y": to_y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    touch.detach()
