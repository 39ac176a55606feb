"""Tests of ``sigmoid`` and ``softmax``."""

import math
from collections.abc import Callable

import numpy as np

from pynn_app.code_lab.exercises.checks import ExerciseChecks, Wrong, agree, demand
from pynn_app.code_lab.exercises.difference import NEAR_IN_FLOAT32
from pynn_app.code_lab.exercises.fixtures import Array, sigma
from pynn_app.code_lab.exercises.fixtures import softmax as expected_softmax
from pynn_app.code_lab.exercises.shared_checks import FLOAT_TYPES, demand_dtype, unchanged
from pynn_app.code_lab.exercises.texts import formula, in_dtype, text, with_value
from pynn_app.code_lab.exercises.training_check import trains
from pynn_app.code_lab.package import EditedPackage

SIGMOID, SOFTMAX = ExerciseChecks(), ExerciseChecks()
_Function = Callable[[Array], Array]
_Z = np.array([[-2.0, 0.5, 3.0], [1.0, -0.25, 0.0]])
_FAR_OUT = (-12.0, -20.0, -30.0, 12.0, 20.0)
_NEAR_FAR_OUT = 1e-12
"""So much may σ be wrong there: that is far below NEAR, and still more than (1 + tanh(z/2))/2 loses."""
_ALL_SIZES = np.array([[1e30, 1000.0, 100.0, 0.0], [-1e30, -1000.0, -100.0, 0.0]])
_LARGE = (100.0, 1000.0, 1e30)
_FLOAT32, _FLOAT64 = FLOAT_TYPES


def _function(name: str) -> _Function:
    from pynn import activations

    function: _Function = getattr(activations, name)
    return function


def _without_overflow(name: str, z: object, dtype: np.dtype[np.floating] = _FLOAT64) -> Array:
    """The result of a function for z. Raises Wrong where it overflows on the way."""
    array = np.array(z, dtype)
    try:
        with np.errstate(over="raise"):
            return _function(name)(array)
    except FloatingPointError:
        fault = text("exercise-fault-overflow", z=float(f"{np.abs(array).max():.4g}"))
        raise Wrong(fault if dtype == _FLOAT64 else in_dtype(dtype, fault)) from None


def _add_shared_checks(checks: ExerciseChecks, name: str, sign: str) -> None:
    """Add the tests of how ``name``, σ or softmax, treats arrays."""

    @checks.titled(text("exercise-test-dtype"))
    def _keeps_the_dtype(_package: EditedPackage) -> None:
        for dtype in FLOAT_TYPES:
            demand_dtype({f"{sign}(z)": _function(name)(_Z.astype(dtype))}, dtype)

    @checks.titled(text("exercise-test-unchanged", names="z"))
    def _leaves_its_input(_package: EditedPackage) -> None:
        z = _Z.copy()
        with unchanged({"z": z}):
            _function(name)(z)

    @checks.titled(text("exercise-test-new-arrays"))
    def _returns_new_arrays(_package: EditedPackage) -> None:
        first = _function(name)(_Z.copy())
        before = np.array(first)
        _function(name)(-_Z)
        demand(np.array_equal(first, before), text("exercise-fault-same-array"))


# -- sigmoid --------------------------------------------------------------------------------------


@SIGMOID.titled(formula("σ(0) = ½"))
def _half(_package: EditedPackage) -> None:
    agree("σ(0)", _function("sigmoid")(np.array([0.0])), [0.5])


@SIGMOID.titled(formula("σ(ln 3) = ¾,  σ(−ln 3) = ¼"))
def _quarters(_package: EditedPackage) -> None:
    found = _function("sigmoid")(np.array([math.log(3), -math.log(3)]))
    agree("σ([ln 3, −ln 3])", found, [0.75, 0.25])


@SIGMOID.titled(text("exercise-test-elementwise"))
def _elementwise(_package: EditedPackage) -> None:
    agree("σ(z)", _function("sigmoid")(_Z.copy()), sigma(_Z))
    for z in (_Z.T, _Z[0], _Z[:1], np.stack([_Z, _Z + 1, _Z - 1, 2 * _Z])):
        quantity = with_value("z.shape", str(z.shape), "σ(z)")
        agree(quantity, _function("sigmoid")(z.copy("K")), sigma(z))


@SIGMOID.titled(text("exercise-test-no-overflow"))
def _sigmoid_of_large_numbers(_package: EditedPackage) -> None:
    agree("σ([1000, −1000])", _without_overflow("sigmoid", [1000.0, -1000.0]), [1.0, 0.0])
    expected = [[1.0, 1.0, 1.0, 0.5], [0.0, 0.0, 0.0, 0.5]]
    agree("σ(z)", _without_overflow("sigmoid", _ALL_SIZES), expected)


@SIGMOID.titled(text("exercise-test-far-out"))
def _far_out(_package: EditedPackage) -> None:
    for z in _FAR_OUT:
        expected = 1 / (1 + math.exp(-z))
        found = _function("sigmoid")(np.array([z]))
        quantity = f"σ({'−' if z < 0 else ''}{abs(z):.0f})"
        agree(quantity, found, [expected], _NEAR_FAR_OUT / expected)


_add_shared_checks(SIGMOID, "sigmoid", "σ")


@SIGMOID.titled(text("exercise-test-no-overflow-float32"))
def _sigmoid_in_float32(_package: EditedPackage) -> None:
    for large in _LARGE:
        found = _without_overflow("sigmoid", [large, -large], _FLOAT32)
        quantity = in_dtype(_FLOAT32, f"σ([{large:.4g}, −{large:.4g}])")
        agree(quantity, found, [1.0, 0.0], NEAR_IN_FLOAT32)
    for z in (_Z, 5 * _Z):
        found = _function("sigmoid")(z.astype(np.float32))
        agree(in_dtype(_FLOAT32, "σ(z)"), found, sigma(z), NEAR_IN_FLOAT32)


SIGMOID.add(trains())


# -- softmax --------------------------------------------------------------------------------------


@SOFTMAX.titled(formula("softmax([[1, 1]]) = [[½, ½]]"))
def _two_equal(_package: EditedPackage) -> None:
    agree("softmax([[1, 1]])", _function("softmax")(np.ones((1, 2))), [[0.5, 0.5]])


@SOFTMAX.titled(formula("softmax([[ln 1, ln 2, ln 5]]) = [[⅛, ¼, ⅝]]"))
def _eighths(_package: EditedPackage) -> None:
    z = np.log([[1.0, 2.0, 5.0]])
    agree("softmax([[ln 1, ln 2, ln 5]])", _function("softmax")(z), [[0.125, 0.25, 0.625]])


@SOFTMAX.titled(text("exercise-test-rows-sum-to-1"))
def _rows_sum_to_one(_package: EditedPackage) -> None:
    found = np.asarray(_function("softmax")(_Z.copy()))
    if found.shape != _Z.shape:
        agree("softmax(z)", found, expected_softmax(_Z))
    agree("softmax(z).sum(axis=1)", found.sum(axis=1), [1.0, 1.0])


@SOFTMAX.titled(text("exercise-test-row-by-row"))
def _row_by_row(_package: EditedPackage) -> None:
    for z in (_Z, _Z[:1], _Z.T, _Z[:, :2], np.vstack([_Z, _Z[:1] - 3]), np.vstack([_Z, -_Z, 2 * _Z])):
        agree("softmax(z)", _function("softmax")(z.copy()), expected_softmax(z))


@SOFTMAX.titled(text("exercise-test-no-overflow"))
def _softmax_of_large_numbers(_package: EditedPackage) -> None:
    found = _without_overflow("softmax", [[1000.0, 1000.0], [-1000.0, 0.0]])
    agree("softmax([[1000, 1000], [−1000, 0]])", found, [[0.5, 0.5], [0.0, 1.0]])


@SOFTMAX.titled(text("exercise-test-far-apart"))
def _far_apart(_package: EditedPackage) -> None:
    found = _without_overflow("softmax", [[1000.0, -1000.0], [-1000.0, 1000.0]])
    agree("softmax([[1000, −1000], [−1000, 1000]])", found, [[1.0, 0.0], [0.0, 1.0]])
    found = _without_overflow("softmax", [[1e30, 0.0, -1e30], [-1e30, 0.0, 0.0]])
    expected = [[1.0, 0.0, 0.0], [0.0, 0.5, 0.5]]
    agree("softmax([[1e30, 0, −1e30], [−1e30, 0, 0]])", found, expected)


@SOFTMAX.titled(text("exercise-test-differences-count"))
def _only_differences_count(_package: EditedPackage) -> None:
    for sign, shift in (("+", 1000.0), ("−", -1000.0)):
        found = _without_overflow("softmax", np.log([[1.0, 2.0, 5.0]]) + shift)
        quantity = f"softmax([[ln 1, ln 2, ln 5]] {sign} 1000)"
        agree(quantity, found, [[0.125, 0.25, 0.625]])


_add_shared_checks(SOFTMAX, "softmax", "softmax")


@SOFTMAX.titled(text("exercise-test-no-overflow-float32"))
def _softmax_in_float32(_package: EditedPackage) -> None:
    for large in _LARGE:
        found = _without_overflow("softmax", [[large, -large], [-large, 0.0]], _FLOAT32)
        quantity = f"softmax([[{large:.4g}, −{large:.4g}], [−{large:.4g}, 0]])"
        agree(in_dtype(_FLOAT32, quantity), found, [[1.0, 0.0], [0.0, 1.0]], NEAR_IN_FLOAT32)
    for z in (_Z, 5 * _Z):
        found = _function("softmax")(z.astype(np.float32))
        agree(in_dtype(_FLOAT32, "softmax(z)"), found, expected_softmax(z), NEAR_IN_FLOAT32)


SOFTMAX.add(trains(with_softmax=True))
