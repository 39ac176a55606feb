"""Two tabs at once: each has its own run, both have a user's own digits, nothing is lost."""

from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.own_digits import ONE, SEVEN, label
from tests.browser.saved_runs import SHORT, reload, saved_run, train_short

_NO_BROADCAST_CHANNEL = "delete globalThis.BroadcastChannel"


def expect_digits(app: App, count: int) -> None:
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", str(count))


def test_a_users_own_digits_are_the_same_in_both(app: App, second: App) -> None:
    app.open("digits")
    second.open("digits")
    label(app, ONE, 1, 1)
    expect_digits(second, 1)
    label(second, SEVEN, 7, 2)
    expect_digits(app, 2)
    app.page.get_by_role("button", name="Delete your 1, number 1").click()
    expect_digits(second, 1)
    expect(second.page.get_by_role("button", name="Delete your 7, number 1")).to_be_visible()
    second.click("own-clear")
    expect_digits(app, 0)
    expect_digits(reload(second), 0)


def test_tabs_that_know_nothing_of_each_other_do_not_undo_what_the_other_does(
    app: App, second: App
) -> None:
    second.page.add_init_script(_NO_BROADCAST_CHANNEL)
    app.open("digits")
    label(app, ONE, 1, 1)
    second.open("digits")
    expect_digits(second, 1)
    label(app, SEVEN, 7, 2)
    label(second, SEVEN, 7, 2)
    app.page.get_by_role("button", name="Delete your 1, number 1").click()
    expect_digits(app, 1)  # it has not heard of the second's
    expect_digits(reload(second), 2)
    expect_digits(reload(app), 2)


def test_digits_come_along_when_python_is_restarted(app: App, second: App) -> None:
    app.open("digits")
    second.open("digits")
    app.kill_worker()
    app.expect_error("engine-died")
    label(second, ONE, 1, 1)
    app.retry()
    app.wait_for_engine("ready")
    expect_digits(app, 1)


def test_a_run_that_another_tabs_run_displaces_is_whole_again_and_outlives_its_worker(
    app: App, second: App
) -> None:
    train_short(app)
    first = saved_run(app, 2)
    places = app.by_test_id("mnist-scrubber").get_attribute("max")
    second.open("digits")
    expect(second.by_test_id("mnist-saved-run")).to_be_visible()
    second.fill_in(SHORT | {"mnist-seed": 1})
    second.train()
    expect(second.by_test_id("mnist-saved-run")).to_be_hidden()
    assert saved_run(app, 2, other_than=saved_run(second, 2, other_than=first["run"])["run"]) == first
    app.kill_worker()
    app.expect_error("engine-died")
    app.retry()
    app.wait_for_engine("ready")
    expect(app.by_test_id("mnist-epoch")).to_have_attribute("data-value", "2")
    assert app.by_test_id("mnist-scrubber").get_attribute("max") == places
    app.train()
    assert saved_run(app, 4)["run"] == first["run"]


def test_a_run_that_both_go_on_with_is_two_runs_from_then_on(app: App, second: App) -> None:
    train_short(app)
    before = saved_run(app, 2)
    second.open("digits")
    second.click("mnist-go-on")
    second.wait_for_status("finished")
    second.fill("mnist-learning-rate", 0.1)
    second.train()
    theirs = saved_run(second, 4, other_than=before["run"])
    app.train()
    ours = saved_run(app, 4, other_than=theirs["run"])
    assert ours["run"] == before["run"]
    assert ours["model"] != theirs["model"]
    assert theirs["moments"][: len(before["moments"])] == before["moments"]
    app.page.close()
    app = reload(second)
    app.click("mnist-go-on")  # the newest: that of the tab which is closed
    app.wait_for_status("finished")
    assert app.value("mnist-accuracy") == ours["accuracies"]["y"][-1]
    assert int(app.by_test_id("mnist-scrubber").get_attribute("max") or 0) >= len(before["moments"])
