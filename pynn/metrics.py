"""How good a network is: accuracy and the confusion matrix."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pynn.examples import Examples
from pynn.network import Network
from pynn.operations import classes

CHUNK = 1_000
"""Examples evaluated at once: enough to be quick, few enough to need little memory."""


def predictions(network: Network, examples: Examples, rows: slice) -> NDArray[np.intp]:
    """The classes that ``network`` gives to some rows of ``examples``, (m,)."""
    return network.predict(examples.batch(rows, network.dtype)[0])


def accuracy(network: Network, examples: Examples) -> float:
    """Share of ``examples`` that is classified rightly, 0 to 1."""
    hits = 0
    for first in range(0, len(examples), CHUNK):
        rows = slice(first, first + CHUNK)
        hits += int(np.sum(predictions(network, examples, rows) == classes(examples.targets[rows])))
    return hits / len(examples)


def confusion_matrix(truth: ArrayLike, predicted: ArrayLike, n_classes: int) -> NDArray[np.int64]:
    """(n, n): entry [t, p] counts examples of class t that were taken for class p."""
    matrix = np.zeros((n_classes, n_classes), dtype=np.int64)
    np.add.at(matrix, (np.asarray(truth), np.asarray(predicted)), 1)
    return matrix
