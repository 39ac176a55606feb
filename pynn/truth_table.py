"""Truth tables: Boolean functions as examples to learn."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pynn.activations import Array
from pynn.examples import Examples

DOCUMENT_INPUTS = ((0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1))
"""X1, X2, X3 of the source document, in its order. X3 is always 1."""
DOCUMENT_TARGETS = (0, 1, 1, 0)
"""Y of the source document: X1 xor X2."""


def document_table(targets: Sequence[int] = DOCUMENT_TARGETS) -> Examples:
    """The document's four rows, (4, 3) -> (4, 1), with its targets or four others.

    Raises ValueError for anything but four targets of 0 or 1.
    """
    return Examples(np.array(DOCUMENT_INPUTS, dtype=np.float64), _column(targets, len(DOCUMENT_INPUTS)))


def boolean_function(n_inputs: int, targets: Sequence[int]) -> Examples:
    """All 2ⁿ rows over ``n_inputs`` (2 to 4) inputs, counting up in binary, with their targets.

    ``boolean_function(2, [0, 1, 1, 0])`` is XOR: rows 00, 01, 10, 11. Raises ValueError for another
    number of inputs, or unless there are 2ⁿ targets of 0 or 1.
    """
    if n_inputs not in (2, 3, 4):
        raise ValueError(f"a truth table here has 2, 3 or 4 inputs, not {n_inputs}")
    return Examples(input_rows(n_inputs), _column(targets, 2**n_inputs))


def input_rows(n_inputs: int) -> Array:
    """Every combination of 0 and 1, counting up: (2ⁿ, n), the last input changing fastest."""
    numbers = np.arange(2**n_inputs)[:, np.newaxis]
    places = np.arange(n_inputs - 1, -1, -1)
    return (numbers >> places & 1).astype(np.float64)


def _column(targets: Sequence[int], rows: int) -> NDArray[np.float64]:
    listed = list(targets)
    if len(listed) != rows or any(target not in (0, 1) for target in listed):
        raise ValueError(f"this table needs {rows} targets, each 0 or 1; got {listed}")
    return np.array(listed, dtype=np.float64)[:, np.newaxis]
