"""How good a network is, and where it errs: accuracy, the confusion matrix, the surest mistakes."""

import numbers

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pynn.activations import Array
from pynn.backpropagation import classes
from pynn.errors import printable
from pynn.examples import Examples
from pynn.network import Network

CHUNK = 1_000
"""Examples evaluated at once: enough to be quick, few enough to need little memory."""


class Evaluation:
    """The outputs of ``network`` for m ``examples``, computed one piece at a time.

    ``advance`` evaluates the next piece with the weights of that moment. Use the results once ``done``.
    """

    outputs: Array
    """(m, n_out) the network's outputs."""
    truth: NDArray[np.intp]
    """The target classes, (m,)."""

    def __init__(self, network: Network, examples: Examples) -> None:
        self._network, self.examples = network, examples
        self.outputs = np.zeros(examples.targets.shape, dtype=network.dtype)
        self.truth = classes(examples.targets)
        self._evaluated = 0

    @property
    def done(self) -> bool:
        """True when every example is evaluated."""
        return self._evaluated >= len(self.examples)

    def advance(self) -> bool:
        """Evaluate the next piece; True when all is done."""
        rows = slice(self._evaluated, self._evaluated + CHUNK)
        x, _ = self.examples.batch(rows, self._network.dtype)
        self.outputs[rows] = self._network.forward(x)
        self._evaluated = rows.stop
        return self.done

    @property
    def answers(self) -> NDArray[np.intp]:
        """(m,) the predicted class of each example."""
        return classes(self.outputs)

    @property
    def accuracy(self) -> float:
        """Share of the examples that was classified rightly, 0 to 1."""
        return float(np.mean(self._right))

    @property
    def _right(self) -> NDArray[np.bool_]:
        """(m,) True for what was classified rightly; outputs that are not finite never are."""
        return (self.answers == self.truth) & np.isfinite(self.outputs).all(axis=1)

    def confusion(self) -> NDArray[np.int64]:
        """See ``confusion_matrix``."""
        n_classes = max(self.outputs.shape[1], 2)  # one output stands for the classes 0 and 1
        return confusion_matrix(self.truth, self.answers, n_classes)

    def confused(self, truth: int, answer: int) -> NDArray[np.intp]:
        """The examples of class ``truth`` that were classified as ``answer``, the surest first."""
        answers = self.answers
        return self._surest(np.flatnonzero((self.truth == truth) & (answers == answer)))

    def mistakes(self) -> NDArray[np.intp]:
        """The examples that were classified wrongly, the surest first."""
        return self._surest(np.flatnonzero(~self._right))

    def _surest(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """``rows`` with the largest output first; equal ones stay in their order."""
        return rows[np.argsort(-self.outputs[rows].max(axis=1), kind="stable")]


def evaluate(network: Network, examples: Examples) -> Evaluation:
    """The whole evaluation at once."""
    evaluation = Evaluation(network, examples)
    while not evaluation.done:
        evaluation.advance()
    return evaluation


def accuracy(network: Network, examples: Examples) -> float:
    """Share of ``examples`` that is classified rightly, 0 to 1."""
    return evaluate(network, examples).accuracy


def confusion_matrix(truth: ArrayLike, predicted: ArrayLike, n_classes: int) -> NDArray[np.int64]:
    """(n, n): entry [t, p] counts examples of class t that were classified as p.

    Raises ValueError unless both list, for each example, a class from 0 to n − 1.
    """
    if not isinstance(n_classes, numbers.Integral) or n_classes < 1:
        raise ValueError(f"n_classes must be a whole number above 0, not {printable(n_classes)}")
    pair = tuple(_checked_classes(listed, n_classes) for listed in (truth, predicted))
    if len(pair[0]) != len(pair[1]):
        raise ValueError(f"there are {len(pair[0])} true classes, but {len(pair[1])} predicted ones")
    matrix = np.zeros((n_classes, n_classes), dtype=np.int64)
    np.add.at(matrix, pair, 1)
    return matrix


def _checked_classes(classes: ArrayLike, n_classes: int) -> NDArray[np.intp]:
    found = np.asarray(classes)
    if found.ndim != 1 or (found.size and found.dtype.kind not in "iu"):
        raise ValueError(
            f"classes are whole numbers, one for each example; not {found.dtype} {found.shape}"
        )
    if found.size and not (found.min() >= 0 and found.max() < n_classes):
        raise ValueError(
            f"classes must lie between 0 and {n_classes - 1}, found {found.min()} to {found.max()}"
        )
    return found.astype(np.intp)
