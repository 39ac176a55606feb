"""How familiar a picture is: how near the digits that were learned from come to it.

A network classifies any picture, and a softmax can be sure of nonsense. A picture that is far from
every digit of its class is unlike anything that the network has learned from.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pynn.activations import Array
from pynn.digits.augmentation import moved

COARSE = 14
BLOCK = 1_000
"""Digits of a class that are compared at once: large enough for few calls, small enough for memory."""
ENOUGH = 100
"""With fewer digits of a class than this, no picture is called unfamiliar."""
FAR = 5.9
"""Farther than this from its class a picture is unfamiliar …"""
NEARER_FOR_DOUBT = 3.0
"""… less this times the network's doubt 1 − ŷ: two weak reasons make a strong one …"""
FAR_FOR_ITS_INK = 0.4
"""… and with little ink already at this share of its own size |f|², such as a few dots."""


class Familiar:
    """The digits that a network has seen, coarsely: each as 14×14 numbers f, the means of 2×2 pixels.

    The distance of a picture to a digit is Σ (f − f′)², the smallest of the nine when the picture is
    moved by up to a pixel.
    """

    def __init__(self, n_classes: int = 10) -> None:
        self._seen: list[list[NDArray[np.uint8]]] = [[] for _ in range(n_classes)]
        self._own = [np.zeros((0, COARSE**2), np.uint8)] * n_classes

    def add(self, images: NDArray[np.uint8], labels: ArrayLike) -> None:
        """Add (m, 784) bytes and their (m,) classes."""
        for seen, more in zip(self._seen, self._by_class(images, labels), strict=True):
            if seen and len(seen[-1]) < BLOCK:
                more = np.concatenate([seen.pop(), more])  # noqa: PLW2901
            seen.append(more)

    def set_own(self, images: NDArray[np.uint8], labels: ArrayLike) -> None:
        """A user's own digits, instead of those before."""
        self._own = self._by_class(images, labels)

    def knows(self, digit: int) -> bool:
        """True once enough digits of a class have been seen."""
        return sum(map(len, self._seen[digit])) >= ENOUGH

    def distance(self, picture: Array, digit: int) -> float:
        """The distance of a picture (28, 28), 0 … 1, to the nearest digit of a class."""
        f = coarsened(_moved(picture))
        parts = [*self._seen[digit], self._own[digit]]
        return min(_nearest(f, part) for part in parts if len(part))

    def recognises(self, picture: Array, digit: int, output: float = 1.0) -> bool:
        """True if a picture (28, 28) could be the ``digit`` for which the network has this output ŷ.

        True as long as too few of its class are known.
        """
        if not self.knows(digit):
            return True
        distance = self.distance(picture, digit)
        size = float(np.sum(coarsened(picture.reshape(1, -1)) ** 2))
        far = FAR - NEARER_FOR_DOUBT * (1 - output)
        return distance <= far and distance <= FAR_FOR_ITS_INK * size

    def _by_class(self, images: NDArray[np.uint8], labels: ArrayLike) -> list[NDArray[np.uint8]]:
        coarse = np.rint(coarsened(images)).astype(np.uint8)
        of = np.asarray(labels)
        return [coarse[of == digit] for digit in range(len(self._seen))]


def _nearest(f: Array, seen: NDArray[np.uint8]) -> float:
    """The smallest Σ (f − f′)² = Σ f² + Σ f′² − 2 Σ f f′ between (k, 196) and (n, 196) bytes."""
    f_seen = seen / np.float32(255)
    sizes = np.einsum("ni,ni->n", f_seen, f_seen)[:, np.newaxis] + np.einsum("ki,ki->k", f, f)
    return float(np.min(sizes - 2 * np.einsum("ni,ki->nk", f_seen, f)))


def coarsened(images: NDArray[Any]) -> NDArray[np.float32]:
    """(m, 784) -> (m, 196): means of 2×2."""
    blocks = images.reshape(-1, COARSE, 2, COARSE, 2)
    total = np.zeros((len(blocks), COARSE, COARSE), np.float32)
    for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):  # ten times as fast as mean(axis=(2, 4))
        total += blocks[:, :, row, :, column]
    total /= 4
    return total.reshape(-1, COARSE**2)


def _moved(picture: Array) -> Array:
    """(28, 28) -> (9, 784): moved by −1, 0 or 1 pixel in both directions."""
    by = (-1, 0, 1)
    pictures = [moved(picture[np.newaxis], down, right) for down in by for right in by]
    return np.concatenate(pictures).reshape(len(pictures), -1)
