"""Tests of ``Backprop.gradients`` in special cases: short batches, other shapes, very large numbers."""

from pynn_app.code_lab.exercises.checks import ExerciseChecks, agree, demand
from pynn_app.code_lab.exercises.difference import NEAR, NEAR_IN_FLOAT32, other
from pynn_app.code_lab.exercises.fixtures import EXAMPLES, SHORT, parameters_of
from pynn_app.code_lab.exercises.gradients_checks import (
    arrays_of,
    compared_gradients,
    made_up_backprop,
)
from pynn_app.code_lab.exercises.shared_checks import FLOAT_TYPES, demand_dtype, unchanged
from pynn_app.code_lab.exercises.texts import (
    in_dtype,
    in_network,
    in_second_call,
    in_short_batch,
    scaled,
    text,
    without_biases,
)
from pynn_app.code_lab.exercises.training_check import trains
from pynn_app.code_lab.package import EditedPackage

GRADIENTS_EDGES = ExerciseChecks()


@GRADIENTS_EDGES.titled(text("exercise-test-short-batch"))
def _short_batch(package: EditedPackage) -> None:
    for quantity, found, expected in compared_gradients(made_up_backprop(package, SHORT)):
        agree(in_short_batch(SHORT, EXAMPLES, quantity), found, expected)


@GRADIENTS_EDGES.titled(text("exercise-test-shapes"))
def _shapes(package: EditedPackage) -> None:
    for sizes in ((3, 2), (3, 4, 1), (2, 1, 3), (1, 1), (4, 4, 4, 4)):
        for examples in (1, EXAMPLES):
            backprop = made_up_backprop(package, examples, sizes)
            for quantity, found, expected in compared_gradients(backprop):
                agree(in_network(sizes, quantity), found, expected)


@GRADIENTS_EDGES.titled(text("exercise-test-any-size"))
def _any_size(package: EditedPackage) -> None:
    for factor in (1e6, 1e-9):
        backprop = made_up_backprop(package)
        backprop.deltas = [factor * delta for delta in backprop.deltas]
        for quantity, found, expected in compared_gradients(backprop):
            agree(scaled("δ", factor, quantity), found, expected)


@GRADIENTS_EDGES.titled(text("exercise-test-no-biases"))
def _no_biases(package: EditedPackage) -> None:
    for quantity, found, expected in compared_gradients(made_up_backprop(package, has_biases=False)):
        agree(without_biases(quantity), found, expected)


@GRADIENTS_EDGES.titled(text("exercise-test-unchanged", names="δ, x, W, b"))
def _leaves_its_input(package: EditedPackage) -> None:
    backprop = made_up_backprop(package)
    with unchanged(arrays_of(backprop) | parameters_of(backprop.network)):
        backprop.gradients()


@GRADIENTS_EDGES.titled(text("exercise-test-new-arrays"))
def _returns_new_arrays(package: EditedPackage) -> None:
    for examples in (1, EXAMPLES):
        backprop = made_up_backprop(package, examples)
        found = {quantity: array for quantity, array, _ in compared_gradients(backprop)}
        arrays = arrays_of(backprop) | parameters_of(backprop.network)
        with unchanged(arrays, "exercise-fault-shares-memory"):
            for quantity, array in found.items():
                is_writeable = array.flags.writeable
                demand(is_writeable, other(f"{quantity}.flags.writeable", "False", "True"))
                array += 1  # noqa: PLW2901  in place
        for quantity, again, expected in compared_gradients(backprop):
            agree(in_second_call(quantity), again, expected)


@GRADIENTS_EDGES.titled(text("exercise-test-dtype"))
def _keeps_the_dtype(package: EditedPackage) -> None:
    # ∂L/∂b may be more precise than δ: np.ones(m) @ delta is as good a sum
    for dtype, near in zip(FLOAT_TYPES, (NEAR_IN_FLOAT32, NEAR), strict=True):
        backprop = made_up_backprop(package, dtype=dtype)
        compared = list(compared_gradients(backprop))
        demand_dtype({name: array for name, array, _ in compared if "W" in name}, dtype)
        for quantity, found, expected in compared:
            agree(in_dtype(dtype, quantity), found, expected, near)


GRADIENTS_EDGES.add(trains())
