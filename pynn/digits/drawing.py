"""From ink to what the network reads: a drawing of any size and place, made like MNIST's digits.

MNIST was made by scaling each digit, aspect kept, into a 20×20 box with anti-aliasing, and placing
it in 28×28 with its centre of mass in the middle. A network that saw only such digits reads
drawings well only when they are made the same way. Each step can be left out, to see its effect.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pynn.activations import Array
from pynn.digits.pen_width import even_width

SIDE = 28
BOX = 20
CENTRE = 14.0
"""Pixel index of the centre of mass: measured over MNIST, it lies in 13.5 … 14.5 on both axes."""
INK = 0.1
"""Fainter than this (of 0 … 1) is paper, not ink."""
FINE = 5
"""The width of strokes is measured on a grid this many times finer than the picture's."""


@dataclass(frozen=True)
class Steps:
    """The steps from ink to picture; False leaves one out."""

    crop: bool = True
    """Keep only the rectangle that holds ink; without this step the whole pad is used."""
    width: bool = True
    """Make strokes as wide as MNIST's, see ``pen_width``."""
    scale: bool = True
    """Make the longer side 20 pixels; without this step the pad's longer side becomes 28."""
    centre: bool = True
    """Put the centre of mass in the middle; without this step ink stays at its place on the pad."""


ALL = Steps()


@dataclass(frozen=True)
class Patch:
    """A rectangle of the pad, as a grid of ink: 0 … 1."""

    grid: Array
    top: float
    left: float
    """The position of its corner on the pad, in pixels of the pad."""
    pitch: float
    """Pixels of the pad from one of its cells to the next."""

    @property
    def longer(self) -> float:
        """Its longer side, in pixels of the pad."""
        return max(self.grid.shape) * self.pitch


@dataclass(frozen=True)
class Preparation:
    """The result of each step, in their order: ``crop``, ``width``, ``scale``, ``centre``."""

    ink: Array
    cropped: Array
    even: Array
    scaled: Array
    picture: NDArray[np.float64]
    """(28, 28), values 0 … 1: what the network reads."""


def prepare(ink: ArrayLike, steps: Steps = ALL) -> Preparation | None:
    """(height, width) ink -> the results of all steps to (28, 28); None if there is no ink.

    ``ink`` is 0 for paper: bytes up to 255, or floats up to 1. Raises ValueError for anything else.
    """
    pad = _checked(ink)
    if not (pad > INK).any():
        return None
    whole = Patch(pad, 0, 0, 1)
    cropped = crop(whole) if steps.crop else whole
    pixel = (cropped.longer / BOX) if steps.scale else (whole.longer / SIDE)
    even = _even(cropped, pixel, steps) if steps.width else cropped
    if steps.scale:
        pixel = even.longer / BOX
    scaled = scale(even, pixel)
    scaled = replace(scaled, grid=scaled.grid / scaled.grid.max())
    row, column = middle(scaled.grid) if steps.centre else _place_on_pad(scaled, whole)
    return Preparation(pad, cropped.grid, even.grid, scaled.grid, place(scaled.grid, row, column))


def to_mnist(ink: ArrayLike) -> NDArray[np.float64] | None:
    """(height, width) ink -> (28, 28) as MNIST was made; see ``prepare``."""
    prepared = prepare(ink)
    return None if prepared is None else prepared.picture


def crop(patch: Patch) -> Patch:
    """The smallest rectangle that holds all ink."""
    ink = patch.grid > INK
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    inner = patch.grid[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    top, left = patch.top + rows[0] * patch.pitch, patch.left + columns[0] * patch.pitch
    return Patch(inner, top, left, patch.pitch)


def scale(patch: Patch, pixel: float) -> Patch:
    """Resample to cells of ``pixel`` pixels of the pad; each is the mean of the area it covers."""
    height, width = (max(1, round(n * patch.pitch / pixel)) for n in patch.grid.shape)
    return replace(patch, grid=resampled(patch.grid, height, width), pitch=pixel)


def middle(picture: Array) -> tuple[int, int]:
    """The (row, column) of its corner that puts the centre of mass in the middle."""
    row, column = (
        CENTRE - float(mass @ np.arange(len(mass)) / mass.sum())
        for mass in (picture.sum(axis=1), picture.sum(axis=0))
    )
    return round(row), round(column)


def place(picture: Array, row: int, column: int) -> NDArray[np.float64]:
    """Put into 28×28 with its corner at (row, column), or as near to it as fits inside.

    A line as long as the pad, made wider, may be too long: its end is cut off.
    """
    field = np.zeros((SIDE, SIDE))
    picture = picture[:SIDE, :SIDE]
    height, width = picture.shape
    top, left = (min(max(at, 0), SIDE - n) for at, n in ((row, height), (column, width)))
    field[top : top + height, left : left + width] = picture
    return field


def _even(cropped: Patch, pixel: float, steps: Steps) -> Patch:
    """``cropped`` with strokes of MNIST's width; ``pixel`` is how large a pixel of the picture is."""
    fine = scale(cropped, pixel / FINE)
    ink = fine.grid / fine.grid.max()
    grid, margin = even_width(ink, FINE)
    if grid is ink:
        return cropped
    corner = margin * fine.pitch
    even = Patch(grid, fine.top - corner, fine.left - corner, fine.pitch)
    return crop(even) if steps.crop else even


def _place_on_pad(patch: Patch, pad: Patch) -> tuple[int, int]:
    pixel = pad.longer / SIDE
    return round(patch.top / pixel), round(patch.left / pixel)


def resampled(grid: Array, height: int, width: int) -> Array:
    """(n, k) -> (height, width): each cell is the mean of the area it covers."""
    return _averaging(grid.shape[0], height) @ grid @ _averaging(grid.shape[1], width).T


def _averaging(n: int, n_out: int) -> Array:
    """(n_out, n): row r computes the mean of the interval [r, r + 1)·n/n_out of n samples."""
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
