"""Tests of ``sigmoid`` and ``softmax``."""

import math
from collections.abc import Callable
from importlib import import_module

import numpy as np

from pynn_app.code_lab.exercises.checking import Checks, Package, Wrong, agree, demand
from pynn_app.code_lab.exercises.differing import NEAR_IN_FLOAT32
from pynn_app.code_lab.exercises.fixtures import Array, runs_on, sigma

SIGMOID, SOFTMAX = Checks(), Checks()
Z = np.array([[-2.0, 0.5, 3.0], [1.0, -0.25, 0.0]])
FAR_OUT = (-12.0, -20.0, -30.0, 12.0, 20.0)
NEAR_FAR_OUT = 1e-12
"""So much may σ be wrong there: that is far below NEAR, and still more than (1 + tanh(z/2))/2 loses."""
ALL_SIZES = np.array([[1e30, 1000.0, 100.0, 0.0], [-1e30, -1000.0, -100.0, 0.0]])


def _function(name: str) -> Callable[[Array], Array]:
    found: Callable[[Array], Array] = getattr(import_module("pynn.activations"), name)
    return found


def _leaves_alone(function: Callable[[Array], Array]) -> None:
    z = Z.copy()
    function(z)
    demand(np.array_equal(z, Z), "z is changed: work on a copy, since the loss needs z once more.")


def _returns_its_own(function: Callable[[Array], Array]) -> None:
    first = function(Z.copy())
    before = np.array(first)
    function(-Z)
    demand(
        np.array_equal(first, before),
        "A second call changed the result of the first: make a new array each time.",
    )


def _precision(function: Callable[[Array], Array]) -> None:
    for dtype in (np.float32, np.float64):
        found = np.asarray(function(Z.astype(dtype))).dtype
        given = np.dtype(dtype).name
        demand(found == dtype, f"z in {given} comes back in {found}; expected was {given}.")


def _finite(function: Callable[[Array], Array], z: Array, dtype: type = np.float64) -> Array:
    try:
        with np.errstate(over="raise"):
            return function(np.array(z, dtype))
    except FloatingPointError:
        where = f"where z holds {np.abs(z).max():.4g}"
        if dtype is np.float32:
            raise Wrong(f"In float32, np.exp overflows {where}.") from None
        raise Wrong(f"np.exp overflows {where}.") from None


# -- sigmoid --------------------------------------------------------------------------------------


@SIGMOID.titled(title="σ(0) is ½")
def _half(_package: Package) -> None:
    agree("σ(0)", _function("sigmoid")(np.array([0.0])), [0.5])


@SIGMOID.titled(title="σ(ln 3) is ¾, and σ(−ln 3) is ¼")
def _quarters(_package: Package) -> None:
    found = _function("sigmoid")(np.array([math.log(3), -math.log(3)]))
    agree("σ of the array [ln 3, −ln 3]", found, [0.75, 0.25])


@SIGMOID.titled("A batch is taken number by number, and keeps its shape")
def _elementwise(_package: Package) -> None:
    agree("σ(z)", _function("sigmoid")(Z.copy()), sigma(Z))
    for z in (Z.T, Z[0], Z[:1], np.stack([Z, Z + 1, Z - 1, 2 * Z])):
        agree(f"σ of an array of the shape {z.shape}", _function("sigmoid")(z.copy("K")), sigma(z))


@SIGMOID.titled("No z is too large or too small: nothing overflows")
def _sigmoid_is_finite(_package: Package) -> None:
    agree("σ of the array [1000, −1000]", _finite(_function("sigmoid"), [1000.0, -1000.0]), [1.0, 0.0])
    expected = [[1.0, 1.0, 1.0, 0.5], [0.0, 0.0, 0.0, 0.5]]
    agree("σ(z)", _finite(_function("sigmoid"), ALL_SIZES), expected)


@SIGMOID.titled("σ is right far from 0, too: σ(−20) is 2.06 · 10⁻⁹")
def _far_out(_package: Package) -> None:
    for z in FAR_OUT:
        expected = 1 / (1 + math.exp(-z))
        found = _function("sigmoid")(np.array([z]))
        agree(f"σ({'−' if z < 0 else ''}{abs(z):.0f})", found, [expected], NEAR_FAR_OUT / expected)


@SIGMOID.titled("float32 stays float32, and float64 stays float64")
def _sigmoid_precision(_package: Package) -> None:
    _precision(_function("sigmoid"))


@SIGMOID.titled("Nothing overflows in float32 either")
def _sigmoid_is_finite_in_float32(_package: Package) -> None:
    for far in (100.0, 1000.0, 1e30):
        found = _finite(_function("sigmoid"), np.array([far, -far]), np.float32)
        agree(f"In float32, σ of the array [{far:.4g}, −{far:.4g}]", found, [1.0, 0.0], NEAR_IN_FLOAT32)
    for z in (Z, 5 * Z):
        agree("In float32, σ(z)", _function("sigmoid")(z.astype(np.float32)), sigma(z), NEAR_IN_FLOAT32)


@SIGMOID.titled("z itself stays as it was")
def _sigmoid_leaves_alone(_package: Package) -> None:
    _leaves_alone(_function("sigmoid"))


@SIGMOID.titled("Each call returns a new array")
def _sigmoid_returns_its_own(_package: Package) -> None:
    _returns_its_own(_function("sigmoid"))


SIGMOID.add(runs_on())


# -- softmax --------------------------------------------------------------------------------------


@SOFTMAX.titled("Two equal z share evenly: ½ and ½")
def _evenly(_package: Package) -> None:
    agree("softmax of [[1, 1]]", _function("softmax")(np.ones((1, 2))), [[0.5, 0.5]])


@SOFTMAX.titled(title="z = ln 1, ln 2, ln 5 gives ⅛, ¼ and ⅝")
def _eighths(_package: Package) -> None:
    z = np.log([[1.0, 2.0, 5.0]])
    agree("softmax of [[ln 1, ln 2, ln 5]]", _function("softmax")(z), [[0.125, 0.25, 0.625]])


@SOFTMAX.titled("Every row, one example, sums to 1")
def _rows_sum_to_one(_package: Package) -> None:
    found = np.asarray(_function("softmax")(Z.copy()))
    demand(found.shape == Z.shape, f"The shape {Z.shape} of z becomes {found.shape}.")
    agree("The sum of each row", found.sum(axis=1), [1.0, 1.0])


@SOFTMAX.titled("Every row is taken by itself")
def _rows_alone(_package: Package) -> None:
    for z in (Z, Z[:1], Z.T, Z[:, :2], np.vstack([Z, Z[:1] - 3]), np.vstack([Z, -Z, 2 * Z])):
        rows = np.exp(z) / np.exp(z).sum(axis=1)[:, np.newaxis]
        agree("softmax(z)", _function("softmax")(z.copy()), rows)


@SOFTMAX.titled("No z is too large: nothing overflows")
def _softmax_is_finite(_package: Package) -> None:
    found = _finite(_function("softmax"), [[1000.0, 1000.0], [-1000.0, 0.0]])
    agree("softmax of [[1000, 1000], [−1000, 0]]", found, [[0.5, 0.5], [0.0, 1.0]])


@SOFTMAX.titled("Nothing overflows, however far apart the z of a row are")
def _far_apart(_package: Package) -> None:
    found = _finite(_function("softmax"), [[1000.0, -1000.0], [-1000.0, 1000.0]])
    agree("softmax of [[1000, −1000], [−1000, 1000]]", found, [[1.0, 0.0], [0.0, 1.0]])
    found = _finite(_function("softmax"), [[1e30, 0.0, -1e30], [-1e30, 0.0, 0.0]])
    agree("softmax of [[1e30, 0, −1e30], [−1e30, 0, 0]]", found, [[1.0, 0.0, 0.0], [0.0, 0.5, 0.5]])


@SOFTMAX.titled("Adding the same number to every z of a row changes nothing")
def _differences_count(_package: Package) -> None:
    for sign, shift in (("+", 1000.0), ("−", -1000.0)):
        found = _finite(_function("softmax"), np.log([[1.0, 2.0, 5.0]]) + shift)
        agree(f"softmax of [[ln 1, ln 2, ln 5]] {sign} 1000", found, [[0.125, 0.25, 0.625]])


@SOFTMAX.titled("float32 stays float32, and float64 stays float64")
def _softmax_precision(_package: Package) -> None:
    _precision(_function("softmax"))


@SOFTMAX.titled("Nothing overflows in float32 either")
def _softmax_is_finite_in_float32(_package: Package) -> None:
    for far in (100.0, 1000.0, 1e30):
        found = _finite(_function("softmax"), np.array([[far, -far], [-far, 0.0]]), np.float32)
        name = f"In float32, softmax of [[{far:.4g}, −{far:.4g}], [−{far:.4g}, 0]]"
        agree(name, found, [[1.0, 0.0], [0.0, 1.0]], NEAR_IN_FLOAT32)
    for z in (Z, 5 * Z):
        rows = np.exp(z) / np.exp(z).sum(axis=1)[:, np.newaxis]
        agree(
            "In float32, softmax(z)", _function("softmax")(z.astype(np.float32)), rows, NEAR_IN_FLOAT32
        )


@SOFTMAX.titled("z itself stays as it was")
def _softmax_leaves_alone(_package: Package) -> None:
    _leaves_alone(_function("softmax"))


@SOFTMAX.titled("Each call returns a new array")
def _softmax_returns_its_own(_package: Package) -> None:
    _returns_its_own(_function("softmax"))


SOFTMAX.add(runs_on(softmax=True))
