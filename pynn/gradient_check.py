"""Backprop against central differences: does ``gradients`` really differentiate ``loss``?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pynn.activations import Array
from pynn.network import Network

STEP = 1e-5
"""Half the distance of a central difference: its own error is about STEP² there."""
FLOOR = 1e-3
"""Errors are relative to the gradient itself, or to this share of the largest one where the
gradient is smaller still: below that, a difference quotient in float64 is mostly rounding."""
ROUNDING = 1e-5
"""Where all gradients are smaller than this, as at the bottom of the loss, errors are shares of it: the
last digit of a loss about 1, divided by 2 ``STEP``, is 1e-11, and no difference tells less apart."""


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
    if directions is None:
        return max(each.relative_error for each in check_each(network, x, y))
    exact = network.astype(np.float64)
    pairs = _pairs(exact, x, y)
    rng = np.random.default_rng(seed)
    compared = np.array([_along_direction(exact, x, y, pairs, rng) for _ in range(directions)])
    return float(_relative_errors(compared[:, 0], compared[:, 1]).max())


Place = tuple[str, int, tuple[int, ...]]


@dataclass(frozen=True)
class Check:
    """One weight or bias: what backprop says of its gradient, and what differences say."""

    part: str
    """"weights" or "biases"."""
    layer: int
    index: tuple[int, ...]
    """Where it stands: ``getattr(network, part)[layer][index]``."""
    backprop: float
    above: float
    """L(w + h), with h = ``STEP``."""
    below: float
    """L(w − h)."""
    difference: float
    """(L(w + h) − L(w − h)) / 2h."""
    relative_error: float
    """Of backprop against the difference, measured as in ``gradient_check``."""


def check_each(network: Network, x: ArrayLike, y: ArrayLike) -> list[Check]:
    """Every weight and bias by itself, in float64: the weights layer by layer, then the biases."""
    exact = network.astype(np.float64)
    places: list[Place] = []
    losses: list[tuple[float, float]] = []
    pairs = _pairs(exact, x, y)
    for number, (parameter, _) in enumerate(pairs):
        part, layer = ("weights", "biases")[number // len(exact.weights)], number % len(exact.weights)
        for index in np.ndindex(parameter.shape):
            places.append((part, layer, index))
            losses.append(_losses_beside(exact, x, y, parameter, index))
    return _checks(places, np.concatenate([gradient.ravel() for _, gradient in pairs]), losses)


def check_one(network: Network, x: ArrayLike, y: ArrayLike, place: Place) -> Check:
    """The weight or bias at ``place`` alone, which is (part, layer, index) as in ``Check``."""
    part, layer, index = place
    exact = network.astype(np.float64)
    pairs = _pairs(exact, x, y)
    parameter, gradient = pairs[layer if part == "weights" else len(exact.weights) + layer]
    beside = _losses_beside(exact, x, y, parameter, index)
    steepest = max(float(np.abs(each).max()) for _, each in pairs)
    return _checks([place], np.array([gradient[index]]), [beside], steepest)[0]


def _checks(
    places: list[Place], backprop: Array, losses: list[tuple[float, float]], steepest: float = 0.0
) -> list[Check]:
    above, below = np.array(losses).T
    differences = (above - below) / (2 * STEP)
    errors = _relative_errors(backprop, differences, steepest)
    return [
        Check(*place, *map(float, numbers))
        for place, *numbers in zip(places, backprop, above, below, differences, errors, strict=True)
    ]


Pairs = list[tuple[Array, Array]]


def _pairs(network: Network, x: ArrayLike, y: ArrayLike) -> Pairs:
    """(parameters, their gradients), array by array; what a network does not have is left out."""
    gradients = network.gradients(x, y)
    weights = list(zip(network.weights, gradients.weights, strict=True))
    biases = list(zip(network.biases, gradients.biases, strict=True))
    return weights + biases if network.has_biases else weights


def _losses_beside(
    network: Network, x: ArrayLike, y: ArrayLike, parameter: Array, index: tuple[int, ...]
) -> tuple[float, float]:
    """(L(w + h), L(w − h)) for the one parameter at ``index``, which stays as it was."""
    value = parameter[index]
    parameter[index] = value + STEP
    above = network.loss(x, y)
    parameter[index] = value - STEP
    below = network.loss(x, y)
    parameter[index] = value
    return above, below


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


def _relative_errors(backprop: Array, difference: Array, steepest: float = 0.0) -> Array:
    """``steepest``: the largest gradient of all, where that is not among those compared."""
    size = np.maximum(np.abs(backprop), np.abs(difference))
    scale = np.maximum(size, max(FLOOR * max(float(size.max()), steepest), ROUNDING))
    return np.abs(backprop - difference) / scale
