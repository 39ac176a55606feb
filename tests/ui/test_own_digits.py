"""A user's own digits: stored in the browser, exported as a file, and deleted."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.own_digits import ONE, SEVEN, expect_kept, label


def export_digits(app: App, folder: Path) -> Path:
    with app.page.expect_download() as download:
        app.click("own-export")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_they_are_there_again_after_a_reload_until_they_are_deleted(app: App) -> None:
    app.open("digits")
    expect(app.by_test_id("own-add-7")).to_be_disabled()  # nothing is drawn
    expect(app.by_test_id("own-teach")).to_be_disabled()
    label(app, ONE, 1, 1)
    label(app, SEVEN, 7, 2)
    expect_kept(app, 2)
    app.page.get_by_role("button", name="Delete your 1, number 1").click()
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", "1")
    app.click("own-clear")
    expect_kept(app, 0)


def test_they_outlive_the_worker(app: App) -> None:
    app.open("digits")
    label(app, SEVEN, 7, 1)
    app.kill_worker()
    app.expect_error("engine-died")
    app.retry()
    app.wait_for_engine("ready")
    label(app, ONE, 1, 2)


def test_a_file_takes_them_along_and_plain_numpy_reads_it(app: App, tmp_path: Path) -> None:
    app.open("digits")
    label(app, ONE, 1, 1)
    label(app, SEVEN, 7, 2)
    path = export_digits(app, tmp_path)
    with np.load(path, allow_pickle=False) as saved:
        assert saved["images"].shape == (2, 28, 28)
        assert saved["labels"].tolist() == [1, 7]
    app.click("own-clear")
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", "0")
    app.by_test_id("own-import").set_input_files(path)
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", "2")


@pytest.mark.parametrize("content", [b"", b"no digits", b"PK\x03\x04 damaged"])
def test_a_file_that_holds_no_digits_is_refused_and_those_that_are_there_stay(
    app: App, tmp_path: Path, content: bytes
) -> None:
    app.open("digits")
    label(app, SEVEN, 7, 1)
    path = tmp_path / "digits.npz"
    path.write_bytes(content)
    app.by_test_id("own-import").set_input_files(path)
    assert "holds no digits, or it is damaged" in app.expect_error("digits-file")
    assert app.value("own-count") == 1
    label(app, ONE, 1, 2)
    app.expect_no_error()
