"""The keys that go through the stages of a step, wherever the focus is."""

import pytest
from playwright.sync_api import expect

from tests.browser.app import App


def stage(app: App, name: str) -> None:
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", name)


@pytest.mark.parametrize("forwards", ["ArrowRight", "PageDown"])
@pytest.mark.parametrize("backwards", ["ArrowLeft", "PageUp"])
def test_they_need_no_focus(app: App, forwards: str, backwards: str) -> None:
    app.open()
    for name in ("forward", "loss", "layer-2"):
        app.page.keyboard.press(forwards)
        stage(app, name)
    app.page.keyboard.press(backwards)
    stage(app, "loss")
    app.page.keyboard.press("Escape")
    stage(app, "all")


@pytest.mark.parametrize(
    "place", ["tt-run", "tt-target-0", "tt-settings", "share-open", "tt-network", "tt-verdict"]
)
def test_they_go_on_after_a_click_anywhere(app: App, place: str) -> None:
    app.open()
    app.click("tt-step")
    if place == "tt-network":
        app.page.locator('.network [data-quantity="u1.2"]').click()
    else:
        app.by_test_id(place).click()
    if place == "tt-run":
        app.by_test_id(place).click()  # pauses the run
    if place == "share-open":
        expect(app.by_test_id("share")).to_be_visible()
        app.page.keyboard.press("Escape")
        expect(app.by_test_id("share")).to_be_hidden()
    app.page.keyboard.press("ArrowRight")
    stage(app, "forward")


def test_a_field_keeps_its_keys(app: App) -> None:
    app.open()
    app.click("tt-stage-next")
    field = app.by_test_id("tt-selected-value")
    field.focus()
    for key in ("ArrowRight", "ArrowLeft", "PageDown"):
        field.press(key)
    stage(app, "forward")


def test_with_the_keyboard_the_arrows_go_from_part_to_part_and_the_page_keys_from_stage_to_stage(
    app: App,
) -> None:
    app.open()
    app.click("tt-stage-next")
    focused = "document.activeElement.dataset.quantity ?? ''"
    app.by_test_id("tt-stage-next").focus()
    while not app.page.evaluate(focused).startswith("u0"):
        app.page.keyboard.press("Tab")
    app.page.keyboard.press("ArrowRight")
    assert app.page.evaluate(focused).startswith("W1")
    stage(app, "forward")
    app.page.keyboard.press("PageDown")
    stage(app, "loss")


def test_in_another_lab_they_do_nothing(app: App) -> None:
    app.open("digits")
    app.page.keyboard.press("PageDown")
    app.page.keyboard.press("ArrowRight")
    app.page.locator('[data-lab="truth-table"]').click()
    stage(app, "all")


def test_further_down_the_page_keys_scroll(app: App) -> None:
    app.open()
    app.page.locator("#parameters").scroll_into_view_if_needed()
    app.page.keyboard.press("PageUp")
    stage(app, "all")
