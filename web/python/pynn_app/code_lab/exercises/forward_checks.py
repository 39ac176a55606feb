"""Tests of ``Backprop.forward``: the values of each layer. ``loss_checks`` has those of L and hits."""

from typing import TYPE_CHECKING

import numpy as np

from pynn_app.code_lab.exercises.checks import ExerciseChecks, agree
from pynn_app.code_lab.exercises.difference import NEAR_IN_FLOAT32
from pynn_app.code_lab.exercises.fixtures import (
    EXAMPLES,
    SHORT,
    Array,
    backprop_with,
    batch,
    network,
    parameters_of,
    sigma,
    take_short_batch,
    values_of,
)
from pynn_app.code_lab.exercises.loss_checks import LOSS_CHECKS, hits_agree, loss_agrees
from pynn_app.code_lab.exercises.shared_checks import (
    FLOAT_TYPES,
    demand_dtype,
    demand_length,
    demand_list,
    unchanged,
)
from pynn_app.code_lab.exercises.texts import (
    formula,
    in_dtype,
    in_network,
    in_second_call,
    in_short_batch,
    text,
    with_functions,
)
from pynn_app.code_lab.exercises.training_check import trains
from pynn_app.code_lab.package import EditedPackage

if TYPE_CHECKING:
    from pynn.backpropagation import Backprop
    from pynn.network import Network

FORWARD = ExerciseChecks()


def _after_forward(net: "Network", x: Array, y: Array | None = None) -> "Backprop":
    backprop = backprop_with(net, x, y)
    backprop.forward()
    demand_list("values", backprop.values, len(net.weights) + 1)
    return backprop


@FORWARD.titled(text("exercise-test-holds", list="values", arrays="x⁽⁰⁾, x⁽¹⁾, ŷ"))
def _has_one_array_for_each_layer(package: EditedPackage) -> None:
    backprop = _after_forward(network(package, 3, 4, 2), *batch(3, 2))
    backprop.forward()  # the next batch starts a new list
    demand_length("values", len(backprop.values), 3, in_second_call)


@FORWARD.titled(formula("x⁽⁰⁾ = self._x"))
def _inputs(package: EditedPackage) -> None:
    x, y = batch(3, 2)
    agree("x⁽⁰⁾", _after_forward(network(package, 3, 4, 2), x, y).values[0], x)


@FORWARD.titled(formula("x⁽¹⁾ = σ(W⁽¹⁾ x⁽⁰⁾ + b⁽¹⁾)"))
def _first_layer(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    agree("x⁽¹⁾", _after_forward(net, x, y).values[1], values_of(net, x)[1])


@FORWARD.titled(
    text("exercise-test-formula-of-yours", formula="ŷ = σ(W⁽²⁾ x⁽¹⁾ + b⁽²⁾)", quantity="x⁽¹⁾")
)
def _second_layer(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    values = _after_forward(net, x, y).values
    W, b = net.weights[1], net.biases[1]
    agree("ŷ", values[2], sigma(np.asarray(values[1]) @ W.T + b))


@FORWARD.titled(text("exercise-test-any-depth"))
def _any_depth(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 6, 2), batch(3, 2)
    agree("ŷ", _after_forward(net, x, y).values[3], values_of(net, x)[3])


@FORWARD.titled(text("exercise-test-activations"))
def _activations(package: EditedPackage) -> None:
    net = network(package, 3, 4, 2, activation="tanh", output_activation="identity")
    x, y = batch(3, 2)
    values = _after_forward(net, x, y).values
    hidden = np.tanh(x @ net.weights[0].T + net.biases[0])
    agree(with_functions("tanh", "x⁽¹⁾"), values[1], hidden)
    agree(with_functions("identity", "ŷ"), values[2], hidden @ net.weights[1].T + net.biases[1])


FORWARD.add(*LOSS_CHECKS)


@FORWARD.titled(text("exercise-test-short-batch"))
def _short_batch(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    backprop = _after_forward(net, x, y)
    x, y = take_short_batch(backprop, x, y)
    backprop.forward()
    demand_list("values", backprop.values, 3)
    expected = values_of(net, x)
    agree(in_short_batch(SHORT, EXAMPLES, "ŷ"), backprop.values[2], expected[2])
    agree("x⁽⁰⁾", backprop.values[0], x)
    agree("x⁽¹⁾", backprop.values[1], expected[1])
    loss_agrees(backprop, ((y - expected[2]) ** 2).sum() / len(x))
    hits_agree(backprop, (expected[2].argmax(axis=1) == y.argmax(axis=1)).sum())


@FORWARD.titled(text("exercise-test-shapes"))
def _shapes(package: EditedPackage) -> None:
    for sizes in ((3, 2), (1, 1), (2, 1, 3), (4, 4, 4, 4)):
        net, (x, y) = network(package, *sizes), batch(sizes[0], sizes[-1])
        for rows in (slice(None), slice(1)):
            backprop = _after_forward(net, x[rows], y[rows])
            expected = values_of(net, x[rows])
            for layer, (found, values) in enumerate(zip(backprop.values, expected, strict=True)):
                agree(in_network(sizes, f"values[{layer}]"), found, values)
            loss_agrees(backprop, ((y[rows] - expected[-1]) ** 2).sum() / len(x[rows]))


@FORWARD.titled(text("exercise-test-no-targets"))
def _without_targets(package: EditedPackage) -> None:
    net, (x, _) = network(package, 3, 4, 2), batch(3, 2)
    agree("ŷ", _after_forward(net, x).values[-1], values_of(net, x)[2])


@FORWARD.titled(text("exercise-test-unchanged", names="x⁽⁰⁾, y, W, b"))
def _leaves_its_input(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    with unchanged({"x⁽⁰⁾": x, "y": y} | parameters_of(net)):
        backprop = backprop_with(net, x, y)
        backprop.take(x, y)  # these, and no copies of them
        backprop.forward()


@FORWARD.titled(text("exercise-test-dtype"))
def _keeps_the_dtype(package: EditedPackage) -> None:
    for dtype in FLOAT_TYPES:
        net, (x, y) = network(package, 3, 4, 2, dtype=dtype), batch(3, 2)
        values = _after_forward(net, x, y).values
        demand_dtype({f"values[{layer}]": array for layer, array in enumerate(values)}, dtype)
        agree(in_dtype(dtype, "ŷ"), values[2], values_of(net, x)[2], NEAR_IN_FLOAT32)


FORWARD.add(trains())
