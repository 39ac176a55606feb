"""The state of a training run: its progress in numbers, and a checkpoint to resume it from."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pynn.activations import Array
from pynn.batch_order import OrderState


@dataclass(frozen=True)
class Progress:
    """The progress of a training run after a step."""

    epoch: int
    """Completed epochs."""
    epochs: int
    """Epochs of the whole run."""
    step: int
    """Steps (mini-batches) done in all."""
    examples: int
    """Examples of the current epoch already used."""
    loss: float
    """Mean loss of the examples in the most recent batches, each before its own update.

    NaN before any step.
    """
    accuracy: float
    """Share of the examples of those batches that was classified rightly; NaN before any step."""
    seconds: float
    """Time spent training, in all."""
    epoch_seconds: float
    """Time spent training in the last completed epoch; NaN before the first one is complete."""
    waiting: bool
    """True while the next batch needs examples that have not arrived."""

    @property
    def finished(self) -> bool:
        """True when every epoch is done."""
        return self.epoch >= self.epochs


class BatchFigures(NamedTuple):
    """Loss and accuracy of a batch, before its update."""

    loss: float
    """Mean over the examples of the batch."""
    hits: int
    """Number of examples classified correctly."""
    size: int

    @property
    def accuracy(self) -> float:
        """Share of the examples classified correctly."""
        return self.hits / self.size


def mean_over_examples(
    figure: Literal["loss", "accuracy"], batches: Collection[BatchFigures], batch_size: int
) -> float:
    """The mean of a figure over all examples of ``batches``; NaN if there are none.

    Batches count by their size: the last batch of an epoch may be shorter than ``batch_size``.
    """
    shares = [batch.size / batch_size for batch in batches]
    products = [getattr(batch, figure) * share for batch, share in zip(batches, shares, strict=True)]
    return math.fsum(products) / math.fsum(shares) if shares else math.nan


@dataclass(frozen=True)
class Checkpoint:
    """Everything that a run depends on between two steps, copied: see ``Trainer.checkpoint``."""

    weights: list[Array]
    biases: list[Array]
    learning_rate: float
    optimizer: list[Array]
    """See ``Optimizer.state``."""
    order: OrderState

    @property
    def step(self) -> int:
        """Steps done in all."""
        return self.order.step
