import dataclasses

import numpy as np
import pytest
from numpy.typing import ArrayLike

from pynn import Gradients, Network, gradient_check
from pynn.gradient_check import check_each

RNG = np.random.default_rng(5)
X = RNG.standard_normal((5, 4))
Y = RNG.random((5, 3))


class SlightlyWrong(Network):
    """Backprop with an error of 0.1 % in a single number."""

    part = "weights"
    layer = 0

    def gradients(self, x: ArrayLike, y: ArrayLike) -> Gradients:
        right = super().gradients(x, y)
        arrays = [array.copy() for array in getattr(right, self.part)]
        arrays[self.layer].flat[0] *= 1.001
        if self.part == "weights":
            return dataclasses.replace(right, weights=arrays)
        return dataclasses.replace(right, biases=arrays)


def test_right_gradients_pass() -> None:
    assert gradient_check(Network([4, 6, 3], seed=1), X, Y) < 1e-6


@pytest.mark.parametrize("layer", [0, 1])
@pytest.mark.parametrize("part", ["weights", "biases"])
def test_one_number_that_is_a_thousandth_off_is_caught(part: str, layer: int) -> None:
    network = SlightlyWrong([4, 6, 3], seed=1)
    network.part, network.layer = part, layer
    assert gradient_check(network, X, Y) == pytest.approx(1e-3, rel=0.05)


def test_random_directions_catch_it_too() -> None:
    network = SlightlyWrong([4, 2], seed=1)
    assert gradient_check(network, X, Y[:, :2], directions=50) > 1e-5
    assert gradient_check(Network([4, 2], seed=1), X, Y[:, :2], directions=50) < 1e-6


def test_a_forgotten_factor_of_two_is_an_error_of_one_half() -> None:
    class Halved(Network):
        def gradients(self, x: ArrayLike, y: ArrayLike) -> Gradients:
            right = super().gradients(x, y)
            return dataclasses.replace(
                right,
                weights=[W / 2 for W in right.weights],
                biases=[b / 2 for b in right.biases],
            )

    assert gradient_check(Halved([4, 6, 3]), X, Y) == pytest.approx(0.5, rel=1e-3)


def test_a_float32_network_is_checked_in_float64_and_left_as_it_was() -> None:
    network = Network([4, 6, 3], seed=2, dtype=np.float32)
    before = [W.copy() for W in network.weights]
    assert gradient_check(network, X, Y) < 1e-6
    assert network.dtype == np.float32
    assert all(np.array_equal(W, kept) for W, kept in zip(network.weights, before, strict=True))


def test_gradients_that_are_all_zero_are_right_when_they_should_be() -> None:
    network = Network([4, 3], output_activation="identity")
    y = network.forward(X)
    assert gradient_check(network, X, y) < 1e-6  # nothing but rounding is left to compare


def test_at_the_bottom_of_a_loss_that_is_not_0_rounding_is_no_error() -> None:
    network = Network([2, 1], seed=0)
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    exclusive_or = np.array([[0], [1], [1], [0]])
    for _ in range(2_000):  # until every answer is ½, and only rounding is left of the slope
        slope = network.gradients(x, exclusive_or)
        network.weights[0] -= 4 * slope.weights[0]
        network.biases[0] -= 4 * slope.biases[0]
    assert network.loss(x, exclusive_or) == pytest.approx(0.25)
    assert gradient_check(network, x, exclusive_or) < 1e-6


def test_each_parameter_is_told_with_its_place_and_both_losses_beside_it() -> None:
    network = Network([4, 6, 3], seed=1)
    checks = check_each(network, X, Y)
    assert len(checks) == 24 + 18 + 6 + 3
    gradients = network.gradients(X, Y)
    for each in checks:
        assert each.backprop == getattr(gradients, each.part)[each.layer][each.index]
        assert each.difference == (each.above - each.below) / 2e-5
    assert max(each.relative_error for each in checks) == gradient_check(network, X, Y)
    assert [each.layer for each in checks if each.part == "biases"] == 6 * [0] + 3 * [1]


def test_the_wrong_one_of_them_is_found() -> None:
    network = SlightlyWrong([4, 6, 3], seed=1)
    worst = max(check_each(network, X, Y), key=lambda each: each.relative_error)
    assert (worst.part, worst.layer, worst.index) == ("weights", 0, (0, 0))
