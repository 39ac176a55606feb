"""How an array differs from the one that was expected, in a sentence that helps to find out why."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.floating]

NEAR = 1e-6
"""Numbers that agree to this share of the largest of them differ by rounding alone."""


def difference(name: str, found: object, expected: Numbers) -> str:
    """What is wrong with ``found``, which is called ``name``; "" where nothing is."""
    numbers = _numbers(found)
    if numbers is None:
        return f"{name} is {kind_of(found)}; expected was {_shape(expected)}."
    if numbers.shape != expected.shape:
        exchanged = numbers.ndim == 2 and numbers.T.shape == expected.shape
        return (
            f"{name} is {_shape(numbers)}; expected was {_shape(expected)}"
            f"{': rows and columns are exchanged' if exchanged else ''}."
        )
    if not np.isfinite(numbers).all():
        return f"{name} has numbers that are not finite: {numbers[~np.isfinite(numbers)].flat[0]}."
    size = max(float(np.abs(expected).max()), 1e-300) if expected.size else 1.0
    if (np.abs(numbers - expected) <= NEAR * size).all():
        return ""
    return _in_all(name, numbers, expected, NEAR * size) or _at_worst(name, numbers, expected)


def kind_of(found: object) -> str:
    """What is there instead: None, or a list, …"""
    return "None" if found is None else f"a {type(found).__name__}"


def _in_all(name: str, found: Numbers, expected: Numbers, near: float) -> str:
    """Where every number is wrong by one and the same factor: which one."""
    square = float((expected * expected).sum())
    factor = float((found * expected).sum()) / square if square else 0.0
    if expected.size == 1 or not (np.abs(found - factor * expected) <= near * abs(factor)).all():
        return ""
    if factor == 0:
        return f"{name} is 0 everywhere, and should not be."
    if abs(factor + 1) < NEAR:
        return f"{name} has the opposite sign everywhere."
    return f"{name} is {factor:.4g} times what was expected, everywhere."


def _at_worst(name: str, found: Numbers, expected: Numbers) -> str:
    place = np.unravel_index(np.abs(found - expected).argmax(), expected.shape)
    where = f"[{', '.join(map(str, place))}]" if place else ""
    return f"{name}{where} is {found[place]:.6g}; expected was {expected[place]:.6g}."


def _numbers(found: object) -> Numbers | None:
    try:
        numbers = np.asarray(found)
    except (TypeError, ValueError):
        return None
    return numbers.astype(np.float64) if numbers.dtype.kind in "biuf" else None


def _shape(numbers: Numbers) -> str:
    return f"an array of the shape {numbers.shape}" if numbers.ndim else f"{numbers.item():.6g}"
