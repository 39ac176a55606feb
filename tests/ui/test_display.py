"""Light, dark, as the system, and large type: chosen in a menu, applied at once, and stored."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.app import App
from tests.browser.complaints import Complaints
from tests.browser.narrow_screens import overflowing
from tests.browser.pages import watched_page

DARK, LIGHT, WHITE = "rgb(20, 23, 28)", "rgb(246, 244, 239)", "rgb(255, 255, 255)"
"""The page's paper, and that of a printer."""


def paper(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def test_the_scheme_is_that_of_the_system_until_one_is_chosen(app: App) -> None:
    """Also checks that the choice “as the system” follows the system again."""
    page = app.open().page
    page.emulate_media(color_scheme="dark")
    assert paper(page) == DARK
    app.click("display-open")
    app.by_test_id("display-light").check()
    assert paper(page) == LIGHT
    page.emulate_media(color_scheme="light")
    app.by_test_id("display-dark").check()
    assert paper(page) == DARK
    app.by_test_id("display-system").check()
    assert paper(page) == LIGHT


@pytest.mark.parametrize("canvas", ["#truth-table-chart canvas", "[data-testid=tt-between]"])
def test_what_is_painted_follows_the_scheme(app: App, canvas: str) -> None:
    """Canvases do not follow styles, so they have to be painted again."""
    page = app.open().page
    app.run_to_step(20)
    page.locator(canvas).scroll_into_view_if_needed()  # what is out of sight is not painted
    page.wait_for_function(
        f"(canvas) => ({_COLOURS})(document.querySelector(canvas)).some("
        "(colour) => colour !== '0,0,0,0')",
        arg=canvas,
    )
    before = page.locator(canvas).evaluate(_COLOURS)
    assert set(before) - {"0,0,0,0"}
    app.click("display-open")
    app.by_test_id("display-dark").check()
    page.wait_for_function(
        f"([canvas, before]) => !({_COLOURS})(document.querySelector(canvas)).some("
        "(colour) => before.includes(colour) && colour !== '0,0,0,0')",
        arg=[canvas, before],
    )


def test_a_choice_is_there_before_the_page_is_seen(app: App) -> None:
    """On the next visit, although the page's own script has not come yet."""
    page = app.open().page
    app.click("display-open")
    app.by_test_id("display-dark").check()
    app.by_test_id("display-large").check()
    page.route(re.compile(r"assets/page-"), lambda _: None)
    page.goto(app.url, wait_until="commit")
    expect(page.locator("h1").first).to_be_visible()
    # large type goes with harder colours
    expect(page.locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")
    page.unroute(re.compile(r"assets/page-"))


def test_large_type_is_large_everywhere(app: App) -> None:
    """Text, the drawing's numbers, and the chart's."""
    page = app.page
    page.set_viewport_size({"width": 1600, "height": 1000})
    app.open()
    app.run_to_step(20)
    before = {name: page.locator(name).first.evaluate(measure) for name, (measure, _) in SIZES.items()}
    app.click("display-open")
    app.by_test_id("display-large").check()
    for name, (measure, least) in SIZES.items():
        page.wait_for_function(
            f"([name, least]) => ({measure})(document.querySelector(name)) >= least",
            arg=[name, least * before[name]],
        )


@pytest.mark.parametrize("width", [1024, 1280, 1440])
def test_large_type_sticks_out_nowhere(app: App, width: int) -> None:
    """In every lab, on the screens that a projector shows."""
    page = app.open().page
    page.set_viewport_size({"width": width, "height": 800})
    app.click("display-open")
    app.by_test_id("display-large").check()
    page.keyboard.press("Escape")
    for lab in ("truth-table", "digits", "code"):
        page.goto(f"{app.url}#{lab}")
        expect(page.locator(f"#{lab}-lab")).to_be_visible()
        expect(page.locator("#code-status")).to_be_hidden()
        assert overflowing(page) == [], lab


HEIGHT = "(element) => element.getBoundingClientRect().height"
SIZES = {
    "#truth-table-lab .path": (HEIGHT, 1.2),
    ".network .unit-value": (HEIGHT, 0.95),
    "#truth-table-chart .u-over": ("(plot) => plot.offsetLeft", 1.35),
}
"""Measures of letters, and how much larger they are at least. The drawing and the
chart fill the window's height already: its numbers keep their size, which is that of headings. The room
of the chart's numbers, left of the plot, is as wide as their type is large."""


def test_other_tabs_follow(app: App, second: App) -> None:
    """A choice is the visitor's, not the tab's."""
    app.open()
    second.open()
    app.click("display-open")
    app.by_test_id("display-dark").check()
    expect(second.by_test_id("display-dark")).to_be_checked()
    second.page.wait_for_function(
        "(dark) => getComputedStyle(document.body).backgroundColor === dark", arg=DARK
    )


@pytest.mark.parametrize("stored", ["{", '{"scheme": "pink", "type": 7}', "null"])
def test_what_is_kept_may_be_anything(app: App, stored: str) -> None:
    """It is then as usual, and the menu works."""
    app.page.add_init_script(f"localStorage[`pynn ${{location.origin}}/ display`] ??= {stored!r}")
    app.open()
    expect(app.by_test_id("display-system")).to_be_checked()
    app.click("display-open")
    app.by_test_id("display-dark").check()
    assert paper(app.page) == DARK


def test_where_nothing_may_be_kept_the_menu_still_works(
    browser: Browser, site_url: str, complaints: Complaints
) -> None:
    """Only until the page is closed."""
    page = watched_page(browser, site_url, complaints)
    page.add_init_script(_FORBIDDEN)
    app = App(page, site_url).open()
    app.click("display-open")
    app.by_test_id("display-dark").check()
    assert paper(page) == DARK
    page.context.close()
    complaints.check()


@pytest.mark.parametrize(
    "close", [lambda page: page.keyboard.press("Escape"), lambda page: page.mouse.click(1000, 130)]
)
def test_the_menu_closes_like_one(app: App, close: Callable[[Page], None]) -> None:
    """By Escape, and by a click beside it."""
    app.page.goto(app.url)
    app.click("display-open")
    expect(app.by_test_id("display-dark")).to_be_visible()
    close(app.page)
    expect(app.by_test_id("display-dark")).to_be_hidden()


_FORBIDDEN = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); },
})"""

_COLOURS = """(canvas) => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const read = copy.getContext("2d", { willReadFrequently: true });
  read.drawImage(canvas, 0, 0);
  const { data } = read.getImageData(0, 0, canvas.width, canvas.height);
  const count = {};
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.slice(at, at + 4).join();
    count[colour] = (count[colour] ?? 0) + 1;
  }
  return Object.keys(count).filter((colour) => count[colour] > 100);
}"""


@pytest.mark.parametrize("scheme", ["display-dark", "display-system"])
def test_a_page_on_paper_is_light_whatever_was_chosen(app: App, scheme: str) -> None:
    """Also what is painted, which is dark again afterwards."""
    page = app.open().page
    page.emulate_media(color_scheme="dark")
    app.click("display-open")
    app.by_test_id(scheme).check()
    app.run_to_step(20)
    chart = page.locator("#truth-table-chart canvas")
    before = chart.evaluate(_COLOURS)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert paper(page) == WHITE
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 36, 48)"
    on_paper = chart.evaluate(_COLOURS)
    assert on_paper != before
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert paper(page) == DARK
    page.wait_for_function(
        f"([canvas, before]) => `${{({_COLOURS})(document.querySelector(canvas))}}` === `${{before}}`",
        arg=["#truth-table-chart canvas", before],
    )


def test_the_headings_of_the_menu_begin_at_one_edge(app: App) -> None:
    app.open()
    app.click("display-open")
    panel = app.by_test_id("display").locator(".display-panel")
    edges = panel.locator("legend, .field > span").evaluate_all(
        "(headings) => headings.map((heading) => {"
        "  const range = document.createRange();"
        "  range.selectNodeContents(heading);"
        "  return Math.round(range.getBoundingClientRect().left);"
        "})"
    )
    assert len(edges) == 2
    assert len(set(edges)) == 1, edges
