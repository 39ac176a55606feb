"""The truth-table lab is one view: what belongs together is on one screen, and stays in its place."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import App
from tests.browser.complaints import Complaints
from tests.browser.first_screen import does_not_fit, not_whole, visible_controls, wait_until_drawn
from tests.browser.layout_shifts import expect_still, forget_shifts, watch_shifts
from tests.browser.pages import watched_page

SCREENS: dict[str, dict[str, Any]] = {
    "laptop": {"viewport": {"width": 1366, "height": 640}},
    "phone": {"viewport": {"width": 390, "height": 664}, "has_touch": True, "is_mobile": True},
}
AT_FIRST = {
    "laptop": ("tt-run", "tt-stage-next", "tt-table", "tt-network", "tt-curve", "tt-verdict"),
    "phone": ("tt-run", "tt-stage-next", "tt-network", "tt-verdict", "tt-curve"),
}
"""On the phone the table is right after them."""
IN_A_STAGE = {
    "laptop": ("tt-stage-back", "tt-stage-next", "tt-network", "tt-stage-panel", "tt-stage-result"),
    "phone": ("tt-stage-back", "tt-stage-next", "tt-network", "tt-stage-result"),
}
MOST_CONTROLS = 14
LOWEST_PLOT = 60
"""Pixels within the axes: in a lower one, a curve is not seen to fall."""
LINKS = {
    "3-4-1": "truth-table?hidden=4",
    "2-2-2-1": "truth-table?table=2-0110&hidden_layers=2&hidden=2",
}
STAGES = {
    "3-4-1": ("forward", "loss", "layer-2", "layer-1", "update"),
    "2-2-2-1": ("forward", "loss", "layer-3", "layer-2", "layer-1", "update"),
}

type Open = Callable[[str], App]


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def open_lab(browser: Browser, site_url: str, complaints: Complaints, screen: str) -> Iterator[Open]:
    """Opens a link on this screen, in a page that notes what moves."""
    page = watched_page(browser, site_url, complaints, **SCREENS[screen])
    watch_shifts(page)

    def open_link(link: str) -> App:
        app = App(page, site_url).open(link)
        wait_until_drawn(page)
        return app

    yield open_link
    page.context.close()
    complaints.check()


def go_through_the_stages(app: App, shape: str) -> Iterator[str]:
    """Press through all stages of a step."""
    for stage in STAGES[shape]:
        app.click("tt-stage-next")
        expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", stage)
        wait_until_drawn(app.page)
        yield stage


def places(app: App, *names: str) -> dict[str, tuple[int, int]]:
    """The upper left corners of elements on the page, scrolled or not."""
    scrolled: float = app.page.evaluate("scrollY")
    found = {}
    for name in names:
        box = app.by_test_id(name).bounding_box()
        assert box is not None, f"{name} is not visible"
        found[name] = round(box["x"]), round(box["y"] + scrolled)
    return found


def drawing_size(app: App) -> tuple[int, int]:
    box = app.by_test_id("tt-network").bounding_box()
    assert box is not None
    return round(box["width"]), round(box["height"])


@pytest.mark.parametrize("shape", LINKS)
def test_the_first_screen_shows_controls_table_drawing_curve_and_verdict(
    open_lab: Open, screen: str, shape: str
) -> None:
    app = open_lab(LINKS[shape])
    wrong = not_whole(app.page, *AT_FIRST[screen])
    plot = app.by_test_id("tt-curve").locator(".u-over").bounding_box()
    if plot is None or plot["height"] < LOWEST_PLOT:
        wrong.append(f"the plot of tt-curve is no {LOWEST_PLOT} high: {plot}")
    assert not wrong, "\n".join(wrong)


def test_on_a_phone_the_table_is_right_after_the_first_screen(open_lab: Open, screen: str) -> None:
    if screen != "phone":
        pytest.skip("on the laptop it is on the first screen")
    app = open_lab(LINKS["3-4-1"])
    boxes = {name: app.by_test_id(name).bounding_box() for name in AT_FIRST["phone"]}
    shown_before = max(box["y"] + box["height"] for box in boxes.values() if box is not None)
    table = app.by_test_id("tt-table").bounding_box()
    assert table is not None
    margin = 50  # of two panels, and the space between them
    assert table["y"] - shown_before <= margin, f"it begins at {table['y']}, after {shown_before}"


def test_few_controls_are_visible_at_first(open_lab: Open) -> None:
    shown = visible_controls(open_lab(LINKS["3-4-1"]).page)
    assert len(shown) <= MOST_CONTROLS, f"{len(shown)}: {', '.join(shown)}"


@pytest.mark.parametrize("steps", [0, 300])
@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
@pytest.mark.parametrize("shape", LINKS)
def test_each_stage_is_seen_as_a_whole_with_all_its_numbers(
    open_lab: Open, screen: str, shape: str, loss: str, steps: int
) -> None:
    app = open_lab(f"{LINKS[shape]}&loss={loss}")
    app.take_steps(steps)
    wrong = []
    for stage in go_through_the_stages(app, shape):
        found = not_whole(app.page, *IN_A_STAGE[screen])
        if screen == "laptop":
            found += does_not_fit(app.by_test_id("tt-stage-panel"))
        wrong += [f"{stage}: {problem}" for problem in found]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("shape", LINKS)
def test_nothing_moves_from_stage_to_stage(open_lab: Open, shape: str) -> None:
    app = open_lab(LINKS[shape])
    names = ("tt-network", "tt-stage-back", "tt-stage-next")
    moved, before = [], None
    for stage in go_through_the_stages(app, shape):
        now = places(app, *names), drawing_size(app)
        if before is None:
            forget_shifts(app.page)  # of the panel that took the place of the table
        elif now != before:
            moved.append(f"at {stage}: from {before} to {now}")
        before = now
    assert not moved, "\n".join(moved)
    expect_still(app.page, "between the stages")


def test_the_drawing_and_the_pressed_button_stay_in_place_when_the_stages_begin(
    open_lab: Open,
) -> None:
    app = open_lab(LINKS["3-4-1"])
    before = places(app, "tt-network", "tt-stage-next"), drawing_size(app)
    next(go_through_the_stages(app, "3-4-1"))
    assert (places(app, "tt-network", "tt-stage-next"), drawing_size(app)) == before
    app.page.get_by_role("button", name="All", exact=True).click()
    wait_until_drawn(app.page)
    assert (places(app, "tt-network", "tt-stage-next"), drawing_size(app)) == before
