"""The truth-table lab, by hand."""

import pytest
from playwright.sync_api import expect

from pynn import recipes, settings, truth_table
from tests.e2e.app import App


def test_it_learns_the_document_s_table_from_the_defaults(app: App) -> None:
    app.open()
    assert app.targets() == [0, 1, 1, 0]
    app.run_until_learned()
    assert max(abs(y - y_hat) for y, y_hat in zip(app.targets(), app.outputs(), strict=True)) <= 0.1
    expect(app.page.get_by_text("Learned: every ŷ is within 0.1 of its y.")).to_be_visible()


def test_it_learns_another_table_that_was_clicked_together(app: App) -> None:
    app.open()
    app.click("tt-target-0")
    app.click("tt-target-2")
    assert app.targets() == [1, 1, 0, 0]
    app.run_until_learned()
    assert [round(output) for output in app.outputs()] == [1, 1, 0, 0]


def test_single_steps_give_the_numbers_of_plain_numpy(app: App) -> None:
    app.open()
    examples = truth_table.document_table()
    trainer = recipes.truth_table_trainer(examples, epochs=3, **settings.defaults(settings.TRUTH_TABLE))
    for step in (1, 2, 3):
        app.click("tt-step")
        expect(app.hook("tt-epoch")).to_have_attribute("data-value", str(step))
        next(trainer)
        expected = trainer.network.forward(examples.inputs)[:, 0]
        assert app.outputs() == pytest.approx(expected, rel=1e-12)
        loss = trainer.network.loss(examples.inputs, examples.targets)
        assert app.value("tt-loss") == pytest.approx(loss, rel=1e-12)


def test_pause_stops_reset_returns_to_the_same_weights_and_a_seed_gives_others(app: App) -> None:
    app.open()
    begin = app.outputs()
    app.click("tt-run")
    app.page.wait_for_function("document.querySelector('[data-testid=tt-epoch]').dataset.value > 5")
    app.click("tt-run")
    expect(app.hook("tt-run")).to_have_text("Run")
    paused = app.value("tt-epoch")
    app.click("tt-step")
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", str(int(paused) + 1))
    app.click("tt-reset")
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", "0")
    assert app.outputs() == begin
    app.fill("tt-seed", 7)
    expect(app.hook("tt-output-0")).not_to_have_attribute("data-value", str(begin[0]))


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("tt-learning-rate", "", "The learning rate ξ must be a number from 0.001 to 100; it is empty"),
        ("tt-learning-rate", "1e9", "not 1e9"),
        ("tt-hidden", "2.5", "a whole number from 1 to 8, not 2.5"),
        ("tt-seed", "abc", "not abc"),
    ],
)
def test_a_bad_setting_is_refused_in_words_and_changes_nothing(
    app: App, field: str, typed: str, told: str
) -> None:
    app.open()
    app.click("tt-step")
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", "1")
    before = app.outputs()
    good = app.hook(field).input_value()
    app.fill(field, typed)
    assert told in app.expect_error("settings")
    expect(app.hook(field)).to_have_attribute("aria-invalid", "true")
    app.click("tt-run")
    expect(app.hook("tt-run")).to_have_text("Run")
    assert app.outputs() == before
    app.fill(field, good)
    app.expect_no_error()
    expect(app.hook(field)).not_to_have_attribute("aria-invalid", "true")
    assert app.outputs() == before


def test_the_state_survives_a_worker_that_is_killed(app: App) -> None:
    app.open()
    for _ in range(3):
        app.click("tt-step")
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", "3")
    before = app.outputs()
    app.kill_worker()
    assert "What was learned is kept" in app.expect_error("engine-died")
    app.retry()
    app.wait_for_engine("ready")
    app.expect_no_error()
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", "3")
    assert app.outputs() == before
    app.click("tt-step")
    expect(app.hook("tt-epoch")).to_have_attribute("data-value", "4")
