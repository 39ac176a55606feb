"""How an array differs from the one that was expected, in a sentence that helps to find out why."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.floating]

NEAR = 2e-8
"""Numbers that agree to this share of the largest of them differ by float64's rounding alone. It is a
third of float32's rounding, 6e-8, so that numbers which were float32 on their way are found."""
ROUNDED_TO_FLOAT32 = 2e-7
"""Numbers that agree to this share of the largest of them have been float32, once or twice."""
NEAR_IN_FLOAT32 = 1e-5
"""``NEAR`` for results in float32, which come from sums of some tens of terms."""


def difference(name: str, found: object, expected: Numbers, near: float = NEAR) -> str:
    """The fault of ``found``, which is called ``name``; "" where there is none.

    Where ``expected`` has axes, ``found`` must be an array of floating-point numbers. ``near`` is the
    share of the largest number by which it may differ.
    """
    numbers = _numbers(found)
    if numbers is None or (expected.ndim and numbers.ndim and not _is_float_array(found)):
        return f"{name} is {kind_of(found)}; expected was {_shape(expected)}."
    if numbers.shape != expected.shape:
        return _other_shape(name, numbers, expected)
    if not np.isfinite(numbers).all():
        return f"{name} has numbers that are not finite: {numbers[~np.isfinite(numbers)].flat[0]}."
    size = max(float(np.abs(expected).max()), 1e-300) if expected.size else 1.0
    if (np.abs(numbers - expected) <= near * size).all():
        return ""
    if near <= NEAR and (np.abs(numbers - expected) <= ROUNDED_TO_FLOAT32 * size).all():
        return f"{name} is only as precise as float32; expected was float64."
    return _in_all(name, numbers, expected, near * size) or _at_worst(name, numbers, expected)


def _other_shape(name: str, found: Numbers, expected: Numbers) -> str:
    shape = _shape(expected)
    if found.ndim == 2 and found.T.shape == expected.shape:
        return f"{name} is {_shape(found)}; expected was {shape}: rows and columns are exchanged."
    return f"{name} is {_shape(found)}; expected was {shape}."


def kind_of(found: object) -> str:
    """A description of what was found instead: "None", "of the type list", …"""
    if isinstance(found, np.ndarray) and type(found) is np.ndarray:
        return f"an array of {found.dtype}"
    return "None" if found is None else f"of the type {type(found).__name__}"


def _is_float_array(found: object) -> bool:
    """A plain array, since ``*`` means something else for a matrix."""
    return isinstance(found, np.ndarray) and type(found) is np.ndarray and found.dtype.kind == "f"


def _in_all(name: str, found: Numbers, expected: Numbers, near: float) -> str:
    """Where every number is wrong by one and the same factor: which one."""
    square = float((expected * expected).sum())
    factor = float((found * expected).sum()) / square if square else 0.0
    if expected.size == 1 or not (np.abs(found - factor * expected) <= near * abs(factor)).all():
        return ""
    if factor == 0:
        return f"{name} is 0 everywhere, and should not be."
    if abs(factor + 1) < NEAR_IN_FLOAT32:
        return f"{name} has the opposite sign everywhere."
    return f"{name} is {factor:.4g} times what was expected, everywhere."


def _at_worst(name: str, found: Numbers, expected: Numbers) -> str:
    place = np.unravel_index(np.abs(found - expected).argmax(), expected.shape)
    where = f"[{', '.join(map(str, place))}]" if place else ""
    # as many digits as it takes to see the difference; 17 tell any two float64 apart
    digits = next(n for n in range(6, 18) if f"{found[place]:.{n}g}" != f"{expected[place]:.{n}g}")
    return f"{name}{where} is {found[place]:.{digits}g}; expected was {expected[place]:.{digits}g}."


def _numbers(found: object) -> Numbers | None:
    try:
        numbers = np.asarray(found)
    except (TypeError, ValueError):
        return None
    return numbers.astype(np.float64) if numbers.dtype.kind in "biuf" else None


def _shape(numbers: Numbers) -> str:
    return f"an array of the shape {numbers.shape}" if numbers.ndim else f"{numbers.item():.6g}"
