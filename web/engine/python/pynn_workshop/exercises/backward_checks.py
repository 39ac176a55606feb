"""Tests of ``Backprop.backward``; the forward pass before it is the package's own."""

from typing import Any

import numpy as np

from pynn_workshop.exercises.apparatus import (
    EXAMPLES,
    Backprop,
    agrees_with_differences,
    batch,
    network,
    taken,
)
from pynn_workshop.exercises.checking import Checks, Package, agree, demand

BACKWARD = Checks()


def _done(package: Package, *sizes: int, **options: object) -> tuple[Backprop, Any]:
    """A ``Backprop`` after ``backward``, and the targets."""
    x, y = batch(sizes[0], sizes[-1])
    done = taken(network(package, *sizes, **options), x, y)
    done.forward()
    done.backward()
    layers = len(sizes) - 1
    demand(
        len(done.deltas) == layers,
        f"There are {len(done.deltas)} arrays in deltas; expected were {layers}, one for each layer "
        f"but the inputs’.",
    )
    return done, y


@BACKWARD.titled("deltas holds δ⁽¹⁾ and δ⁽²⁾: one array for each layer but the inputs’")
def _as_many(package: Package) -> None:
    done, _ = _done(package, 3, 4, 2)
    done.backward()  # the next batch begins anew
    demand(len(done.deltas) == 2, f"The second time there are {len(done.deltas)} arrays in deltas.")


@BACKWARD.titled("No weight has changed on the way")
def _weights_stay(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    before = [W.copy() for W in net.weights]
    done = taken(net, x, y)
    done.forward()
    done.backward()
    for name, W, kept in zip(("W⁽¹⁾", "W⁽²⁾"), net.weights, before, strict=True):
        demand(np.array_equal(W, kept), f"{name} has changed: only descend may do that.")


@BACKWARD.titled("δ⁽²⁾ = 2 (ŷ − y) σ′(z⁽²⁾) / m")
def _output_layer(package: Package) -> None:
    done, y = _done(package, 3, 4, 2)
    y_hat = done.values[2]
    agree("δ⁽²⁾", done.deltas[1], 2 * (y_hat - y) * y_hat * (1 - y_hat) / EXAMPLES)


@BACKWARD.titled("∂L/∂W⁽²⁾ and ∂L/∂b⁽²⁾ agree with central differences")
def _output_differences(package: Package) -> None:
    for part in ("weights", "biases"):
        agrees_with_differences(part, 2).run(package)


@BACKWARD.titled("With cross-entropy δ⁽²⁾ = (ŷ − y) / m")
def _cross_entropy(package: Package) -> None:
    done, y = _done(package, 3, 4, 2, loss="cross_entropy")
    agree("δ⁽²⁾", done.deltas[1], (done.values[2] - y) / EXAMPLES)


@BACKWARD.titled("δ⁽¹⁾ = σ′(z⁽¹⁾) · Σ δ⁽²⁾ W⁽²⁾, of your δ⁽²⁾")
def _hidden_layer(package: Package) -> None:
    done, _ = _done(package, 3, 4, 2)
    x, W = done.values[1], done.network.weights[1]
    carried = np.einsum("mk,kj->mj", np.asarray(done.deltas[1]), W)
    agree("δ⁽¹⁾", done.deltas[0], carried * x * (1 - x))


@BACKWARD.titled("∂L/∂W⁽¹⁾ and ∂L/∂b⁽¹⁾ agree with central differences")
def _hidden_differences(package: Package) -> None:
    for part in ("weights", "biases"):
        agrees_with_differences(part, 1).run(package)


@BACKWARD.titled("σ′ is that of the hidden layers’ activation: tanh, too")
def _tanh(package: Package) -> None:
    agrees_with_differences("weights", 1, activation="tanh").run(package)


@BACKWARD.titled("It goes back through any number of layers")
def _deep(package: Package) -> None:
    for layer in (3, 2, 1):
        agrees_with_differences("weights", layer, (3, 4, 6, 2)).run(package)
