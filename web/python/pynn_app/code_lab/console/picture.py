"""Arrays that are pictures: as bytes, for the page to paint."""

import numpy as np
from numpy.typing import NDArray
from pynn_protocol.messages.console import ConsolePicture

SIDE = 28
"""Pixels to a side of MNIST's digits, and so of the weights from them."""
_MOST = 1000
"""Pixels to a side of a picture that ``show`` draws."""
_LIKELY_SIDES = range(8, 201)
"""Pixels to a side of an array that is shown as a picture by itself."""


def is_picture(value: object) -> bool:
    """True for an array that says more as a picture than in numbers."""
    return isinstance(value, np.ndarray) and (
        _is_numeric(value)
        and (
            value.shape == (SIDE * SIDE,)
            or (value.ndim == 2 and all(side in _LIKELY_SIDES for side in value.shape))
        )
    )


def picture_of(thing: object) -> ConsolePicture:
    """The picture of an array of numbers. Raises ValueError, in Python's English, for anything else."""
    given = np.asarray(thing)
    if given.size == SIDE * SIDE and given.ndim < 3 and 1 in (*given.shape, given.ndim):
        grid = given.reshape(SIDE, SIDE)
    else:
        grid = given
    if not _is_numeric(given) or grid.ndim != 2 or not 0 < min(grid.shape) <= max(grid.shape) <= _MOST:
        raise ValueError(
            "show() draws numbers of the shape (784,), or of (height, width) "
            f"of 1 to {_MOST} each; this is {given.dtype} of the shape {given.shape}"
        )
    values = grid.astype(np.float64)
    finite = np.isfinite(values)
    values = np.where(finite, values, 0.0)
    low, high = (
        (float(values[finite].min()), float(values[finite].max())) if finite.any() else (0.0, 0.0)
    )
    return ConsolePicture(
        kind="picture",
        shape=list(given.shape),
        width=grid.shape[1],
        height=grid.shape[0],
        low=low,
        high=high,
        signed=low < 0,
        missing=int(grid.size - np.count_nonzero(finite)),
        pixels=_pixels(values),
    )


def _is_numeric(array: NDArray[np.generic]) -> bool:
    return array.dtype.kind in "biuf"


def _pixels(values: NDArray[np.float64]) -> NDArray[np.int8] | NDArray[np.uint8]:
    """Scaled by the value that is farthest from 0."""
    largest = np.abs(values).max()
    shares = values / (largest if largest > 0 else 1)
    if values.min() < 0:
        return np.rint(127 * shares).astype(np.int8)
    return np.rint(255 * shares).astype(np.uint8)
