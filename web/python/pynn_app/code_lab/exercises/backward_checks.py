"""Tests of ``Backprop.backward``: δ of each layer. The forward pass is the package's own."""

from typing import TYPE_CHECKING, Unpack

import numpy as np

from pynn_app.code_lab.exercises.checks import ExerciseCheck, ExerciseChecks, agree
from pynn_app.code_lab.exercises.fixtures import (
    EXAMPLES,
    Array,
    NetworkOptions,
    after_backward,
    backprop_with,
    batch,
    network,
    parameters_of,
)
from pynn_app.code_lab.exercises.shared_checks import (
    agreement,
    demand_differences,
    demand_length,
    demand_list,
    unchanged,
)
from pynn_app.code_lab.exercises.texts import (
    formula,
    in_second_call,
    layer_name,
    text,
    with_functions,
)
from pynn_app.code_lab.package import EditedPackage

if TYPE_CHECKING:
    from pynn.backpropagation import Backprop

BACKWARD = ExerciseChecks()


def network_after_backward(
    package: EditedPackage, **options: Unpack[NetworkOptions]
) -> tuple["Backprop", Array]:
    """A ``Backprop`` after ``backward``, and the targets."""
    x, y = batch(3, 2)
    backprop = after_backward(network(package, 3, 4, 2, **options), x, y)
    demand_deltas(backprop)
    return backprop, y


def demand_deltas(backprop: "Backprop") -> None:
    """Raise Wrong unless deltas is a list with an array for each layer."""
    demand_list("deltas", backprop.deltas, len(backprop.network.weights))


def carried_back(backprop: "Backprop", layer: int) -> Array:
    """Σ_k δ_k W_kj of the code's own δ, from ``layer``, from 1, to the one before."""
    delta, W = np.asarray(backprop.deltas[layer - 1]), backprop.network.weights[layer - 1]
    carried: Array = np.einsum("mk,kj->mj", delta, W)
    return carried


def hidden_delta(backprop: "Backprop") -> Array:
    """δ⁽¹⁾ of sigmoids, from the code's own δ⁽²⁾."""
    x = backprop.values[1]
    return carried_back(backprop, 2) * x * (1 - x)


def output_delta(y_hat: Array, y: Array) -> Array:
    """δ⁽²⁾ of sigmoids and squared error."""
    return 2 * (y_hat - y) * y_hat * (1 - y_hat) / len(y)


@BACKWARD.titled(text("exercise-test-holds", list="deltas", arrays="δ⁽¹⁾, δ⁽²⁾"))
def _has_one_array_for_each_layer(package: EditedPackage) -> None:
    backprop, _ = network_after_backward(package)
    backprop.backward()  # the next batch starts a new list
    demand_length("deltas", len(backprop.deltas), 2, in_second_call)


@BACKWARD.titled(text("exercise-test-unchanged", names="W, b"))
def _leaves_the_parameters(package: EditedPackage) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    backprop = backprop_with(net, x, y)
    backprop.forward()
    with unchanged(parameters_of(net)):
        backprop.backward()


@BACKWARD.titled(formula("δ⁽²⁾ = 2 (ŷ − y) σ′(z⁽²⁾) / m"))
def _output_layer(package: EditedPackage) -> None:
    backprop, y = network_after_backward(package)
    agree("δ⁽²⁾", backprop.deltas[1], output_delta(backprop.values[2], y))


def _differences(layer: int) -> ExerciseCheck:
    def run(package: EditedPackage) -> None:
        for part in ("weights", "biases"):
            demand_differences(package, part, layer)

    name = layer_name(layer)
    return ExerciseCheck(agreement(f"∂L/∂W{name}", f"∂L/∂b{name}"), run)


BACKWARD.add(_differences(2))


@BACKWARD.titled(with_functions("cross_entropy", "δ⁽²⁾ = (ŷ − y) / m"))
def _cross_entropy(package: EditedPackage) -> None:
    backprop, y = network_after_backward(package, loss="cross_entropy")
    agree("δ⁽²⁾", backprop.deltas[1], (backprop.values[2] - y) / EXAMPLES)


@BACKWARD.titled(
    text("exercise-test-formula-of-yours", formula="δ⁽¹⁾ = σ′(z⁽¹⁾) · Σ δ⁽²⁾ W⁽²⁾", quantity="δ⁽²⁾")
)
def _hidden_layer(package: EditedPackage) -> None:
    backprop, _ = network_after_backward(package)
    agree("δ⁽¹⁾", backprop.deltas[0], hidden_delta(backprop))


BACKWARD.add(_differences(1))


@BACKWARD.titled(text("exercise-test-hidden-activation"))
def _tanh(package: EditedPackage) -> None:
    demand_differences(package, "weights", 1, activation="tanh")


@BACKWARD.titled(text("exercise-test-any-depth"))
def _any_depth(package: EditedPackage) -> None:
    for layer in (3, 2, 1):
        demand_differences(package, "weights", layer, (3, 4, 6, 2))


@BACKWARD.titled(text("exercise-test-output-functions"))
def _other_outputs(package: EditedPackage) -> None:
    backprop, y = network_after_backward(package, output_activation="softmax", loss="cross_entropy")
    quantity = with_functions("softmax + cross_entropy", "δ⁽²⁾")
    agree(quantity, backprop.deltas[1], (backprop.values[2] - y) / EXAMPLES)
    backprop, y = network_after_backward(package, output_activation="tanh")
    y_hat = backprop.values[2]
    expected = 2 * (y_hat - y) * (1 - y_hat**2) / EXAMPLES
    agree(with_functions("tanh + squared_error", "δ⁽²⁾"), backprop.deltas[1], expected)
