"""Tests of ``Backprop.backward`` in special cases: short batches, other shapes, very large numbers."""

import numpy as np

from pynn_app.code_lab.exercises.backward_checks import (
    carried_back,
    demand_deltas,
    hidden_delta,
    network_after_backward,
    output_delta,
)
from pynn_app.code_lab.exercises.checks import ExerciseChecks, agree
from pynn_app.code_lab.exercises.difference import NEAR, NEAR_IN_FLOAT32
from pynn_app.code_lab.exercises.fixtures import (
    EXAMPLES,
    SHORT,
    after_backward,
    backprop_with,
    batch,
    network,
    take_short_batch,
)
from pynn_app.code_lab.exercises.shared_checks import FLOAT_TYPES, demand_dtype, unchanged
from pynn_app.code_lab.exercises.texts import (
    in_network,
    in_short_batch,
    layer_name,
    scaled,
    text,
    with_value,
)
from pynn_app.code_lab.exercises.training_check import trains
from pynn_app.code_lab.package import EditedPackage

BACKWARD_EDGES = ExerciseChecks()


@BACKWARD_EDGES.titled(text("exercise-test-short-batch"))
def _short_batch(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2, loss="cross_entropy"), batch(3, 2)
    backprop = after_backward(net, x, y, EXAMPLES)
    _, y = take_short_batch(backprop, x, y)
    backprop.forward()
    backprop.backward()
    demand_deltas(backprop)
    expected = (backprop.values[2] - y) / SHORT
    agree(in_short_batch(SHORT, EXAMPLES, "δ⁽²⁾"), backprop.deltas[1], expected)
    agree("δ⁽¹⁾", backprop.deltas[0], hidden_delta(backprop))


@BACKWARD_EDGES.titled(text("exercise-test-shapes"))
def _shapes(package: EditedPackage) -> None:
    for sizes in ((3, 4, 1), (3, 2), (1, 1), (2, 1, 3), (4, 4, 4, 4)):
        net, (x, y) = network(package, *sizes), batch(sizes[0], sizes[-1])
        for rows in (slice(None), slice(1)):
            backprop = after_backward(net, x[rows], y[rows])
            demand_deltas(backprop)
            y_hat, last = backprop.values[-1], len(sizes) - 1
            for layer in range(last, 0, -1):
                values = backprop.values[layer]
                slope = values * (1 - values)
                error = 2 * (y_hat - y[rows]) / len(y_hat)
                expected = (error if layer == last else carried_back(backprop, layer + 1)) * slope
                quantity = in_network(sizes, f"δ{layer_name(layer)}")
                agree(quantity, backprop.deltas[layer - 1], expected)


@BACKWARD_EDGES.titled(text("exercise-test-any-size"))
def _large_errors(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2, output_activation="identity"), batch(3, 2)
    y *= 1000
    backprop = after_backward(net, x, y)
    expected = 2 * (backprop.values[2] - y) / EXAMPLES
    agree(with_value("y", 1000, "δ⁽²⁾"), backprop.deltas[1], expected)
    agree(with_value("y", 1000, "δ⁽¹⁾"), backprop.deltas[0], hidden_delta(backprop))


@BACKWARD_EDGES.titled(text("exercise-test-flat"))
def _flat(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    net.weights[0] *= 1e6
    backprop = after_backward(net, x, y)
    agree(scaled("W⁽¹⁾", 1e6, "δ⁽¹⁾"), backprop.deltas[0], np.zeros((EXAMPLES, 4)))


@BACKWARD_EDGES.titled(text("exercise-test-unchanged", names="x⁽⁰⁾, x⁽¹⁾, ŷ, y"))
def _leaves_the_values(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    backprop = backprop_with(net, x, y)
    backprop.take(x, y)  # these, and no copies of them
    backprop.forward()
    values = dict(zip(("x⁽⁰⁾", "x⁽¹⁾", "ŷ"), backprop.values, strict=True))
    with unchanged(values | {"y": y}):
        backprop.backward()


@BACKWARD_EDGES.titled(text("exercise-test-dtype"))
def _keeps_the_dtype(package: EditedPackage) -> None:
    for dtype, near in zip(FLOAT_TYPES, (NEAR_IN_FLOAT32, NEAR), strict=True):
        backprop, y = network_after_backward(package, dtype=dtype)
        demand_dtype({f"deltas[{l}]": delta for l, delta in enumerate(backprop.deltas)}, dtype)
        expected = output_delta(backprop.values[2].astype(np.float64), y)
        agree("δ⁽²⁾", backprop.deltas[1], expected, near)


BACKWARD_EDGES.add(trains())
