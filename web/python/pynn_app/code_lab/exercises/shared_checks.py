"""Tests that several exercises share: gradients by central differences, and arrays left unchanged."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import TYPE_CHECKING, Unpack

import numpy as np
from pynn_protocol.messages import CatalogueText, TextValue

from pynn_app.code_lab.exercises.checks import ExerciseCheck, demand
from pynn_app.code_lab.exercises.difference import other, place_of
from pynn_app.code_lab.exercises.fixtures import Array, NetworkOptions, batch, network, parameter_name
from pynn_app.code_lab.exercises.texts import in_dtype, kind_of, text
from pynn_app.code_lab.package import EditedPackage

if TYPE_CHECKING:
    from pynn.gradient_check import Check

AGREES = 1e-5
"""Largest relative error of a right gradient against central differences."""
SMALL_SHARE, ROUNDING = 1e-3, 1e-5
"""Errors are relative to the gradient, or to this share of the largest one, or to this number: below
that, a difference quotient is mostly rounding. They are FLOOR and ROUNDING of ``gradient_check``."""
FLOAT_TYPES: tuple[np.dtype[np.floating], ...] = np.dtype(np.float32), np.dtype(np.float64)


def agrees_with_differences(part: str, layer: int) -> ExerciseCheck:
    """The gradients of one array are those that central differences give.

    ``part`` is "weights" or "biases"; ``layer`` counts from 1.
    """

    def run(package: EditedPackage) -> None:
        demand_differences(package, part, layer)

    return ExerciseCheck(agreement(f"∂L/∂{parameter_name(part, layer)}"), run)


def agreement(*gradients: str) -> CatalogueText:
    """The title of a test of these gradients against central differences."""
    return text("exercise-test-differences", gradients=", ".join(gradients))


def demand_differences(
    package: EditedPackage,
    part: str,
    layer: int,
    sizes: tuple[int, ...] = (3, 4, 2),
    **options: Unpack[NetworkOptions],
) -> None:
    """Raise Wrong unless the gradients of one array agree with central differences."""
    from pynn.gradient_check import check_each

    net, (x, y) = network(package, *sizes, **options), batch(sizes[0], sizes[-1])
    compared = relative_errors(check_each(net, x, y))
    error, worst = max(
        ((error, check) for error, check in compared if (check.part, check.layer) == (part, layer - 1)),
        key=itemgetter(0),
    )
    demand(
        error < AGREES,
        text(
            "exercise-fault-differences",
            gradient=f"∂L/∂{parameter_name(part, layer)}{place_of(worst.index)}",
            backprop=float(worst.backprop),
            difference=float(worst.difference),
        ),
    )


def relative_errors(checks: Sequence["Check"]) -> list[tuple[float, "Check"]]:
    """Each gradient with its relative error: ∞ for one that is not finite.

    Measured as in ``pynn.gradient_check``, but here one gradient that is not finite leaves the errors
    of the others as they are.
    """
    slopes = [abs(check.difference) for check in checks if math.isfinite(check.difference)]
    floor = max(SMALL_SHARE * max(slopes, default=0.0), ROUNDING)

    def error(check: "Check") -> float:
        scale = max(abs(check.backprop), abs(check.difference), floor)
        ratio = abs(check.backprop - check.difference) / scale
        return float(ratio) if math.isfinite(ratio) else math.inf

    return [(error(check), check) for check in checks]


@contextmanager
def unchanged(arrays: Mapping[str, Array], fault: str = "exercise-fault-changed") -> Iterator[None]:
    """Raise Wrong if one of these arrays has changed afterwards; ``fault`` is the text that says so."""
    before = {name: np.array(array) for name, array in arrays.items()}
    yield
    for name, array in arrays.items():
        demand(np.array_equal(array, before[name]), text(fault, name=name))


def demand_list(name: str, found: object, length: int) -> None:
    """Raise Wrong unless ``found`` is a list, or a tuple, of this length."""
    if not isinstance(found, list | tuple):
        demand(False, other(name, kind_of(found), text("exercise-kind-list")))
        return
    demand_length(name, len(found), length)


def demand_length(
    name: str, found: int, expected: int, situation: Callable[[TextValue], TextValue] = lambda it: it
) -> None:
    """Raise Wrong unless a list has the expected length, in a situation of ``texts``."""
    demand(found == expected, other(situation(f"len({name})"), found, expected))


def demand_dtype(arrays: Mapping[str, object], dtype: np.dtype[np.floating]) -> None:
    """Raise Wrong unless each of these arrays, by its name, has this dtype."""
    for name, array in arrays.items():
        found = str(np.asarray(array).dtype)
        demand(found == dtype.name, in_dtype(dtype, other(f"{name}.dtype", found, dtype.name)))
