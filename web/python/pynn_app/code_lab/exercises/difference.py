"""The difference of an array from the expected one, in a sentence that helps to find its cause."""

import numpy as np
from numpy.typing import NDArray
from pynn_protocol.messages import CatalogueText, TextValue

from pynn_app.code_lab.exercises.texts import kind_of, text

Numbers = NDArray[np.floating]

NEAR = 2e-8
"""Numbers that agree to this share of the largest of them differ by float64's rounding alone. It is a
third of float32's rounding, 6e-8, so that numbers which were float32 on their way are found."""
ROUNDED_TO_FLOAT32 = 2e-7
"""Numbers that agree to this share of the largest of them have been float32, once or twice."""
NEAR_IN_FLOAT32 = 1e-5
"""``NEAR`` for results in float32, which come from sums of some tens of terms."""
_DIGITS = 6
"""Digits that the page writes of a number."""
_MOST_DIGITS = 17
"""Enough to write any two different float64 differently."""


def difference(
    quantity: TextValue, found: object, expected: Numbers, near: float = NEAR
) -> CatalogueText | None:
    """The explanation of how ``found``, the value of ``quantity``, is wrong; None where it is right.

    Where ``expected`` has axes, ``found`` must be an array of floating-point numbers. ``near`` is the
    share of the largest number by which it may differ.
    """
    numbers = _numbers(found)
    if numbers is None or (expected.ndim and numbers.ndim and not _is_float_array(found)):
        return other(quantity, kind_of(found), _shape(expected))
    if numbers.shape != expected.shape:
        return _other_shape(quantity, numbers, expected)
    finite = np.isfinite(numbers)
    if not finite.all():
        number = float(numbers[~finite].flat[0])
        return text("exercise-fault-not-finite", quantity=quantity, number=number)
    size = max(float(np.abs(expected).max()), 1e-300) if expected.size else 1.0
    if (np.abs(numbers - expected) <= near * size).all():
        return None
    if near <= NEAR and (np.abs(numbers - expected) <= ROUNDED_TO_FLOAT32 * size).all():
        return text("exercise-fault-float32", quantity=quantity)
    return _in_all(quantity, numbers, expected, near * size) or _at_worst(quantity, numbers, expected)


def other(quantity: TextValue, found: TextValue, expected: TextValue, place: str = "") -> CatalogueText:
    """The explanation that a quantity, or its entry at ``place``, is not what was expected."""
    return text("exercise-fault-other", quantity=quantity, place=place, found=found, expected=expected)


def place_of(index: tuple[int, ...]) -> str:
    """An index as it is written in code: "[0, 2]", "" for the index of a single number."""
    return f"[{', '.join(map(str, index))}]" if index else ""


def _other_shape(quantity: TextValue, found: Numbers, expected: Numbers) -> CatalogueText:
    if found.ndim == 2 and found.T.shape == expected.shape:
        shapes = {"found": _shape(found), "expected": _shape(expected)}
        return text("exercise-fault-transposed", quantity=quantity, **shapes)
    return other(quantity, _shape(found), _shape(expected))


def _is_float_array(found: object) -> bool:
    """A plain array, since ``*`` means something else for a matrix."""
    return isinstance(found, np.ndarray) and type(found) is np.ndarray and found.dtype.kind == "f"


def _in_all(
    quantity: TextValue, found: Numbers, expected: Numbers, near: float
) -> CatalogueText | None:
    """The explanation where every number is wrong by one and the same factor."""
    square = float((expected * expected).sum())
    factor = float((found * expected).sum()) / square if square else 0.0
    if expected.size == 1 or not (np.abs(found - factor * expected) <= near * abs(factor)).all():
        return None
    if factor == 0:
        return text("exercise-fault-zero", quantity=quantity)
    if abs(factor + 1) < NEAR_IN_FLOAT32:
        return text("exercise-fault-sign", quantity=quantity)
    return text("exercise-fault-factor", quantity=quantity, factor=float(f"{factor:.4g}"))


def _at_worst(quantity: TextValue, found: Numbers, expected: Numbers) -> CatalogueText:
    place = np.unravel_index(np.abs(found - expected).argmax(), expected.shape)
    index = tuple(map(int, place))
    one, another = _told_apart(float(found[place]), float(expected[place]))
    return other(quantity, one, another, place_of(index))


def _told_apart(one: float, another: float) -> tuple[TextValue, TextValue]:
    """Both numbers, with as many digits as it takes to see their difference."""
    digits = next(
        (n for n in range(_DIGITS, _MOST_DIGITS) if f"{one:.{n}g}" != f"{another:.{n}g}"), _MOST_DIGITS
    )
    if digits == _DIGITS:
        return one, another
    return f"{one:.{digits}g}", f"{another:.{digits}g}"


def _numbers(found: object) -> Numbers | None:
    try:
        numbers = np.asarray(found)
    except (TypeError, ValueError):
        return None
    return numbers.astype(np.float64) if numbers.dtype.kind in "biuf" else None


def _shape(numbers: Numbers) -> TextValue:
    if numbers.ndim == 0:
        return float(numbers.item())
    return text("exercise-kind-shape", shape=str(numbers.shape))
