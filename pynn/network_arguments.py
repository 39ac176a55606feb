"""Checks of the arguments of a network: sizes, dtype, names, seed, inputs and targets."""

import numbers
import sys
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from pynn.activations import Array
from pynn.errors import InvalidInput, printable

_MOST_WEIGHTS = sys.maxsize // 8
"""Memory cannot address more float64 numbers than this."""


def require_names(**arguments: object) -> None:
    """Raise ValueError unless every argument is text."""
    for argument, value in arguments.items():
        if not isinstance(value, str):
            raise ValueError(  # noqa: TRY004  as for any other mistake
                f"{argument} must be a name, not {printable(value)}"
            )


def random_generator(seed: int | np.random.Generator) -> np.random.Generator:
    """The generator itself, or a new one with this seed. Raises ValueError for anything else."""
    if isinstance(seed, np.random.Generator):
        return seed
    if not isinstance(seed, numbers.Integral) or isinstance(seed, bool) or int(seed) < 0:
        raise ValueError(f"a seed is a whole number from 0 on, or a Generator; not {printable(seed)}")
    return np.random.default_rng(int(seed))


def checked_sizes(sizes: Sequence[int]) -> tuple[int, ...]:
    """The units of each layer. Raises ValueError for anything that cannot be the sizes of a network."""
    try:
        listed: tuple[Any, ...] = tuple(sizes)
    except TypeError:
        raise ValueError(f"sizes must list the units of each layer, not {printable(sizes)}") from None
    if isinstance(sizes, bytes | bytearray | Mapping | AbstractSet):
        raise ValueError(  # noqa: TRY004  as for any other mistake
            f"sizes must list the units of each layer, not {printable(sizes)}"
        )
    if len(listed) < 2 or not all(
        isinstance(size, numbers.Integral) and not isinstance(size, bool) and int(size) > 0
        for size in listed
    ):
        given = printable(list(listed), most=80)
        raise InvalidInput(
            "network-sizes",
            f"sizes must list at least an input and an output layer, each with a whole number of "
            f"units above 0, such as [3, 4, 1]; got {given}",
            given=given,
        )
    checked = tuple(int(size) for size in listed)
    if max(n_in * n_out for n_in, n_out in pairwise(checked)) > _MOST_WEIGHTS:
        given = printable(checked, most=80)
        raise InvalidInput(
            "network-too-large",
            f"layers of {given} units have more weights than memory can hold",
            given=given,
        )
    return checked


def checked_dtype(dtype: DTypeLike) -> np.dtype[np.floating]:
    """float32 or float64. Raises ValueError for any other."""
    try:
        checked = np.dtype(dtype)
    except Exception as error:
        raise ValueError(f"dtype must be float32 or float64, not {printable(dtype)}") from error
    if checked not in (np.dtype(np.float32), np.dtype(np.float64)):
        raise ValueError(f"dtype must be float32 or float64, not {checked}")
    return checked  # type: ignore[return-value]


def checked_rows(array: ArrayLike | None, dtype: np.dtype[np.floating], width: int, name: str) -> Array:
    """``array`` as (m, width) numbers; ``name`` is for the message. Raises ValueError."""
    given: Any = array
    try:
        is_complex = np.iscomplexobj(given)
        with np.errstate(over="raise"):
            rows = np.asarray(np.real(given) if is_complex else given, dtype=dtype)
    except (TypeError, ValueError, ArithmeticError) as error:
        raise ValueError(f"{name} must be an array of numbers: {error}") from error
    if is_complex:
        raise ValueError(f"{name} must be an array of real numbers")
    if rows.ndim != 2 or rows.shape[1] != width:
        raise ValueError(
            f"{name} has shape {rows.shape}, but this network needs (examples, {width}): one row "
            f"for each example"
        )
    if len(rows) == 0:
        raise ValueError(f"{name} has no examples: at least one row is needed")
    return rows
