"""Tests of ``Backprop.descend``; the gradients that it follows are the package's own."""

from collections.abc import Callable

import numpy as np

from pynn_app.code_lab.exercises.checking import Check, Checks, Package, agree, demand
from pynn_app.code_lab.exercises.differing import NEAR, NEAR_IN_FLOAT32
from pynn_app.code_lab.exercises.fixtures import (
    EXAMPLES,
    Backprop,
    batch,
    layer_name,
    network,
    parameters_of,
    runs_on,
    take_short,
    taken,
)

DESCEND = Checks()
XI = 0.5


def _ready(package: Package, *sizes: int, **options: object) -> Backprop:
    """A ``Backprop`` after ``backward``."""
    net = network(package, *(sizes or (3, 4, 2)), **options)
    x, y = batch(net.sizes[0], net.sizes[-1])
    done = taken(net, x, y)
    done.forward()
    done.backward()
    return done


def _descends(done: Backprop, name: str, xi: float, near: float = NEAR) -> None:
    """Raises Wrong unless one step of ``descend`` leads every parameter where it should."""
    net, gradients = done.network, done.gradients()
    before = {key: array.astype(np.float64) for key, array in parameters_of(net).items()}
    slopes = [*gradients[0], *(gradients[1] if net.has_biases else np.zeros(len(net.biases)))]
    done.descend(xi)
    for (key, found), slope in zip(parameters_of(net).items(), slopes, strict=True):
        moved = f"{name}, what is added to {key}"
        added, expected = found.astype(np.float64) - before[key], np.zeros(found.shape) - xi * slope
        # what is added is known to the last digit of w, and not to its own
        size = max(float(np.abs(before[key]).max()) / max(float(np.abs(expected).max()), 1e-300), 1.0)
        agree(moved, added, expected, near * min(size, 1e3))


def _moves(part: str, layer: int) -> Callable[[Package], None]:
    letter = "W" if part == "weights" else "b"

    def run(package: Package) -> None:
        done = _ready(package)
        gradient = done.gradients()[part == "biases"][layer - 1]
        before = getattr(done.network, part)[layer - 1].copy()
        done.descend(XI)
        after = getattr(done.network, part)[layer - 1]
        moved = f"With ξ = {XI}, what is added to {letter}{layer_name(layer)}"
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
    arrays = parameters_of(done.network)
    before = {name: array.copy() for name, array in arrays.items()}
    done.descend(XI)
    for name, array in arrays.items():
        demand(
            not np.array_equal(array, before[name]),
            f"{name} is as it was: whoever holds on to the array sees nothing of the step.",
        )
        demand(
            parameters_of(done.network)[name] is array,
            f"{name} is a new array now: whoever holds on to the old one misses the next step.",
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


@DESCEND.titled("float32 stays float32, and float64 stays float64")
def _precision(package: Package) -> None:
    for dtype in (np.float32, np.float64):
        done = _ready(package, dtype=dtype)
        done.descend(XI)
        found = {str(array.dtype) for array in parameters_of(done.network).values()}
        demand(found == {np.dtype(dtype).name}, f"The parameters are {', '.join(sorted(found))} then.")


@DESCEND.titled("The step follows any ξ: 0.01, 1 or 30")
def _any_learning_rate(package: Package) -> None:
    for xi in (0.01, 1, 30.0):
        _descends(_ready(package), f"With ξ = {xi}", xi)
    _descends(_ready(package, dtype=np.float32), "In float32", XI, NEAR_IN_FLOAT32)


@DESCEND.titled("Gradients beyond ±1 are followed in full")
def _large_gradients(package: Package) -> None:
    for factor in (100.0, 1e6):
        done = _ready(package)
        done.deltas = [factor * delta for delta in done.deltas]
        _descends(done, f"With gradients {factor:,.0f} times as large", XI)


@DESCEND.titled("Other shapes: one output, one layer or three")
def _shapes(package: Package) -> None:
    for sizes in ((3, 4, 1), (3, 2), (2, 1, 3), (4, 4, 4, 4), (3, 5, 4, 2)):
        for has_biases in (True, False):
            done = _ready(package, *sizes, has_biases=has_biases)
            _descends(done, f"In a network of {sizes} units", XI)


@DESCEND.titled("A second step follows the gradients of its own batch")
def _next_batch(package: Package) -> None:
    x, y = batch(3, 2)
    done = taken(network(package, 3, 4, 2), x, y, EXAMPLES)
    for name in ("In the first step", "In the second step"):
        done.forward()
        done.backward()
        _descends(done, name, XI)
        take_short(done, x, y)


DESCEND.add(runs_on())
