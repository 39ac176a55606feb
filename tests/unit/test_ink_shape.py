"""The reasons for "not sure" that the ink alone shows, on strokes drawn with the page's pen."""

import numpy as np
import pytest

from pynn import Network, read_drawing
from pynn.cli import default_data_folder
from pynn.digits import mnist
from pynn.digits.ink_shape import InkShape
from tests.drawings import pad, pen
from tests.drawings.pen import Point

Strokes = list[list[Point]]
ONE: Strokes = [[(0.5, 0), (0.5, 1)]]
FOUR: Strokes = [[(0.3, 0), (0, 0.6), (0.8, 0.6)], [(0.6, 0.3), (0.6, 1)]]
FIVE: Strokes = [[(0.1, 0), (0.05, 0.45), (0.5, 0.45), (0.6, 0.8), (0, 1)], [(0.3, 0), (0.7, 0)]]
SEVEN: Strokes = [[(0, 0), (0.7, 0), (0.3, 1)]]
DIGITS = {"one": ONE, "four": FOUR, "five": FIVE, "seven": SEVEN}


def placed(strokes: Strokes, size: float, x: float = 20, y: float = 20) -> Strokes:
    """Strokes in a square of side 1 on the pad."""
    return [[(x + size * a, y + size * b) for a, b in stroke] for stroke in strokes]


def answering(*outputs: float) -> Network:
    """A network that gives these outputs for every input."""
    network = Network([784, 10], output_activation="identity")
    network.weights[0][...] = 0
    network.biases[0][: len(outputs)] = outputs
    return network


SURE, UNSURE = answering(0.9), answering(0.1, 0.05)


@pytest.mark.parametrize("first", DIGITS)
@pytest.mark.parametrize("second", DIGITS)
def test_two_digits_side_by_side_are_too_many_however_sure_the_network_is(
    first: str, second: str
) -> None:
    ink = pad.ink(placed(DIGITS[first], 100) + placed(DIGITS[second], 90, x=150, y=30), 16)
    reading = read_drawing(SURE, ink)
    assert (reading.digit, reading.doubt) == (None, "several")


@pytest.mark.parametrize("width", [6, 16, 28])
@pytest.mark.parametrize("name", DIGITS)
def test_one_digit_of_several_strokes_is_one(name: str, width: float) -> None:
    reading = read_drawing(SURE, pad.ink(placed(DIGITS[name], 200), width))
    assert (reading.digit, reading.doubt) == (0, None)


def test_of_redrawn_digits_fewer_than_three_in_a_thousand_are_taken_for_several() -> None:
    test, rng = mnist.load(default_data_folder()).test, np.random.default_rng(0)
    count = 400
    several = 0
    for index in rng.choice(len(test), count, replace=False):
        strokes = pen.place_randomly(pen.strokes(test.inputs[index].reshape(28, 28)), rng)
        several += InkShape.of(pad.ink(strokes, rng.uniform(6, 28)) / 255).is_several
    assert several <= 0.003 * count  # one of 400


@pytest.mark.parametrize("name", ["four", "five", "seven"])
def test_a_digit_that_is_small_for_its_pen_should_be_drawn_larger_if_it_is_not_read(name: str) -> None:
    small = pad.ink(placed(DIGITS[name], 40), 20)
    large = pad.ink(placed(DIGITS[name], 200), 20)
    assert read_drawing(UNSURE, small).doubt == "small"
    assert read_drawing(UNSURE, large).doubt == "faint"
    assert read_drawing(SURE, small).digit == 0  # nothing is refused that is read
