"""The width of strokes: measured, and brought to that of MNIST's digits.

A drawing that is scaled to 20 pixels has thin lines if it was drawn large, and blobs if it was drawn
small with a thick pen. MNIST's strokes are about two pixels wide; a network knows no others.
"""

import math

import numpy as np
from numpy.typing import NDArray

from pynn.activations import Array

NARROW, WIDE = 1.9, 2.2
"""Strokes of this width, in pixels, are left unchanged; half of MNIST's lie in 1.95 … 2.6."""
MOST = 2.4
"""A stroke is not made thinner by more pixels than this: a blob would vanish."""


def even_width(ink: Array, fine: int) -> tuple[Array, int]:
    """``ink`` (0 … 1, ``fine`` cells to a pixel) with strokes of MNIST's width.

    Returns it with the number of cells by which it has grown on each side; ``ink`` itself where its
    strokes are wide enough and not too wide.
    """
    inside = ink > 0.5
    if not inside.any():
        return ink, 0
    width = stroke_width(inside) / fine
    new_width = min(max(width, NARROW), max(WIDE, width - MOST))
    if new_width == width:
        return ink, 0
    growth = (new_width - width) * fine / 2  # cells, on each side of a stroke
    margin = max(0, math.ceil(growth))
    return _grown(np.pad(inside, margin), growth), margin


def stroke_width(inside: NDArray[np.bool_]) -> float:
    """In cells: across a stroke of width w the distance to its edge is w/4 on the average."""
    return 4 * float(np.mean(_depth(inside, reach=max(inside.shape))[inside]))


def _grown(inside: NDArray[np.bool_], growth: float) -> Array:
    """Ink whose edge lies ``growth`` cells further out; a cell that the edge cuts is partly covered."""
    reach = math.ceil(abs(growth)) + 1
    if growth < 0:
        return np.clip(_depth(inside, reach) + growth + 0.5, 0, 1)
    return np.clip(growth + 1 - _distance(inside, reach), 0, 1)


def _depth(inside: NDArray[np.bool_], reach: int) -> Array:
    """The distance of each cell's middle to the edge; negative on paper, which is all around."""
    return _distance(np.pad(~inside, 1, constant_values=True), reach)[1:-1, 1:-1] - 0.5


def _distance(target: NDArray[np.bool_], reach: int) -> Array:
    """From each cell to the nearest of ``target``, in cells; exact up to ``reach``.

    √ min over k of k² + (the distance along the column k cells to the side)²: Felzenszwalb and
    Huttenlocher 2012.
    """
    along = np.minimum(_below(target), _below(target[::-1])[::-1])
    squares = np.minimum(along, reach + 1.0) ** 2
    nearest = squares.copy()
    for k in range(1, min(reach, target.shape[1] - 1) + 1):
        np.minimum(nearest[:, k:], squares[:, :-k] + k * k, out=nearest[:, k:])
        np.minimum(nearest[:, :-k], squares[:, k:] + k * k, out=nearest[:, :-k])
    return np.sqrt(nearest)


def _below(target: NDArray[np.bool_]) -> Array:
    """The cells up to the nearest cell of ``target`` above, itself included; ∞ if there is none."""
    row = np.arange(len(target), dtype=np.float64)[:, np.newaxis]
    return row - np.maximum.accumulate(np.where(target, row, -math.inf), axis=0)
