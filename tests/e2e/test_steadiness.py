"""Nothing jumps: neither while the page starts, however late its parts are, nor while values change."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.app import PYTHON, App
from tests.browser.complaints import Complaints
from tests.browser.layout_shifts import expect_still, forget_shifts, watch_shifts
from tests.browser.pages import watched_page
from tests.browser.saved_runs import SHORT

WINDOWS = {"wide": (1440, 900), "narrow": (360, 740)}
ALL = 9000
SLOW_MACHINE = 8
"""So many times slower than this one."""
THREE: list[list[tuple[float, float]]] = [
    [(80, 70), (150, 50), (200, 90), (150, 135), (205, 180), (150, 230), (75, 205)]
]
_PAINTED = """() => performance.getEntriesByName("first-contentful-paint").length > 0"""


@pytest.fixture(params=WINDOWS)
def steady(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[App]:
    """A page in a wide or a narrow window that notes what moves."""
    complaints = Complaints()
    page = watched_page(browser, site_url, complaints)
    width, height = WINDOWS[request.param]
    page.set_viewport_size({"width": width, "height": height})
    watch_shifts(page)
    yield App(page, site_url)
    page.context.close()
    complaints.check()


class DelayedFile:
    """Files of the page that arrive only after ``release``."""

    def __init__(self, page: Page, part: re.Pattern[str]) -> None:
        self._routes: list[Route] = []
        self._page = page
        self._part = part
        page.route(self._part, self._hold)

    def _hold(self, route: Route) -> None:
        self._routes.append(route)

    def release(self) -> None:
        for route in self._routes:
            route.continue_()
        self._page.unroute(self._part)


def _open_slowly(app: App, lab: str) -> None:
    """The page is painted before its script is there, and its labs before Python is."""
    script, python = (
        DelayedFile(app.page, re.compile(r"/page-\w+\.js")),
        DelayedFile(app.page, PYTHON),
    )
    app.page.goto(f"{app.url}#{lab}", wait_until="commit")
    app.page.wait_for_function(_PAINTED)
    app.page.evaluate("document.fonts.ready.then(() => null)")
    forget_shifts(app.page)  # the fonts are inside the styles, but set with the second frame
    script.release()
    expect(app.by_test_id("engine")).to_contain_text("Step 1 of 3")
    if lab == "truth-table":
        expect_still(app.page, "when the script came")
    forget_shifts(app.page)  # another lab takes the place of the one that the page begins with
    python.release()
    app.wait_for_engine("ready")


@pytest.mark.parametrize("lab", ["truth-table", "digits", "code"])
def test_nothing_moves_while_the_page_starts(steady: App, lab: str) -> None:
    _open_slowly(steady, lab)
    if lab == "code":
        expect(steady.by_test_id("code-text")).to_be_visible()
    expect_still(steady.page, "when Python came")


def test_the_code_is_painted_where_it_stays_on_a_slow_machine_too(steady: App) -> None:
    """The editor guesses the heights of lines until it has measured one."""
    throttle = {"rate": SLOW_MACHINE}
    steady.page.context.new_cdp_session(steady.page).send("Emulation.setCPUThrottlingRate", throttle)
    _open_slowly(steady, "code")
    expect(steady.by_test_id("code-text")).to_be_visible()
    expect_still(steady.page, "when Python came")


def _set_height(app: App, height: int) -> None:
    """Set the height of the window: a browser only records shifts of visible elements."""
    size = app.page.viewport_size
    assert size is not None
    app.page.set_viewport_size({"width": size["width"], "height": height})


def _show_nothing_below(app: App, selector: str) -> None:
    """Let the window end where an element ends, whose height may depend on that of the window."""
    height = 0
    while True:
        box = app.page.locator(selector).bounding_box()
        assert box is not None
        before, height = height, int(box["y"] + box["height"])
        if height == before:
            return
        _set_height(app, height)


def test_nothing_moves_while_the_truth_table_is_learned(steady: App) -> None:
    """Down to the derivation: its lines are as high as their numbers, and move what is below them."""
    steady.open()
    box = steady.page.locator("#derivation").bounding_box()
    assert box is not None
    _set_height(steady, int(box["y"]))
    forget_shifts(steady.page)
    steady.run_until_learned()
    expect_still(steady.page, "in the run")


def test_nothing_moves_while_digits_are_learned_and_drawn(steady: App) -> None:
    steady.open("digits")
    steady.fill_in(SHORT)
    steady.click("mnist-settings")  # out of the view again
    _show_nothing_below(steady, "#digits-lab .view")
    forget_shifts(steady.page)
    steady.draw(THREE)
    steady.read()
    steady.train()
    expect_still(steady.page, "in the view, while sections unfolded below it")
    _set_height(steady, ALL)
    expect(steady.by_test_id("score-z")).not_to_have_attribute("data-value", "")  # its table has come
    expect(steady.by_test_id("confusion-0-0")).to_be_enabled()
    forget_shifts(steady.page)
    steady.train()
    expect_still(steady.page, "in more training")
    steady.draw([[(40, 40), (240, 240)]])
    expect(steady.page.locator("#answer-text")).to_contain_text("Not sure")
    expect_still(steady.page, "when more was drawn")
