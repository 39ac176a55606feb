"""The shape of a drawing's ink: a dot, several digits, or strokes too thick for their size."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from pynn.activations import Array
from pynn.digits.drawing import Patch, crop, scale
from pynn.digits.pen_width import stroke_width

DOT = 0.5
"""Ink whose strokes are wider than this share of its longer side is a dot, and no digit.

The most that MNIST's training digits have is 0.42. A dot has 0.67 by geometry, and at least 0.50 in
pixels where its diameter is 8 or more; smaller dots are recognised by their outputs.
"""
SMALL = 0.25
"""Strokes wider than this share of the longer side run into each other.

Of 900 digits that people wrote on a tablet, drawn at all sizes with pens of 6 to 28 pixels, a network
of the first recipe reads 84 % up to here, and 42 % of those above.
"""
TALL = 0.6
"""Ink with an empty column is several digits if both of its parts have this share of its height.

Of 1,730 digits that people wrote on a tablet none is taken for several, of 3,000 of MNIST's redrawn as
pen strokes one; of 600 pairs of those digits, a pen's width and a little more apart, 596 are.
"""
_CELLS = 40
"""Cells of the longer side when these are measured."""


@dataclass(frozen=True)
class InkShape:
    """What a drawing's ink shows before any network has read it."""

    is_dot: bool
    """Only a dot or a blot."""
    is_several: bool
    """Clearly more than one digit, side by side."""
    is_small: bool
    """Small for the pen that drew it: drawn larger, it would be easier to read."""

    @classmethod
    def of(cls, ink: Array) -> Self:
        """The shape of (height, width) ``ink``, 0 … 1, which is not blank."""
        inner = crop(Patch(ink, 0, 0, 1))
        grid = scale(inner, inner.longer / _CELLS).grid
        width = stroke_width(grid > grid.max() / 2) / _CELLS
        return cls(width > DOT, _has_tall_parts(grid > 0), width > SMALL)


def _has_tall_parts(inked: NDArray[np.bool_]) -> bool:
    """True if an empty column divides the cells into two parts that are both tall."""
    empty = np.flatnonzero(~inked.any(axis=0))
    return any(
        min(_height(inked[:, :column]), _height(inked[:, column:])) >= TALL * len(inked)
        for column in empty
    )


def _height(inked: NDArray[np.bool_]) -> int:
    """Rows from the first to the last that has ink."""
    rows = np.flatnonzero(inked.any(axis=1))
    return int(rows[-1] - rows[0]) + 1
