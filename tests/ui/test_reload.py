"""A reload at a bad moment: nothing breaks, and nothing is offered that is not there."""

from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.saved_runs import SHORT, SLOW, reload, saved_run, train_short


def _reload_in_the_first_epoch(app: App) -> None:
    app.fill_in(SLOW)
    app.click("mnist-run")
    app.wait_for_steps_of_training()
    assert app.value("mnist-epoch") == 0
    reload(app)
    app.wait_for_status("idle")
    app.expect_no_error()


def test_in_the_first_epoch_there_is_nothing_to_go_on_with(app: App) -> None:
    app.open("digits")
    _reload_in_the_first_epoch(app)
    assert saved_run(app, 0)["run"] is None
    expect(app.by_test_id("mnist-saved-run")).to_be_hidden()
    app.fill_in(SHORT)
    app.train()
    app.expect_no_error()


def test_in_the_first_epoch_of_another_run_the_one_before_is_offered(app: App) -> None:
    train_short(app)
    accuracy, before = app.text_value("mnist-accuracy"), saved_run(app, 2)
    _reload_in_the_first_epoch(app)
    assert saved_run(app, 2) == before
    app.click("mnist-go-on")
    app.wait_for_status("finished")
    assert app.text_value("mnist-accuracy") == accuracy


def test_while_the_truth_table_runs_it_starts_over_with_the_same_weights(app: App) -> None:
    app.open()
    initial = app.outputs()
    app.run_to_step(100)
    outputs = app.outputs()
    app.click("tt-run")
    reload(app)
    expect(app.by_test_id("tt-run")).to_have_text("Run")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    assert app.outputs() == initial
    app.run_to_step(100)
    assert app.outputs() == outputs
