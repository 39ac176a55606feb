"""The digits lab is one view: the pad, the answer and the units that light up share a screen."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import App, Strokes
from tests.browser.complaints import Complaints
from tests.browser.first_screen import not_whole, visible_controls, wait_until_drawn
from tests.browser.layout_shifts import expect_still, forget_shifts, watch_shifts
from tests.browser.pages import watched_page

SCREENS: dict[str, dict[str, Any]] = {
    "laptop": {"viewport": {"width": 1366, "height": 640}},
    "phone": {"viewport": {"width": 390, "height": 664}, "has_touch": True, "is_mobile": True},
}
WHOLE = {
    "laptop": ("draw-canvas", "draw-digit", "mnist-units", "mnist-accuracy", "mnist-run"),
    "phone": ("draw-canvas", "draw-digit", "mnist-run"),
}
MOST_CONTROLS = 14
HIGHEST_PAGE = 1400
"""Pixels on the laptop, before anything is trained or drawn."""
SHORT = {"mnist-train-size": 2000, "mnist-epochs": 1}
THREE: Strokes = [
    [(80, 60), (140, 40), (190, 70), (180, 120), (130, 135), (190, 170), (140, 240), (80, 215)]
]
SECTIONS = {
    "curves-panel": "trained",
    "steps-panel": "drawn",
    "score-panel": "drawn",
    "confusion-panel": "trained",
    "test-digits-panel": "trained",
    "own-panel": "labelled",
}
"""What each section below the view needs, in their order."""

type OpenLab = Callable[[str], App]


@pytest.fixture
def open_lab(browser: Browser, site_url: str, complaints: Complaints) -> Iterator[OpenLab]:
    """Opens the lab on a screen, in a page that notes what moves."""
    pages = []

    def open_on(screen: str) -> App:
        page = watched_page(browser, site_url, complaints, **SCREENS[screen])
        pages.append(page)
        watch_shifts(page)
        app = App(page, site_url).open("digits")
        if screen == "laptop":  # on a phone they are drawn when they come into view
            expect(page.locator("#unit-readout")).to_contain_text("Random weights")
        wait_until_drawn(page)
        return app

    yield open_on
    for page in pages:
        page.context.close()
    complaints.check()


def train_shortly(app: App) -> None:
    app.fill_in(SHORT)
    app.click("mnist-settings")
    app.train()
    app.page.evaluate("scrollTo(0, 0)")
    wait_until_drawn(app.page)


def unfolded(app: App) -> list[str]:
    return [name for name in SECTIONS if app.page.locator(f"#{name}").is_visible()]


def contributions(app: App) -> list[float]:
    """What the units show while an output is pointed at."""
    shown = app.page.locator("#units .unit-activation").all_inner_texts()
    return [float(number.replace("−", "-")) for number in shown]


@pytest.mark.parametrize("screen", SCREENS)
def test_pad_answer_and_run_are_whole_on_the_first_screen_before_and_after_training(
    open_lab: OpenLab, screen: str
) -> None:
    app = open_lab(screen)
    wrong = [f"at first: {problem}" for problem in not_whole(app.page, *WHOLE[screen])]
    train_shortly(app)
    app.draw(THREE)
    app.read()
    wrong += [f"after training: {problem}" for problem in not_whole(app.page, *WHOLE[screen])]
    assert not wrong, "\n".join(wrong)


def test_few_controls_are_visible_at_first(open_lab: OpenLab) -> None:
    shown = visible_controls(open_lab("laptop").page)
    assert len(shown) <= MOST_CONTROLS, f"{len(shown)}: {', '.join(shown)}"


def test_the_page_is_short_before_training(open_lab: OpenLab) -> None:
    height: int = open_lab("laptop").page.evaluate("document.documentElement.scrollHeight")
    assert height <= HIGHEST_PAGE


def test_a_section_unfolds_once_it_has_something_to_show(open_lab: OpenLab) -> None:
    app = open_lab("laptop")
    assert unfolded(app) == []
    expect(app.page.locator("#comes-trained")).to_be_visible()
    expect(app.page.locator("#comes-drawn")).to_be_visible()
    app.draw(THREE)
    app.read()
    assert unfolded(app) == [name for name, needs in SECTIONS.items() if needs == "drawn"]
    expect(app.page.locator("#comes-drawn")).to_be_hidden()
    app.clear()
    train_shortly(app)
    assert unfolded(app) == [name for name, needs in SECTIONS.items() if needs != "labelled"]
    expect(app.page.locator("#comes-trained")).to_be_hidden()
    app.draw(THREE)
    app.read()
    app.click("own-add-3")
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", "1")
    assert unfolded(app) == list(SECTIONS)


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_shifts_while_one_draws(open_lab: OpenLab, screen: str) -> None:
    app = open_lab(screen)
    train_shortly(app)
    forget_shifts(app.page)
    app.draw(THREE)
    app.read()
    app.draw([[(40, 40), (240, 240)]])
    app.read()
    expect_still(app.page, "while drawing")


def test_the_units_light_up_and_add_up_to_the_output_that_is_pointed_at(open_lab: OpenLab) -> None:
    app = open_lab("laptop")
    train_shortly(app)
    app.draw(THREE)
    app.read()
    readout = app.page.locator("#unit-readout")
    lit = [app.value(f"unit-{unit}") for unit in range(1, 31)]
    assert contributions(app) == pytest.approx(lit, abs=0.006)  # shown with two digits
    app.page.locator("#bars .bar").nth(8).hover()
    expect(readout).to_contain_text("z for 8 = b + Σ")
    numbers = re.search(r"= (−?[\d.]+) ([+−]) ([\d.]+) = (−?[\d.]+),", readout.inner_text())
    assert numbers is not None, readout.inner_text()
    bias, sign, total, z = (number.replace("−", "-") for number in numbers.groups())
    added = float(f"{sign}{total}")
    assert float(bias) + added == pytest.approx(float(z), abs=0.016)  # three rounded numbers
    assert sum(contributions(app)) == pytest.approx(added, abs=0.16)  # thirty rounded numbers
    signs = {-1: "takes", 1: "adds"}
    for unit, value in enumerate(contributions(app)):
        if value != 0:
            expect(app.by_test_id(f"unit-{unit + 1}")).to_have_class(
                re.compile(signs[1 if value > 0 else -1])
            )
    app.by_test_id("unit-7").hover()
    expect(readout).to_contain_text("x⁽¹⁾")
    expect(readout).to_contain_text("Its weight to")
    assert contributions(app) == pytest.approx(lit, abs=0.006)


def test_outputs_are_pointed_at_by_keyboard_once_there_are_some(open_lab: OpenLab) -> None:
    app = open_lab("laptop")
    bars = app.page.locator("#bars .bar")
    expect(bars.first).not_to_have_attribute("tabindex", re.compile(""))
    app.draw(THREE)
    app.read()
    bars.first.focus()
    app.page.keyboard.press("ArrowDown")
    expect(bars.nth(1)).to_be_focused()
    expect(app.page.locator("#unit-readout")).to_contain_text("z for 1 =")
    app.clear()
    expect(bars.nth(1)).not_to_have_attribute("tabindex", re.compile(""))


def test_the_settings_unfold_and_are_summed_up(open_lab: OpenLab) -> None:
    app = open_lab("laptop")
    button = app.by_test_id("mnist-settings")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_contain_text("784-30-10 · 5 epochs · batch 10 · ξ 1 · seed 0")
    app.fill_in({"mnist-hidden": 20, "mnist-epochs": 1})
    expect(button).to_contain_text("784-20-10 · 1 epoch · ")
    app.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(app.by_test_id("mnist-hidden")).to_be_hidden()
