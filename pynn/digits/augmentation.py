"""Data augmentation: the same digits, moved by a pixel."""

import math

import numpy as np

from pynn.activations import Array


def shifted(x: Array, rng: np.random.Generator) -> Array:
    """A batch of square images, all moved by −1, 0 or 1 pixel in each direction: (m, side²).

    In either direction they stay where they are half of the time. What leaves a picture is lost, and
    paper, 0, comes in on the other side.
    """
    down, right = (rng.integers(2, size=(2, 2)).sum(axis=0) - 1).tolist()
    side = math.isqrt(x.shape[1])
    return moved(x.reshape(-1, side, side), down, right).reshape(x.shape)


def moved(images: Array, down: int, right: int) -> Array:
    """Images (m, height, width), all moved by so many pixels down and to the right, on paper: 0."""
    on_paper = np.zeros_like(images)
    (to_row, from_row), (to_column, from_column) = _stays(down), _stays(right)
    on_paper[:, to_row, to_column] = images[:, from_row, from_column]
    return on_paper


def _stays(by: int) -> tuple[slice, slice]:
    """(to, from): where what stays in the picture goes to, and where it was."""
    return slice(max(by, 0), min(by, 0) or None), slice(max(-by, 0), min(-by, 0) or None)
