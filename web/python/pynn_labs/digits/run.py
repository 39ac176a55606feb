"""A run on MNIST: its trainer, its evaluation after each epoch, its past and its record."""

import io
import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from pynn_protocol.messages import SettingValues

from pynn import recipes
from pynn.activations import Array
from pynn.examples import Examples
from pynn.metrics import Evaluation, evaluate
from pynn.network import Network
from pynn.stopping import StopRules
from pynn.training import Trainer
from pynn_labs.digits.model_files import read_optimizer, write_checkpoint
from pynn_labs.digits.run_record import DigitsAccount, RunRecord
from pynn_labs.digits.timeline import Timeline

_SLICES = 60
"""Examples per second are those of this many slices of training: of the last second."""


@dataclass(frozen=True)
class Checkpoint:
    """The run as it was after an epoch, or when its network was last replaced."""

    model: bytes
    epoch: int
    accuracy: float


class DigitsRun:
    """Trains on the digits that have arrived, and evaluates the network after each epoch.

    The evaluation goes on in slices, so that a drawing is answered in between.
    """

    def __init__(
        self,
        settings: SettingValues,
        trainer: Trainer,
        *,
        timeline: Timeline | None = None,
        record: RunRecord | None = None,
        accuracy: float = math.nan,
    ) -> None:
        """``timeline``, ``record``, ``accuracy``: those of the run that ``trainer`` goes on with."""
        self.settings = settings
        self.trainer = trainer
        self.record = record or RunRecord(settings)
        self.timeline = timeline or _timeline_from(trainer)
        self.accuracy = accuracy
        """On the test digits; NaN before they were used."""
        self.evaluated_at = 0
        """The step of the latest evaluation."""
        self.is_evaluating = False
        self.stopped_by: str | None = None
        """The rule that stopped the run early."""
        self._evaluation: Evaluation | None = None  # the latest one of an epoch
        self._interim: tuple[int, Evaluation] | None = None  # at a step before the first epoch's end
        self._accuracies: list[float] = []  # after each epoch since training was last started
        self._pace: deque[tuple[int, float]] = deque(maxlen=_SLICES)  # steps and seconds of slices
        self.checkpoint = self._new_checkpoint()

    def advance(
        self,
        seconds: float,
        available: int,
        test: Examples | None,
        rules: StopRules,
        last: float = math.inf,
    ) -> bool:
        """Do one slice of the work that is due, with the first ``available`` training digits.

        Training does not go beyond the step ``last``.
        Returns False if there is nothing to do, or if data is missing. Raises Diverged.
        """
        if self.is_evaluating:
            return self._evaluate_slice(test, rules)
        before = self.trainer.progress
        if before.finished or self.stopped_by:
            return False
        self.trainer.examples.available = min(available, len(self.trainer.examples))
        due = self.timeline.next_step() if before.epoch == 0 else math.inf
        after = self.trainer.advance(seconds=max(seconds, 0.0), steps=min(due, last) - before.step)
        self._pace.append((after.step - before.step, after.seconds - before.seconds))
        if after.epoch > before.epoch:
            self.is_evaluating = True
        if after.step == due or self.is_evaluating:
            self.timeline.record(after.step, self.trainer.network)
        return after.step > before.step

    @property
    def has_completed_epoch(self) -> bool:
        """True at the end of an epoch, once the network is evaluated."""
        return not self.is_evaluating and self.trainer.progress.examples == 0

    def _evaluate_slice(self, test: Examples | None, rules: StopRules) -> bool:
        if test is None:
            return False
        if self._evaluation is None or self._evaluation.done:
            self._evaluation = Evaluation(self.trainer.network, test)
            self.evaluated_at = self.trainer.step
        if self._evaluation.advance():
            self.is_evaluating = False
            self._note_accuracy(self._evaluation.accuracy)
            self._accuracies.append(self.accuracy)
            self.stopped_by = rules.reason(self._accuracies)
            self.checkpoint = self._new_checkpoint()
        return True

    def evaluate(self, test: Examples | None) -> None:
        """Evaluate the present network at once, if the test digits have arrived."""
        if test is not None:
            self._evaluation = evaluate(self.trainer.network, test)
            self.evaluated_at = self.trainer.step
            self.timeline.record(self.trainer.step, self.trainer.network)
            self._note_accuracy(self._evaluation.accuracy)
        self.checkpoint = self._new_checkpoint()

    def evaluation(self, test: Examples) -> Evaluation:
        """The evaluation of the last epoch; before the first one has ended, of this step."""
        if self._evaluation is not None and self._evaluation.done:
            return self._evaluation
        step = self.trainer.step
        if self._interim is None or self._interim[0] != step:
            self._interim = step, evaluate(self.trainer.network, test)
        return self._interim[1]

    @property
    def has_evaluation(self) -> bool:
        """True once an evaluation of an epoch has begun."""
        return self._evaluation is not None

    def _note_accuracy(self, accuracy: float) -> None:
        self.accuracy = self.timeline.moments[-1].accuracy = accuracy

    def _new_checkpoint(self) -> Checkpoint:
        model = write_checkpoint(self.trainer)
        return Checkpoint(model, self.trainer.progress.epoch, self.accuracy)

    # -- changes ------------------------------------------------------------------------------

    def retune(self, settings: SettingValues) -> None:
        """Change ξ and the number of epochs, and nothing else."""
        for name in ("learning_rate", "epochs"):
            if self.settings[name] != settings[name]:
                self.settings = {**self.settings, name: settings[name]}
                self.record.note(self.trainer.step, name, settings[name])
        self.trainer.optimizer.learning_rate = float(settings["learning_rate"])
        self.trainer.epochs = int(settings["epochs"])

    def continue_beyond_stop(self) -> None:
        """Train on although a rule has stopped the run."""
        if self.stopped_by is not None:
            self.stopped_by, self._accuracies = None, []

    def begin_record(self, why: str) -> None:
        """Record that the run begins with the network of the checkpoint, see ``RunRecord``."""
        self.record.begin_from(why, self.trainer.step, self.checkpoint.model, self.settings)

    def back_at_checkpoint(self, train: Examples) -> Self:
        """The run at its last checkpoint, when all numbers were finite; it replaces this one."""
        checkpoint = self.checkpoint
        network = Network.load(io.BytesIO(checkpoint.model))
        state = read_optimizer(checkpoint.model, network)
        trainer = new_trainer(train, self.settings, network, checkpoint.epoch, state)
        self.record.go_back(trainer.step)
        self.timeline.forget_after(trainer.step)
        return type(self)(
            self.settings,
            trainer,
            timeline=self.timeline,
            record=self.record,
            accuracy=checkpoint.accuracy,
        )

    # -- numbers ------------------------------------------------------------------------------

    @property
    def examples_per_second(self) -> float:
        """The pace of the last second of training; NaN before there is one."""
        steps = sum(count for count, _ in self._pace)
        seconds = math.fsum(duration for _, duration in self._pace)
        return steps * self.trainer.batch_size / seconds if seconds else math.nan

    def account(self) -> DigitsAccount:
        """Everything that is needed to repeat the run up to its last complete epoch."""
        steps_per_epoch = self.trainer.steps_per_epoch
        last = self.checkpoint.epoch * steps_per_epoch
        return self.record.account(last, steps_per_epoch, self.timeline.moments)


def new_trainer(
    train: Examples,
    settings: SettingValues,
    network: Network | None = None,
    epoch: int = 0,
    optimizer_state: Sequence[Array] = (),
) -> Trainer:
    """A trainer from the beginning; with ``network``, one that goes on after ``epoch`` epochs."""
    trainer = recipes.digits_trainer(
        train,
        network=network,
        **settings,  # type: ignore[arg-type]  # they come out of pynn.settings
    )
    trainer.skip_epochs(epoch)
    trainer.optimizer.restore(optimizer_state)
    return trainer


def _timeline_from(trainer: Trainer) -> Timeline:
    timeline = Timeline(trainer.network)
    timeline.record(trainer.step, trainer.network)
    return timeline
