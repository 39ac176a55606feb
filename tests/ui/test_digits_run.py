"""Training on MNIST in the page: earlier runs, drawing meanwhile, files, and what may go wrong."""

import re
from pathlib import Path

import numpy as np
from playwright.sync_api import expect

import pynn
from tests.browser.app import START, App
from tests.browser.complaints import Complaints

SHORT = {"mnist-train-size": 2000, "mnist-epochs": 2, "mnist-seed": 3}


def test_earlier_runs_stay_with_what_they_were_run_with(app: App) -> None:
    app.open("digits")
    app.fill_in(SHORT)
    app.train()
    earlier = app.page.locator("#earlier-digits li")
    expect(earlier).to_have_count(0)
    app.fill_in({"mnist-seed": 4})
    _, accuracy = app.train()
    expect(earlier).to_have_count(1)
    expect(earlier.first).to_contain_text("Classic, ξ 1, batch 10, 30 hidden, seed 3, 2,000 digits")
    app.click("mnist-reset")
    expect(earlier).to_have_count(2)
    expect(earlier.first).to_contain_text(f"{accuracy:.2%}".replace("%", " % after 2 epochs"))
    app.click("mnist-forget-runs")
    expect(app.page.locator("#earlier-digits")).to_be_hidden()


def test_drawing_is_answered_while_the_network_trains(app: App) -> None:
    app.open("digits")
    app.fill("mnist-epochs", 1000)  # until the test ends it
    app.click("mnist-run")
    app.wait_for_steps_of_training()
    app.draw([[(80, 80), (200, 80), (120, 220)]])
    app.read()
    assert app.status() == "training"
    assert 0 < app.value("draw-probability-7") < 1
    app.click("mnist-run")
    app.wait_for_status("paused")


def test_training_starts_on_the_first_piece_and_a_missing_piece_can_be_tried_again(
    app: App, complaints: Complaints
) -> None:
    pattern = re.compile("mnist-train-04")
    app.page.route(pattern, lambda route: route.fulfill(status=404))
    app.open("digits")
    app.fill("mnist-epochs", 1)
    app.click("mnist-run")
    assert "mnist-train-04" in app.expect_error("asset-missing", timeout=START)
    app.wait_for_status("failed")
    app.page.unroute(pattern)
    app.retry()
    app.wait_for_status("finished")
    assert app.value("mnist-accuracy") > 0.9
    app.expect_no_error()
    complaints.were_provoked()  # the browser's own words about the request that failed


def test_after_a_killed_worker_training_goes_on_from_the_last_epoch(app: App) -> None:
    app.open("digits")
    app.fill_in(SHORT | {"mnist-epochs": 3})
    uninterrupted = app.train()
    app.click("mnist-reset")
    app.fill("mnist-epochs", 2)
    app.train()
    app.fill("mnist-epochs", 1)
    app.kill_worker()
    app.expect_error("engine-died")
    app.retry()
    app.wait_for_engine("ready")
    app.wait_for_status("finished")
    expect(app.by_test_id("mnist-epoch")).to_have_attribute("data-value", "2")
    app.expect_no_error()
    assert app.train()[1] == uninterrupted[1]


def test_settings_out_of_range_are_refused_and_the_run_stays(app: App) -> None:
    app.open("digits")
    app.fill_in(SHORT)
    loss, accuracy = app.train()
    for field, typed in (("mnist-hidden", "0"), ("mnist-batch-size", "x"), ("mnist-epochs", "")):
        good = app.by_test_id(field).input_value()
        app.fill(field, typed)
        app.expect_error("settings")
        app.click("mnist-run")
        app.expect_error("settings")
        app.wait_for_status("finished")  # "loading" until the engine has rejected them
        app.fill(field, good)
        app.expect_no_error()
    assert (app.value("mnist-loss"), app.value("mnist-accuracy")) == (loss, accuracy)


def test_a_network_is_saved_loaded_and_readable_by_plain_numpy(app: App, tmp_path: Path) -> None:
    app.open("digits")
    app.fill_in(SHORT)
    _, accuracy = app.train()
    with app.page.expect_download() as download:
        app.click("model-save")
    path = tmp_path / "network.npz"
    download.value.save_as(path)
    assert download.value.suggested_filename == "pynn-784-30-10.npz"
    assert np.load(path, allow_pickle=False)["weights_0"].shape == (30, 784)
    assert pynn.Network.load(path).sizes == (784, 30, 10)

    app.click("mnist-reset")
    app.wait_for_status("idle")
    app.load_model(path)
    expect(app.by_test_id("mnist-accuracy")).to_have_attribute("data-value", str(accuracy))

    path.write_bytes(b"not a network")
    app.load_model(path)
    app.expect_error("model-file")
    assert app.value("mnist-accuracy") == accuracy


def test_a_network_that_is_not_sure_gives_no_digit_and_says_so(app: App, tmp_path: Path) -> None:
    unsure = pynn.Network([784, 30, 10], dtype=np.float32)
    unsure.weights[1][...] = 0  # every output is 0.5, whatever is drawn
    unsure.save(tmp_path / "undecided.npz")
    app.open("digits")
    app.load_model(tmp_path / "undecided.npz")
    expect(app.by_test_id("mnist-status")).to_contain_text("Loaded a 784-30-10 network")
    app.draw([[(80, 80), (200, 80), (120, 220)]])
    assert app.read() == ""
    assert app.value("draw-probability-7") == 0.5
    expect(app.page.locator("#answer-text")).to_contain_text("Not sure")
