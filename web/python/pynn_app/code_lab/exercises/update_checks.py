"""Tests of ``GradientDescent.update``; the gradients that it follows are the package's own."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Unpack

import numpy as np
from pynn_protocol.messages import CatalogueText, TextValue

from pynn_app.code_lab.exercises.checks import ExerciseCheck, ExerciseChecks, agree, demand
from pynn_app.code_lab.exercises.difference import NEAR, NEAR_IN_FLOAT32
from pynn_app.code_lab.exercises.fixtures import (
    EXAMPLES,
    Array,
    NetworkOptions,
    after_backward,
    backprop_with,
    batch,
    network,
    parameter_name,
    parameters_of,
    take_short_batch,
)
from pynn_app.code_lab.exercises.shared_checks import FLOAT_TYPES, demand_dtype
from pynn_app.code_lab.exercises.texts import (
    added_to,
    formula,
    in_dtype,
    in_network,
    in_step,
    layer_name,
    scaled,
    text,
    with_value,
    without_biases,
)
from pynn_app.code_lab.exercises.training_check import trains
from pynn_app.code_lab.package import EditedPackage

if TYPE_CHECKING:
    from pynn.backpropagation import Backprop
    from pynn.optimizers import GradientDescent

UPDATE = ExerciseChecks()
_XI = 0.5
_Situation = Callable[[TextValue], CatalogueText]


def _after_backward(
    package: EditedPackage, sizes: tuple[int, ...] = (3, 4, 2), **options: Unpack[NetworkOptions]
) -> "Backprop":
    return after_backward(network(package, *sizes, **options), *batch(sizes[0], sizes[-1]))


def _descent(xi: float) -> "GradientDescent":
    from pynn.optimizers import GradientDescent

    return GradientDescent(xi)


def _updated(
    backprop: "Backprop", optimizer: "GradientDescent", factor: float | None = None
) -> dict[str, Array]:
    """The list of parameters after one update, by their names; ``None``: the default factor."""
    net, (weights, biases) = backprop.network, backprop.gradients()
    parameters, gradients = list(net.weights), list(weights)
    if net.has_biases:
        parameters, gradients = parameters + list(net.biases), gradients + list(biases)
    if factor is None:
        optimizer.update(parameters, gradients)
    else:
        optimizer.update(parameters, gradients, factor)
    return dict(zip(parameters_of(net), parameters, strict=False))  # without biases there are fewer


def _demand_descent(
    backprop: "Backprop",
    situation: _Situation,
    optimizer: "GradientDescent",
    near: float = NEAR,
    factor: float | None = None,
) -> None:
    """Raise Wrong unless one update changes every parameter as it should."""
    net, (weights, biases) = backprop.network, backprop.gradients()
    before = {key: array.astype(np.float64) for key, array in parameters_of(net).items()}
    after = _updated(backprop, optimizer, factor)
    xi = optimizer.learning_rate * (1.0 if factor is None else factor)
    for (key, found), gradient in zip(after.items(), (*weights, *biases), strict=False):
        added, expected = found.astype(np.float64) - before[key], np.zeros(found.shape) - xi * gradient
        # what is added is known to the last digit of w, and not to its own
        size = max(float(np.abs(before[key]).max()) / max(float(np.abs(expected).max()), 1e-300), 1.0)
        agree(situation(added_to(key)), added, expected, near * min(size, 1e3))


def _moves(part: str, layer: int) -> ExerciseCheck:
    name = parameter_name(part, layer)

    def run(package: EditedPackage) -> None:
        backprop = _after_backward(package)
        weights, biases = backprop.gradients()
        gradient = (weights if part == "weights" else biases)[layer - 1]
        before = parameters_of(backprop.network)[name].copy()
        after = _updated(backprop, _descent(_XI))[name]
        agree(with_value("ξ", _XI, added_to(name)), after - before, -_XI * gradient)

    return ExerciseCheck(formula(f"{name} ← {name} − ξ ∂L/∂{name}"), run)


UPDATE.add(_moves("weights", 1), _moves("weights", 2), _moves("biases", 1), _moves("biases", 2))


@UPDATE.titled(text("exercise-test-in-place"))
def _in_place(package: EditedPackage) -> None:
    backprop = _after_backward(package)
    arrays = parameters_of(backprop.network)
    before = {name: array.copy() for name, array in arrays.items()}
    after = _updated(backprop, _descent(_XI))
    for name, array in arrays.items():
        is_in_place = after[name] is array and not np.array_equal(array, before[name])
        demand(is_in_place, text("exercise-fault-not-in-place", name=name))


@UPDATE.titled(text("exercise-test-downhill"))
def _downhill(package: EditedPackage) -> None:
    backprop, xi = _after_backward(package), 0.01
    before = float(backprop.loss)
    _updated(backprop, _descent(xi))
    backprop.forward()
    after = float(backprop.loss)
    demand(after < before, text("exercise-fault-uphill", before=before, after=after, xi=xi))


@UPDATE.titled(text("exercise-test-no-biases"))
def _no_biases(package: EditedPackage) -> None:
    backprop = _after_backward(package, has_biases=False)
    _demand_descent(backprop, without_biases, _descent(_XI))
    for layer, b in enumerate(backprop.network.biases, start=1):
        agree(f"b{layer_name(layer)}", b, np.zeros(b.shape))


@UPDATE.titled(text("exercise-test-dtype"))
def _keeps_the_dtype(package: EditedPackage) -> None:
    for dtype in FLOAT_TYPES:
        demand_dtype(_updated(_after_backward(package, dtype=dtype), _descent(_XI)), dtype)


@UPDATE.titled(text("exercise-test-any-xi"))
def _any_learning_rate(package: EditedPackage) -> None:
    for xi in (0.01, 1, 30.0):
        situation = partial(with_value, "ξ", xi)
        _demand_descent(_after_backward(package), situation, _descent(xi))
    float32 = np.dtype(np.float32)
    backprop = _after_backward(package, dtype=float32)
    _demand_descent(backprop, partial(in_dtype, float32), _descent(_XI), NEAR_IN_FLOAT32)


@UPDATE.titled(formula("w ← w − factor · ξ ∂L/∂w"))
def _any_factor(package: EditedPackage) -> None:
    for factor in (2.0, 0.25):
        situation = partial(with_value, "factor", factor)
        _demand_descent(_after_backward(package), situation, _descent(_XI), factor=factor)


@UPDATE.titled(text("exercise-test-any-size"))
def _large_gradients(package: EditedPackage) -> None:
    for factor in (100.0, 1e6):
        backprop = _after_backward(package)
        backprop.deltas = [factor * delta for delta in backprop.deltas]
        _demand_descent(backprop, partial(scaled, "∂L/∂w", factor), _descent(_XI))


@UPDATE.titled(text("exercise-test-shapes"))
def _shapes(package: EditedPackage) -> None:
    for sizes in ((3, 4, 1), (3, 2), (2, 1, 3), (4, 4, 4, 4), (3, 5, 4, 2)):
        for has_biases in (True, False):
            backprop = _after_backward(package, sizes, has_biases=has_biases)
            _demand_descent(backprop, partial(in_network, sizes), _descent(_XI))


@UPDATE.titled(text("exercise-test-second-step"))
def _next_batch(package: EditedPackage) -> None:
    x, y = batch(3, 2)
    backprop = backprop_with(network(package, 3, 4, 2), x, y, EXAMPLES)
    optimizer = _descent(_XI)
    for step in (1, 2):
        backprop.forward()
        backprop.backward()
        _demand_descent(backprop, partial(in_step, step), optimizer)
        take_short_batch(backprop, x, y)


UPDATE.add(trains())
