"""The reference: the tightest simple loop that a user of NumPy would write, without pynn.

Bytes to float32 for each batch, sigmoid, squared error summed over outputs, all in float32.
"""

import sys
import time

import numpy as np
from numpy.typing import NDArray

from pynn.digits import mnist
from tests.bench.child import answer

Bytes = NDArray[np.uint8]
LEARNING_RATE = 1


def main(folder: str) -> None:
    train = mnist.load(folder).train
    targets = train.targets.astype(np.float32)
    answer(lambda batch_size: epoch(train.inputs, targets, batch_size))


def epoch(images: Bytes, targets: NDArray[np.float32], batch_size: int) -> float:
    """Seconds for one pass over all images in random order."""
    rng = np.random.default_rng(0)
    W1 = (rng.standard_normal((30, 784)) / np.sqrt(784)).astype(np.float32)
    W2 = (rng.standard_normal((10, 30)) / np.sqrt(30)).astype(np.float32)
    b1, b2 = np.zeros(30, np.float32), np.zeros(10, np.float32)
    scale, one, step = np.float32(1 / 255), np.float32(1), np.float32(2 * LEARNING_RATE / batch_size)
    started = time.perf_counter()
    order = rng.permutation(len(images))
    for first in range(0, len(images), batch_size):
        rows = order[first : first + batch_size]
        x = images[rows].astype(np.float32)
        x *= scale
        a1 = one / (one + np.exp(-(x @ W1.T + b1)))
        a2 = one / (one + np.exp(-(a1 @ W2.T + b2)))
        delta2 = step * (a2 - targets[rows]) * a2 * (one - a2)
        delta1 = (delta2 @ W2) * a1 * (one - a1)
        W2 -= delta2.T @ a1
        b2 -= delta2.sum(axis=0)
        W1 -= delta1.T @ x
        b1 -= delta1.sum(axis=0)
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1])
