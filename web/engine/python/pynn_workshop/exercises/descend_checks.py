"""Tests of ``Backprop.descend``; the gradients that it follows are the package's own."""

from collections.abc import Callable

import numpy as np

from pynn_workshop.exercises.apparatus import Backprop, batch, layer_name, network, taken
from pynn_workshop.exercises.checking import Check, Checks, Package, agree, demand

DESCEND = Checks()
XI = 0.5


def _ready(package: Package, **options: object) -> Backprop:
    """A ``Backprop`` after ``backward``."""
    x, y = batch(3, 2)
    net = network(package, 3, 4, 2, **options)
    done = taken(net, x.astype(net.dtype), y.astype(net.dtype))
    done.forward()
    done.backward()
    return done


def _moves(part: str, layer: int) -> Callable[[Package], None]:
    letter = "W" if part == "weights" else "b"

    def run(package: Package) -> None:
        done = _ready(package)
        gradient = done.gradients()[part == "biases"][layer - 1]
        before = getattr(done.network, part)[layer - 1].copy()
        done.descend(XI)
        after = getattr(done.network, part)[layer - 1]
        moved = f"What is added to {letter}{layer_name(layer)}, with ξ = {XI},"
        agree(moved, after - before, -XI * gradient)

    return run


DESCEND.add(
    Check("W⁽¹⁾ ← W⁽¹⁾ − ξ ∂L/∂W⁽¹⁾", _moves("weights", 1)),
    Check("W⁽²⁾ ← W⁽²⁾ − ξ ∂L/∂W⁽²⁾", _moves("weights", 2)),
    Check("b⁽¹⁾ ← b⁽¹⁾ − ξ ∂L/∂b⁽¹⁾", _moves("biases", 1)),
    Check("b⁽²⁾ ← b⁽²⁾ − ξ ∂L/∂b⁽²⁾", _moves("biases", 2)),
)


@DESCEND.titled("The arrays are changed in place, not exchanged for new ones")
def _in_place(package: Package) -> None:
    done = _ready(package)
    net = done.network
    arrays = [*net.weights, *net.biases]
    before = [array.copy() for array in arrays]
    done.descend(XI)
    for name, array, kept in zip(("W⁽¹⁾", "W⁽²⁾", "b⁽¹⁾", "b⁽²⁾"), arrays, before, strict=True):
        demand(
            not np.array_equal(array, kept),
            f"{name} is as it was: whoever holds on to the array sees nothing of the step.",
        )


@DESCEND.titled("The loss goes down")
def _downhill(package: Package) -> None:
    done = _ready(package)
    before = done.loss
    done.descend(0.01)
    done.forward()
    demand(done.loss < before, f"It went from {before:.6g} to {done.loss:.6g} in a step of ξ = 0.01.")


@DESCEND.titled("A network without biases keeps them at 0")
def _no_biases(package: Package) -> None:
    done = _ready(package, has_biases=False)
    done.descend(XI)
    for layer, b in enumerate(done.network.biases, start=1):
        agree(f"b{layer_name(layer)}", b, np.zeros(b.shape))


@DESCEND.titled("float32 stays float32")
def _precision(package: Package) -> None:
    done = _ready(package, dtype=np.float32)
    done.descend(XI)
    found = {str(array.dtype) for array in (*done.network.weights, *done.network.biases)}
    demand(found == {"float32"}, f"The parameters are {', '.join(sorted(found))} then.")
