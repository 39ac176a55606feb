"""The worker ends during a task: an error is shown, and "Try again" restores everything."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.app import PYTHON, START, App, leave_unanswered

SHORT = {"mnist-train-size": 2000, "mnist-epochs": 1}
SEVEN = [(80.0, 80.0), (200.0, 80.0), (120.0, 220.0)]
BAR = [(70.0, 150.0), (190.0, 150.0)]


def _expect_death(app: App) -> None:
    message = app.expect_error("engine-died", timeout=START)
    assert "The Python engine stopped (the browser ended it)" in message
    assert "“Try again” restarts Python" in message
    app.wait_for_engine("failed")


def _try_again(app: App) -> None:
    app.retry()
    app.wait_for_engine("ready")
    app.expect_no_error()


def _step(app: App, step: int) -> None:
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", str(step))


def test_while_python_loads(app: App) -> None:
    app.page.route(PYTHON, leave_unanswered)  # so that Python is not there soon
    with app.page.expect_event("worker"):
        app.page.goto(app.url)
    app.click("tt-step")
    app.kill_worker()
    _expect_death(app)
    app.page.unroute_all()
    _try_again(app)
    app.click("tt-step")
    _step(app, 1)


def _request_row(app: App) -> None:
    app.page.locator("#truth-table-rows tr").nth(3).locator("td").first.click()


def _request_next_step(app: App) -> None:
    for _ in range(6):
        app.click("tt-stage-next")


@pytest.mark.parametrize(
    ("action", "act", "expected_step"),
    [
        ("truth_table.select", _request_row, 20),
        ("truth_table.advance", _request_next_step, 21),
    ],
)
def test_while_a_derivation_is_asked_for(
    app: App, action: str, act: Callable[[App], None], expected_step: int
) -> None:
    app.open()
    app.run_to_step(20)
    outputs = app.outputs()
    app.kill_worker_over(action)
    act(app)
    _expect_death(app)
    assert app.outputs() == outputs
    _try_again(app)
    _step(app, 20)
    assert app.outputs() == outputs
    app.click("tt-stage-next")
    _step(app, expected_step)
    app.page.keyboard.press("Escape")  # the table comes back in place of the stage
    app.select_row(3)


def test_while_the_truth_table_runs(app: App) -> None:
    app.open()
    app.run_to_step(300)
    uninterrupted = app.outputs()
    app.click("tt-reset")
    _step(app, 0)
    app.choose("tt-speed", 1)
    app.click("tt-run")
    app.page.wait_for_function(
        "() => Number(document.querySelector('[data-testid=tt-epoch]').dataset.value) > 20"
    )
    app.kill_worker()
    _expect_death(app)
    expect(app.by_test_id("tt-run")).to_have_text("Run")
    step, outputs = app.value("tt-epoch"), app.outputs()
    _try_again(app)
    assert (app.value("tt-epoch"), app.outputs()) == (step, outputs)
    app.run_to_step(300)
    assert app.outputs() == uninterrupted


def test_while_a_drawing_is_read(app: App) -> None:
    app.open("digits")
    app.fill_in(SHORT | {"mnist-epochs": 3})  # a run of a single moment has no curves
    _, accuracy = app.train()
    app.draw_at_once([SEVEN, BAR])
    read = app.read()
    probability = app.value("draw-probability-7")
    app.page.get_by_role("button", name="Undo stroke").click()
    app.read()
    app.kill_worker_over("drawing.read")
    app.draw_at_once([BAR])  # not from place to place: the message of its death moves the pad
    _expect_death(app)
    _try_again(app)
    expect(app.by_test_id("draw-digit")).to_have_attribute("data-state", "read")
    expect(app.by_test_id("draw-digit")).to_have_attribute("data-value", read)
    assert app.value("draw-probability-7") == probability
    assert app.value("mnist-accuracy") == accuracy
    app.wait_for_status("finished")
    earlier = app.page.locator("#earlier-digits li")
    app.click("mnist-reset")
    expect(earlier).to_have_count(1)  # its curves were there, too


def test_while_mnist_arrives_before_anything_is_learned(app: App) -> None:
    app.page.route(re.compile("mnist-train-00"), leave_unanswered)
    app.open("digits?slow_start=off")
    app.draw([SEVEN])
    app.fill_in(SHORT)
    with app.page.expect_request(re.compile("mnist-train-00")):
        app.click("mnist-run")
    app.kill_worker()
    _expect_death(app)
    app.page.unroute_all()
    _try_again(app)
    app.wait_for_status("finished", timeout=START)  # the run that was requested
    app.read()
