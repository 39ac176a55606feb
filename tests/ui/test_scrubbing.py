"""The past of a training: its accuracy at any moment, and its answer to the drawing then."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.app import App

SEVEN: list[list[tuple[float, float]]] = [[(80, 80), (200, 80), (120, 220)]]
SETTINGS = {"mnist-train-size": 5000, "mnist-epochs": 2}


def ten_outputs(app: App) -> list[float]:
    app.read()
    return [app.value(f"draw-probability-{digit}") for digit in range(10)]


def go_to_step(app: App, step: int) -> None:
    """Go to the moment of a step; in the first epoch every step has one."""
    app.by_test_id("mnist-scrubber").fill(str(step))
    expect(app.by_test_id("mnist-looked-at")).to_have_attribute("data-value", str(step))


def test_the_past_answers_as_it_did_then_and_now_as_before(app: App) -> None:
    app.open("digits?slow_start=off")
    for field, value in SETTINGS.items():
        app.fill(field, value)
    app.click("mnist-reset")  # take up the settings, whose initial weights are the untrained network
    app.wait_for_status("idle")
    expect(app.by_test_id("mnist-scrubber")).to_be_disabled()
    app.draw(SEVEN)
    untrained = ten_outputs(app)
    app.click("mnist-run")
    app.wait_for_status("finished")
    trained, accuracy = ten_outputs(app), app.text_value("mnist-accuracy")
    assert trained != untrained
    expect(app.by_test_id("mnist-looked-at")).to_have_text("Latest step")
    expect(app.by_test_id("mnist-then-accuracy")).to_have_attribute("data-value", accuracy)

    go_to_step(app, 0)
    assert ten_outputs(app) == untrained
    assert 0.03 < app.value("mnist-then-accuracy") < 0.25
    expect(app.by_test_id("mnist-looked-at")).to_have_text("Step 0, before training")
    expect(app.by_test_id("draw-when")).to_have_text("read at step 0")
    go_to_step(app, 3)
    assert untrained != ten_outputs(app) != trained
    assert app.text_value("mnist-accuracy") == accuracy  # the run itself is where it was

    app.click("mnist-now")
    expect(app.by_test_id("mnist-looked-at")).to_have_text("Latest step")
    expect(app.by_test_id("draw-when")).to_have_text("reads")
    expect(app.by_test_id("mnist-scrubber")).to_be_focused()
    expect(app.by_test_id("mnist-now")).to_be_disabled()
    assert ten_outputs(app) == trained


@pytest.fixture
def short_run(app: App) -> App:
    """Trained on few digits."""
    app.open("digits")
    for field, value in SETTINGS.items():
        app.fill(field, value)
    app.click("mnist-run")
    app.wait_for_status("finished")
    return app


def test_arrow_keys_and_the_curves_lead_to_a_moment_too(short_run: App) -> None:
    app = short_run
    place = app.by_test_id("mnist-looked-at")
    app.by_test_id("mnist-scrubber").focus()
    app.page.keyboard.press("ArrowLeft")
    expect(place).to_have_text("Step 500, after epoch 1")
    app.page.keyboard.press("ArrowLeft")
    expect(place).to_have_text("Step 474, in epoch 1")
    app.page.keyboard.press("Home")
    expect(place).to_have_text("Step 0, before training")
    app.page.keyboard.press("End")
    expect(place).to_have_text("Latest step")
    plot = app.page.locator("#loss-chart .u-over")
    box = plot.bounding_box()
    assert box is not None
    plot.click(position={"x": 1, "y": 20})
    expect(place).to_have_text(re.compile("in epoch 1|before training"))
    for chart in ("#loss-chart", "#accuracy-chart"):
        expect(app.page.locator(f"{chart} .chart-mark")).to_be_visible()
    plot.click(position={"x": box["width"] - 2, "y": 20})
    expect(place).to_have_text("Latest step")
    expect(app.page.locator("#loss-chart .chart-mark")).to_be_hidden()


def test_the_network_that_is_looked_at_is_saved_under_its_step(short_run: App) -> None:
    app = short_run
    go_to_step(app, 2)
    expect(app.by_test_id("model-save")).to_have_text("Save step 2")
    with app.page.expect_download() as download:
        app.click("model-save")
    assert download.value.suggested_filename == "pynn-784-30-10-step-2.npz"
    with np.load(download.value.path()) as then:
        weights = then["weights_0"]
    app.click("mnist-now")
    expect(app.by_test_id("model-save")).to_have_text("Save network")
    with app.page.expect_download() as download:
        app.click("model-save")
    with np.load(download.value.path()) as now:
        assert not np.array_equal(now["weights_0"], weights)


def test_training_goes_on_while_one_looks_back_and_a_new_run_is_looked_at_now(short_run: App) -> None:
    app = short_run
    go_to_step(app, 4)
    accuracy = app.text_value("mnist-then-accuracy")
    app.click("mnist-run")
    expect(app.by_test_id("mnist-epoch")).to_have_attribute("data-value", "4")
    app.wait_for_status("finished")
    assert app.value("mnist-looked-at") == 4
    assert app.text_value("mnist-then-accuracy") == accuracy
    app.click("mnist-reset")
    expect(app.by_test_id("mnist-looked-at")).to_have_text("Latest step")
    expect(app.by_test_id("mnist-looked-at")).to_have_attribute("data-value", "0")


def test_the_past_can_be_looked_at_after_going_on_with_a_kept_run(short_run: App) -> None:
    app = short_run
    go_to_step(app, 2)
    accuracy = app.text_value("mnist-then-accuracy")
    app.page.reload()
    app.wait_for_engine("ready")
    app.click("mnist-go-on")
    app.wait_for_status("finished")
    go_to_step(app, 2)
    expect(app.by_test_id("mnist-then-accuracy")).to_have_attribute("data-value", accuracy)
    go_to_step(app, 4)  # not requested before
    expect(app.by_test_id("mnist-then-accuracy")).to_have_attribute("data-value", re.compile(r"0\.\d"))
