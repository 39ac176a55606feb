"""MNIST as it arrives in the tab: training digits piece by piece, and the test digits."""

from typing import Self

import numpy as np
from pynn_protocol.messages import MissingShards, Unpacked

from pynn import recipes
from pynn.backpropagation import classes
from pynn.digits import mnist
from pynn.digits.familiarity import Familiar
from pynn.examples import Examples
from pynn_labs.digits.shards import Buffer, ShardUnpacker
from pynn_labs.errors import DamagedShard

_LEARNED_AT_ONCE = 500
"""Digits that ``familiar`` learns at once: they take a few milliseconds."""


class DigitsData:
    """Holds the digits; ``train.available`` is the number of those that have arrived.

    ``familiar`` knows them, so that a drawing can be recognised that is like none of them.
    """

    def __init__(self, before: Self | None = None) -> None:
        """``before``: keep its digits; it may belong to another version of the package."""
        self.train: Examples = _same_arrays(before.train) if before else _room_for(mnist.TRAIN_IMAGES)
        self.test: Examples | None = _same_arrays(before.test) if before and before.test else None
        self.familiar = Familiar()
        self._learned = 0
        self.unpacking: ShardUnpacker | None = before.unpacking if before else None
        self.for_test: bool = before.for_test if before else False

    def missing_shards(self) -> MissingShards:
        """The pieces of MNIST that have not arrived."""
        return MissingShards(self.train.available // recipes.FIRST_EPOCH_BLOCK, self.test is None)

    def add_train_shard(self, content: Buffer) -> None:
        """Begin to unpack the next shard of training digits; ``unpack`` goes on with it."""
        self.unpacking, self.for_test = ShardUnpacker(content), False

    def set_test(self, content: Buffer) -> None:
        """Begin to unpack the test digits; ``unpack`` goes on with it."""
        self.unpacking, self.for_test = ShardUnpacker(content), True

    def unpack(self, seconds: float) -> Unpacked:
        """Unpack for about ``seconds``. Raises DamagedShard."""
        if self.unpacking is None:
            self._learn_some()
        elif self.unpacking.advance(seconds):
            unpacked, self.unpacking = self.unpacking, None
            self._store(unpacked.examples())
        return Unpacked(self.unpacking is None and self._learned == self.train.available)

    def _store(self, shard: Examples) -> None:
        if self.for_test:
            self.test = _same_arrays(shard)
        else:
            self._append(shard)

    def _append(self, shard: Examples) -> None:
        first, last = self.train.available, self.train.available + len(shard)
        if last > len(self.train):
            raise DamagedShard("shard-surplus", count=len(self.train))
        self.train.inputs[first:last] = shard.inputs
        self.train.targets[first:last] = shard.targets
        self.train.available = last

    def _learn_some(self) -> None:
        rows = slice(self._learned, min(self._learned + _LEARNED_AT_ONCE, self.train.available))
        self.familiar.add(self.train.inputs[rows], classes(self.train.targets[rows]))
        self._learned = rows.stop


def _same_arrays(examples: Examples) -> Examples:
    """Examples of this version of the package with the same arrays, not copied."""
    same = Examples(examples.inputs, examples.targets, scale=mnist.BYTE_SCALE)
    same.available = examples.available
    return same


def _room_for(count: int) -> Examples:
    examples = Examples(
        np.zeros((count, mnist.PIXELS), dtype=np.uint8),
        np.zeros((count, mnist.CLASSES), dtype=np.uint8),
        scale=mnist.BYTE_SCALE,
    )
    examples.available = 0
    return examples
