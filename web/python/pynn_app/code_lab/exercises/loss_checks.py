"""Tests of what ``Backprop.forward`` makes of its values: the loss L, and hits."""

import operator
from typing import TYPE_CHECKING

import numpy as np

from pynn_app.code_lab.exercises.checks import ExerciseChecks, Wrong, agree, demand
from pynn_app.code_lab.exercises.difference import other
from pynn_app.code_lab.exercises.fixtures import (
    Array,
    backprop_with,
    batch,
    network,
    softmax,
    values_of,
)
from pynn_app.code_lab.exercises.texts import shape_of, text, with_functions
from pynn_app.code_lab.package import EditedPackage

if TYPE_CHECKING:
    from pynn.backpropagation import Backprop
    from pynn.network import Network

LOSS_CHECKS = ExerciseChecks()


def loss_agrees(backprop: "Backprop", expected: float) -> None:
    """Raise Wrong unless L is this number."""
    found: object = backprop.loss
    demand(
        isinstance(found, float | np.floating) or np.shape(backprop.loss) == (),
        other("L", shape_of(found), text("exercise-kind-number")),
    )
    agree("L", found, expected)


def hits_agree(backprop: "Backprop", expected: int) -> None:
    """Raise Wrong unless hits is this whole number."""
    try:
        operator.index(backprop.hits)
    except TypeError:
        found = shape_of(backprop.hits)
        raise Wrong(other("hits", found, text("exercise-kind-whole-number"))) from None
    agree("hits", backprop.hits, expected)


def _after_forward(net: "Network", x: Array, y: Array) -> "Backprop":
    backprop = backprop_with(net, x, y)
    backprop.forward()
    return backprop


def _right_classes(y_hat: Array, y: Array) -> int:
    return int((y_hat.argmax(axis=1) == y.argmax(axis=1)).sum())


@LOSS_CHECKS.titled(text("exercise-test-loss"))
def _loss(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    loss_agrees(_after_forward(net, x, y), ((y - values_of(net, x)[2]) ** 2).sum() / len(x))


@LOSS_CHECKS.titled(with_functions("cross_entropy", "L = −Σ (y ln ŷ + (1 − y) ln(1 − ŷ)) / m"))
def _cross_entropy(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2, loss="cross_entropy"), batch(3, 2)
    backprop = _after_forward(net, x, y)
    y_hat = values_of(net, x)[2]
    loss_agrees(backprop, -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)).sum() / len(x))


@LOSS_CHECKS.titled(with_functions("softmax + cross_entropy", "L = −Σ y ln ŷ / m"))
def _softmax_loss(package: EditedPackage) -> None:
    net = network(package, 3, 4, 2, output_activation="softmax", loss="cross_entropy")
    x, y = batch(3, 2)
    backprop = _after_forward(net, x, y)
    y_hat = softmax(values_of(net, x)[1] @ net.weights[1].T + net.biases[1])
    agree("ŷ", backprop.values[2], y_hat)
    loss_agrees(backprop, -(y * np.log(y_hat)).sum() / len(x))


@LOSS_CHECKS.titled(text("exercise-test-loss-finite"))
def _loss_of_extreme_outputs(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2, loss="cross_entropy"), batch(3, 2)
    net.weights[1] *= 1000
    backprop = _after_forward(net, x, y)
    z = values_of(net, x)[1] @ net.weights[1].T + net.biases[1]
    # −y ln σ(z) − (1 − y) ln(1 − σ(z)), with ln σ(z) = min(z, 0) − ln(1 + e^−|z|)
    expected = (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).sum() / len(x)
    loss_agrees(backprop, expected)


@LOSS_CHECKS.titled(text("exercise-test-hits"))
def _hits(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    hits_agree(_after_forward(net, x, y), _right_classes(values_of(net, x)[2], y))
    net.biases[1] -= 3  # now no output is as large as ½, and the larger one counts all the same
    hits_agree(_after_forward(net, x, y), _right_classes(values_of(net, x)[2], y))


@LOSS_CHECKS.titled(text("exercise-test-hits-of-one-output"))
def _hits_of_one_output(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 1), batch(3, 1)
    for bias in (-5.0, 0.0, 5.0):
        net.biases[1][...] = bias
        backprop = _after_forward(net, x, y)
        agree("ŷ", backprop.values[2], values_of(net, x)[2])
        hits_agree(backprop, int(((values_of(net, x)[2] >= 0.5) == (y == 1)).sum()))
    for parameter in (net.weights[1], net.biases[1]):
        parameter[...] = 0  # every ŷ is ½: every class is 1
    hits_agree(_after_forward(net, x, y), int(y.sum()))
