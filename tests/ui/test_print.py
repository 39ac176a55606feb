"""On paper a lab is what it shows: no controls, dark ink on white, the whole file of code."""

from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.code_lab import BACKPROPAGATION, open_code
from web.build.paths import ROOT

THREE: list[list[tuple[float, float]]] = [
    [(80, 70), (150, 50), (200, 90), (150, 135), (205, 180), (150, 230), (75, 205)]
]
CONTROLS = (
    "button, .button, input, select, textarea, summary, nav a, .foot a, [role=toolbar], [role=slider]"
)
VALUES = "table *, ol *"
"""Numbers and pictures of a figure, some of which can be pressed."""


def print_preview(app: App) -> None:
    app.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    app.page.emulate_media(media="print", color_scheme="dark")


def visible_controls(app: App) -> list[str]:
    """The test ids or texts of controls that are no part of a figure."""
    found: list[str] = app.page.evaluate(
        """([controls, values]) => [...document.querySelectorAll(controls)]
            .filter((control) => control.checkVisibility() && !control.matches(values))
            .map((control) => control.dataset.testid ?? control.textContent)""",
        [CONTROLS, VALUES],
    )
    return found


def expect_dark_on_white(app: App) -> None:
    body = app.page.locator("body")
    expect(body).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(body).to_have_css("color", "rgb(29, 36, 48)")


def test_the_truth_table_is_printed_without_its_controls(app: App) -> None:
    app.open()
    app.run_to_step(20)
    assert "tt-run" in visible_controls(app)
    print_preview(app)
    assert visible_controls(app) == []
    expect_dark_on_white(app)
    for figure in (
        "tt-table",
        "tt-network",
        "tt-curve",
        "tt-derivation",
        "tt-target-0",
        "tt-parameter-W1.1.1",
    ):
        expect(app.by_test_id(figure)).to_be_visible()


def test_a_stage_is_printed_with_its_equations(app: App) -> None:
    app.open()
    app.click("tt-stage-next")
    print_preview(app)
    assert visible_controls(app) == []
    panel = app.by_test_id("tt-stage-panel")
    expect(panel.locator(".equation").first).to_be_visible()
    expect(panel.get_by_test_id("tt-stage")).to_be_hidden()


def test_the_digits_are_printed_without_their_controls(app: App) -> None:
    app.open("digits")
    app.draw(THREE)
    expect(app.by_test_id("draw-probability-3")).not_to_have_attribute("data-value", "")
    print_preview(app)
    assert visible_controls(app) == []
    expect_dark_on_white(app)
    for figure in ("draw-canvas", "draw-preview", "draw-digit", "draw-probability-3"):
        expect(app.by_test_id(figure)).to_be_visible()


def test_code_is_printed_as_a_whole(app: App) -> None:
    """The editor itself holds only the lines in sight."""
    app.open()
    open_code(app, BACKPROPAGATION)
    print_preview(app)
    assert visible_controls(app) == []
    expect_dark_on_white(app)
    expect(app.by_test_id("code-text")).to_be_hidden()
    printed = app.page.locator(".printed-code")
    expect(printed).to_be_visible()
    lines = (ROOT / BACKPROPAGATION).read_text(encoding="utf8").rstrip().split("\n")
    assert [line or " " for line in lines] == printed.locator("code").all_text_contents()
    app.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(printed).to_be_empty()
