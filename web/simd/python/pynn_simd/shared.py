"""Arrays of Python's that C works on: where they are, or through copies where it cannot read them."""

import operator
from collections.abc import Callable, Sequence

import numpy as np

from pynn.activations import Array

SINGLE = np.dtype(np.float32)
"""The one kind of numbers that C computes with."""


class Shared:
    """Some arrays, and beside each one that C can read: contiguous float32, most often itself."""

    def __init__(self, arrays: Sequence[Array], room: Callable[..., Array]) -> None:
        self.readable = [array if _is_readable(array) else room(*array.shape) for array in arrays]
        self._arrays = tuple(arrays)
        pairs = zip(arrays, self.readable, strict=True)
        self._copies = [(array, copy) for array, copy in pairs if copy is not array]

    def are(self, arrays: Sequence[Array]) -> bool:
        """Whether it is still these very arrays that are asked for."""
        return len(arrays) == len(self._arrays) and all(map(operator.is_, arrays, self._arrays))

    def read(self) -> None:
        """Before C reads: what the arrays hold, into their copies."""
        for array, copy in self._copies:
            copy[...] = array

    def write(self) -> None:
        """After C has written: what the copies hold, back into the arrays."""
        for array, copy in self._copies:
            array[...] = copy


def _is_readable(array: Array) -> bool:
    return array.dtype == SINGLE and array.flags.c_contiguous and array.flags.writeable
