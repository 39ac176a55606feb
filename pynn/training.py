"""Stochastic gradient descent with randomised mini-batches, as an iterator that never prints.

Every caller drives this same loop: one ``next()`` is one step, ``advance``
fills a time budget with steps, and simply not calling is a pause.
"""

import math
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from pynn import backend
from pynn.activations import Array
from pynn.examples import Examples
from pynn.network import Network, random_generator
from pynn.optimizers import GradientDescent, Optimizer
from pynn.schedules import Schedule, constant

Augmentation = Callable[[Array, np.random.Generator], Array]
"""(a batch of inputs (m, n_in), randomness) -> the inputs to learn from instead, of the same shape."""
RECENT_BATCHES = 100
"""``Progress.loss`` and ``Progress.accuracy`` look back over this many batches."""
MODERATE = 1e4
"""Weights and biases up to this size are far from overflow. If they are no larger, steps that are too
large do not explain a number that is not finite."""


class Diverged(ArithmeticError):
    """Training was stopped because the loss is no longer a finite number.

    ``epoch`` counts from 1, ``step`` counts steps in all, ``loss`` is what was met. ``cause`` is a
    sentence that says why, where it is not the learning rate; "" blames that.
    """

    def __init__(
        self, epoch: int, step: int, loss: float, learning_rate: float, cause: str = ""
    ) -> None:
        self.epoch, self.step, self.loss = epoch, step, loss
        self.learning_rate, self.cause = learning_rate, cause
        super().__init__(
            f"training stopped in epoch {epoch}, at step {step}: the loss became {loss}. {cause}"
            if cause
            else f"training diverged in epoch {epoch}, at step {step}: the loss became {loss}. The "
            f"learning rate {learning_rate:g} is too large here: try {learning_rate / 10:g}, or "
            f"another seed"
        )

    def __reduce__(self) -> tuple[type[Self], tuple[int, int, float, float, str]]:
        return type(self), (self.epoch, self.step, self.loss, self.learning_rate, self.cause)


@dataclass(frozen=True)
class Progress:
    """Where a training run stands after a step."""

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
    """Time spent training in the last completed epoch; NaN before there is one."""
    waiting: bool
    """True where the next batch needs examples that are not there yet."""

    @property
    def finished(self) -> bool:
        """True when every epoch is done."""
        return self.epoch >= self.epochs


@dataclass(frozen=True)
class Checkpoint:
    """Everything that a run depends on between two steps, copied: see ``Trainer.checkpoint``."""

    weights: list[Array]
    biases: list[Array]
    learning_rate: float
    optimizer: list[Array]
    """See ``Optimizer.state``."""
    epoch: int
    step: int
    position: int
    """Examples of the epoch already used."""
    order: NDArray[np.intp] | None
    """The epoch's order of examples, once it has been drawn."""
    randomness: Mapping[str, Any]
    """The state of the generator that draws the orders."""
    augmenting: Mapping[str, Any] | None
    """That of the one which the augmentation of this epoch draws from."""


class _Batch(NamedTuple):
    """The figures of a step's batch, before its update."""

    loss: float
    hits: int
    size: int


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
        self.first_epoch_block = first_epoch_block
        self.schedule = schedule
        self.augment = augment
        self._backprop = backend.make_backprop(network, self.batch_size)
        self._rng = random_generator(seed)
        self._epoch = 0
        self._step = 0
        self._position = 0
        self._order: NDArray[np.intp] | None = None
        self._augmenting: np.random.Generator | None = None
        self._recent: deque[_Batch] = deque(maxlen=RECENT_BATCHES)
        self._seconds = 0.0
        self._epoch_started_at = 0.0
        self._epoch_seconds = math.nan

    @property
    def progress(self) -> Progress:
        """Where the run stands now."""
        return Progress(
            epoch=self._epoch,
            epochs=self.epochs,
            step=self._step,
            examples=self._position,
            loss=self._mean(batch.loss for batch in self._recent),
            accuracy=self._mean(batch.hits / batch.size for batch in self._recent),
            seconds=self._seconds,
            epoch_seconds=self._epoch_seconds,
            waiting=self._epoch < self.epochs and not self._has_arrived(self._order_of_epoch()),
        )

    def __iter__(self) -> Iterator[Progress]:
        return self

    def __next__(self) -> Progress:
        """One step. Ends the iteration when all epochs are done, or where data is still to come."""
        before = self._step
        progress = self.advance(steps=1)
        if self._step == before:
            raise StopIteration
        return progress

    def advance(self, *, seconds: float = math.inf, steps: float = math.inf) -> Progress:
        """Train until the time or the steps are used up, the epoch ends, or data runs out.

        However short the time, one step is taken where one can be. Raises ``Diverged``.
        """
        started = time.perf_counter()
        deadline = started + seconds
        last_step = self._step + steps
        epoch = self._epoch
        try:
            with np.errstate(over="ignore", invalid="ignore"):  # _take_step refuses what comes of it
                while self._epoch == epoch < self.epochs and self._step < last_step:
                    order = self._order_of_epoch()
                    if not self._has_arrived(order):
                        break
                    self._take_step(order)
                    if time.perf_counter() >= deadline:
                        break
        finally:
            self._seconds += time.perf_counter() - started
        if self._epoch > epoch:
            self._epoch_seconds = self._seconds - self._epoch_started_at
            self._epoch_started_at = self._seconds
        return self.progress

    @property
    def step(self) -> int:
        """Steps done in all: ``progress.step``, without working out the rest."""
        return self._step

    def preview_step(self) -> tuple[list[Array], list[Array]]:
        """The weights and biases that the next step leads to. It is taken, and then taken back.

        Raises ``Diverged`` as that step does.
        """
        before = self.checkpoint()
        recent = self._recent.copy()
        try:
            if len(self.next_rows) > 0:
                with np.errstate(over="ignore", invalid="ignore"):
                    self._take_step(self._order_of_epoch())
            return [W.copy() for W in self.network.weights], [b.copy() for b in self.network.biases]
        finally:
            self.resume(before)
            self._recent = recent

    @property
    def next_learning_rate(self) -> float:
        """ξ of the next step: the optimizer's, as the schedule has it by then."""
        return self.optimizer.learning_rate * self._rate_factor()

    @property
    def next_rows(self) -> NDArray[np.intp]:
        """The examples of the next step, (batch,); empty when every epoch is done."""
        if self._epoch >= self.epochs:
            return np.arange(0)
        return self._order_of_epoch()[self._position : self._position + self.batch_size]

    def skip_epochs(self, epochs: int) -> None:
        """Count ``epochs`` more as done without training: the orders they would take are drawn.

        So a network saved after some epoch, with what its optimizer remembers, goes on exactly as the
        uninterrupted run would have. Raises ValueError in the middle of an epoch.
        """
        self._require_beginning_of_epoch()
        if self.batch_size == len(self.examples) and self.augment is None:  # nothing is drawn
            self._epoch += epochs
            self._step += epochs * self.steps_per_epoch
            return
        for _ in range(epochs):
            if self._order is None:
                self._draw_order()
            self._order = None
            self._epoch += 1
            self._step += self.steps_per_epoch

    @property
    def steps_per_epoch(self) -> int:
        """Mini-batches that make an epoch."""
        return -(-len(self.examples) // self.batch_size)

    def skip_steps(self, steps: int) -> None:
        """The same for ``steps`` steps from the beginning of an epoch.

        An augmentation makes its changes to the batches that are skipped, for what it draws.
        """
        epochs, more = divmod(steps, self.steps_per_epoch)
        self.skip_epochs(epochs)
        for _ in range(more if self.augment is not None else 0):
            rows = self.next_rows
            self._augmented(self.examples.batch(rows, self.network.dtype)[0])
            self._position += len(rows)
        self._step += more
        self._position = more * self.batch_size

    def divergence(self, loss: float) -> Diverged:
        """The error for a ``loss`` that is not finite before the next step, with what explains it.

        Steps check nothing but the loss, which costs no time; the rest is looked at here, afterwards.
        """
        learning_rate = self.optimizer.learning_rate
        return Diverged(self._epoch + 1, self._step + 1, loss, learning_rate, self._cause())

    def _cause(self) -> str:
        """Why the loss is not finite, in a sentence; "" where too large a learning rate explains it."""
        if self._step == 0:
            return "No step was taken yet, so the learning rate is not the cause"
        network = self.network
        arrays = [
            (name, array)
            for layer, (W, b) in enumerate(zip(network.weights, network.biases, strict=True), start=1)
            for name, array in (
                (f"the biases of layer {layer}", b),
                (f"the weights of layer {layer}", W),
            )
        ]
        finite = [np.abs(array[np.isfinite(array)]) for _, array in arrays]
        largest = max((float(sizes.max()) for sizes in finite if sizes.size), default=math.inf)
        has_stepped = len(self._recent) > 0  # and has not just been resumed
        has_bad_delta = has_stepped and not np.isfinite(self._backprop.deltas[-1]).all()
        if largest > MODERATE and not has_bad_delta:
            return ""
        broken = [name for name, array in arrays if not np.isfinite(array).all()]
        if broken:  # on the way back the last layer comes first
            return (
                f"The step before it made {broken[-1]} infinite or not a number, though its loss was "
                f"finite. The learning rate is not the cause: check the gradients"
            )
        return (
            "Every weight and bias is a finite number and of moderate size, so the learning rate is "
            "not the cause: check how the layers and the loss are computed"
        )

    def __getstate__(self) -> dict[str, Any]:
        """For pickles and copies: each has its own ``Backprop``, which holds nothing between steps."""
        return {name: value for name, value in vars(self).items() if name != "_backprop"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._backprop = backend.make_backprop(self.network, self.batch_size)

    def checkpoint(self) -> Checkpoint:
        """Where the run stands, to be resumed from exactly."""
        network = self.network
        return Checkpoint(
            weights=[W.copy() for W in network.weights],
            biases=[b.copy() for b in network.biases],
            learning_rate=self.optimizer.learning_rate,
            optimizer=self.optimizer.state(),
            epoch=self._epoch,
            step=self._step,
            position=self._position,
            order=self._order,
            randomness=self._rng.bit_generator.state,
            augmenting=None if self._augmenting is None else self._augmenting.bit_generator.state,
        )

    def resume(self, checkpoint: Checkpoint) -> None:
        """Go to where ``checkpoint`` was taken of this run: the steps from there are the same."""
        parameters = self.network.weights + self.network.biases
        for parameter, saved in zip(parameters, checkpoint.weights + checkpoint.biases, strict=True):
            parameter[...] = saved
        self.optimizer.learning_rate = checkpoint.learning_rate
        self.optimizer.restore(checkpoint.optimizer)
        self._epoch, self._step = checkpoint.epoch, checkpoint.step
        self._position, self._order = checkpoint.position, checkpoint.order
        self._rng.bit_generator.state = dict(checkpoint.randomness)
        self._augmenting = None
        if checkpoint.augmenting is not None:
            self._augmenting = np.random.default_rng()
            self._augmenting.bit_generator.state = dict(checkpoint.augmenting)
        self._recent.clear()

    def _order_of_epoch(self) -> NDArray[np.intp]:
        if self._order is None:
            self._order = self._draw_order()
        return self._order

    def _has_arrived(self, order: NDArray[np.intp]) -> bool:
        """True if all examples of the next batch are available."""
        if self.examples.available == len(self.examples):
            return True
        rows = order[self._position : self._position + self.batch_size]
        return bool(rows.max() < self.examples.available)

    def _draw_order(self) -> NDArray[np.intp]:
        """The order of an epoch; its augmentation has a seed of its own, drawn before."""
        if self.augment is not None:
            self._augmenting = np.random.default_rng(self._rng.integers(2**63))
        m = len(self.examples)
        if self.batch_size == m:
            return np.arange(m)  # one batch: its order would change nothing
        if self.first_epoch_block is None or self._epoch > 0:
            return self._rng.permutation(m)
        block = self.first_epoch_block
        return np.concatenate(
            [first + self._rng.permutation(min(block, m - first)) for first in range(0, m, block)]
        )

    def _take_step(self, order: NDArray[np.intp]) -> None:
        backprop = self._backprop
        m = backprop.load(self.examples, order, self._position)
        if self.augment is not None:
            backprop.inputs[...] = self._augmented(backprop.inputs)
        backprop.forward()
        loss = backprop.loss
        if not math.isfinite(loss):
            raise self.divergence(loss)
        backprop.backward()
        backprop.update(self.optimizer, self._rate_factor())
        self._recent.append(_Batch(loss, backprop.hits, m))
        self._step += 1
        self._position += m
        if self._position >= len(self.examples):
            self._epoch += 1
            self._position = 0
            self._order = None

    def _augmented(self, inputs: Array) -> Array:
        assert self.augment is not None  # noqa: S101  asked before
        assert self._augmenting is not None  # noqa: S101  drawn with the order
        return self.augment(inputs, self._augmenting)

    def _require_beginning_of_epoch(self) -> None:
        if self._position:
            raise ValueError("steps can be skipped at the beginning of an epoch only")

    def _rate_factor(self) -> float:
        if self.schedule is constant:
            return 1.0
        return self.schedule(self._step / (self.epochs * self.steps_per_epoch))

    def _mean(self, values: Iterable[float]) -> float:
        """Over the examples of the recent batches, given the mean in each: the last may be short."""
        shares = [batch.size / self.batch_size for batch in self._recent]
        products = [value * share for value, share in zip(values, shares, strict=True)]
        return math.fsum(products) / math.fsum(shares) if shares else math.nan
