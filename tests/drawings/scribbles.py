"""Drawings of no digit: scribbles, shapes, letters and dots, at a random size and place on the pad."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tests.drawings.pen import Point

Strokes = list[NDArray[np.float64]]
"""Each (n, 2): points in a square of side 1."""
Random = np.random.Generator


def scribble(rng: Random) -> list[list[Point]]:
    """The strokes of one scribble, in pixels of a pad of 280."""
    kinds = list(KINDS)
    return place_randomly(KINDS[kinds[rng.integers(len(kinds))]](rng), rng)


def place_randomly(strokes: Strokes, rng: Random) -> list[list[Point]]:
    """Strokes in a square of side 1 at a random size and place on the pad."""
    size = rng.uniform(90, 230)
    corner = rng.uniform(20, 260 - size, 2)
    return [[(float(x), float(y)) for x, y in corner + size * stroke] for stroke in strokes]


def _walk(rng: Random) -> Strokes:
    return [_smooth(rng.random((rng.integers(6, 16), 2)))]


def _several_walks(rng: Random) -> Strokes:
    return [_smooth(rng.random((rng.integers(3, 6), 2))) for _ in range(rng.integers(2, 5))]


def _zigzag(rng: Random) -> Strokes:
    n = rng.integers(6, 14)
    points = np.c_[np.linspace(0, 1, n), np.arange(n) % 2 * rng.uniform(0.5, 1)]
    return [_turn(points + rng.normal(0, 0.04, (n, 2)), rng)]


def _hatching(rng: Random) -> Strokes:
    slant = rng.normal(0, 0.2)
    return [
        np.array([(x, rng.uniform(0, 0.1)), (x + slant, rng.uniform(0.9, 1))])
        for x in np.linspace(0, 1, rng.integers(4, 9))
    ]


def _spiral(rng: Random) -> Strokes:
    turns = np.linspace(0, 2 * np.pi * rng.uniform(2.2, 4.5), 80)
    return [0.5 + 0.5 * (turns / turns[-1] * [np.cos(turns), np.sin(turns)]).T]


def _loops(rng: Random) -> Strokes:
    turns = np.linspace(0, 2 * np.pi * rng.integers(3, 7), 120)
    x = 0.15 + 0.7 * turns / turns[-1] + 0.15 * np.cos(turns)
    return [np.c_[x, 0.5 + 0.4 * np.sin(turns)]]


def _wave(rng: Random) -> Strokes:
    x = np.linspace(0, 1, 60)
    return [_turn(np.c_[x, 0.5 + 0.3 * np.sin(2 * np.pi * rng.integers(3, 6) * x)], rng)]


def _star(rng: Random) -> Strokes:
    corners = rng.uniform(0, 6) + np.arange(6) * 4 * np.pi / 5
    return [0.5 + 0.5 * np.c_[np.cos(corners), np.sin(corners)]]


def _dots(rng: Random) -> Strokes:
    return [point[np.newaxis] for point in rng.random((rng.integers(2, 9), 2))]


def _lines(rng: Random) -> Strokes:
    return [rng.random((2, 2)) for _ in range(rng.integers(4, 9))]


def _filled(_rng: Random) -> Strokes:
    return [np.array([(x, 0), (x, 1)]) for x in np.linspace(0, 1, 14)]


def _grid(_rng: Random) -> Strokes:
    at = np.linspace(0, 1, 4)
    return [np.array([(x, 0), (x, 1)]) for x in at] + [np.array([(0, y), (1, y)]) for y in at]


def _face(_rng: Random) -> Strokes:
    around, smile = np.linspace(0, 2 * np.pi, 40), np.linspace(0.3, 2.8, 10)
    head = 0.5 + 0.5 * np.c_[np.cos(around), np.sin(around)]
    mouth = np.c_[0.5 + 0.3 * np.cos(smile), 0.55 + 0.25 * np.sin(smile)]
    return [head, mouth, *_points([(0.35, 0.35)], [(0.65, 0.35)])]


def _house(_rng: Random) -> Strokes:
    walls = [(0, 1), (0, 0.4), (0.5, 0), (1, 0.4), (1, 1), (0, 1)]
    return _points(walls, [(0.4, 1), (0.4, 0.7), (0.6, 0.7), (0.6, 1)])


def _letter(rng: Random) -> Strokes:
    letters = list(_LETTERS.values())
    return _points(*letters[rng.integers(len(letters))])


_LETTERS: dict[str, list[list[Point]]] = {
    "A": [[(0, 1), (0.5, 0), (1, 1)], [(0.2, 0.6), (0.8, 0.6)]],
    "E": [[(1, 0), (0, 0), (0, 1), (1, 1)], [(0, 0.5), (0.8, 0.5)]],
    "K": [[(0, 0), (0, 1)], [(1, 0), (0, 0.5), (1, 1)]],
    "M": [[(0, 1), (0, 0), (0.5, 0.6), (1, 0), (1, 1)]],
    "N": [[(0, 1), (0, 0), (1, 1), (1, 0)]],
    "R": [[(0, 1), (0, 0), (0.8, 0.1), (0.8, 0.4), (0, 0.5), (1, 1)]],
    "W": [[(0, 0), (0.25, 1), (0.5, 0.4), (0.75, 1), (1, 0)]],
    "X": [[(0, 0), (1, 1)], [(1, 0), (0, 1)]],
}

KINDS: dict[str, Callable[[Random], Strokes]] = {
    "walk": _walk,
    "several walks": _several_walks,
    "zigzag": _zigzag,
    "hatching": _hatching,
    "spiral": _spiral,
    "loops": _loops,
    "wave": _wave,
    "star": _star,
    "dots": _dots,
    "lines": _lines,
    "filled": _filled,
    "grid": _grid,
    "face": _face,
    "house": _house,
    "letter": _letter,
}


def _points(*strokes: ArrayLike) -> Strokes:
    return [np.array(stroke, dtype=np.float64) for stroke in strokes]


def _turn(points: NDArray[np.float64], rng: Random) -> NDArray[np.float64]:
    """Across, or down."""
    return points if rng.random() < 0.5 else points[:, ::-1]


def _smooth(points: NDArray[np.float64], between: int = 12) -> NDArray[np.float64]:
    """A curve through ``points``: Catmull and Rom's."""
    before = np.r_[points[:1], points[:-2]]
    after = np.r_[points[2:], points[-1:]]
    begin, end = points[:-1], points[1:]
    t = np.linspace(0, 1, between, endpoint=False)[:, np.newaxis, np.newaxis]
    curve = 0.5 * (
        2 * begin
        + (end - before) * t
        + (2 * before - 5 * begin + 4 * end - after) * t**2
        + (3 * begin - before - 3 * end + after) * t**3
    )
    return np.r_[curve.transpose(1, 0, 2).reshape(-1, 2), points[-1:]]
