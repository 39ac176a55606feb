import numpy as np
import pytest

from pynn import Network, read_drawing

INK = np.zeros((50, 50), dtype=np.uint8)
INK[10:40, 20:26] = 255


def answering(*outputs: float) -> Network:
    """A network that gives these outputs whatever it is shown."""
    network = Network([784, 10], output_activation="identity")
    network.weights[0][...] = 0
    network.biases[0][: len(outputs)] = outputs
    return network


def test_a_blank_drawing_has_no_answer() -> None:
    reading = read_drawing(answering(1), np.zeros((9, 9)))
    assert (reading.digit, reading.outputs, reading.picture) == (None, None, None)


@pytest.mark.parametrize(
    ("outputs", "digit"),
    [
        ((0, 0, 0.9), 2),
        ((0, 0, 0.31, 0.2), 2),
        ((0, 0, 0.29), None),  # too small
        ((0, 0.9, 0.88), None),  # two at once
        ((0.5,) * 10, None),
    ],
)
def test_it_is_sure_only_of_a_large_output_with_a_lead(
    outputs: tuple[float, ...], digit: int | None
) -> None:
    assert read_drawing(answering(*outputs), INK).digit == digit


def test_an_unsure_answer_still_shows_outputs_and_picture() -> None:
    reading = read_drawing(answering(0.2, 0.2), INK)
    assert reading.digit is None
    assert reading.outputs is not None
    assert reading.outputs.tolist() == [0.2, 0.2, 0, 0, 0, 0, 0, 0, 0, 0]
    assert reading.picture is not None
    assert reading.picture.shape == (28, 28)


def test_another_kind_of_network_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="784 pixels to 10 digits; this one goes from 3 to 1"):
        read_drawing(Network([3, 4, 1]), INK)
