"""Backprop against difference quotients and against a calculation by hand."""

import math

import numpy as np
import pytest

from pynn import GradientDescent, Network, gradient_check
from pynn.activations import HIDDEN_ACTIVATIONS, Array
from pynn.backpropagation import Backprop

PAIRS = [
    (output, loss)
    for loss in ("squared_error", "cross_entropy")
    for output in ("sigmoid", "tanh", "relu", "identity", "softmax")
    if loss == "squared_error" or output in ("sigmoid", "softmax")
]
H = 1e-5


def example(m: int, n_in: int, n_out: int, seed: int) -> tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    return rng.standard_normal((m, n_in)), rng.random((m, n_out))


def central_differences(network: Network, x: Array, y: Array) -> Array:
    """∂L/∂w for every parameter in turn, weights first, by nothing but the loss."""
    found = []
    for parameter in network.weights + network.biases:
        for index in np.ndindex(parameter.shape):
            original = parameter[index]
            parameter[index] = original + H
            above = network.loss(x, y)
            parameter[index] = original - H
            found.append((above - network.loss(x, y)) / (2 * H))
            parameter[index] = original
    return np.array(found)


def backprop(network: Network, x: Array, y: Array) -> Array:
    gradients = network.gradients(x, y)
    return np.concatenate([array.ravel() for array in gradients.weights + gradients.biases])


@pytest.mark.parametrize("m", [1, 5])
@pytest.mark.parametrize("n_out", [1, 3])
@pytest.mark.parametrize(("output", "loss"), PAIRS)
@pytest.mark.parametrize("hidden", HIDDEN_ACTIVATIONS)
def test_backprop_agrees_with_difference_quotients(
    hidden: str, output: str, loss: str, n_out: int, m: int
) -> None:
    if output == "softmax" and n_out == 1:
        with pytest.raises(ValueError, match="always 1"):
            Network([4, 5, n_out], output_activation=output, loss=loss)
        return
    network = Network([4, 5, n_out], seed=11, activation=hidden, output_activation=output, loss=loss)
    network.biases[1] += 1  # so that no relu at the output is silent for all examples
    x, y = example(m, 4, n_out, seed=2)
    expected = central_differences(network, x, y)
    assert np.abs(expected).max() > 1e-3
    np.testing.assert_allclose(backprop(network, x, y), expected, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("sizes", [[3, 2], [4, 6, 5, 3], [2, 3, 3, 3, 2]])
def test_any_number_of_layers_is_differentiated(sizes: list[int]) -> None:
    network = Network(sizes, seed=1, activation="tanh")
    x, y = example(3, sizes[0], sizes[-1], seed=4)
    expected = central_differences(network, x, y)
    np.testing.assert_allclose(backprop(network, x, y), expected, rtol=1e-6, atol=1e-8)


def test_the_digits_network_agrees_in_random_directions() -> None:
    network = Network([784, 30, 10], seed=0, dtype=np.float32)
    x = np.random.default_rng(1).random((10, 784))
    y = np.eye(10)
    assert gradient_check(network, x, y, directions=20) < 1e-6


def test_the_loss_sums_over_outputs_and_averages_over_examples() -> None:
    network = Network([2, 3], output_activation="identity", seed=0)
    x, y = example(4, 2, 3, seed=0)
    y_hat = x @ network.weights[0].T + network.biases[0]
    expected = sum((y[m, k] - y_hat[m, k]) ** 2 for m in range(4) for k in range(3)) / 4
    assert network.loss(x, y) == pytest.approx(expected, rel=1e-14)
    one_by_one = [backprop(network, x[m : m + 1], y[m : m + 1]) for m in range(4)]
    np.testing.assert_allclose(backprop(network, x, y), np.mean(one_by_one, axis=0), rtol=1e-12)


def test_backprop_returns_the_loss_and_the_outputs_of_its_forward_pass() -> None:
    network = Network([4, 5, 3], seed=1)
    x, y = example(6, 4, 3, seed=1)
    gradients = network.gradients(x, y)
    assert gradients.loss == network.loss(x, y)
    assert np.array_equal(gradients.outputs, network.forward(x))


def test_one_example_worked_by_hand() -> None:
    # One input, one hidden unit, one output; x = 2, y = 1.
    network = Network([1, 1, 1])
    network.weights[0][...], network.biases[0][...] = 0.5, -1.0
    network.weights[1][...], network.biases[1][...] = 2.0, -1.0
    # forward: z⁽¹⁾ = 0.5 · 2 − 1 = 0,   x⁽¹⁾ = σ(0) = 0.5
    #          z⁽²⁾ = 2 · 0.5 − 1 = 0,   ŷ = σ(0) = 0.5
    # loss:    (1 − 0.5)² = 0.25
    # output:  ∂L/∂ŷ = 2 (0.5 − 1) = −1,  σ′ = 0.5 · 0.5 = 0.25,  δ⁽²⁾ = −0.25
    #          ∂L/∂W⁽²⁾ = δ⁽²⁾ x⁽¹⁾ = −0.125,  ∂L/∂b⁽²⁾ = −0.25
    # hidden:  δ⁽¹⁾ = W⁽²⁾ δ⁽²⁾ σ′ = 2 · −0.25 · 0.25 = −0.125
    #          ∂L/∂W⁽¹⁾ = δ⁽¹⁾ x⁽⁰⁾ = −0.25,  ∂L/∂b⁽¹⁾ = −0.125
    gradients = network.gradients([[2.0]], [[1.0]])
    assert network.forward([[2.0]]).item() == 0.5
    assert gradients.loss == 0.25
    assert [g.item() for g in gradients.weights] == [-0.25, -0.125]
    assert [g.item() for g in gradients.biases] == [-0.125, -0.25]
    # update with ξ = 4: w → w − 4 ∂L/∂w
    backprop = Backprop(network, batch_size=1)
    backprop.take(np.array([[2.0]]), np.array([[1.0]]))
    backprop.forward()
    backprop.backward()
    backprop.update(GradientDescent(4))
    assert [W.item() for W in network.weights] == [1.5, 2.5]
    assert [b.item() for b in network.biases] == [-0.5, 0.0]


def test_the_document_s_two_formulas_index_by_index() -> None:
    """∂L/∂w⁽²⁾ and ∂L/∂w⁽¹⁾ as it writes them, with the sum over k that it leaves unsaid."""
    network = Network([3, 4, 2], seed=8, initial_weights="normal")
    x, y = example(1, 3, 2, seed=3)
    x0, x1, y_hat = (values[0] for values in network.layers(x))
    W2 = network.weights[1]
    gradients = network.gradients(x, y)
    for m in range(2):
        for n in range(4):
            expected = 2 * (y_hat[m] - y[0, m]) * y_hat[m] * (1 - y_hat[m]) * x1[n]
            assert math.isclose(gradients.weights[1][m, n], expected, rel_tol=1e-12)
    for m in range(4):
        for n in range(3):
            expected = sum(
                2 * W2[k, m] * y_hat[k] * (1 - y_hat[k]) * (y_hat[k] - y[0, k]) for k in range(2)
            ) * x1[m] * (1 - x1[m]) * x0[n]  # fmt: skip
            assert math.isclose(gradients.weights[0][m, n], expected, rel_tol=1e-12)
