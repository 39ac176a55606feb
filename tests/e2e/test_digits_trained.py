"""The defaults on all of MNIST, and digits drawn on the real pad."""

import re

import pytest
from playwright.sync_api import expect

from pynn.cli import default_data_folder
from pynn.digits import mnist
from tests.browser.app import App
from tests.browser.redrawn_digits import PEN, share_read

DRAWINGS = 60


@pytest.fixture(autouse=True)
def _clear_pad(trained: App) -> None:
    trained.clear()


def test_the_defaults_read_95_percent_of_the_test_digits(trained: App) -> None:
    assert trained.status() == "finished"
    assert trained.value("mnist-epoch") == 5
    assert trained.value("mnist-accuracy") >= 0.95
    assert trained.value("mnist-epoch-seconds") > 0
    trained.expect_no_error()


def test_test_digits_redrawn_as_pen_strokes_are_read(trained: App) -> None:
    test = mnist.load(default_data_folder()).test
    assert share_read(trained, test, DRAWINGS) >= 0.9


def test_a_blank_pad_gives_no_digit_and_says_so(trained: App) -> None:
    assert trained.text_value("draw-digit") == ""
    assert trained.text_value("draw-probability-3") == ""
    expect(trained.page.locator("#answer-text")).to_have_text("Nothing drawn yet.")


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


SEVEN: list[list[tuple[float, float]]] = [[(80, 70), (200, 70), (120, 220)]]
IN_A_CORNER: list[list[tuple[float, float]]] = [[(180, 20), (260, 20), (210, 110)]]


def test_each_step_from_ink_to_input_can_be_left_out_and_brought_back(trained: App) -> None:
    trained.draw(IN_A_CORNER)
    assert trained.read() == "7"
    made = trained.page.evaluate(_INK_OF_PREVIEW)
    pictures = set()
    for step in ("crop", "width", "scale", "centre"):
        trained.by_test_id(f"step-{step}").uncheck()
        trained.read()
        pictures.add(trained.page.evaluate(_INK_OF_PREVIEW))
        trained.by_test_id(f"step-{step}").check()
        assert trained.read() == "7"
        assert trained.page.evaluate(_INK_OF_PREVIEW) == made
    assert made not in pictures
    assert len(pictures) >= 3  # the pen's width needs little correction here


def test_without_centring_a_digit_in_a_corner_is_no_longer_read(trained: App) -> None:
    trained.draw(IN_A_CORNER)
    assert trained.read() == "7"
    trained.by_test_id("step-centre").uncheck()
    assert trained.read() != "7"
    trained.click("steps-all")
    assert trained.read() == "7"
    expect(trained.by_test_id("steps-all")).to_be_disabled()


def test_a_digit_is_drawn_with_the_keyboard_alone(trained: App) -> None:
    trained.by_test_id("draw-canvas").focus()
    keyboard = trained.page.keyboard
    for key in [*["ArrowUp"] * 9, *["ArrowLeft"] * 7, "Space", *["ArrowRight"] * 14]:
        keyboard.press(key)
    keyboard.down("ArrowLeft")  # held: with the next one it goes diagonally
    for key in ["ArrowDown"] * 9:
        keyboard.press(key)
    keyboard.up("ArrowLeft")
    for key in ["ArrowDown"] * 8:
        keyboard.press(key)
    keyboard.press("Space")
    assert trained.read() == "7"
    expect(trained.page.locator("#pen-place")).to_have_text(re.compile("^Pen up, .* down$"))
    keyboard.press("ArrowLeft")
    assert trained.read() == "7"  # lifted, it draws nothing
    keyboard.press("Backspace")
    assert trained.read() == ""


def test_a_thick_pen_and_a_thin_one_are_read_alike(trained: App) -> None:
    for width in (6, 28):
        trained.choose_pen(width)
        trained.draw(SEVEN)
        assert trained.read() == "7"
        trained.clear()
    trained.choose_pen(PEN)


_INK_OF_PREVIEW = """() => {
  const canvas = document.querySelector('[data-testid="draw-preview"]');
  return canvas.toDataURL();
}"""
