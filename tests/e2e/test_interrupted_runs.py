"""A run that ends in an epoch of some seconds goes on there, with the numbers of an unbroken one."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.saved_runs import SLOW, reload, saved_run, wait_until_saved


def close_and_open_again(app: App) -> App:
    page = app.page.context.new_page()
    app.page.close()
    return App(page, app.url).open("digits")


def kill_and_reload(app: App) -> App:
    app.kill_worker()
    return reload(app)


@pytest.mark.parametrize("end", [close_and_open_again, kill_and_reload])
def test_a_run_that_ends_in_its_third_epoch_goes_on_there_as_if_nothing_had_been(
    app: App, end: Callable[[App], App]
) -> None:
    app.open("digits")
    app.fill_in(SLOW)
    app.click("mnist-run")
    wait_until_saved(app, 2)
    assert app.value("mnist-epoch") == 2
    app = end(app)
    expect(app.by_test_id("mnist-saved-run")).to_contain_text("Classic, epoch 2 of 3, ")
    expect(app.by_test_id("mnist-epoch")).to_have_attribute("data-value", "0")  # nothing by itself
    app.click("mnist-go-on")
    expect(app.by_test_id("mnist-saved-run")).to_be_hidden()
    expect(app.by_test_id("mnist-status")).to_contain_text("Training: epoch 3 of 3")
    assert app.by_test_id("mnist-hidden").input_value() == "200"
    app.wait_for_status("finished")
    resumed = app.value("mnist-loss"), app.value("mnist-accuracy"), saved_run(app, 3)
    run = resumed[2]["run"]
    assert resumed[2]["has_first_epoch"]  # the curve has its first epoch
    app.click("mnist-reset")
    app.wait_for_status("idle")
    uninterrupted = *app.train(), saved_run(app, 3, other_than=run) | {"run": run}
    assert resumed == uninterrupted


def test_a_training_whose_worker_dies_trains_on_after_its_last_epoch_with_its_past(app: App) -> None:
    app.open("digits")
    app.fill_in(SLOW)
    app.click("mnist-run")
    before = saved_run(app, 2)
    app.kill_worker()
    app.expect_error("engine-died")
    app.retry()
    app.wait_for_engine("ready")
    app.wait_for_status("finished")
    assert app.value("mnist-epoch") == 3
    after = saved_run(app, 3)
    assert after["run"] == before["run"]
    assert after["moments"][: len(before["moments"])] == before["moments"]
    app.expect_no_error()
