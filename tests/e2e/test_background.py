"""The tab asleep behind others, or with the whole machine: no false alarm, and the same numbers.

Chromium freezes no tab while it is driven by a test. So the page's clock is put forward: whatever was
due in between is then due once, all of it late, which is what a sleeper wakes up to.
"""

from tests.browser.app import App

RUN = {"mnist-train-size": 10_000, "mnist-batch-size": 1, "mnist-hidden": 100, "mnist-epochs": 4}
"""Settings of a training that takes some seconds, so that the test can interrupt it."""


def _simulate_sleep(app: App) -> None:
    for slept in ("01:00", "10:00", "12:00:00"):
        app.page.clock.fast_forward(slept)


def test_training_goes_on_after_a_sleep_and_ends_with_the_numbers_of_always(app: App) -> None:
    app.page.clock.install()
    app.open("digits")
    app.fill_in(RUN)
    app.click("mnist-run")
    app.wait_for_steps_of_training()
    _simulate_sleep(app)
    app.wait_for_status("finished")
    app.expect_no_error()
    numbers = app.value("mnist-loss"), app.value("mnist-accuracy")
    app.click("mnist-reset")
    app.wait_for_status("idle")
    assert numbers == app.train()


def test_python_starts_although_the_tab_falls_asleep_meanwhile(app: App) -> None:
    app.page.clock.install()
    with app.page.expect_event("worker"):
        app.page.goto(app.url)
    _simulate_sleep(app)
    app.wait_for_engine("ready")
    app.expect_no_error()
    app.run_until_learned()
