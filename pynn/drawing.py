"""From ink to what the network reads: a drawing of any size and place, made like MNIST's digits.

MNIST was made by scaling each digit, aspect kept, into a 20×20 box with anti-aliasing, and placing
it in 28×28 with its centre of mass in the middle. A network that saw only such digits reads
drawings well only when they are made the same way.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pynn.activations import Array

SIDE = 28
BOX = 20
CENTRE = 14.0
"""Pixel index of the centre of mass: measured over MNIST, it lies in 13.5 … 14.5 on both axes."""
INK = 0.1
"""Fainter than this (of 0 … 1) is paper, not ink."""


def to_mnist(ink: ArrayLike) -> NDArray[np.float64] | None:
    """(height, width) ink -> (28, 28) as MNIST was made, values 0 … 1; None where there is no ink.

    ``ink`` is 0 for paper: bytes up to 255, or floats up to 1. Raises ValueError for anything else.
    """
    inked = _checked(ink)
    cropped = crop(inked)
    if cropped is None:
        return None
    scaled = scale_to_box(cropped)
    return centre(scaled / scaled.max())


def crop(ink: Array) -> Array | None:
    """The smallest rectangle that holds all ink, or None where there is none."""
    rows = np.flatnonzero((ink > INK).any(axis=1))
    columns = np.flatnonzero((ink > INK).any(axis=0))
    if len(rows) == 0:
        return None
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def scale_to_box(ink: Array) -> Array:
    """Scaled, aspect kept, until the longer side has 20 pixels; each is the mean of what it covers."""
    height, width = ink.shape
    longer = max(height, width)
    rows = _averaging(height, max(1, round(BOX * height / longer)))
    columns = _averaging(width, max(1, round(BOX * width / longer)))
    return rows @ ink @ columns.T


def centre(picture: Array) -> NDArray[np.float64]:
    """Placed in 28×28 so that the centre of mass falls on the middle, to the nearest whole pixel."""
    field = np.zeros((SIDE, SIDE))
    height, width = picture.shape
    top = _offset(picture.sum(axis=1), height)
    left = _offset(picture.sum(axis=0), width)
    field[top : top + height, left : left + width] = picture
    return field


def _offset(mass: Array, length: int) -> int:
    middle = float(mass @ np.arange(length) / mass.sum())
    return int(np.clip(round(CENTRE - middle), 0, SIDE - length))


def _averaging(n: int, n_out: int) -> Array:
    """(n_out, n): row r takes the mean of the interval [r, r + 1)·n/n_out of n samples."""
    edges = np.linspace(0, n, n_out + 1)
    begin = np.clip(edges[:-1, np.newaxis], np.arange(n), np.arange(1, n + 1))
    end = np.clip(edges[1:, np.newaxis], np.arange(n), np.arange(1, n + 1))
    return (end - begin) * (n_out / n)


def _checked(ink: ArrayLike) -> NDArray[np.float64]:
    array = np.asarray(ink)
    if array.ndim != 2 or array.size == 0:
        raise ValueError(f"a drawing is a grid of grey values (height, width), not {array.shape}")
    if array.dtype == np.uint8:
        return array / 255
    if array.dtype.kind not in "bf":
        raise ValueError(f"a drawing holds bytes or floats, not {array.dtype}")
    floats = array.astype(np.float64)
    if not (np.isfinite(floats).all() and floats.min() >= 0 and floats.max() <= 1):
        raise ValueError("a drawing in floats holds values from 0 (paper) to 1 (ink)")
    return floats
