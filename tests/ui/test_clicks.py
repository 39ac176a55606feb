"""Fifty quick clicks in any order: no error, correct labels, and the right numbers."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.app import START, App

CLICKS = 50
SHORT = {"mnist-train-size": 2000, "mnist-epochs": 2}

_COUNT_REQUESTS = """() => {
  window.unanswered = new Set();
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (!this.isWatched) {
      this.isWatched = true;
      this.addEventListener("message", ({ data }) => window.unanswered.delete(data.id));
    }
    window.unanswered.add(message.id);
    return post.call(this, message, ...rest);
  };
}"""
"""The page's requests to the worker that are not answered yet."""
_NOTHING_UNANSWERED = "() => window.unanswered.size === 0"


def _click_at_random(seed: int, clicks: list[Callable[[], object]]) -> None:
    for index in np.random.default_rng(seed).integers(len(clicks), size=CLICKS):
        clicks[index]()


def _click_if_shown(app: App, name: str) -> None:
    """Buttons that do nothing in this state of the lab are hidden, and may be at any moment."""
    app.by_test_id(name).evaluate("(button) => button.checkVisibility() && button.click()")


def _wait_for_answers(app: App) -> None:
    """Also until MNIST is unpacked, which takes long beside other tests."""
    app.page.wait_for_function(
        _NOTHING_UNANSWERED, polling="raf", timeout=START
    )  # MNIST is unpacked, too
    app.expect_no_error()


@pytest.mark.parametrize("seed", range(2))
def test_in_the_truth_table_lab(app: App, seed: int) -> None:
    app.page.add_init_script(f"({_COUNT_REQUESTS})()")
    app.open()
    initial = app.outputs()
    app.run_to_step(100)
    uninterrupted = app.outputs()
    _click_at_random(
        seed,
        [
            *(lambda: app.click("tt-run"),) * 3,
            lambda: app.click("tt-step"),
            lambda: app.choose("tt-batch", "one"),
            lambda: _click_if_shown(app, "tt-one-epoch"),
            lambda: _click_if_shown(app, "tt-reset"),
            lambda: app.click("tt-stage-next"),
            lambda: app.choose("tt-speed", "flat out"),
            lambda: app.choose("tt-speed", 10),
            lambda: app.fill("tt-learning-rate", 2),
            lambda: app.fill("tt-hidden", 3),
        ],
    )
    _check_truth_table_labels(app)
    app.fill_in({"tt-hidden": 4, "tt-learning-rate": 4})
    app.choose("tt-batch", "all")
    app.choose("tt-speed", 1)
    _click_if_shown(app, "tt-reset")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    expect(app.by_test_id("tt-run")).to_have_text("Run")
    _wait_for_answers(app)
    assert app.value("tt-epoch") == 0  # and nothing runs on behind it
    assert app.outputs() == initial
    app.run_to_step(100)
    assert app.outputs() == uninterrupted


def _check_truth_table_labels(app: App) -> None:
    """Check that a run goes on while the button says “Pause”, and stands while it says “Run”."""
    _wait_for_answers(app)
    if app.by_test_id("tt-run").inner_text() == "Pause":
        step = app.text_value("tt-epoch")
        expect(app.by_test_id("tt-epoch")).not_to_have_attribute("data-value", step)
        app.click("tt-run")
        expect(app.by_test_id("tt-run")).to_have_text("Run")
    step = app.text_value("tt-epoch")
    app.click("tt-step")  # answered after whatever else the engine may have been doing
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", f"{int(step) + 1}")


def _click_at_once(app: App, names: list[str]) -> None:
    """Faster than any hand: the page has no answer to any of the clicks before the last."""
    app.page.evaluate(
        "(names) => names.forEach((name) => document.querySelector(`[data-testid=${name}]`).click())",
        names,
    )


BURSTS = [
    ["run", "run"],
    ["run", "run", "run"],
    ["run", "reset"],
    ["reset", "run"],
    ["run", "reset", "run", "run", "run"],
    ["run", "reset", "reset", "run", "reset"],
    np.random.default_rng(0).choice(["run", "run", "reset"], size=CLICKS).tolist(),
]


def test_run_leaves_the_stages_and_can_be_paused(app: App) -> None:
    app.page.add_init_script(f"({_COUNT_REQUESTS})()")
    app.open()
    app.click("tt-stage-next")
    app.click("tt-run")
    expect(app.by_test_id("tt-stage")).to_have_attribute("data-state", "all")
    _wait_for_answers(app)
    expect(app.by_test_id("tt-run")).to_have_text("Pause")
    _check_truth_table_labels(app)


def test_a_burst_of_clicks_in_the_truth_table_lab(app: App) -> None:
    app.page.add_init_script(f"({_COUNT_REQUESTS})()")
    app.page.goto(app.url)
    for burst in BURSTS:  # the first while Python loads
        _click_at_once(app, [f"tt-{name}" for name in burst])
        app.wait_for_engine("ready")
        _wait_for_answers(app)
        if burst[-1] == "reset":
            expect(app.by_test_id("tt-run")).to_have_text("Run")
            assert app.value("tt-epoch") == 0
        _check_truth_table_labels(app)


def _check_digits_labels(app: App) -> None:
    _wait_for_answers(app)
    if app.by_test_id("mnist-run").inner_text() == "Pause":
        app.wait_for_steps_of_training()
        step = app.by_test_id("mnist-epoch")
        expect(step).not_to_have_attribute("data-value", app.text_value("mnist-epoch"))
        app.click("mnist-run")
        app.wait_for_status("paused")
    assert app.by_test_id("mnist-run").inner_text() in ("Train", "Resume")
    _wait_for_answers(app)
    shown = app.text_value("mnist-epoch"), app.text_value("mnist-loss")
    app.draw([[(80, 80), (200, 80), (120, 220)]])
    app.read()  # answered after whatever else the engine may have been doing
    app.clear()
    assert (app.text_value("mnist-epoch"), app.text_value("mnist-loss")) == shown


def test_a_burst_of_clicks_in_the_digits_lab(app: App) -> None:
    app.page.add_init_script(f"({_COUNT_REQUESTS})()")
    app.page.goto(f"{app.url}#digits")
    app.fill_in(SHORT | {"mnist-epochs": 1000})
    for burst in BURSTS:  # the first while Python loads
        _click_at_once(app, [f"mnist-{name}" for name in burst])
        app.wait_for_engine("ready")
        if burst[-1] == "reset":
            _wait_for_answers(app)
            assert app.status() == "idle"
            assert app.value("mnist-epoch") == 0
        _check_digits_labels(app)


def test_in_the_digits_lab(app: App) -> None:
    app.page.add_init_script(f"({_COUNT_REQUESTS})()")
    app.open("digits?slow_start=off")
    app.fill_in(SHORT)
    uninterrupted = app.train()
    app.draw([[(80, 80), (200, 80), (120, 220)]])
    _click_at_random(
        2,
        [
            *(lambda: app.click("mnist-run"),) * 4,
            lambda: app.click("mnist-reset"),
            lambda: app.fill("mnist-epochs", 900),
            lambda: app.fill("mnist-learning-rate", 2),
            lambda: app.fill("mnist-hidden", 20),
            lambda: app.fill("mnist-hidden", 30),
        ],
    )
    app.fill_in(SHORT | {"mnist-hidden": 30, "mnist-learning-rate": 1})
    app.click("mnist-reset")
    app.wait_for_status("idle", timeout=START)
    expect(app.by_test_id("mnist-run")).to_have_text("Train")
    expect(app.by_test_id("mnist-epoch")).to_have_attribute("data-value", "0")
    _wait_for_answers(app)
    assert app.status() == "idle"
    assert app.value("mnist-epoch") == 0
    assert app.train() == uninterrupted
    expect(app.by_test_id("mnist-run")).to_have_text(re.compile("Train 2 more"))
    app.read()
