"""Backprop against central differences: does ``gradients`` really differentiate ``loss``?"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from pynn.activations import Array
from pynn.network import Network

STEP = 1e-5
"""Half the distance of a central difference: its own error is about STEP² there."""
FLOOR = 1e-3
"""Errors are relative to the gradient itself, or to this share of the largest one where the
gradient is smaller still: below that, a difference quotient in float64 is mostly rounding."""
ROUNDING = 1e-9
"""Gradients smaller than this, as at the bottom of the loss, are rounding altogether."""


def gradient_check(
    network: Network,
    x: ArrayLike,
    y: ArrayLike,
    *,
    directions: int | None = None,
    seed: int | np.random.Generator = 0,
) -> float:
    """The largest relative error of ``network.gradients(x, y)``; about 1e-8 where all is right.

    Each ∂L/∂w is compared with (L(w + h) − L(w − h)) / 2h, computed in float64 whatever the
    network's own precision. That costs two forward passes for every parameter; for large networks
    give ``directions``: then that many random directions through all parameters at once are
    compared instead, at two forward passes each. Across the kink of a relu a central difference is
    wrong, not the gradient. x (m, n_in), y (m, n_out); the network is left as it was.
    """
    exact = network.astype(np.float64)
    gradients = exact.gradients(x, y)
    pairs = list(zip(exact.weights + exact.biases, gradients.weights + gradients.biases, strict=True))
    if directions is None:
        compared = np.array(list(_each_parameter(exact, x, y, pairs)))
    else:
        rng = np.random.default_rng(seed)
        compared = np.array([_along_direction(exact, x, y, pairs, rng) for _ in range(directions)])
    return _largest_relative_error(compared[:, 0], compared[:, 1])


Pairs = list[tuple[Array, Array]]


def _each_parameter(
    network: Network, x: ArrayLike, y: ArrayLike, pairs: Pairs
) -> Iterator[tuple[float, float]]:
    """(backprop, central difference) for every single weight and bias."""
    for parameter, gradient in pairs:
        for index in np.ndindex(parameter.shape):
            value = parameter[index]
            parameter[index] = value + STEP
            above = network.loss(x, y)
            parameter[index] = value - STEP
            below = network.loss(x, y)
            parameter[index] = value
            yield float(gradient[index]), (above - below) / (2 * STEP)


def _along_direction(
    network: Network, x: ArrayLike, y: ArrayLike, pairs: Pairs, rng: np.random.Generator
) -> tuple[float, float]:
    """(∇L · u, (L(w + hu) − L(w − hu)) / 2h) for one random u of ±1 in every parameter."""
    u = [rng.choice([-1.0, 1.0], size=parameter.shape) for parameter, _ in pairs]
    slope = sum(float((gradient * step).sum()) for (_, gradient), step in zip(pairs, u, strict=True))
    kept = [parameter.copy() for parameter, _ in pairs]
    losses = []
    for sign in (1, -1):
        for (parameter, _), value, step in zip(pairs, kept, u, strict=True):
            parameter[...] = value + sign * STEP * step
        losses.append(network.loss(x, y))
    for (parameter, _), value in zip(pairs, kept, strict=True):
        parameter[...] = value
    return slope, (losses[0] - losses[1]) / (2 * STEP)


def _largest_relative_error(backprop: Array, difference: Array) -> float:
    size = np.maximum(np.abs(backprop), np.abs(difference))
    scale = np.maximum(size, max(FLOOR * float(size.max()), ROUNDING))
    return float((np.abs(backprop - difference) / scale).max())
