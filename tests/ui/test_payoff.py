"""A step ends with what it was for: the answer and the losses, before and after it."""

import pytest
from playwright.sync_api import Locator, expect

from pynn import recipes, settings, truth_table
from tests.browser.app import App

STAGES = ["forward", "loss", "layer-2", "layer-1", "update"]
ROW = 1
"""The row that the page shows at first."""


def to_the_end_of_a_step(app: App) -> Locator:
    for _ in STAGES:
        app.click("tt-stage-next")
    expect(app.by_test_id("tt-payoff")).to_be_hidden()
    app.click("tt-stage-next")
    payoff = app.by_test_id("tt-payoff")
    expect(payoff).to_be_visible()
    return payoff


def test_it_shows_the_numbers_of_a_plain_run_before_and_after_the_step(app: App) -> None:
    app.open()
    table = truth_table.document_table()
    trainer = recipes.truth_table_trainer(table, epochs=1, **settings.defaults(settings.TRUTH_TABLE))
    x, y = table.inputs, table.targets

    def numbers() -> list[float]:
        output = float(trainer.network.forward(x)[ROW, 0])
        mean = float(((trainer.network.forward(x) - y) ** 2).mean())
        return [output, (output - 1) ** 2, mean]

    before = numbers()
    next(trainer)
    changes = [f"{old:.3g} → {new:.3g}" for old, new in zip(before, numbers(), strict=True)]
    payoff = to_the_end_of_a_step(app)
    assert payoff.locator("dd").all_inner_texts() == changes == [
        "0.231 → 0.416",
        "0.592 → 0.341",
        "0.325 → 0.258",
    ]  # fmt: skip
    expect(payoff).to_contain_text("target 1")
    expect(app.by_test_id("tt-stage-result")).to_contain_text("a little less wrong")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    expect(app.by_test_id("tt-curve")).to_be_visible()
    assert app.outputs()[ROW] == pytest.approx(trainer.network.forward(x)[ROW, 0], rel=1e-12)


def test_the_next_press_begins_the_next_step_and_back_leads_into_the_step_before(app: App) -> None:
    app.open()
    to_the_end_of_a_step(app)
    stage = app.by_test_id("tt-stage")
    app.click("tt-stage-back")
    expect(stage).to_have_attribute("data-state", "update")
    expect(app.by_test_id("tt-payoff")).to_be_hidden()
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    app.click("tt-stage-next")
    expect(stage).to_have_attribute("data-state", "after")
    app.click("tt-stage-next")
    expect(stage).to_have_attribute("data-state", "forward")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")


def test_it_is_gone_once_another_step_is_shown(app: App) -> None:
    app.open()
    to_the_end_of_a_step(app)
    app.click("tt-step")
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", "all")
    expect(app.by_test_id("tt-payoff")).to_be_hidden()


def test_a_step_that_was_too_large_says_so(app: App) -> None:
    app.open()
    app.click("tt-settings")
    app.fill("tt-learning-rate", 100)  # the mean loss goes from 0.325 to 0.500
    app.click("tt-settings")
    to_the_end_of_a_step(app)
    result = app.by_test_id("tt-stage-result")
    expect(result).to_contain_text("the mean loss has grown")
