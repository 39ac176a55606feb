"""The derivation against the document's formulas, written out once more with loops and numbers."""

import math
from typing import Any

import numpy as np
import pytest

from pynn import Network
from pynn.derivation import derive
from tests.by_hand import SIGMA, ByHand

HIDDEN: list[list[int]] = [[], [4], [5, 3]]


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
@pytest.mark.parametrize("activation", SIGMA)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_every_number_is_that_of_the_document_s_formulas(
    hidden: list[int], activation: str, loss: str
) -> None:
    network = Network(
        [3, *hidden, 1], activation=activation, loss=loss, initial_weights="normal", seed=len(hidden)
    )
    x, y = [0, 1, 1], 1.0
    by_hand = ByHand(
        [x], [y], hidden, activation, loss, biases=True, rate=1, batch="all", seed=0
    )  # fmt: skip
    by_hand.W = [W.tolist() for W in network.weights]
    by_hand.b = [b.tolist() for b in network.biases]
    expected = by_hand.backward(0)
    derived = derive(network, x, [y])
    assert derived.loss == pytest.approx(by_hand.loss_of(0))
    assert derived.loss_slope.tolist() == pytest.approx([expected["e"]])
    assert derived.targets.tolist() == [y]
    for name, arrays in {
        "x": derived.values,
        "z": derived.z,
        "s": derived.slopes,
        "d": derived.deltas,
    }.items():
        for array, right in zip(arrays, expected[name], strict=True):
            assert array.tolist() == pytest.approx(right)
    for l, right in enumerate(expected["gW"]):
        np.testing.assert_allclose(derived.weight_gradients[l], right)
        np.testing.assert_allclose(derived.bias_gradients[l], expected["d"][l])


def test_several_outputs_are_each_derived() -> None:
    network = Network([4, 2, 2], seed=3)
    derived = derive(network, [0, 1, 1, 0], [1, 0])
    assert derived.loss_slope == pytest.approx(2 * (derived.values[-1] - [1, 0]))
    gradients = network.gradients([[0, 1, 1, 0]], [[1, 0]])
    for found, right in zip(derived.weight_gradients, gradients.weights, strict=True):
        assert np.array_equal(found, right)


def test_the_factors_stay_finite_where_a_sigmoid_is_one_to_all_its_digits() -> None:
    network = Network([1, 1], loss="cross_entropy")
    network.weights[0][...] = 50.0
    right, wrong = derive(network, [1], [1]), derive(network, [1], [0])
    assert right.loss_slope[0] == pytest.approx(-1)
    assert wrong.loss_slope[0] == pytest.approx(math.exp(50))
    assert wrong.deltas[0][0] == 1.0


def test_a_softmax_has_no_factor_for_one_unit_and_is_refused() -> None:
    network = Network([2, 3], output_activation="softmax", loss="cross_entropy")
    with pytest.raises(ValueError, match="softmax has no σ′ of one unit"):
        derive(network, [0, 1], [0, 0, 1])


def test_the_network_is_left_as_it_was() -> None:
    network = Network([3, 2, 1])
    before = [W.copy() for W in network.weights]
    derive(network, [0, 1, 1], [1])
    assert all(np.array_equal(W, old) for W, old in zip(network.weights, before, strict=True))


@pytest.mark.parametrize(
    ("x", "y", "message"),
    [
        ([0, 1], [1], "x has shape"),
        ([[0, 1, 1]], [1], "x has shape"),
        ([0, 1, 1], [1, 0], "y has shape"),  # broadcast to two losses
        ([0, 1, 1], 1, "y has shape"),
        ([0, 1, 1], [[1]], "y has shape"),
        (["a", "b", "c"], [1], "x must be an array of numbers"),
    ],
)
def test_an_example_of_another_shape_is_refused(x: Any, y: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        derive(Network([3, 4, 1]), x, y)
