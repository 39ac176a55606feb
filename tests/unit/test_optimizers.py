"""Update rules, against their formulas written out for single numbers."""

import numpy as np
import pytest

from pynn import Examples, GradientDescent, Momentum, Network, Trainer
from pynn.backpropagation import Backprop

RNG = np.random.default_rng(8)
X, Y = RNG.random((6, 3)), RNG.random((6, 2))


def take_steps(network: Network, optimizer: GradientDescent | Momentum, steps: int = 1) -> Network:
    backprop = Backprop(network, 6)
    for _ in range(steps):
        backprop.take(X, Y)
        backprop.forward()
        backprop.backward()
        backprop.update(optimizer)
    return network


def test_without_momentum_and_decay_it_is_gradient_descent() -> None:
    plain = take_steps(Network([3, 4, 2], seed=1), GradientDescent(0.3), 5)
    same = take_steps(Network([3, 4, 2], seed=1), Momentum(0.3, momentum=0), 5)
    for W, other in zip(plain.weights, same.weights, strict=True):
        np.testing.assert_allclose(W, other, rtol=1e-14)


def test_nesterov_s_momentum_looks_ahead() -> None:
    network, other = Network([3, 2], seed=2), Network([3, 2], seed=2)
    xi, mu, decay = 0.2, 0.9, 0.01
    take_steps(network, Momentum(xi, mu, decay), 3)
    w, b = other.weights[0], other.biases[0]
    v_w, v_b = np.zeros_like(w), np.zeros_like(b)
    for _ in range(3):
        gradients = other.gradients(X, Y)
        g_w, g_b = gradients.weights[0] + decay * w, gradients.biases[0]
        v_w, v_b = mu * v_w + g_w, mu * v_b + g_b
        w -= xi * (g_w + mu * v_w)
        b -= xi * (g_b + mu * v_b)
    np.testing.assert_allclose(network.weights[0], w, rtol=1e-14)
    np.testing.assert_allclose(network.biases[0], b, rtol=1e-14)


def test_decay_shrinks_weights_and_leaves_biases_alone() -> None:
    network = Network([3, 2], output_activation="identity", seed=3)
    network.biases[0][...] = network_bias = np.array([2.0, -1.0])
    initial = network.weights[0].copy()
    backprop = Backprop(network, 6)
    backprop.take(np.zeros((6, 3)), np.tile(network_bias, (6, 1)))  # ŷ = y: there is no gradient
    backprop.forward()
    backprop.backward()
    backprop.update(Momentum(0.5, momentum=0, weight_decay=0.1))
    np.testing.assert_allclose(network.weights[0], 0.95 * initial)
    assert network.biases[0].tolist() == [2.0, -1.0]


def test_a_network_without_biases_keeps_none() -> None:
    network = take_steps(Network([3, 4, 2], has_biases=False), Momentum(0.5), 3)
    assert not any(b.any() for b in network.biases)


def test_what_it_remembers_can_be_given_to_another() -> None:
    first, optimizer = Network([3, 4, 2], seed=4), Momentum(0.1)
    assert optimizer.state() == []
    take_steps(first, optimizer, 3)
    second, other = first.astype(np.float64), Momentum(0.1)
    other.restore(optimizer.state())
    take_steps(first, optimizer, 2)
    take_steps(second, other, 2)
    for W, same in zip(first.weights, second.weights, strict=True):
        assert np.array_equal(W, same)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_precision_stays_the_network_s(dtype: type) -> None:
    network = Network([3, 4, 2], dtype=dtype)
    optimizer = Momentum(0.1, weight_decay=0.01)
    for _ in Trainer(network, Examples(X, Y), optimizer=optimizer, epochs=2):
        pass
    assert all(W.dtype == dtype for W in network.weights)
    assert all(v.dtype == dtype for v in optimizer.state())
