"""Tests of ``sigmoid`` and ``softmax``."""

import math
from collections.abc import Callable
from importlib import import_module

import numpy as np

from pynn_workshop.exercises.apparatus import Array, sigma
from pynn_workshop.exercises.checking import Checks, Package, Wrong, agree, demand

SIGMOID, SOFTMAX = Checks(), Checks()
Z = np.array([[-2.0, 0.5, 3.0], [1.0, -0.25, 0.0]])


def _function(name: str) -> Callable[[Array], Array]:
    found: Callable[[Array], Array] = getattr(import_module("pynn.activations"), name)
    return found


def _leaves_alone(function: Callable[[Array], Array]) -> None:
    z = Z.copy()
    function(z)
    demand(np.array_equal(z, Z), "z is changed: work on a copy, since the loss needs z once more.")


def _precision(function: Callable[[Array], Array]) -> None:
    found = np.asarray(function(Z.astype(np.float32))).dtype
    demand(found == np.float32, f"z in float32 comes back in {found}; expected was float32.")


def _finite(function: Callable[[Array], Array], z: Array) -> Array:
    try:
        with np.errstate(over="raise"):
            return function(np.array(z))
    except FloatingPointError:
        raise Wrong(f"np.exp overflows where z holds {np.abs(z).max():.0f}.") from None


# -- sigmoid --------------------------------------------------------------------------------------


@SIGMOID.titled("σ(0) is ½")
def _half(_package: Package) -> None:
    agree("σ(0)", _function("sigmoid")(np.array([0.0])), [0.5])


@SIGMOID.titled("σ(ln 3) is ¾, and σ(−ln 3) is ¼")
def _quarters(_package: Package) -> None:
    found = _function("sigmoid")(np.array([math.log(3), -math.log(3)]))
    agree("σ of [ln 3, −ln 3]", found, [0.75, 0.25])


@SIGMOID.titled("A batch is taken number by number, and keeps its shape")
def _elementwise(_package: Package) -> None:
    agree("σ(z)", _function("sigmoid")(Z.copy()), sigma(Z))


@SIGMOID.titled("No z is too large or too small: nothing overflows")
def _sigmoid_is_finite(_package: Package) -> None:
    agree("σ of [1000, −1000]", _finite(_function("sigmoid"), [1000.0, -1000.0]), [1.0, 0.0])


@SIGMOID.titled("float32 stays float32")
def _sigmoid_precision(_package: Package) -> None:
    _precision(_function("sigmoid"))


@SIGMOID.titled("z itself stays as it was")
def _sigmoid_leaves_alone(_package: Package) -> None:
    _leaves_alone(_function("sigmoid"))


# -- softmax --------------------------------------------------------------------------------------


@SOFTMAX.titled("Two equal z share evenly: ½ and ½")
def _evenly(_package: Package) -> None:
    agree("softmax of [[1, 1]]", _function("softmax")(np.ones((1, 2))), [[0.5, 0.5]])


@SOFTMAX.titled("z = ln 1, ln 2, ln 5 gives ⅛, ¼ and ⅝")
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
    rows = np.exp(Z) / np.exp(Z).sum(axis=1)[:, np.newaxis]
    agree("softmax(z)", _function("softmax")(Z.copy()), rows)


@SOFTMAX.titled("No z is too large: nothing overflows")
def _softmax_is_finite(_package: Package) -> None:
    found = _finite(_function("softmax"), [[1000.0, 1000.0], [-1000.0, 0.0]])
    agree("softmax of [[1000, 1000], [−1000, 0]]", found, [[0.5, 0.5], [0.0, 1.0]])


@SOFTMAX.titled("float32 stays float32")
def _softmax_precision(_package: Package) -> None:
    _precision(_function("softmax"))


@SOFTMAX.titled("z itself stays as it was")
def _softmax_leaves_alone(_package: Package) -> None:
    _leaves_alone(_function("softmax"))
