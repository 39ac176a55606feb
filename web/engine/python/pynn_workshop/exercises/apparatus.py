"""What the tests are made with: networks and batches, and the mathematics of them once more.

It is written out here by itself, for sigmoids and squared error, so that no test takes what it
expects from the code that it tests. Every size is another one, so that exchanged axes come out.
"""

from importlib import import_module
from typing import Any

import numpy as np

from pynn_workshop.exercises.checking import Check, Package, demand

Network = Any
Backprop = Any
Array = Any
"""Of the edited package: whatever these may be by now."""
EXAMPLES = 5
AGREES = 1e-5
"""Largest relative error of a gradient against central differences where all is right."""


def network(package: Package, *sizes: int, **options: object) -> Network:
    """A network with weights and biases of order 1."""
    return package.Network(sizes, seed=7, initial_weights="normal", **options)


def batch(n_in: int, n_out: int) -> tuple[Array, Array]:
    """x (5, n_in) of any sign, and y (5, n_out) of 0 and 1, with one 1 in each row where it can be."""
    rng = np.random.default_rng(11)
    x = rng.standard_normal((EXAMPLES, n_in))
    y = np.eye(n_out)[rng.integers(n_out, size=EXAMPLES)] if n_out > 1 else [[0], [1], [1], [0], [1]]
    return x, np.array(y, dtype=np.float64)


def taken(net: Network, x: Array, y: Array = None) -> Backprop:
    """A ``Backprop`` with a batch, before ``forward``."""
    backprop = import_module("pynn.operations").Backprop(net, len(x))
    backprop.take(x, y)
    return backprop


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
        checks = import_module("pynn.gradient_check").check_each(net, x, y)
        worst = max(
            (each for each in checks if (each.part, each.layer) == (part, layer - 1)),
            key=lambda each: each.relative_error,
        )
        demand(
            worst.relative_error < AGREES,
            f"{name}{list(worst.index)}: backprop says {worst.backprop:.6g}, and the difference "
            f"quotient {worst.difference:.6g}.",
        )

    return Check(f"{name} agrees with central differences", run)
