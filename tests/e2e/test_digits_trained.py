"""The defaults on all of MNIST, and digits drawn on the real pad."""

import numpy as np
import pytest
from playwright.sync_api import expect

from pynn import mnist
from pynn.__main__ import default_data_folder
from tests.drawings import pen
from tests.e2e.app import App

DRAWINGS = 60


@pytest.fixture(autouse=True)
def _clear_pad(trained: App) -> None:
    if trained.hook("draw-clear").is_enabled():
        trained.click("draw-clear")


def test_the_defaults_read_95_percent_of_the_test_digits(trained: App) -> None:
    assert trained.status() == "finished"
    assert trained.value("mnist-epoch") == 5
    assert trained.value("mnist-accuracy") >= 0.95
    assert trained.value("mnist-epoch-seconds") > 0
    trained.expect_no_error()


def test_test_digits_redrawn_as_pen_strokes_are_read(trained: App) -> None:
    test = mnist.load(default_data_folder()).test
    rng = np.random.default_rng(0)
    right = 0
    for index in rng.choice(len(test), DRAWINGS, replace=False):
        image = test.inputs[index].reshape(28, 28)
        trained.draw(pen.placed(pen.strokes(image), rng))
        right += trained.read() == str(test.targets[index].argmax())
        trained.click("draw-clear")
    assert right >= 0.9 * DRAWINGS


def test_a_blank_pad_gives_no_digit_and_says_so(trained: App) -> None:
    assert trained.text_value("draw-digit") == ""
    assert trained.text_value("draw-probability-3") == ""
    expect(trained.page.get_by_text("Nothing drawn yet.")).to_be_visible()


def test_undo_takes_one_stroke_and_the_preview_shows_what_the_network_sees(trained: App) -> None:
    trained.draw([[(140, 60), (140, 220)]])
    one = trained.read()
    ink = trained.page.evaluate(_INK_OF_PREVIEW)
    trained.draw([[(60, 140), (220, 140)]])
    trained.read()
    assert trained.page.evaluate(_INK_OF_PREVIEW) != ink
    trained.page.get_by_role("button", name="Undo stroke").click()
    assert trained.read() == one == "1"
    assert trained.page.evaluate(_INK_OF_PREVIEW) == ink


_INK_OF_PREVIEW = """() => {
  const canvas = document.querySelector('[data-testid="draw-preview"]');
  return canvas.toDataURL();
}"""
