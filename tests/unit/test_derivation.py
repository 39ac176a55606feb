"""The derivation against the document's formulas, written out once more with loops and numbers."""

import math
from collections.abc import Callable
from itertools import product

import numpy as np
import pytest

from pynn import Network
from pynn.derivation import derive

SHAPES = [[3, 1], [3, 4, 1], [2, 5, 3, 1], [4, 2, 2]]
SIGMA: dict[str, Callable[[float], float]] = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "relu": lambda z: max(z, 0.0),
    "identity": lambda z: z,
}
SLOPE: dict[str, Callable[[float], float]] = {
    "sigmoid": lambda z: math.exp(-z) / (1 + math.exp(-z)) ** 2,
    "tanh": lambda z: 1 / math.cosh(z) ** 2,
    "relu": lambda z: float(z > 0),
    "identity": lambda z: 1.0,
}


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
@pytest.mark.parametrize("activation", SIGMA)
@pytest.mark.parametrize("sizes", SHAPES)
def test_every_number_is_that_of_the_document_s_formulas(
    sizes: list[int], activation: str, loss: str
) -> None:
    network = Network(
        sizes, activation=activation, loss=loss, seed=len(sizes), initial_weights="normal"
    )
    x, y = [0.0, 1.0, 1.0, 0.0][: sizes[0]], [1.0, 0.0][: sizes[-1]]
    derived = derive(network, x, y)
    names = [activation] * (len(sizes) - 2) + ["sigmoid"]

    values = [x]
    for l, name in enumerate(names):
        W, b = network.weights[l], network.biases[l]
        z = [sum(W[j, i] * values[l][i] for i in range(sizes[l])) + b[j] for j in range(sizes[l + 1])]
        values.append([SIGMA[name](each) for each in z])
        assert derived.z[l].tolist() == pytest.approx(z)
        assert derived.values[l + 1].tolist() == pytest.approx(values[-1])
        assert derived.slopes[l].tolist() == pytest.approx([SLOPE[name](each) for each in z])
    y_hat = values[-1]
    if loss == "squared_error":
        errors = [(t - o) ** 2 for t, o in zip(y, y_hat, strict=True)]
        slopes = [2 * (o - t) for t, o in zip(y, y_hat, strict=True)]
    else:
        errors = [-math.log(o if t else 1 - o) for t, o in zip(y, y_hat, strict=True)]
        slopes = [-1 / o if t else 1 / (1 - o) for t, o in zip(y, y_hat, strict=True)]
    assert derived.loss == pytest.approx(sum(errors))
    assert derived.loss_slope.tolist() == pytest.approx(slopes)

    delta = [slope * derived.slopes[-1][k] for k, slope in enumerate(slopes)]
    for l in reversed(range(len(names))):
        assert derived.deltas[l].tolist() == pytest.approx(delta)
        assert derived.bias_gradients[l].tolist() == pytest.approx(delta)
        for j, i in product(range(sizes[l + 1]), range(sizes[l])):
            assert derived.weight_gradients[l][j, i] == pytest.approx(delta[j] * values[l][i])
        W = network.weights[l]
        delta = [
            sum(delta[k] * W[k, j] for k in range(sizes[l + 1])) * derived.slopes[l - 1][j]
            for j in range(sizes[l] if l else 0)
        ]


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
    assert all(np.array_equal(W, kept) for W, kept in zip(network.weights, before, strict=True))
