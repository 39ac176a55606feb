"""One step of learning, stage by stage: by mouse, and with the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from pynn import recipes, settings, truth_table
from tests.browser.app import App

STAGES = ["forward", "loss", "layer-2", "layer-1", "update"]


def current(app: App, stage: str) -> None:
    """The current stage, marked in bar and drawing, with its equations beside the drawing."""
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", stage)
    expect(app.by_test_id("tt-stage").locator("[aria-current=step]")).to_have_count(1)
    expect(app.page.locator("svg.network")).to_have_attribute("data-stage", stage)
    section = app.by_test_id("tt-stage-panel").locator(".stage")
    expect(section).to_have_count(1)
    expect(section).to_have_attribute("data-stage", stage)
    expect(section.locator(".equation").first).to_be_visible()
    for replaced in ("tt-table", "tt-curve"):
        expect(app.by_test_id(replaced)).to_be_hidden()


def test_one_press_is_one_stage_forwards_and_back_over_the_end_of_a_step(app: App) -> None:
    app.open()
    expect(app.by_test_id("tt-stage-back")).to_be_disabled()
    for stage in STAGES:
        app.click("tt-stage-next")
        current(app, stage)
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    app.click("tt-stage-next")
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", "after")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    app.click("tt-stage-next")
    current(app, "forward")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    trainer = recipes.truth_table_trainer(
        truth_table.document_table(), epochs=1, **settings.defaults(settings.TRUTH_TABLE)
    )
    next(trainer)
    after = trainer.network.forward(truth_table.DOCUMENT_INPUTS)[:, 0]
    assert app.outputs() == pytest.approx(after, rel=1e-12)
    app.click("tt-stage-back")
    current(app, "update")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    for stage in reversed(STAGES[:-1]):
        app.click("tt-stage-back")
        current(app, stage)
    expect(app.by_test_id("tt-stage-back")).to_be_disabled()


def test_each_stage_lights_its_part_of_the_drawing_and_says_what_came_of_it(app: App) -> None:
    app.open()
    active = {"forward": 16, "loss": 0, "layer-2": 4, "layer-1": 12, "update": 16}
    outcomes = {
        "forward": "For the row 0 1 1 the network answers ŷ = ",
        "loss": "y = 1 and ŷ = ",
        "layer-2": "would decrease this row’s loss",
        "layer-1": "would increase this row’s loss",
        "update": " goes from ",
    }
    for stage in STAGES:
        app.click("tt-stage-next")
        expect(app.page.locator(".network .edge:not(.faded)")).to_have_count(active[stage])
        expect(app.by_test_id("tt-stage-result")).to_contain_text(outcomes[stage])
    app.page.get_by_role("button", name="All", exact=True).click()
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", "all")
    expect(app.by_test_id("tt-stage-panel")).to_be_hidden()
    expect(app.by_test_id("tt-derivation").locator(".stage[data-stage]:visible")).to_have_count(5)
    for back in ("tt-table", "tt-curve"):
        expect(app.by_test_id(back)).to_be_visible()


def test_two_hidden_layers_have_a_stage_each_and_none_has_none(app: App) -> None:
    app.open()
    chips = app.page.locator(".chip")
    app.choose("tt-hidden-layers", 2)
    expect(chips).to_have_text(
        ["Forward", "Loss", "Output layer", "Hidden layer 2", "Hidden layer 1", "Update", "All"]
    )
    app.choose("tt-hidden-layers", 0)
    expect(chips).to_have_text(["Forward", "Loss", "Output layer", "Update", "All"])


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement?.dataset?.testid ?? ''")
    return name


def tab_to(page: Page, name: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page) == name:
            return
    raise AssertionError(f"{name} cannot be reached with the Tab key")


def test_a_full_step_can_be_followed_with_the_keyboard_alone(app: App) -> None:
    app.open()
    page = app.page
    tab_to(page, "tt-stage-next")
    outcomes = set()
    for stage in STAGES:
        page.keyboard.press("Enter")
        current(app, stage)
        outcomes.add(app.by_test_id("tt-stage-result").inner_text())
        assert focused(page) == "tt-stage-next"
    assert len(outcomes) == len(STAGES)
    page.keyboard.press("ArrowRight")
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", "after")
    page.keyboard.press("ArrowRight")
    current(app, "forward")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    page.keyboard.press("ArrowLeft")
    current(app, "update")
    page.keyboard.press("PageUp")
    current(app, "layer-1")
    page.keyboard.press("PageDown")
    current(app, "update")
    page.keyboard.press("Escape")
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", "all")


def test_a_weight_is_found_chosen_and_changed_with_the_keyboard_alone(app: App) -> None:
    app.open()
    page = app.page
    tab_to(page, "tt-target-1")  # the table is one stop
    page.keyboard.press("Tab")  # into the drawing: its first input
    assert page.evaluate("document.activeElement.dataset.quantity") == "u0.1"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.quantity") == "W1.1.2"
    page.keyboard.press("ArrowDown")
    expect(app.by_test_id("tt-readout")).to_contain_text("to unit 1 from input 3")
    page.keyboard.press("Enter")
    expect(page.locator('.network [data-quantity="W1.1.3"]')).to_have_class(re.compile("selected"))
    before = app.outputs()
    page.keyboard.press("Tab")
    assert focused(page) == "tt-selected-value"
    page.keyboard.type("2.5")
    page.keyboard.press("Enter")
    expect(app.by_test_id("tt-selected-value")).to_have_attribute("data-value", "2.5")
    assert app.outputs() != before


def test_symbols_and_cells_of_the_table_are_reached_with_the_arrow_keys(app: App) -> None:
    app.open()
    page = app.page
    focused_key = "document.activeElement.dataset?.quantity"
    tab_to(page, "tt-digits")
    page.keyboard.press("Tab")
    assert page.evaluate(focused_key) == "z1.1"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused_key) == "W1.1.1"
    expect(app.by_test_id("tt-readout")).to_contain_text("to unit 1 from input 1")
    expect(page.locator('.network .edge[data-quantity="W1.1.1"]')).to_have_class(re.compile("lit"))
    page.keyboard.press("Enter")
    expect(page.locator('.network .edge[data-quantity="W1.1.1"]')).to_have_class(re.compile("selected"))
    page.wait_for_function(f"() => {focused_key} === 'z1.1'")  # the line is of another weight now
    app.by_test_id("tt-target-1").focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(focused_key) == "x0.3"
    page.keyboard.press("ArrowDown")
    page.wait_for_function(f"() => {focused_key} === 'x0.3'")
    expect(page.locator("#truth-table-rows tr").nth(2)).to_have_class(re.compile("selected"))


def test_the_row_whose_numbers_are_shown_can_be_chosen_with_the_keyboard(app: App) -> None:
    app.open()
    app.by_test_id("tt-target-2").focus()
    expect(app.page.locator("#truth-table-rows tr").nth(2)).to_have_class("selected")
    inputs = app.page.locator('[data-equation="z1"] .number[data-quantity^="x0"]')
    expect(inputs).to_have_text(["1", "0", "1"])


def test_the_focus_stays_among_the_equations_of_the_stage_that_is_shown(app: App) -> None:
    app.open()
    app.click("tt-stage-next")
    panel = app.by_test_id("tt-stage-panel")
    panel.locator(".chip").last.focus()
    for key in (
        "Tab",
        "ArrowDown",
        "ArrowRight",
        "Enter",
    ):  # to W1.1.1 among the numbers of the first line
        app.page.keyboard.press(key)
    expect(app.page.locator('.network .edge[data-quantity="W1.1.1"]')).to_have_class(
        re.compile("selected")
    )
    expect(panel.locator('[data-equation="z1"] :focus')).to_have_count(1)
    app.by_test_id("tt-stage-next").evaluate("(button) => button.click()")
    expect(panel.locator('[data-equation="loss"] :focus')).to_have_count(1)
    app.page.get_by_role("button", name="All", exact=True).evaluate("(button) => button.click()")
    expect(app.by_test_id("tt-derivation").locator('[data-equation="loss"] :focus')).to_have_count(1)
