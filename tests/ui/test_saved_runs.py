"""A run is saved in the browser after each epoch, and can be resumed after a reload or a crash."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.saved_runs import DAMAGE, NOTHING, SHORT, reload, saved_run, train_short


def test_a_finished_run_is_there_again_with_its_settings_and_can_train_on(app: App) -> None:
    train_short(app)
    accuracy = app.text_value("mnist-accuracy")
    reload(app)
    assert app.by_test_id("mnist-train-size").input_value() == "60000"
    app.click("mnist-go-on")
    app.wait_for_status("finished")
    assert app.text_value("mnist-accuracy") == accuracy
    assert app.by_test_id("mnist-train-size").input_value() == "2000"
    expect(app.by_test_id("mnist-run")).to_have_text("Train 2 more")
    app.train()
    assert app.value("mnist-epoch") == 4


def test_the_newest_of_fast_epochs_is_kept_though_the_page_is_left_at_once(app: App) -> None:
    app.open("digits")
    app.fill_in(SHORT | {"mnist-epochs": 9})
    app.train()
    reload(app)
    expect(app.by_test_id("mnist-saved-run")).to_contain_text("epoch 9 of 9")


def test_what_is_kept_can_be_forgotten(app: App) -> None:
    train_short(app)
    reload(app)
    app.click("mnist-forget")
    expect(app.by_test_id("mnist-saved-run")).to_be_hidden()
    expect(app.by_test_id("mnist-run")).to_be_focused()
    assert saved_run(app, 0) == NOTHING
    reload(app)
    expect(app.by_test_id("mnist-saved-run")).to_be_hidden()


def test_another_run_takes_its_place_with_its_first_epoch_and_not_before(
    app: App, tmp_path: Path
) -> None:
    train_short(app)
    with app.page.expect_download() as download:
        app.click("model-save")
    download.value.save_as(tmp_path / "network.npz")
    run = saved_run(app, 2)["run"]
    reload(app)
    expect(app.by_test_id("mnist-saved-run")).to_be_visible()
    app.load_model(tmp_path / "network.npz")
    expect(app.by_test_id("mnist-status")).to_contain_text("Loaded a 784-30-10 network. It reads")
    app.click("mnist-reset")
    app.wait_for_status("idle")
    assert saved_run(app, 2)["run"] == run
    expect(app.by_test_id("mnist-saved-run")).to_be_visible()
    app.fill_in(SHORT | {"mnist-epochs": 1})
    app.click("mnist-run")
    expect(app.by_test_id("mnist-saved-run")).to_be_hidden()
    assert len(saved_run(app, 1)["moments"]) < 20  # none of the run before


@pytest.mark.parametrize("damage", [{"format": 0}, {"model": "no bytes"}, {"curves": {"loss": 1}}])
def test_a_record_that_cannot_be_read_is_dropped(app: App, damage: dict[str, Any]) -> None:
    train_short(app)
    app.page.evaluate(DAMAGE, damage)
    reload(app)
    expect(app.by_test_id("mnist-saved-run")).to_be_hidden()
    assert saved_run(app, 0) == NOTHING
    expect(app.by_test_id("mnist-not-saved")).to_be_hidden()


def test_a_record_that_python_rejects_is_reported_and_deleted_and_the_network_stays(app: App) -> None:
    train_short(app)
    app.page.evaluate(DAMAGE, {"chosen": {"recipe": "unknown", "epochs": 2}})
    reload(app)
    app.click("mnist-go-on")
    assert "cannot be used" in app.expect_error("model-file")
    expect(app.by_test_id("mnist-saved-run")).to_be_hidden()
    assert saved_run(app, 0) == NOTHING
    assert app.status() == "idle"
    app.fill_in(SHORT)
    assert np.isfinite(app.train()).all()
