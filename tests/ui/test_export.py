"""Exports reproduce the page's numbers elsewhere; curves and pictures are those that it shows."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.code_lab import open_code, replace, run_labs
from tests.browser.downloads import content, notebook, saved
from tests.unit.exported import code_of, run_code, words_of
from web.build.mnist_files import mnist_folder

EPOCHS = 2


def test_a_notebook_of_the_page_comes_to_the_page_s_numbers(app: App, tmp_path: Path) -> None:
    app.open()
    app.run_to_step(300)
    loss, outputs = app.value("tt-loss"), app.outputs()
    app.page.get_by_role("link", name="Digits").click()
    app.fill("mnist-epochs", EPOCHS)
    app.click("mnist-run")
    app.wait_for_status("finished")
    accuracy = app.value("mnist-accuracy")
    made = notebook(app, truth_table=True, digits=True)
    expect(app.by_test_id("take-status")).to_have_text("Saved as pynn-truth-table-digits.ipynb.")
    names = ("loss", "outputs", "accuracies", "PAGE_TABLE", "PAGE_ACCURACIES")
    values, printed = run_code(code_of(made), tmp_path, *names, mnist=mnist_folder())
    print(printed)
    assert values["PAGE_TABLE"]["loss"] == loss
    assert values["loss"] == pytest.approx(loss, rel=1e-9)
    assert values["outputs"] == pytest.approx(outputs, rel=1e-9)
    assert list(values["PAGE_ACCURACIES"]) == ["1", str(EPOCHS)]
    assert values["PAGE_ACCURACIES"][str(EPOCHS)] == accuracy
    for epoch, of_page in values["PAGE_ACCURACIES"].items():
        assert values["accuracies"][epoch] == pytest.approx(of_page, abs=0.001)


def test_a_notebook_of_an_edited_package_runs_the_edit(app: App, tmp_path: Path) -> None:
    app.open("code")
    open_code(app, "pynn/optimizers.py")
    replace(app, "xi = float(factor * self.learning_rate)", "xi = 0.5")
    expect(app.page.locator(".export")).to_contain_text("that the labs do not use yet are not included")
    run_labs(app)
    expect(app.page.locator(".export")).to_contain_text("with your changes to pynn/optimizers.py")
    app.page.get_by_role("link", name="Truth table").click()
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    app.run_to_step(30)
    made = notebook(app, truth_table=True, digits=False)
    assert "+        xi = 0.5" in words_of(made)
    values, _ = run_code(code_of(made), tmp_path, "loss")
    assert values["loss"] == pytest.approx(app.value("tt-loss"), rel=1e-9)
    assert "+edited-py3-none-any.whl" in saved(app, "take-wheel").suggested_filename


def test_curves_and_pictures_are_saved_as_they_are_shown(app: App) -> None:
    app.open()
    for step in (1, 2, 3):
        app.click("tt-step")
        expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", str(step))
    rows = list(csv.DictReader(io.StringIO(content(app, "tt-curve-csv").decode())))
    assert [row["step"] for row in rows] == ["0", "1", "2", "3"]
    assert float(rows[-1]["loss"]) == app.value("tt-loss")
    drawing = ET.fromstring(content(app, "tt-picture-svg"))  # noqa: S314  our own
    texts = [element.text for element in drawing.iter() if element.tag.endswith("text")]
    assert {"inputs", "hidden", "output", "ŷ"} <= set(texts)
    fills = {element.get("fill") for element in drawing.iter()} - {None, "none"}
    assert all(re.fullmatch("#[0-9a-f]{6}", str(fill)) for fill in fills)
    picture = np.asarray(Image.open(io.BytesIO(content(app, "tt-picture-png"))).convert("RGB"))
    assert picture.shape[1] == 3 * float(str(drawing.get("width")))
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 50


def test_the_digits_curves_and_units_are_saved(app: App) -> None:
    app.open("digits")
    app.fill_in({"mnist-epochs": 1, "mnist-train-size": 2000})
    app.click("mnist-run")
    app.wait_for_status("finished")
    rows = list(csv.DictReader(io.StringIO(content(app, "mnist-curve-csv").decode())))
    app.expect_no_error()
    assert list(rows[0]) == ["epoch", "loss", "batch_accuracy", "test_accuracy"]
    assert float(rows[-1]["epoch"]) == 1
    assert float(rows[-1]["test_accuracy"]) == app.value("mnist-accuracy")
    assert float(rows[-1]["loss"]) == app.value("mnist-loss")
    picture = Image.open(io.BytesIO(content(app, "units-picture-png")))
    assert picture.size[0] > 10 * 28
    app.click("mnist-reset")
    app.wait_for_status("idle")
    app.click("mnist-curve-csv")
    assert "No curve yet" in app.expect_error("refused")
