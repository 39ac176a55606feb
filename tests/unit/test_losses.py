import math

import numpy as np
import pytest

from pynn import Network
from pynn.losses import LOSSES, make_loss

ILLEGAL = ["tanh", "relu", "identity"]


def flat(n_out: int, output_activation: str, loss: str) -> Network:
    """A network whose z is 0 everywhere for every input."""
    network = Network([2, n_out], output_activation=output_activation, loss=loss)
    network.weights[0][...] = 0
    return network


def test_squared_error_sums_over_outputs_and_means_over_examples() -> None:
    network = flat(2, "identity", "squared_error")
    y = [[1.0, 2.0], [3.0, 4.0], [0.0, 6.0]]
    by_hand = ((1 + 4) + (9 + 16) + (0 + 36)) / 3  # every ŷ is 0, and there is no ½
    assert network.loss(np.ones((3, 2)), y) == pytest.approx(by_hand, rel=1e-15)


def test_cross_entropy_over_sigmoids_sums_over_outputs() -> None:
    network = flat(3, "sigmoid", "cross_entropy")
    loss = network.loss(np.ones((4, 2)), np.eye(4, 3))
    assert loss == pytest.approx(3 * math.log(2), rel=1e-15)  # every ŷ is ½


def test_cross_entropy_over_a_softmax_is_the_surprise_at_the_class() -> None:
    network = flat(3, "softmax", "cross_entropy")
    network.biases[0][...] = np.log([1.0, 2.0, 5.0])  # ŷ = (1/8, 2/8, 5/8)
    y = [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]
    by_hand = (math.log(8 / 1) + math.log(8 / 5)) / 2
    assert network.loss(np.ones((2, 2)), y) == pytest.approx(by_hand, rel=1e-14)


@pytest.mark.parametrize(("bias", "y", "expected"), [(800.0, 0.0, 800.0), (-800.0, 1.0, 800.0)])
def test_cross_entropy_stays_exact_where_a_sigmoid_is_saturated(
    bias: float, y: float, expected: float
) -> None:
    network = flat(1, "sigmoid", "cross_entropy")
    network.biases[0][...] = bias
    assert network.loss([[0.0, 0.0]], [[y]]) == expected


def test_cross_entropy_stays_exact_where_a_softmax_is_saturated() -> None:
    network = flat(2, "softmax", "cross_entropy")
    network.biases[0][...] = [900.0, -900.0]
    assert network.loss([[0.0, 0.0]], [[0.0, 1.0]]) == 1_800.0


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("output_activation", ["sigmoid", "softmax"])
def test_outputs_between_0_and_1_go_with_either_loss(loss: str, output_activation: str) -> None:
    assert make_loss(loss, output_activation, 3).activation.name == output_activation


@pytest.mark.parametrize("output_activation", ILLEGAL)
def test_cross_entropy_refuses_outputs_beyond_0_and_1(output_activation: str) -> None:
    with pytest.raises(
        ValueError, match=rf"between 0 and 1, which {output_activation} does not guarantee"
    ):
        Network([2, 3], output_activation=output_activation, loss="cross_entropy")


@pytest.mark.parametrize("loss", LOSSES)
def test_a_softmax_over_one_output_is_refused(loss: str) -> None:
    with pytest.raises(ValueError, match="softmax over a single output is always 1"):
        Network([2, 1], output_activation="softmax", loss=loss)


def test_an_unknown_loss_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="unknown loss 'hinge': choose one of squared_error, cross_"):
        Network([2, 1], loss="hinge")


def test_an_unknown_output_activation_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="unknown output_activation 'swish': choose one of sigmoid"):
        Network([2, 1], output_activation="swish")


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("output_activation", ["sigmoid", "softmax"])
def test_the_gradient_of_the_loss_times_the_derivative_of_the_activation_is_delta(
    loss: str, output_activation: str
) -> None:
    loss_function = make_loss(loss, output_activation, 3)
    z = np.random.default_rng(3).standard_normal((5, 3))
    y_hat, y = loss_function.activation.function(z), np.eye(3)[[0, 2, 1, 1, 0]]
    product = loss_function.activation.backward(y_hat, loss_function.gradient(z, y_hat, y))
    np.testing.assert_allclose(product, loss_function.delta(y_hat, y), rtol=1e-12)
