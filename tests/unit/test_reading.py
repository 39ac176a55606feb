import numpy as np
import pytest
from numpy.typing import NDArray

from pynn import Network, read_drawing
from pynn.cli import default_data_folder
from pynn.digits import mnist
from pynn.digits.drawing import Steps
from pynn.digits.familiarity import Familiar
from pynn.digits.reading import read_picture

INK = np.zeros((50, 50), dtype=np.uint8)
INK[10:40, 20:26] = 255


def answering(*outputs: float) -> Network:
    """A network that gives these outputs for every input."""
    network = Network([784, 10], output_activation="identity")
    network.weights[0][...] = 0
    network.biases[0][: len(outputs)] = outputs
    return network


def test_a_blank_drawing_has_no_answer() -> None:
    reading = read_drawing(answering(1), np.zeros((9, 9)))
    assert (reading.digit, reading.doubt, reading.guesses) == (None, "blank", ())
    assert (reading.outputs, reading.prepared, reading.picture) == (None, None, None)


@pytest.mark.parametrize(
    ("outputs", "digit", "doubt"),
    [
        ((0, 0, 0.9), 2, None),
        ((0, 0, 0.31, 0.2), 2, None),
        ((0, 0, 0.29), None, "faint"),
        ((0, 0.9, 0.88), None, "torn"),
        ((0.5,) * 10, None, "torn"),
    ],
)
def test_it_is_sure_only_of_a_large_output_with_a_lead(
    outputs: tuple[float, ...], digit: int | None, doubt: str | None
) -> None:
    reading = read_drawing(answering(*outputs), INK)
    assert (reading.digit, reading.doubt) == (digit, doubt)


def test_it_is_not_sure_of_what_no_digit_looks_like() -> None:
    ones, lattice = np.zeros((200, 28, 28), np.uint8), np.zeros((28, 28))
    ones[:, 4:24, 13:15] = 255
    lattice[4:24:6, 4:24] = lattice[4:24, 4:24:6] = 1
    familiar = Familiar()
    familiar.add(ones.reshape(-1, 784), [1] * 200)
    network = answering(0, 0.9)
    assert read_picture(network, ones[0] / 255, familiar=familiar).digit == 1
    reading = read_picture(network, lattice, familiar=familiar)
    assert (reading.digit, reading.doubt, reading.guesses) == (None, "unfamiliar", (1, 0))
    assert read_picture(network, lattice).digit == 1


def dot(diameter: float, x: float, y: float) -> NDArray[np.uint8]:
    """A round dot on a pad of 280 pixels: each pixel's share of ink by its distance to the edge."""
    down, across = np.mgrid[:280, :280] + 0.5
    share = np.clip(diameter / 2 + 0.5 - np.hypot(across - x, down - y), 0, 1)
    return np.rint(255 * share).astype(np.uint8)


@pytest.mark.parametrize("diameter", [8, 16, 28, 40])
@pytest.mark.parametrize("place", [(140, 140), (140.3, 139.6), (12.5, 260)])
def test_a_dot_is_no_digit_however_sure_the_network_is(
    diameter: float, place: tuple[float, float]
) -> None:
    reading = read_drawing(answering(1), dot(diameter, *place))
    assert (reading.digit, reading.doubt) == (None, "unfamiliar")
    assert reading.outputs is not None
    everything_off = Steps(crop=False, width=False, scale=False, centre=False)
    assert read_drawing(answering(1), dot(diameter, *place), steps=everything_off).digit is None


def test_no_digit_of_mnist_is_a_dot() -> None:
    test = mnist.load(default_data_folder()).test
    for pixels in test.inputs[:1000].reshape(-1, 28, 28):
        assert read_drawing(answering(1), pixels).digit == 0


def test_the_two_best_guesses_are_listed_the_better_one_first() -> None:
    assert read_drawing(answering(0.1, 0.2, 0, 0.9), INK).guesses == (3, 1)


def test_steps_from_ink_to_input_can_be_left_out() -> None:
    whole = read_drawing(answering(1), INK, steps=Steps(crop=False))
    assert whole.prepared is not None
    assert whole.prepared.cropped.shape == INK.shape


def test_an_unsure_answer_still_shows_outputs_and_picture() -> None:
    reading = read_drawing(answering(0.2, 0.2), INK)
    assert reading.digit is None
    assert reading.outputs is not None
    assert reading.outputs.tolist() == [0.2, 0.2, 0, 0, 0, 0, 0, 0, 0, 0]
    assert reading.picture is not None
    assert reading.picture.shape == (28, 28)


def test_another_kind_of_network_is_refused_in_words() -> None:
    other = Network([3, 4, 1])
    with pytest.raises(ValueError, match="784 pixels to 10 digits; this one goes from 3 to 1"):
        read_drawing(other, INK)
    with pytest.raises(ValueError, match="784 pixels to 10 digits; this one goes from 3 to 1"):
        read_picture(other, np.zeros((28, 28)))
