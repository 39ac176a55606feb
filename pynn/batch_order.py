"""The order in which a run uses its examples: shuffled for each epoch, one batch after another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pynn.activations import Array
from pynn.examples import Examples

Augmentation = Callable[[Array, np.random.Generator], Array]
"""(a batch of inputs (m, n_in), randomness) -> the inputs to learn from instead, of the same shape."""


@dataclass(frozen=True)
class OrderState:
    """The position of a run within its examples, and the state of what draws their order."""

    epoch: int
    step: int
    position: int
    order: NDArray[np.intp] | None
    """The epoch's order of examples, once it has been drawn."""
    rng: Mapping[str, Any]
    """The state of the generator that draws the orders."""
    augmentation_rng: Mapping[str, Any] | None


class BatchOrder:
    """Draws the order and the augmentation of each epoch, and counts the epochs and steps of a run.

    See ``Trainer`` for the arguments.
    """

    def __init__(
        self,
        examples: Examples,
        batch_size: int,
        rng: np.random.Generator,
        *,
        first_epoch_block: int | None,
        augment: Augmentation | None,
    ) -> None:
        self.examples = examples
        self.batch_size = batch_size
        self.first_epoch_block = first_epoch_block
        self.epoch = 0
        """Completed epochs."""
        self.step = 0
        """Steps done in all."""
        self.position = 0
        """Examples of the epoch already used."""
        self.augment = augment
        self._rng = rng
        self._augmentation_rng: np.random.Generator | None = None
        self._order: NDArray[np.intp] | None = None

    @property
    def steps_per_epoch(self) -> int:
        """Mini-batches that make an epoch."""
        return -(-len(self.examples) // self.batch_size)

    @property
    def next_rows(self) -> NDArray[np.intp]:
        """The examples of the next batch, (batch,)."""
        return self.order()[self.position : self.position + self.batch_size]

    def order(self) -> NDArray[np.intp]:
        """The order of the present epoch, (m,); it is drawn when it is first needed."""
        if self._order is None:
            self._order = self._draw_order()
        return self._order

    def has_arrived(self, order: NDArray[np.intp]) -> bool:
        """True if all examples of the next batch are available."""
        if self.examples.available == len(self.examples):
            return True
        rows = order[self.position : self.position + self.batch_size]
        return bool(rows.max() < self.examples.available)

    def _draw_order(self) -> NDArray[np.intp]:
        """The order of an epoch; its augmentation has a seed of its own, drawn before."""
        if self.augment is not None:
            self._augmentation_rng = np.random.default_rng(self._rng.integers(2**63))
        m = len(self.examples)
        if self.batch_size == m:
            return np.arange(m)  # one batch: its order would change nothing
        if self.first_epoch_block is None or self.epoch > 0:
            return self._rng.permutation(m)
        block = self.first_epoch_block
        return np.concatenate(
            [first + self._rng.permutation(min(block, m - first)) for first in range(0, m, block)]
        )

    def augmented(self, inputs: Array) -> Array:
        """The inputs of a batch, (m, n_in), as the augmentation of this epoch changes them."""
        assert self.augment is not None  # noqa: S101  checked before
        assert self._augmentation_rng is not None  # noqa: S101  drawn with the order
        return self.augment(inputs, self._augmentation_rng)

    def count_step(self, m: int) -> None:
        """Count a step with m examples, and the epoch if it was the last."""
        self.step += 1
        self.position += m
        if self.position >= len(self.examples):
            self.epoch += 1
            self.position = 0
            self._order = None

    def skip_epochs(self, epochs: int) -> None:
        """See ``Trainer.skip_epochs``."""
        if self.position:
            raise ValueError("steps can be skipped at the beginning of an epoch only")
        if self.batch_size == len(self.examples) and self.augment is None:  # nothing is drawn
            self.epoch += epochs
            self.step += epochs * self.steps_per_epoch
            return
        for _ in range(epochs):
            if self._order is None:
                self._draw_order()
            self._order = None
            self.epoch += 1
            self.step += self.steps_per_epoch

    def skip_steps(self, steps: int, dtype: np.dtype[np.floating]) -> None:
        """See ``Trainer.skip_steps``; ``dtype`` is the network's."""
        epochs, more = divmod(steps, self.steps_per_epoch)
        self.skip_epochs(epochs)
        for _ in range(more if self.augment is not None else 0):
            rows = self.next_rows
            self.augmented(self.examples.batch(rows, dtype)[0])
            self.position += len(rows)
        self.step += more
        self.position = more * self.batch_size

    def state(self) -> OrderState:
        """The state between two steps, copied."""
        augmenting = self._augmentation_rng
        return OrderState(
            epoch=self.epoch,
            step=self.step,
            position=self.position,
            order=self._order,
            rng=self._rng.bit_generator.state,
            augmentation_rng=None if augmenting is None else augmenting.bit_generator.state,
        )

    def restore(self, state: OrderState) -> None:
        """Continue from a ``state`` of this run."""
        self.epoch, self.step = state.epoch, state.step
        self.position, self._order = state.position, state.order
        self._rng.bit_generator.state = dict(state.rng)
        self._augmentation_rng = None
        if state.augmentation_rng is not None:
            self._augmentation_rng = np.random.default_rng()
            self._augmentation_rng.bit_generator.state = dict(state.augmentation_rng)
