"""The backend under test, and arrays between guards."""

import os
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from pynn_simd.backprop import Library, VectorisedBackprop

from pynn import backend
from pynn.backpropagation import Parameters

GUARD = 64
"""Bytes on each side that must not be written to."""
PATTERN = 0xA5


class Guards:
    """Makes arrays that begin at any byte, with guards before and behind each."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self._blocks: list[tuple[NDArray[np.uint8], int, int]] = []

    def room(self, *shape: int, dtype: Any = np.float32) -> NDArray[Any]:
        """An array of this shape, filled with the guards' pattern."""
        size = int(np.prod(shape)) * np.dtype(dtype).itemsize
        first = GUARD + int(self.rng.integers(0, 16))
        block = np.full(first + size + GUARD, PATTERN, np.uint8)
        self._blocks.append((block, first, size))
        return block[first : first + size].view(dtype).reshape(shape)

    def copy(self, array: NDArray[Any]) -> NDArray[Any]:
        """``array`` between guards."""
        guarded = self.room(*array.shape, dtype=array.dtype)
        guarded[...] = array
        return guarded

    def check(self) -> None:
        """Fails if a guard was written to."""
        for block, first, size in self._blocks:
            assert (block[:first] == PATTERN).all(), "written before an array"
            assert (block[first + size :] == PATTERN).all(), "written behind an array"


class GuardedBackprop(VectorisedBackprop):
    """The vectorised ``Backprop`` with guards around every array that it allocates."""

    def __init__(self, guards: Guards, library: Library, network: Parameters, batch_size: int) -> None:
        self._guards = guards
        super().__init__(library, network, batch_size)

    def _room(self, *shape: int, dtype: type[Any] = np.float32) -> NDArray[Any]:
        return self._guards.room(*shape, dtype=dtype)


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(os.environ["PYNN_SIMD"])


@pytest.fixture
def guards(request: pytest.FixtureRequest) -> Iterator[Guards]:
    """Checked at the end of the test."""
    guards = Guards(np.random.default_rng(zlib.crc32(request.node.name.encode())))
    yield guards
    guards.check()


@pytest.fixture(autouse=True)
def _plain_numpy() -> Iterator[None]:
    yield
    backend.set_backend(None)
