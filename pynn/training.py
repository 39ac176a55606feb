"""Stochastic gradient descent with randomised mini-batches, as an iterator that never prints.

Every caller drives this same loop: one ``next()`` is one step, ``advance``
fills a time budget with steps, and simply not calling is a pause.
"""

import math
import time
from collections import deque
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pynn import backend
from pynn.activations import Array
from pynn.batch_order import Augmentation, BatchOrder
from pynn.divergence import Diverged, find_cause
from pynn.examples import Examples
from pynn.network import Network
from pynn.network_arguments import random_generator
from pynn.optimizers import GradientDescent, Optimizer
from pynn.schedules import Schedule, constant
from pynn.training_state import BatchFigures, Checkpoint, Progress, mean_over_examples

RECENT_BATCHES = 100
"""``Progress.loss`` and ``Progress.accuracy`` look back over this many batches."""


class Trainer:
    """Trains ``network`` on ``examples``: every example once an epoch, in random order.

    ``batch_size`` examples make a step; the last batch of an epoch may be shorter. A batch size of
    at least ``len(examples)`` is plain gradient descent. ``seed`` is a whole number or a Generator
    and decides the order: the same seed, network and settings give the same run.

    ``first_epoch_block``: the first epoch takes the examples in blocks of this many, one block after
    the other and shuffled within each, so that it needs only the examples up to the current block;
    later epochs shuffle everything. None shuffles everything in the first epoch, too.

    ``schedule`` makes the learning rate follow the share of all steps that is done. ``augment``
    changes the inputs of a batch before they are learned from.

    ``epochs`` and ``optimizer.learning_rate`` may be changed between steps. Iterating yields a
    ``Progress`` after each step and raises ``Diverged`` instead of going on with NaN.
    """

    def __init__(
        self,
        network: Network,
        examples: Examples,
        *,
        learning_rate: float | None = None,
        optimizer: Optimizer | None = None,
        batch_size: int = 10,
        epochs: int = 1,
        seed: int | np.random.Generator = 0,
        first_epoch_block: int | None = None,
        schedule: Schedule = constant,
        augment: Augmentation | None = None,
    ) -> None:
        if (learning_rate is None) == (optimizer is None):
            raise ValueError("give either a learning_rate or an optimizer")
        if optimizer is None:
            optimizer = GradientDescent(float(learning_rate or 0.0))
        if not (math.isfinite(optimizer.learning_rate) and optimizer.learning_rate > 0):
            raise ValueError(f"learning_rate must be above 0, not {optimizer.learning_rate}")
        for name, value in (
            ("batch_size", batch_size),
            ("first_epoch_block", 1 if first_epoch_block is None else first_epoch_block),
        ):
            if value < 1:
                raise ValueError(f"{name} must be at least 1, not {value}")
        if epochs < 0:
            raise ValueError(f"epochs must not be negative, got {epochs}")
        if (examples.inputs.shape[1], examples.targets.shape[1]) != (
            network.sizes[0],
            network.sizes[-1],
        ):
            raise ValueError(
                f"examples have {examples.inputs.shape[1]} inputs and {examples.targets.shape[1]} "
                f"targets, the network has {network.sizes[0]} and {network.sizes[-1]}"
            )
        self.network = network
        self.examples = examples
        self.optimizer = optimizer
        self.batch_size = min(batch_size, len(examples))
        self.epochs = epochs
        self.schedule = schedule
        self._backprop = backend.make_backprop(network, self.batch_size)
        self._batches = BatchOrder(
            examples,
            self.batch_size,
            random_generator(seed),
            first_epoch_block=first_epoch_block,
            augment=augment,
        )
        self._recent: deque[BatchFigures] = deque(maxlen=RECENT_BATCHES)
        self._seconds = 0.0
        self._epoch_started_at = 0.0
        self._epoch_seconds = math.nan

    @property
    def progress(self) -> Progress:
        """The progress of the run so far."""
        batches = self._batches
        return Progress(
            epoch=batches.epoch,
            epochs=self.epochs,
            step=batches.step,
            examples=batches.position,
            loss=mean_over_examples("loss", self._recent, self.batch_size),
            accuracy=mean_over_examples("accuracy", self._recent, self.batch_size),
            seconds=self._seconds,
            epoch_seconds=self._epoch_seconds,
            waiting=batches.epoch < self.epochs and not batches.has_arrived(batches.order()),
        )

    def __iter__(self) -> Iterator[Progress]:
        return self

    def __next__(self) -> Progress:
        """One step. Ends the iteration when all epochs are done, or while the next batch is missing."""
        before = self.step
        progress = self.advance(steps=1)
        if self.step == before:
            raise StopIteration
        return progress

    def advance(self, *, seconds: float = math.inf, steps: float = math.inf) -> Progress:
        """Train until the time or the steps are used up, the epoch ends, or data runs out.

        It takes at least one step if it can, however short the time. Raises ``Diverged``.
        """
        batches = self._batches
        started = time.perf_counter()
        deadline = started + seconds
        last_step = batches.step + steps
        epoch = batches.epoch
        try:
            with np.errstate(over="ignore", invalid="ignore"):  # _take_step rejects such a loss
                while batches.epoch == epoch < self.epochs and batches.step < last_step:
                    order = batches.order()
                    if not batches.has_arrived(order):
                        break
                    self._take_step(order)
                    if time.perf_counter() >= deadline:
                        break
        finally:
            self._seconds += time.perf_counter() - started
        if batches.epoch > epoch:
            self._epoch_seconds = self._seconds - self._epoch_started_at
            self._epoch_started_at = self._seconds
        return self.progress

    @property
    def step(self) -> int:
        """Steps done in all: ``progress.step``, without computing the rest."""
        return self._batches.step

    def preview_step(self) -> tuple[list[Array], list[Array]]:
        """The weights and biases after the next step, which is undone again.

        Raises ``Diverged`` as that step does.
        """
        before = self.checkpoint()
        recent = self._recent.copy()
        try:
            if len(self.next_rows) > 0:
                with np.errstate(over="ignore", invalid="ignore"):
                    self._take_step(self._batches.order())
            return [W.copy() for W in self.network.weights], [b.copy() for b in self.network.biases]
        finally:
            self.resume(before)
            self._recent = recent

    @property
    def next_learning_rate(self) -> float:
        """ξ of the next step: the optimizer's, times the factor of the schedule."""
        return self.optimizer.learning_rate * self._rate_factor()

    @property
    def next_rows(self) -> NDArray[np.intp]:
        """The examples of the next step, (batch,); empty when every epoch is done."""
        if self._batches.epoch >= self.epochs:
            return np.arange(0)
        return self._batches.next_rows

    @property
    def steps_per_epoch(self) -> int:
        """Mini-batches that make an epoch."""
        return self._batches.steps_per_epoch

    def skip_epochs(self, epochs: int) -> None:
        """Count ``epochs`` more as done without training; the orders of their examples are drawn.

        So a network saved after some epoch, with the state of its optimizer, continues exactly as the
        uninterrupted run would have. Raises ValueError in the middle of an epoch.
        """
        self._batches.skip_epochs(epochs)

    def skip_steps(self, steps: int) -> None:
        """The same for ``steps`` steps from the beginning of an epoch.

        An augmentation is applied to the batches that are skipped, because it draws random numbers.
        """
        self._batches.skip_steps(steps, self.network.dtype)

    def divergence(self, loss: float) -> Diverged:
        """The error for a ``loss`` that is not finite before the next step, with its cause.

        Steps check only the loss, which costs no time; the cause is searched for afterwards.
        """
        batches = self._batches
        has_stepped = len(self._recent) > 0  # and has not just been resumed
        cause = find_cause(
            self.network, batches.step, self._backprop.deltas[-1] if has_stepped else None
        )
        return Diverged(batches.epoch + 1, batches.step + 1, loss, self.optimizer.learning_rate, cause)

    def __getstate__(self) -> dict[str, Any]:
        """For pickles and copies: each has its own ``Backprop``, which has no state between steps."""
        return {name: value for name, value in vars(self).items() if name != "_backprop"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._backprop = backend.make_backprop(self.network, self.batch_size)

    def checkpoint(self) -> Checkpoint:
        """The state of the run, to be resumed from exactly."""
        network = self.network
        return Checkpoint(
            weights=[W.copy() for W in network.weights],
            biases=[b.copy() for b in network.biases],
            learning_rate=self.optimizer.learning_rate,
            optimizer=self.optimizer.state(),
            order=self._batches.state(),
        )

    def resume(self, checkpoint: Checkpoint) -> None:
        """Return to a ``checkpoint`` of this run: the steps from there are the same."""
        parameters = self.network.weights + self.network.biases
        for parameter, saved in zip(parameters, checkpoint.weights + checkpoint.biases, strict=True):
            parameter[...] = saved
        self.optimizer.learning_rate = checkpoint.learning_rate
        self.optimizer.restore(checkpoint.optimizer)
        self._batches.restore(checkpoint.order)
        self._recent.clear()

    def _take_step(self, order: NDArray[np.intp]) -> None:
        backprop = self._backprop
        m = backprop.load(self.examples, order, self._batches.position)
        if self._batches.augment is not None:
            backprop.inputs[...] = self._batches.augmented(backprop.inputs)
        backprop.forward()
        loss = backprop.loss
        if not math.isfinite(loss):
            raise self.divergence(loss)
        backprop.backward()
        backprop.update(self.optimizer, self._rate_factor())
        self._recent.append(BatchFigures(loss, backprop.hits, m))
        self._batches.count_step(m)

    def _rate_factor(self) -> float:
        if self.schedule is constant:
            return 1.0
        return self.schedule(self._batches.step / (self.epochs * self._batches.steps_per_epoch))
