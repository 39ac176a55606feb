"""Highlights, gradient checks, typed weights, and the past of a run."""

import re

import pytest
from playwright.sync_api import expect

from pynn import gradient_check, recipes, settings, truth_table
from tests.browser.app import App

DEFAULTS = settings.defaults(settings.TRUTH_TABLE)


def lit(app: App) -> set[str]:
    keys: list[str] = app.page.evaluate(
        "() => [...document.querySelectorAll('.lit, .related')].map((lit) => lit.dataset.quantity)"
    )
    return set(keys)


def test_what_is_pointed_at_lights_up_everywhere_with_its_value_and_gradient(app: App) -> None:
    app.open()
    app.page.locator('[data-equation="z1"] .number[data-quantity="W1.1.2"]').hover()
    expect(app.page.locator('.network .edge[data-quantity="W1.1.2"]')).to_have_class(re.compile("lit"))
    expect(app.page.locator('.parameter[data-quantity="W1.1.2"]')).to_have_class(re.compile("lit"))
    assert {"W1.1.2", "gW1.1.2", "GW1.1.2", "nW1.1.2"} <= lit(app)
    expect(app.by_test_id("tt-readout")).to_contain_text("to unit 1 from input 2")
    expect(app.by_test_id("tt-readout")).to_contain_text(re.compile(r"; mean gradient .+, this row’s "))
    app.page.locator("h1").first.hover()
    assert lit(app) == set()


def test_a_unit_a_symbol_and_a_cell_of_the_table_find_their_counterparts(app: App) -> None:
    app.open()
    app.page.locator('.network [data-quantity="u1.1"] circle').hover()
    assert {"u1.1", "z1.1", "x1.1", "s1.1"} <= lit(app)
    expect(app.by_test_id("tt-readout")).to_contain_text("σ′(z) = ")
    app.page.locator('[data-equation="loss"] .symbols [data-quantity="y.1"]').hover()
    expect(app.by_test_id("tt-target-1")).to_have_class(re.compile("lit"))
    app.page.locator("#truth-table-rows tr").nth(1).locator("td").nth(1).hover()
    assert {"x0.2", "u0.2"} <= lit(app)


def test_a_click_on_an_edge_selects_that_weight(app: App) -> None:
    app.open()
    app.page.locator('.network .edge[data-quantity="W2.1.3"]').dispatch_event("click")
    expect(app.page.locator("#selected-name")).to_contain_text("₁\u202f₃")
    expect(app.by_test_id("tt-check-backprop")).to_have_attribute("data-quantity", "GW2.1.3")


@pytest.mark.parametrize("place", ["tt-selected-value", "tt-parameter-W1.1.2"])
@pytest.mark.parametrize(
    ("typed", "message"),
    [("abc", "not abc"), ("", "it is empty"), ("1e9", "from -100 to 100, not 1e9")],
)
def test_a_bad_weight_is_refused_where_it_is_typed_and_changes_nothing(
    app: App, place: str, typed: str, message: str
) -> None:
    app.open()
    before = app.outputs()
    app.fill(place, typed)
    assert message in app.expect_error("settings")
    expect(app.by_test_id(place)).to_have_attribute("aria-invalid", "true")
    reason = app.page.locator("#selected-reason, #parameter-reason").filter(visible=True)
    expect(reason).to_contain_text(message)
    assert app.outputs() == before
    app.by_test_id(place).press("Escape")
    app.expect_no_error()
    expect(app.by_test_id(place)).not_to_have_attribute("aria-invalid", "true")
    assert float(app.by_test_id(place).input_value()) == pytest.approx(app.value(place), rel=1e-3)


def test_the_gradient_check_stands_beside_and_all_can_be_checked(app: App) -> None:
    app.open()
    app.run_to_step(25)
    app.select_parameter("b1.2")
    examples = truth_table.document_table()
    trainer = recipes.truth_table_trainer(examples, epochs=25, **DEFAULTS)
    for _ in trainer:
        pass
    gradient = trainer.network.gradients(examples.inputs, examples.targets).biases[0][1]
    backprop, difference = app.value("tt-check-backprop"), app.value("tt-check-difference")
    assert backprop == pytest.approx(gradient, rel=1e-9)
    assert difference == pytest.approx(gradient, rel=1e-6)
    relative = abs(backprop - difference) / max(abs(backprop), abs(difference))
    assert app.value("tt-check-error") == pytest.approx(relative, rel=1e-9)
    app.click("tt-check-all")
    expect(app.by_test_id("tt-check-outcome")).to_contain_text("All 21 agree")
    expect(app.page.locator(".parameter.agrees")).to_have_count(21)
    worst = gradient_check(trainer.network, examples.inputs, examples.targets)
    assert worst < 1e-6
    app.click("tt-step")  # and then it is no longer of what is shown
    expect_no_check(app)
    app.click("tt-check-all")
    expect(app.by_test_id("tt-check-outcome")).to_contain_text("All 21 agree")
    app.fill("tt-selected-value", 2)
    expect_no_check(app)


def expect_no_check(app: App) -> None:
    expect(app.by_test_id("tt-check-outcome")).to_be_empty()
    expect(app.page.locator(".parameter.agrees")).to_have_count(0)


def test_any_past_step_can_be_looked_at_and_gone_on_from(app: App) -> None:
    app.open()
    seen = []
    for step in range(1, 6):
        app.click("tt-step")
        expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", str(step))
        seen.append(app.outputs())
    scrubber = app.by_test_id("tt-scrubber")
    scrubber.fill("2")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "2")
    assert app.outputs() == seen[1]
    expect(app.page.locator("#history-place")).to_have_text("Looking back: step 2 of 5")
    scrubber.press("ArrowRight")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "3")
    assert app.outputs() == seen[2]
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "4")
    assert app.outputs() == seen[3]
    expect(scrubber).to_have_attribute("max", "5")


def test_the_curve_is_the_scrubber(app: App) -> None:
    app.open()
    app.run_to_step(200)
    end = float(app.by_test_id("tt-scrubber").get_attribute("max") or 0)
    box = app.page.locator("#truth-table-chart .u-over").bounding_box()
    assert box is not None
    app.page.locator("#truth-table-chart").click(
        position={"x": 56 + box["width"] / 2, "y": box["height"] / 2}
    )
    app.page.wait_for_function(
        "step => document.querySelector('[data-testid=tt-epoch]').dataset.value !== step", arg="200"
    )
    assert app.value("tt-epoch") == pytest.approx(end / 2, rel=0.05)


def test_earlier_runs_stay_with_their_settings_and_a_change_in_the_past_branches_off(app: App) -> None:
    app.open()
    app.run_to_step(40)
    earlier = app.page.locator("#earlier li")
    expect(earlier).to_have_count(0)
    app.fill("tt-learning-rate", 2)
    expect(earlier).to_have_count(1)
    expect(earlier.first).to_contain_text("ξ 4, seed 0, 3-4-1: loss")
    expect(app.by_test_id("tt-scrubber")).to_have_attribute("max", "40")
    app.fill("tt-seed", 3)
    expect(earlier).to_have_count(2)
    expect(earlier.first).to_contain_text("ξ 2, seed 0, 3-4-1: loss")
    app.click("tt-forget-runs")
    expect(earlier).to_have_count(0)
    expect(app.page.locator("#earlier")).to_be_hidden()


def test_a_weight_that_was_typed_is_part_of_the_past(app: App) -> None:
    app.open()
    for _ in range(2):
        app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "2")
    app.fill("tt-parameter-b2.1", 3)
    expect(app.by_test_id("tt-parameter-b2.1")).to_have_attribute("data-value", "3")
    typed = app.outputs()
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "3")
    app.by_test_id("tt-scrubber").fill("2")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "2")
    assert app.outputs() == typed
    app.click("tt-reset")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    expect(app.by_test_id("tt-parameter-b2.1")).to_have_attribute("data-value", "0")
