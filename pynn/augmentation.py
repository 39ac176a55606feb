"""More examples than there are: the same digits, a little elsewhere."""

import math
from collections.abc import Callable

import numpy as np

from pynn.activations import Array

Augmentation = Callable[[Array, np.random.Generator], Array]
"""(a batch of inputs (m, n_in), randomness) -> the inputs to learn from instead, of the same shape."""


def shifted(x: Array, rng: np.random.Generator) -> Array:
    """A batch of square images, all moved by −1, 0 or 1 pixel in each direction: (m, side²).

    Half of the time they stay where they are, in either direction. What leaves the picture on one side would come back on the other; MNIST's digits keep four pixels
    away from the border, so nothing does.
    """
    down, right = rng.integers(2, size=(2, 2)).sum(axis=0) - 1
    side = math.isqrt(x.shape[1])
    images = x.reshape(-1, side, side)
    return np.roll(images, (down, right), axis=(1, 2)).reshape(x.shape)
