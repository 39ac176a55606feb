"""Arrays of Python that C reads and writes: in place, or through copies in C's format."""

import operator
from collections.abc import Callable, Sequence

import numpy as np

from pynn.activations import Array

SINGLE = np.dtype(np.float32)
"""The only type of numbers that C computes with."""


class Shared:
    """Arrays, each with one that C can read, contiguous float32: mostly the array itself."""

    def __init__(self, arrays: Sequence[Array], room: Callable[..., Array]) -> None:
        self.readable = [array if _is_readable(array) else room(*array.shape) for array in arrays]
        self._arrays = tuple(arrays)
        pairs = zip(arrays, self.readable, strict=True)
        self._copies = [(array, copy) for array, copy in pairs if copy is not array]

    def are(self, arrays: Sequence[Array]) -> bool:
        """True if ``arrays`` are the very same objects."""
        return len(arrays) == len(self._arrays) and all(map(operator.is_, arrays, self._arrays))

    def read(self) -> None:
        """Before C reads: copy the arrays into their copies."""
        for array, copy in self._copies:
            copy[...] = array

    def write(self) -> None:
        """After C has written: copy the copies back into the arrays."""
        for array, copy in self._copies:
            array[...] = copy


def _is_readable(array: Array) -> bool:
    return array.dtype == SINGLE and array.flags.c_contiguous and array.flags.writeable
