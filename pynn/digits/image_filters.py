"""Filters for pictures: greys of colours, thresholds, smoothing, and the largest value nearby."""

import numpy as np
from numpy.typing import NDArray

from pynn.activations import Array

Mask = NDArray[np.bool_]

_LUMA = np.array([0.299, 0.587, 0.114])
"""Shares of red, green and blue in the brightness: ITU-R BT.601."""
_OPAQUE = 0.95
_ONE_TONE = 0.3
"""Visible pixels that differ by less than this have one tone: the drawing is in the alpha channel."""


def highest(grid: Array, window: int) -> Array:
    """The largest value in the square window, an odd number of cells wide, around each cell."""
    for axis in (0, 1):
        along = np.moveaxis(grid, axis, 0)
        largest = along.copy()
        for k in range(1, window // 2 + 1):
            np.maximum(largest[k:], along[:-k], out=largest[k:])
            np.maximum(largest[:-k], along[k:], out=largest[:-k])
        grid = np.moveaxis(largest, 0, axis)
    return grid


def stretched(grid: Array, shape: tuple[int, ...]) -> Array:
    """Bilinear interpolation to a grid of this shape."""
    for axis, length in enumerate(shape):
        at = (np.arange(length) + 0.5) * grid.shape[axis] / length - 0.5
        low = np.clip(np.floor(at).astype(int), 0, grid.shape[axis] - 1)
        high = np.minimum(low + 1, grid.shape[axis] - 1)
        share = np.clip(at - low, 0, 1)
        share = share[:, np.newaxis] if axis == 0 else share
        grid = grid.take(low, axis) * (1 - share) + grid.take(high, axis) * share
    return grid


def smoothed(grid: Array) -> Array:
    """The mean of the 3×3 cells around each."""
    for axis in (0, 1):
        padded = np.pad(grid, [(1, 1) if k == axis else (0, 0) for k in (0, 1)], mode="edge")
        n = grid.shape[axis]
        grid = (padded.take(range(n), axis) + grid + padded.take(range(2, n + 2), axis)) / 3
    return grid


def otsu(values: Array) -> float:
    """The threshold between two classes of values that makes them differ most: Otsu 1979.

    Maximises n₁ n₂ (mean₁ − mean₂)²; the middle of all thresholds that are equally good.
    """
    low, high = float(values.min()), float(values.max())
    if low == high:
        return high
    counts, edges = np.histogram(values, 256, (low, high))
    middles = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)[:-1]
    above = values.size - below
    sums = np.cumsum(counts * middles)
    mean_below = sums[:-1] / np.maximum(below, 1)
    mean_above = (sums[-1] - sums[:-1]) / np.maximum(above, 1)
    between = below * above * (mean_below - mean_above) ** 2.0
    best = np.flatnonzero(between >= between.max() * (1 - 1e-9))
    return float(edges[1:-1][best].mean())


def dilated(mask: Mask) -> Mask:
    """``mask`` and every pixel beside it, also by a corner."""
    grown = mask.copy()
    grown[1:] |= mask[:-1]
    grown[:-1] |= mask[1:]
    wide = grown.copy()
    wide[:, 1:] |= grown[:, :-1]
    wide[:, :-1] |= grown[:, 1:]
    return wide


def spanned(mask: Mask) -> Mask:
    """``mask`` and everything between the first and the last pixel of each row."""
    from_left = np.maximum.accumulate(mask, axis=1)
    from_right = np.maximum.accumulate(mask[:, ::-1], axis=1)[:, ::-1]
    return from_left & from_right


def grey_levels(values: NDArray[np.float64]) -> Array:
    """(height, width, 1 to 4) from 0 to 1: grey, grey and alpha, RGB, RGB and alpha."""
    channels = values.shape[-1]
    colours = values[:, :, : channels - 1] if channels in {2, 4} else values
    levels = colours @ _LUMA if colours.shape[-1] == 3 else colours[:, :, 0]
    return _flattened(levels, values[:, :, -1]) if channels in {2, 4} else levels


def _flattened(levels: Array, alpha: Array) -> Array:
    """Levels without transparency.

    If all visible pixels have one tone, light or dark, alpha is the drawing. Otherwise it is a picture
    with transparent surroundings, which get the tone of its edge.
    """
    if alpha.max() == 0 or alpha.min() > _OPAQUE:
        return levels
    seen = alpha >= _OPAQUE * alpha.max()
    if np.ptp(np.quantile(levels[seen], (0.02, 0.98))) < _ONE_TONE:
        return 1 - alpha / alpha.max()
    outside = np.pad(alpha < 0.5, 1)
    beside = outside[:-2, 1:-1] | outside[2:, 1:-1] | outside[1:-1, :-2] | outside[1:-1, 2:]
    edge = levels[seen & beside]
    ground = float(np.median(edge if edge.size else levels[seen]))
    return alpha * levels + (1 - alpha) * ground
