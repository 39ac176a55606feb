"""The truth-table lab, used by mouse and keyboard."""

import re

import pytest
from playwright.sync_api import expect

from pynn import recipes, settings, truth_table
from tests.browser.app import App

_LEARNED = re.compile(r"^Learned\b.*: every .* is within 0\.1 of its")


def test_it_learns_the_document_s_table_from_the_defaults(app: App) -> None:
    app.open()
    assert app.targets() == [0, 1, 1, 0]
    app.run_until_learned()
    assert max(abs(y - y_hat) for y, y_hat in zip(app.targets(), app.outputs(), strict=True)) <= 0.1
    expect(app.page.locator("#truth-table-verdict")).to_have_text(_LEARNED)


def test_it_learns_another_table_that_was_clicked_together(app: App) -> None:
    app.open()
    app.click("tt-target-0")
    app.click("tt-target-2")
    assert app.targets() == [1, 1, 0, 0]
    app.run_until_learned()
    assert [round(output) for output in app.outputs()] == [1, 1, 0, 0]


_TOGGLE_TWO_AND_WATCH_THE_SECOND = """async () => {
  const [first, second] = [0, 2].map((row) => document.querySelector(`[data-testid=tt-target-${row}]`));
  const shown = [];
  new MutationObserver(() => shown.push(second.dataset.value)).observe(second, {
    attributes: true, attributeFilter: ["data-value"],
  });
  first.click();
  second.click();
  const answers = document.querySelector("[data-testid=tt-loss]");
  await new Promise((answered) => {
    let count = 0;
    const counter = new MutationObserver(() => {
      count += 1;
      if (count === 2) setTimeout(answered);
    });
    counter.observe(answers, { attributes: true, attributeFilter: ["data-value"] });
  });
  return shown;
}"""


def test_a_click_stands_while_the_engine_still_answers_the_one_before(app: App) -> None:
    app.open()
    shown = app.page.evaluate(_TOGGLE_TWO_AND_WATCH_THE_SECOND)
    assert set(shown) == {"0"}
    assert app.targets() == [1, 1, 0, 0]


def test_single_steps_give_the_numbers_of_plain_numpy(app: App) -> None:
    app.open()
    examples = truth_table.document_table()
    trainer = recipes.truth_table_trainer(examples, epochs=3, **settings.defaults(settings.TRUTH_TABLE))
    for step in (1, 2, 3):
        app.click("tt-step")
        expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", str(step))
        next(trainer)
        expected = trainer.network.forward(examples.inputs)[:, 0]
        assert app.outputs() == pytest.approx(expected, rel=1e-12)
        loss = trainer.network.loss(examples.inputs, examples.targets)
        assert app.value("tt-loss") == pytest.approx(loss, rel=1e-12)


def test_pause_stops_reset_returns_to_the_same_weights_and_a_seed_gives_others(app: App) -> None:
    app.open()
    begin = app.outputs()
    app.click("tt-run")
    app.page.wait_for_function(
        "() => document.querySelector('[data-testid=tt-epoch]').dataset.value > 5"
    )
    app.click("tt-run")
    expect(app.by_test_id("tt-run")).to_have_text("Run")
    paused = app.value("tt-epoch")
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", str(int(paused) + 1))
    app.click("tt-reset")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    assert app.outputs() == begin
    app.fill("tt-seed", 7)
    expect(app.by_test_id("tt-output-0")).not_to_have_attribute("data-value", str(begin[0]))


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("tt-learning-rate", "", "The learning rate ξ must be a number from 0.001 to 100; it is empty"),
        ("tt-learning-rate", "1e9", "not 1e9"),
        ("tt-hidden", "2.5", "a whole number from 1 to 8, not 2.5"),
        ("tt-seed", "abc", "not abc"),
    ],
)
def test_a_bad_setting_is_refused_in_words_and_changes_nothing(
    app: App, field: str, typed: str, message: str
) -> None:
    app.open()
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    before = app.outputs()
    good = app.by_test_id(field).input_value()
    app.fill(field, typed)
    assert message in app.expect_error("settings")
    expect(app.by_test_id(field)).to_have_attribute("aria-invalid", "true")
    app.click("tt-run")
    expect(app.by_test_id("tt-run")).to_have_text("Run")
    assert app.outputs() == before
    app.fill(field, good)
    app.expect_no_error()
    expect(app.by_test_id(field)).not_to_have_attribute("aria-invalid", "true")
    assert app.outputs() == before


def test_the_state_survives_a_worker_that_is_killed(app: App) -> None:
    app.open()
    for _ in range(3):
        app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "3")
    before = app.outputs()
    app.kill_worker()
    assert "What was learned is kept" in app.expect_error("engine-died")
    app.retry()
    app.wait_for_engine("ready")
    app.expect_no_error()
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "3")
    assert app.outputs() == before
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "4")


def test_a_table_is_chosen_by_name_or_clicked_together(app: App) -> None:
    app.open()
    app.choose("tt-preset", "majority")
    expect(app.by_test_id("tt-kind")).to_have_value("3")
    expect(app.by_test_id("tt-target-7")).to_have_attribute("data-value", "1")
    assert [app.value(f"tt-target-{row}") for row in range(8)] == [0, 0, 0, 1, 0, 1, 1, 1]
    app.click("tt-target-0")
    expect(app.by_test_id("tt-preset")).to_have_value("")
    app.choose("tt-kind", "4")
    expect(app.by_test_id("tt-target-15")).to_be_visible()
    app.choose("tt-preset", "nand")
    expect(app.by_test_id("tt-target-15")).to_have_attribute("data-value", "0")
    app.choose("tt-speed", "flat out")
    app.click("tt-run")
    expect(app.page.locator("#truth-table-verdict")).to_have_text(_LEARNED, timeout=30_000)
    app.click("tt-run")
    app.choose("tt-preset", "document")
    expect(app.by_test_id("tt-kind")).to_have_value("document")
    expect(app.page.locator("#truth-table-rows tr")).to_have_count(4)


@pytest.mark.parametrize(
    ("settings", "verdict"),
    [
        ({"tt-hidden-layers": 0}, "01 + 10 = 00 + 11"),
        ({"tt-activation": "tanh", "tt-biases": "off"}, "Cannot be learned without biases"),
    ],
)
def test_xor_visibly_fails_without_a_hidden_layer_and_without_biases(
    app: App, settings: dict[str, object], verdict: str
) -> None:
    app.open()
    app.choose("tt-preset", "xor")
    for name, value in settings.items():
        app.choose(name, value)
    expect(app.page.locator("#truth-table-verdict")).to_contain_text(verdict)
    app.choose("tt-speed", "flat out")
    app.run_to_step(3000)
    misses = [abs(y - y_hat) for y, y_hat in zip(app.targets(), app.outputs(), strict=True)]
    assert max(misses) > 0.4
    app.choose("tt-hidden-layers", 1)
    app.choose("tt-activation", "sigmoid")
    app.choose("tt-biases", "on")
    app.run_until_learned()


def test_a_run_that_diverges_stops_says_so_and_is_back_at_finite_numbers(app: App) -> None:
    app.open()
    app.choose("tt-hidden-layers", 2)
    app.choose("tt-activation", "identity")
    app.choose("tt-loss-function", "cross_entropy")
    app.fill("tt-learning-rate", 100)
    app.choose("tt-speed", "flat out")
    app.click("tt-run")
    message = app.expect_error("diverged")
    assert "The run is back at step" in message
    expect(app.by_test_id("tt-run")).to_have_text("Run")
    back = re.search(r"back at step ([\d,]+)", message)
    assert back is not None
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", back[1].replace(",", ""))
    assert all(0 <= output <= 1 for output in app.outputs())
    assert app.value("tt-loss") > 0
    app.fill("tt-learning-rate", 0.01)
    app.expect_no_error()


def test_an_epoch_row_by_row_is_four_steps_and_the_row_of_each_is_shown(app: App) -> None:
    app.open()
    app.choose("tt-batch", "one")
    rows = []
    for step in range(1, 5):
        selected = app.page.locator("#truth-table-rows tr.selected.next")
        rows.append(selected.evaluate("row => row.sectionRowIndex"))
        app.click("tt-step")
        expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", str(step))
    assert sorted(rows) == [0, 1, 2, 3]
    app.click("tt-one-epoch")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "8")


def test_the_picture_in_between_follows_the_network_and_its_axes(app: App) -> None:
    app.open()
    app.by_test_id("tt-between").scroll_into_view_if_needed()  # elsewhere it is not computed
    app.choose("tt-across", 1)
    app.choose("tt-up", 0)
    expect(app.by_test_id("tt-between")).to_have_attribute(
        "aria-label", "The output for in-between inputs, over x₂ and x₁"
    )
    app.run_until_learned()
    app.by_test_id("tt-between").scroll_into_view_if_needed()
    app.page.wait_for_function(
        """(outputs) => {
          const canvas = document.querySelector('[data-testid="tt-between"]');
          const { width, height } = canvas;
          const readable = { willReadFrequently: true };
          const copy = new OffscreenCanvas(width, height).getContext("2d", readable);
          copy.drawImage(canvas, 0, 0);
          const { data } = copy.getImageData(0, 0, width, height);
          const at = (x, y) => data[4 * (y * width + x) + 3] / 255;
          const shown = [at(7, 35), at(35, 35), at(7, 7), at(35, 7)]; // (x₂, x₁) = 00, 10, 01, 11
          return shown.every((opacity, row) => Math.abs(opacity - outputs[row]) <= 0.01);
        }""",
        arg=app.outputs(),
    )


def test_the_mark_of_a_paused_run_stands_at_the_end_of_its_curve(app: App) -> None:
    """Not where that end would be on the axis of the frame before."""
    app.open()
    app.run_until_learned()
    app.choose("tt-speed", "flat out")
    app.click("tt-run")
    app.page.wait_for_function(
        "() => Number(document.querySelector('[data-testid=tt-epoch]').dataset.value) > 1000"
    )
    app.click("tt-run")
    expect(app.by_test_id("tt-run")).not_to_have_text("Pause")
    app.page.wait_for_function(
        """() => {
          const mark = document.querySelector("#truth-table-chart .chart-mark").getBoundingClientRect();
          const plot = document.querySelector("#truth-table-chart .u-over").getBoundingClientRect();
          return Math.abs((mark.left + mark.right) / 2 - plot.right) <= 1;
        }"""
    )
