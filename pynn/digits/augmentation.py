"""Data augmentation: the same digits, moved by a pixel."""

import math

import numpy as np

from pynn.activations import Array


def shifted(x: Array, rng: np.random.Generator) -> Array:
    """A batch of square images, all moved by −1, 0 or 1 pixel in each direction: (m, side²).

    In either direction they stay in place half of the time. Pixels that leave the picture are lost;
    the other side is filled with paper, 0.
    """
    down, right = (rng.integers(2, size=(2, 2)).sum(axis=0) - 1).tolist()
    side = math.isqrt(x.shape[1])
    return moved(x.reshape(-1, side, side), down, right).reshape(x.shape)


def moved(images: Array, down: int, right: int) -> Array:
    """Images (m, height, width), all moved ``down`` and ``right`` by whole pixels, on paper: 0."""
    on_paper = np.zeros_like(images)
    (to_row, from_row), (to_column, from_column) = _stays(down), _stays(right)
    on_paper[:, to_row, to_column] = images[:, from_row, from_column]
    return on_paper


def _stays(by: int) -> tuple[slice, slice]:
    """(to, from): the new and the old place of the pixels that stay in the picture."""
    return slice(max(by, 0), min(by, 0) or None), slice(max(-by, 0), min(-by, 0) or None)
