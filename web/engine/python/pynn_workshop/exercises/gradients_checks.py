"""Tests of ``Backprop.gradients``: of values and deltas that are made up, then of real ones."""

from collections.abc import Callable
from typing import Any

import numpy as np

from pynn_workshop.exercises.apparatus import (
    EXAMPLES,
    Backprop,
    agrees_with_differences,
    batch,
    layer_name,
    network,
    taken,
)
from pynn_workshop.exercises.checking import Check, Checks, Package, agree, demand
from pynn_workshop.exercises.differing import kind_of

GRADIENTS = Checks()
SIZES = (3, 4, 2)


def _made_up(package: Package, examples: int = EXAMPLES) -> tuple[Backprop, Any]:
    """A ``Backprop`` as it is after ``backward``, and what its ``gradients`` returns."""
    rng = np.random.default_rng(3)
    done = taken(network(package, *SIZES), *batch(SIZES[0], SIZES[-1]))
    done.values = [rng.standard_normal((examples, size)) for size in SIZES]
    done.deltas = [rng.standard_normal((examples, size)) for size in SIZES[1:]]
    return done, done.gradients()


@GRADIENTS.titled("Two lists are returned, of ∂L/∂W and of ∂L/∂b, with an array for each layer")
def _two_lists(package: Package) -> None:
    _, found = _made_up(package)
    demand(
        isinstance(found, tuple | list) and len(found) == 2,
        f"It returns {kind_of(found)}; expected were two lists.",
    )
    demand(
        all(isinstance(each, tuple | list) and len(each) == 2 for each in found),
        "Each of the two must be a list of two arrays, of layer 1 and of layer 2.",
    )


def _weights_of(layer: int) -> Callable[[Package], None]:
    def run(package: Package) -> None:
        done, (weights, _) = _made_up(package)
        expected = np.einsum("mj,mi->ji", done.deltas[layer - 1], done.values[layer - 1])
        agree(f"∂L/∂W{layer_name(layer)}", weights[layer - 1], expected)

    return run


def _biases_of(layer: int) -> Callable[[Package], None]:
    def run(package: Package) -> None:
        done, (_, biases) = _made_up(package)
        agree(f"∂L/∂b{layer_name(layer)}", biases[layer - 1], sum(done.deltas[layer - 1]))

    return run


GRADIENTS.add(
    Check("∂L/∂W⁽²⁾ has the shape of W⁽²⁾, and is Σ δ⁽²⁾ x⁽¹⁾ over the examples", _weights_of(2)),
    Check("∂L/∂W⁽¹⁾ has the shape of W⁽¹⁾, and is Σ δ⁽¹⁾ x⁽⁰⁾ over the examples", _weights_of(1)),
    Check("∂L/∂b⁽²⁾ has the shape of b⁽²⁾, and is Σ δ⁽²⁾ over the examples", _biases_of(2)),
    Check("∂L/∂b⁽¹⁾ has the shape of b⁽¹⁾, and is Σ δ⁽¹⁾ over the examples", _biases_of(1)),
)


@GRADIENTS.titled("A batch of one example is a batch, too")
def _one_example(package: Package) -> None:
    done, (weights, biases) = _made_up(package, examples=1)
    agree("∂L/∂W⁽²⁾", weights[1], np.outer(done.deltas[1][0], done.values[1][0]))
    agree("∂L/∂b⁽²⁾", biases[1], done.deltas[1][0])


GRADIENTS.add(
    agrees_with_differences("weights", 2),
    agrees_with_differences("weights", 1),
    agrees_with_differences("biases", 2),
    agrees_with_differences("biases", 1),
)
