"""Backprop against central differences: does ``gradients`` really differentiate ``loss``?"""

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from pynn.activations import Array
from pynn.loss_line import LossLine, Pairs
from pynn.network import Network

STEP = 1e-5
"""Half the distance of a central difference: its own error is about STEP² there."""
AGREES = 1.5e-6
"""Backprop and a difference agree where the relative error is below this: to one digit, 1e-6. Right
gradients stay far below it; a forgotten factor or term is an error of 1e-3 or more."""
FLOOR = 1e-3
"""Errors are relative to the gradient itself, or to this share of the largest one where the
gradient is smaller still: below that, a difference quotient in float64 is mostly rounding."""
ROUNDING = 1e-5
"""Where all gradients are smaller than this, as at the bottom of the loss, errors are shares of it: the
last digit of a loss about 1, divided by 2 ``STEP``, is 1e-11, and smaller differences are lost. For a
loss L above 1 it is L times as much."""
CLOSER_STEPS = STEP * np.linspace(0.5, 1.0, 6)
"""Where backprop and the difference do not agree, these steps show how far the difference is to be
trusted: curvature and rounding make it scatter."""
NEAR_KINK = 100 * STEP
"""A z this small may change its sign within a step, for weights and inputs up to 100."""

Verdict = Literal["agrees", "differs", "kink", "not_finite", "unknown"]
WRONG: tuple[Verdict, ...] = ("differs", "not_finite")
"""The verdicts that backprop is wrong."""


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
    compared instead, at two forward passes each. x (m, n_in), y (m, n_out); the network is left as
    it was.

    The answer is inf, never NaN and never a small number, where a gradient or a difference is not a
    finite number. At a kink of a relu the loss has no single slope: there the error is that against
    the nearest of the slopes between those on its two sides, see ``Check.slopes``.
    """
    if directions is None:
        return max(check.relative_error for check in check_each(network, x, y))
    exact = network.astype(np.float64)
    with np.errstate(all="ignore"):  # what is not finite is judged here
        pairs = _pairs(exact, x, y)
        rng = np.random.default_rng(seed)
        lines = [_random_line(exact, x, y, pairs, rng) for _ in range(directions)]
        slopes = [line.slope(pairs) for line in lines]
        largest = _largest(np.array(slopes))
        errors = [
            _judge(line, slope, largest).relative_error
            for line, slope in zip(lines, slopes, strict=True)
        ]
    return max(errors)


Place = tuple[str, int, tuple[int, ...]]


@dataclass(frozen=True)
class Check:
    """One weight or bias: its gradient by backprop and by differences, and whether the two agree."""

    part: str
    """"weights" or "biases"."""
    layer: int
    index: tuple[int, ...]
    """Its place: ``getattr(network, part)[layer][index]``."""
    backprop: float
    above: float
    """L(w + h), with h = ``STEP``."""
    below: float
    """L(w − h)."""
    difference: float
    """(L(w + h) − L(w − h)) / 2h."""
    relative_error: float
    """Of backprop against the difference, measured as in ``gradient_check``; never NaN."""
    verdict: Verdict
    """"agrees" and "differs" compare backprop with the difference.

    "kink": a relu unit passes from on to off between w − h and w + h, so the loss has no single slope
    at w, and backprop's number is among those that it may have.

    "not_finite": backprop's number is NaN or infinite, and so it is wrong. "unknown": L(w + h) or
    L(w − h) is not a finite number, which leaves nothing to compare with.
    """
    slopes: tuple[float, float]
    """The slope of the loss to the left and to the right of w. At a kink the two are different;
    elsewhere each is the difference."""


def check_each(network: Network, x: ArrayLike, y: ArrayLike) -> list[Check]:
    """Every weight and bias by itself, in float64: the weights layer by layer, then the biases."""
    exact = network.astype(np.float64)
    places = [
        (part, layer, index)
        for part, layer in _arrays(exact)
        for index in np.ndindex(getattr(exact, part)[layer].shape)
    ]
    return _checks(exact, x, y, places)


def check_one(network: Network, x: ArrayLike, y: ArrayLike, place: Place) -> Check:
    """The weight or bias at ``place`` alone, which is (part, layer, index) as in ``Check``."""
    return _checks(network.astype(np.float64), x, y, [place])[0]


def _checks(network: Network, x: ArrayLike, y: ArrayLike, places: list[Place]) -> list[Check]:
    with np.errstate(all="ignore"):  # what is not finite is judged here
        pairs = dict(zip(_arrays(network), _pairs(network, x, y), strict=True))
        largest = _largest(*(gradient for _, gradient in pairs.values()))
        checks = []
        for part, layer, index in places:
            parameter, gradient = pairs[part, layer]
            alone = parameter[tuple(slice(i, i + 1) for i in index)]
            line = LossLine(network, x, y, [(alone, 1.0)])
            judgement = _judge(line, float(gradient[index]), largest)
            checks.append(Check(part, layer, index, *judgement))
        return checks


def _arrays(network: Network) -> list[tuple[str, int]]:
    """(part, layer) of every array of parameters, in the order of ``_pairs``."""
    parts = ("weights", "biases") if network.has_biases else ("weights",)
    return [(part, layer) for part in parts for layer in range(len(network.weights))]


def _pairs(network: Network, x: ArrayLike, y: ArrayLike) -> Pairs:
    """(parameters, their gradients), array by array; biases only where the network has them."""
    gradients = network.gradients(x, y)
    return [
        (getattr(network, part)[layer], getattr(gradients, part)[layer])
        for part, layer in _arrays(network)
    ]


def _largest(*gradients: Array) -> float:
    """The largest |gradient| among those that are finite numbers; 0 where none is."""
    sizes = [np.abs(gradient[np.isfinite(gradient)]) for gradient in gradients]
    return max((float(size.max()) for size in sizes if size.size), default=0.0)


def _random_line(
    network: Network, x: ArrayLike, y: ArrayLike, pairs: Pairs, rng: np.random.Generator
) -> LossLine:
    """The line in a random direction of ±1 in every parameter."""
    moves = [(parameters, rng.choice([-1.0, 1.0], size=parameters.shape)) for parameters, _ in pairs]
    return LossLine(network, x, y, moves)


class _Judgement(NamedTuple):
    """The fields of ``Check`` that do not depend on a place; they are explained there."""

    backprop: float
    above: float
    below: float
    difference: float
    relative_error: float
    verdict: Verdict
    slopes: tuple[float, float]


def _judge(line: LossLine, backprop: float, largest: float) -> _Judgement:
    """Compare ``backprop`` with differences; ``largest`` is the largest gradient of all."""
    above, below = line.loss(STEP), line.loss(-STEP)
    difference = (above - below) / (2 * STEP)

    def judgement(
        error: float, verdict: Verdict, slopes: tuple[float, float] = (difference, difference)
    ) -> _Judgement:
        return _Judgement(backprop, above, below, difference, error, verdict, slopes)

    if not math.isfinite(backprop):
        return judgement(math.inf, "not_finite")
    if not math.isfinite(difference):
        return judgement(math.inf, "unknown")
    scale = max(
        abs(backprop), abs(difference), FLOOR * largest, ROUNDING * max(1.0, abs(above), abs(below))
    )
    error = abs(backprop - difference) / scale
    if error < AGREES:
        return judgement(error, "agrees")
    if line.crosses_kink(STEP):
        slopes, error = _error_at_kink(line, backprop, scale)
        return judgement(error, "kink" if error < AGREES else "differs", slopes)
    closer = [line.difference(step) for step in CLOSER_STEPS]
    scatter = max(closer) - min(closer)
    error = abs(backprop - difference) / max(scale, 2 * scatter / AGREES)
    return judgement(error, "agrees" if error < AGREES else "differs")


def _error_at_kink(line: LossLine, backprop: float, scale: float) -> tuple[tuple[float, float], float]:
    """The slopes on both sides, and the error against the nearest slope between them."""
    here = line.loss(0.0)
    slopes, bounds = [], []
    for t in (-STEP, STEP):
        whole = (line.loss(t) - here) / t
        half = (line.loss(t / 2) - here) / (t / 2)
        slope = 2 * half - whole  # what curvature adds is twice as much over twice the distance
        doubt = abs(half - whole)
        slopes.append(slope)
        bounds += [slope - doubt, slope + doubt]
    nearest = min(max(backprop, min(bounds)), max(bounds))
    error = abs(backprop - nearest) / scale
    if not error < AGREES:
        error = min(error, abs(backprop - line.difference_without_kinks(STEP, NEAR_KINK)) / scale)
    return (slopes[0], slopes[1]), error if math.isfinite(error) else math.inf
