"""What the tests are made with: networks and batches, and the mathematics of them once more.

It is written out here by itself, for sigmoids and squared error, so that no test takes what it
expects from the code that it tests. Every size is another one, so that exchanged axes come out.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from operator import itemgetter
from typing import Any

import numpy as np

from pynn_app.code_lab.exercises.checking import Check, Package, agree, demand
from pynn_app.code_lab.exercises.differing import NEAR, NEAR_IN_FLOAT32

Network = Any
Backprop = Any
GradientCheck = Any
Array = Any
"""Of the edited package: whatever these may be by now."""
EXAMPLES = 5
SHORT = 3
"""Examples of the last batch of an epoch, where others have ``EXAMPLES``."""
AGREES = 1e-5
"""Largest relative error of a gradient against central differences where all is right."""
SMALL_SHARE, ROUNDING = 1e-3, 1e-5
"""Errors are relative to the gradient, or to this share of the largest one, or to this number: below
that, a difference quotient is mostly rounding. They are FLOOR and ROUNDING of ``gradient_check``."""


def network(package: Package, *sizes: int, **options: object) -> Network:
    """A network with weights and biases of order 1."""
    return package.Network(sizes, seed=7, initial_weights="normal", **options)


def batch(n_in: int, n_out: int) -> tuple[Array, Array]:
    """x (5, n_in) of any sign, and y (5, n_out) of 0 and 1, with one 1 in each row if n_out > 1."""
    rng = np.random.default_rng(11)
    x = rng.standard_normal((EXAMPLES, n_in))
    y = np.eye(n_out)[rng.integers(n_out, size=EXAMPLES)] if n_out > 1 else [[0], [1], [1], [0], [1]]
    return x, np.array(y, dtype=np.float64)


def taken(net: Network, x: Array, y: Array = None, batch_size: int | None = None) -> Backprop:
    """A ``Backprop`` with a batch, before ``forward``; ``batch_size`` is that of x, if not given."""
    backprop = import_module("pynn.backpropagation").Backprop(net, batch_size or len(x))
    backprop.take(x.astype(net.dtype), None if y is None else y.astype(net.dtype))
    return backprop


def take_short(backprop: Backprop, x: Array, y: Array) -> tuple[Array, Array]:
    """Give it the last batch of an epoch: the ``SHORT`` last rows, which are returned."""
    x, y = x[-SHORT:].copy(), y[-SHORT:].copy()
    backprop.take(x, y)
    return x, y


def sigma(z: Array) -> Array:
    """σ(z), for z of order 1."""
    return 1 / (1 + np.exp(-z))


def values_of(net: Network, x: Array) -> list[Array]:
    """x⁽⁰⁾ … ŷ of sigmoids throughout."""
    values = [x]
    for W, b in zip(net.weights, net.biases, strict=True):
        values.append(sigma(np.einsum("mi,ji->mj", values[-1], W) + b))
    return values


def layer_name(layer: int) -> str:
    """⁽²⁾ for the second layer of weights, ``weights[1]``."""
    return f"⁽{'⁰¹²³'[layer]}⁾"


@contextmanager
def unchanged(arrays: dict[str, Array], only: str) -> Iterator[None]:
    """That these arrays, by their names, are the same afterwards; ``only`` says what may change."""
    before = {name: np.array(array) for name, array in arrays.items()}
    yield
    for name, array in arrays.items():
        demand(np.array_equal(array, before[name]), f"{name} has changed: {only}.")


def parameters_of(net: Network) -> dict[str, Array]:
    """W⁽¹⁾, W⁽²⁾, …, b⁽¹⁾, … by their names."""
    return {
        f"{letter}{layer_name(layer)}": array
        for letter, arrays in (("W", net.weights), ("b", net.biases))
        for layer, array in enumerate(arrays, start=1)
    }


def agrees_with_differences(
    part: str, layer: int, sizes: tuple[int, ...] = (3, 4, 2), **options: object
) -> Check:
    """That the gradients of one array are what the loss does when its numbers are changed a little.

    ``part`` is "weights" or "biases"; ``layer`` counts from 1.
    """
    letter = "W" if part == "weights" else "b"
    name = f"∂L/∂{letter}{layer_name(layer)}"

    def run(package: Package) -> None:
        net = network(package, *sizes, **options)
        x, y = batch(sizes[0], sizes[-1])
        compared = errors_of(import_module("pynn.gradient_check").check_each(net, x, y))
        error, worst = max(
            ((error, each) for error, each in compared if (each.part, each.layer) == (part, layer - 1)),
            key=itemgetter(0),
        )
        demand(
            error < AGREES,
            f"{name}{list(worst.index)}: backprop says {worst.backprop:.6g}, and the difference "
            f"quotient {worst.difference:.6g}.",
        )

    return Check(f"{name} agrees with central differences", run)


def errors_of(checks: Sequence[GradientCheck]) -> list[tuple[float, GradientCheck]]:
    """Each gradient with its relative error: ∞ for one that is no finite number.

    Measured as in ``pynn.gradient_check``, but here one gradient that is not finite leaves the errors
    of the others as they are.
    """
    slopes = [abs(each.difference) for each in checks if math.isfinite(each.difference)]
    floor = max(SMALL_SHARE * max(slopes, default=0.0), ROUNDING)

    def error(check: GradientCheck) -> float:
        scale = max(abs(check.backprop), abs(check.difference), floor)
        ratio = abs(check.backprop - check.difference) / scale
        return float(ratio) if math.isfinite(ratio) else math.inf

    return [(error(each), each) for each in checks]


# -- training -------------------------------------------------------------------------------------


def runs_on(*, softmax: bool = False) -> Check:
    """That an epoch of three batches, the last one shorter, leads where the mathematics says."""

    def run(package: Package) -> None:
        options = {"output_activation": "softmax", "loss": "cross_entropy"} if softmax else {}
        for dtype, near in ((np.float64, NEAR), (np.float32, NEAR_IN_FLOAT32)):
            for momentum, has_biases in ((0.0, True), (0.5, False)):
                net = network(package, 3, 4, 2, dtype=dtype, has_biases=has_biases, **options)
                _trained_as_expected(package, net, momentum, near, softmax=softmax)

    return Check("Training works with it: three batches, the last one shorter", run)


def _trained_as_expected(
    package: Package, net: Network, momentum: float, near: float, *, softmax: bool
) -> None:
    expected = [array.astype(np.float64) for array in (*net.weights, *net.biases)]
    velocities = [np.zeros(array.shape) for array in expected]
    rng = np.random.default_rng(5)
    x, y = rng.standard_normal((8, 3)).astype(net.dtype), np.eye(2)[rng.integers(2, size=8)]
    optimizers = import_module("pynn.optimizers")
    trainer = package.Trainer(
        net,
        package.Examples(x, y),
        optimizer=optimizers.Momentum(0.5, momentum) if momentum else optimizers.GradientDescent(0.5),
        batch_size=SHORT,
    )
    for _ in range(3):
        rows = trainer.next_rows
        gradients = _gradients(expected, x[rows].astype(np.float64), y[rows], softmax=softmax)
        for w, g, v in zip(expected, gradients, velocities, strict=True):
            if w.ndim == 2 or net.has_biases:
                v[...] = momentum * v + g
                w -= 0.5 * (g + momentum * v)  # noqa: PLW2901  in place
        trainer.advance(steps=1)
    for (name, found), array in zip(parameters_of(net).items(), expected, strict=True):
        agree(f"After three steps in {net.dtype}, {name}", found, array, near)


def _gradients(parameters: list[Array], x: Array, y: Array, *, softmax: bool) -> Iterable[Array]:
    """∂L/∂W⁽¹⁾, ∂L/∂W⁽²⁾, ∂L/∂b⁽¹⁾ and ∂L/∂b⁽²⁾ of [W⁽¹⁾, W⁽²⁾, b⁽¹⁾, b⁽²⁾]."""
    W1, W2, b1, b2 = parameters
    hidden = sigma(x @ W1.T + b1)
    z = hidden @ W2.T + b2
    if softmax:  # with cross-entropy: δ⁽²⁾ = ŷ − y
        e = np.exp(z)
        delta2 = e / e.sum(axis=1)[:, np.newaxis] - y
    else:
        y_hat = sigma(z)
        delta2 = 2 * (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (delta2 @ W2) * hidden * (1 - hidden)
    products = [np.einsum("mj,mi->ji", d, v) for d, v in ((delta1, x), (delta2, hidden))]
    return [each / len(x) for each in (*products, delta1.sum(axis=0), delta2.sum(axis=0))]
