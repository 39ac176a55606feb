"""Tests of ``GradientDescent.update``; the gradients that it follows are the package's own."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

from pynn_app.code_lab.exercises.checking import Check, Checks, Package, agree, demand
from pynn_app.code_lab.exercises.differing import NEAR, NEAR_IN_FLOAT32
from pynn_app.code_lab.exercises.fixtures import (
    EXAMPLES,
    Array,
    Backprop,
    batch,
    layer_name,
    network,
    parameters_of,
    runs_on,
    take_short,
    taken,
)

Optimizer = Any
"""Of the edited package."""
UPDATE = Checks()
XI = 0.5


def _ready(package: Package, *sizes: int, **options: object) -> Backprop:
    """A ``Backprop`` after ``backward``."""
    net = network(package, *(sizes or (3, 4, 2)), **options)
    x, y = batch(net.sizes[0], net.sizes[-1])
    done = taken(net, x, y)
    done.forward()
    done.backward()
    return done


def _descent(xi: float) -> Optimizer:
    return import_module("pynn.optimizers").GradientDescent(xi)


def _updated(done: Backprop, optimizer: Optimizer, factor: float | None = None) -> dict[str, Array]:
    """The list of parameters after one update, by their names; ``None``: the default factor."""
    net, (weights, biases) = done.network, done.gradients()
    parameters, gradients = list(net.weights), list(weights)
    if net.has_biases:
        parameters, gradients = parameters + list(net.biases), gradients + list(biases)
    if factor is None:
        optimizer.update(parameters, gradients)
    else:
        optimizer.update(parameters, gradients, factor)
    return dict(zip(parameters_of(net), parameters, strict=False))  # without biases there are fewer


def _descends(
    done: Backprop, name: str, optimizer: Optimizer, near: float = NEAR, factor: float | None = None
) -> None:
    """Raises Wrong unless one update leads every parameter where it should."""
    net, (weights, biases) = done.network, done.gradients()
    before = {key: array.astype(np.float64) for key, array in parameters_of(net).items()}
    after = _updated(done, optimizer, factor)
    xi = optimizer.learning_rate * (1.0 if factor is None else factor)
    for (key, found), gradient in zip(after.items(), (*weights, *biases), strict=False):
        moved = f"{name}, what is added to {key}"
        added, expected = found.astype(np.float64) - before[key], np.zeros(found.shape) - xi * gradient
        # what is added is known to the last digit of w, and not to its own
        size = max(float(np.abs(before[key]).max()) / max(float(np.abs(expected).max()), 1e-300), 1.0)
        agree(moved, added, expected, near * min(size, 1e3))


def _moves(part: str, layer: int) -> Callable[[Package], None]:
    name = f"{'W' if part == 'weights' else 'b'}{layer_name(layer)}"

    def run(package: Package) -> None:
        done = _ready(package)
        gradient = done.gradients()[part == "biases"][layer - 1]
        before = parameters_of(done.network)[name].copy()
        after = _updated(done, _descent(XI))[name]
        agree(f"With ξ = {XI}, what is added to {name}", after - before, -XI * gradient)

    return run


UPDATE.add(
    Check("W⁽¹⁾ ← W⁽¹⁾ − ξ ∂L/∂W⁽¹⁾", _moves("weights", 1)),
    Check("W⁽²⁾ ← W⁽²⁾ − ξ ∂L/∂W⁽²⁾", _moves("weights", 2)),
    Check("b⁽¹⁾ ← b⁽¹⁾ − ξ ∂L/∂b⁽¹⁾", _moves("biases", 1)),
    Check("b⁽²⁾ ← b⁽²⁾ − ξ ∂L/∂b⁽²⁾", _moves("biases", 2)),
)


@UPDATE.titled("The arrays are changed in place, not exchanged for new ones")
def _in_place(package: Package) -> None:
    done = _ready(package)
    arrays = parameters_of(done.network)
    before = {name: array.copy() for name, array in arrays.items()}
    after = _updated(done, _descent(XI))
    for name, array in arrays.items():
        demand(
            not np.array_equal(array, before[name]),
            f"{name} is as it was: whoever holds on to the array sees nothing of the step.",
        )
        demand(
            after[name] is array,
            f"{name} is a new array now: whoever holds on to the old one misses the next step.",
        )


@UPDATE.titled("The loss goes down")
def _downhill(package: Package) -> None:
    done = _ready(package)
    before = done.loss
    _updated(done, _descent(0.01))
    done.forward()
    demand(done.loss < before, f"It went from {before:.6g} to {done.loss:.6g} in a step of ξ = 0.01.")


@UPDATE.titled("A network without biases keeps them at 0")
def _no_biases(package: Package) -> None:
    done = _ready(package, has_biases=False)
    _descends(done, "Without biases", _descent(XI))
    for layer, b in enumerate(done.network.biases, start=1):
        agree(f"b{layer_name(layer)}", b, np.zeros(b.shape))


@UPDATE.titled("float32 stays float32, and float64 stays float64")
def _precision(package: Package) -> None:
    for dtype in (np.float32, np.float64):
        after = _updated(_ready(package, dtype=dtype), _descent(XI))
        found = {str(array.dtype) for array in after.values()}
        demand(found == {np.dtype(dtype).name}, f"The parameters are {', '.join(sorted(found))} then.")


@UPDATE.titled("The step follows any ξ: 0.01, 1 or 30")
def _any_learning_rate(package: Package) -> None:
    for xi in (0.01, 1, 30.0):
        _descends(_ready(package), f"With ξ = {xi}", _descent(xi))
    _descends(_ready(package, dtype=np.float32), "In float32", _descent(XI), NEAR_IN_FLOAT32)


@UPDATE.titled("The factor makes the step longer or shorter: 2 or 0.25 times ξ")
def _any_factor(package: Package) -> None:
    for factor in (2.0, 0.25):
        _descends(_ready(package), f"With the factor {factor}", _descent(XI), factor=factor)


@UPDATE.titled("Gradients beyond ±1 are followed in full")
def _large_gradients(package: Package) -> None:
    for factor in (100.0, 1e6):
        done = _ready(package)
        done.deltas = [factor * delta for delta in done.deltas]
        _descends(done, f"With gradients {factor:,.0f} times as large", _descent(XI))


@UPDATE.titled("Other shapes: one output, one layer or three")
def _shapes(package: Package) -> None:
    for sizes in ((3, 4, 1), (3, 2), (2, 1, 3), (4, 4, 4, 4), (3, 5, 4, 2)):
        for has_biases in (True, False):
            done = _ready(package, *sizes, has_biases=has_biases)
            _descends(done, f"In a network of {sizes} units", _descent(XI))


@UPDATE.titled("A second step follows the gradients of its own batch")
def _next_batch(package: Package) -> None:
    x, y = batch(3, 2)
    done, optimizer = taken(network(package, 3, 4, 2), x, y, EXAMPLES), _descent(XI)
    for name in ("In the first step", "In the second step"):
        done.forward()
        done.backward()
        _descends(done, name, optimizer)
        take_short(done, x, y)


UPDATE.add(runs_on())
