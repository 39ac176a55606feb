"""Examples to learn from: inputs and targets, kept as they came and converted batch by batch."""

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pynn.activations import Array
from pynn.errors import InvalidInput

Indices = NDArray[np.intp] | slice


class Examples:
    """m examples: ``inputs`` (m, n_in) and ``targets`` (m, n_out), of any numeric dtype.

    Each batch is converted to the network's precision only when it is needed, and inputs are multiplied
    by ``scale``. So 60,000 images stay 47 MB of bytes instead of becoming 188 MB of float32.

    ``available`` says how many of the rows, from the first on, already hold data; a trainer waits
    for the others. Raises ValueError where inputs and targets do not fit together.
    """

    def __init__(self, inputs: ArrayLike, targets: ArrayLike, *, scale: float = 1.0) -> None:
        self.inputs: NDArray[Any] = np.asarray(inputs)
        self.targets: NDArray[Any] = np.asarray(targets)
        self.scale = scale
        if self.inputs.ndim != 2 or self.targets.ndim != 2:
            raise ValueError(
                f"inputs and targets need one row for each example, got shapes "
                f"{self.inputs.shape} and {self.targets.shape}"
            )
        if len(self.inputs) != len(self.targets) or len(self.inputs) == 0:
            raise ValueError(
                f"got {len(self.inputs)} inputs and {len(self.targets)} targets: there must be as "
                f"many of both, and at least one"
            )
        self.available = len(self.inputs)

    def __len__(self) -> int:
        return len(self.inputs)

    def batch(self, rows: Indices, dtype: np.dtype[np.floating]) -> tuple[Array, Array]:
        """The chosen rows as (x, y) of shapes (m, n_in) and (m, n_out) in ``dtype``."""
        x = self.inputs[rows].astype(dtype)
        if self.scale != 1.0:
            x *= dtype.type(self.scale)
        return x, self.targets[rows].astype(dtype)

    def first(self, count: int) -> Self:
        """A view of the first ``count`` examples; nothing is copied."""
        part = type(self)(self.inputs[:count], self.targets[:count], scale=self.scale)
        part.available = min(self.available, count)
        return part


def one_hot(labels: ArrayLike, classes: int) -> NDArray[np.uint8]:
    """(m,) class numbers -> (m, classes): 1 in the column of the class, 0 elsewhere.

    Raises InvalidInput for a label that is no class.
    """
    labels = np.asarray(labels)
    if labels.ndim != 1 or (labels.size and labels.dtype.kind not in "iu"):
        found = f"{labels.dtype} {labels.shape}"
        raise InvalidInput(
            "labels-not-whole",
            f"labels are whole numbers, one for each example; not {found}",
            found=found,
        )
    if labels.size and not (labels.min() >= 0 and labels.max() < classes):
        low, high = int(labels.min()), int(labels.max())
        raise InvalidInput(
            "labels-range",
            f"labels must lie between 0 and {classes - 1}, found {low:,} to {high:,}",
            last=classes - 1,
            low=low,
            high=high,
        )
    return np.eye(classes, dtype=np.uint8)[labels.astype(np.intp)]
