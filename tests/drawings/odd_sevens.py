"""Handwritten sevens of kinds that MNIST does not contain."""

import numpy as np

from tests.drawings.pen import Point

KINDS: dict[str, list[list[Point]]] = {
    "mirrored": [[(1, 0), (0, 0), (0.6, 1)]],
    "double bar": [[(0, 0), (1, 0), (0.3, 1)], [(0.2, 0.45), (0.9, 0.45)], [(0.15, 0.6), (0.85, 0.6)]],
    "upside down": [[(1, 1), (0, 1), (0.7, 0)]],
    "lambda": [[(0, 0), (0.5, 0.1), (1, 1)], [(0.6, 0.4), (0.1, 1)]],
    "with a foot": [[(0, 0.2), (0, 0), (1, 0), (1, 0.3), (0.2, 1), (0.8, 1)]],
    "on its side": [[(0, 1), (0, 0), (1, 0.7)]],
}


def odd_seven(kind: str, rng: np.random.Generator) -> list[list[Point]]:
    """The strokes of one seven of a kind, in pixels of a pad of 280: no two are alike."""
    size, corner, angle = rng.uniform(100, 200), rng.uniform(20, 80, 2), rng.normal(0, 0.1)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return [
        [
            _at(corner + size * (turn @ (np.array(point) * [0.7, 1] + rng.normal(0, 0.04, 2))))
            for point in line
        ]
        for line in KINDS[kind]
    ]


def _at(place: np.ndarray) -> Point:
    return float(place[0]), float(place[1])
