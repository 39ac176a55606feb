"""MNIST digits redrawn as pen strokes: thinned to lines, and traced as a hand would go along them."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Point = tuple[float, float]
Skeleton = set[tuple[int, int]]
_MAGNIFY = 4
_EVERY = 5
"""A pointer event comes at every fifth pixel of the magnified line."""


def strokes(image: NDArray[np.uint8]) -> list[list[Point]]:
    """The strokes of a (28, 28) digit as (x, y) points, in pixels of the image."""
    side = 28 * _MAGNIFY
    large = np.asarray(Image.fromarray(image).resize((side, side), Image.Resampling.BICUBIC))
    skeleton = _thin(large > 110)
    lines = list(_trace({(int(y), int(x)) for y, x in np.argwhere(skeleton)}))
    longest = max(map(len, lines))
    # thinning leaves short spurs
    long_lines = [line for line in lines if len(line) > min(8, longest - 1)]
    sampled = [[*line[:-1:_EVERY], line[-1]] for line in long_lines]
    return [[(x / _MAGNIFY, y / _MAGNIFY) for y, x in line] for line in sampled]


def place_randomly(
    drawing: Sequence[list[Point] | NDArray[np.float64]], rng: np.random.Generator
) -> list[list[Point]]:
    """The strokes at a random size and place on a pad of 280 pixels."""
    points = np.array([point for stroke in drawing for point in stroke])
    low, high = points.min(axis=0), points.max(axis=0)
    longer = max(float((high - low).max()), 1.0)
    size = rng.uniform(90, 220)
    extent = (high - low) / longer * size
    corner = 20 + rng.random(2) * (240 - extent)
    return [
        [(float(x), float(y)) for x, y in (np.array(stroke) - low) / longer * size + corner]
        for stroke in drawing
    ]


def _thin(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Zhang and Suen's thinning: peel the border until lines of one pixel remain."""
    picture = np.pad(ink, 1)
    changed = True
    while changed:
        changed = False
        for first in (True, False):
            p = [np.roll(picture, shift, (0, 1)) for shift in _AROUND]
            neighbours = sum(shifted.astype(int) for shifted in p)
            rises = sum((~p[i] & p[(i + 1) % 8]).astype(int) for i in range(8))
            n, e, s, w = p[0], p[2], p[4], p[6]
            protected = (n & e & s) | (e & s & w) if first else (n & e & w) | (n & s & w)
            removed = picture & (neighbours >= 2) & (neighbours <= 6) & (rises == 1) & ~protected
            if removed.any():
                picture &= ~removed
                changed = True
    return picture[1:-1, 1:-1]


_AROUND = ((1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1))
"""Rolls that bring the neighbours n, ne, e, se, s, sw, w, nw onto a pixel."""


def _neighbours(pixel: tuple[int, int], left: Skeleton) -> list[tuple[int, int]]:
    y, x = pixel
    around = [(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dy, dx) != (0, 0)]
    return [neighbour for neighbour in around if neighbour in left]


def _trace(left: Skeleton) -> Iterator[list[tuple[int, int]]]:
    """Lines along the skeleton: from an end where there is one, straight on at crossings."""
    whole = set(left)
    while left:
        ends = [pixel for pixel in left if len(_neighbours(pixel, left)) <= 1]
        line = [min(ends or left)]
        left.discard(line[0])
        while onward := _neighbours(line[-1], left):
            back = line[-6:][0]
            heading = (line[-1][0] - back[0], line[-1][1] - back[1])
            here = line[-1]
            line.append(
                max(
                    onward,
                    key=lambda to: (to[0] - here[0]) * heading[0] + (to[1] - here[1]) * heading[1],
                )
            )
            left.discard(line[-1])
        joined = _neighbours(line[-1], whole - set(line[-3:]))
        if joined and len(line) > 8:
            line.append(joined[0])  # closes loops, and meets the line it came from
        yield line
