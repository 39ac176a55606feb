"""A run on a truth table, which can be changed by hand and revisited at any step."""

import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from pynn_protocol.messages import SettingValues

from pynn import Diverged, recipes
from pynn.activations import Array
from pynn.examples import Examples
from pynn.history import History
from pynn.network import Network
from pynn.training import Trainer
from pynn_labs.parameter_keys import place
from pynn_labs.truth_table.divergence import loss_over_table, run_diverged
from pynn_labs.truth_table.run_record import RunAccount, RunRecord


@dataclass(frozen=True)
class Table:
    """Examples to learn, and the kind of table that they are (one of ``truth_table.KINDS``)."""

    kind: str
    examples: Examples


class Run:
    """One run, from its first step to the last one that was recorded.

    A *recording* is one unbroken sequence of steps. A change in the middle of what has been recorded
    begins another one, which branches off there.
    """

    def __init__(
        self,
        table: Table,
        settings: SettingValues,
        *,
        recording: int,
        restored: Trainer | None = None,
    ) -> None:
        """``restored``: a trainer that goes on with an earlier run; None draws weights by the seed."""
        self.table = table
        self.trainer = restored or new_trainer(table.examples, settings)
        self.recording = recording
        self.branched_at = 0
        """The step at which this recording branched off, 0 if it did not."""
        self._chosen = settings
        self._is_restored = restored is not None
        self._history = History(self.trainer)
        self._record = RunRecord()
        self._learned_at: int | None = None

    @property
    def network(self) -> Network:
        """The network at the step that is shown."""
        return self.trainer.network

    @property
    def settings(self) -> SettingValues:
        """The settings, with the learning rate of the step that is shown."""
        return {**self._chosen, "learning_rate": self.trainer.optimizer.learning_rate}

    @property
    def step(self) -> int:
        """The step that is shown."""
        return self._history.step

    @property
    def first(self) -> int:
        """The first step that can be visited."""
        return self._history.first

    @property
    def end(self) -> int:
        """The last step that can be visited."""
        return self._history.end

    def is_learned(self) -> bool:
        """True if every output is within the tolerance of its target."""
        with np.errstate(over="ignore", invalid="ignore"):  # of a run that is about to diverge
            return recipes.largest_miss(self.network, self.table.examples) <= recipes.LEARNED

    @property
    def learned_at(self) -> int | None:
        """The step that made the table learned; None if it is not, or no step of this run did it."""
        if self._learned_at is None or self._learned_at > self.step or not self.is_learned():
            return None
        return self._learned_at

    # -- steps --------------------------------------------------------------------------------

    def visit(self, step: int) -> None:
        """Show a recorded step again, from ``first`` to ``end``."""
        self._history.visit(step)

    def advance(self, steps: int) -> None:
        """Take steps, through what is recorded and beyond it. Raises RunDiverged, see ``_train``."""
        goal = self.step + steps
        self._replay_to(goal)
        self._train(lambda: self.step < goal)

    def advance_until_learned(self, steps: int) -> None:
        """``advance``, but stop at the step at which the table becomes learned."""
        goal, was_learned = self.step + steps, self.is_learned()
        while self.step < min(goal, self.end):
            self._history.visit(self.step + 1)
            if not was_learned and self.is_learned():
                return
        self._train(lambda: self.step < goal, stops_when_learned=True)

    def advance_for(self, seconds: float) -> None:
        """Take new steps for a time, at least one; stop at the step at which the table becomes learned.

        Raises RunDiverged, see ``_train``.
        """
        deadline = time.perf_counter() + seconds
        self._replay_to(self.end)
        goal = self.step + 1
        self._train(lambda: self.step < goal or time.perf_counter() < deadline, stops_when_learned=True)

    def _replay_to(self, goal: int) -> None:
        if self.step < self.end:
            self._history.visit(min(goal, self.end))

    def _train(self, is_due: Callable[[], bool], *, stops_when_learned: bool = False) -> None:
        """Train while a step is due.

        Raises RunDiverged; the run is then back at the last step whose loss and parameters are finite.
        """
        learned = self.is_learned()
        try:
            while is_due():
                next(self.trainer)
                self._history.record()
                if not learned and self.is_learned():
                    learned, self._learned_at = True, self.step
                    if stops_when_learned:
                        break
            loss = loss_over_table(self.trainer)
            if not math.isfinite(loss):  # the next step would raise it; the page shows it now
                raise self.trainer.divergence(loss)
        except Diverged as error:
            self._go_back_to_finite()
            raise run_diverged(error, self.trainer) from error

    def _go_back_to_finite(self) -> None:
        while self.step > self.first:
            self._history.visit(self.step - 1)
            arrays = self.network.weights + self.network.biases
            if math.isfinite(loss_over_table(self.trainer)) and all(
                np.isfinite(array).all() for array in arrays
            ):
                break
        self._forget_after()

    # -- changes by hand ----------------------------------------------------------------------

    def set_learning_rate(self, learning_rate: float) -> None:
        """Go on with another ξ."""
        self.trainer.optimizer.learning_rate = learning_rate
        self.note_change("learning_rate", learning_rate)

    def set_targets(self, targets: Array) -> None:
        """Go on with other targets, (m, 1)."""
        self.table.examples.targets[...] = targets
        self.note_change("targets", targets[:, 0].astype(int).tolist())

    def set_parameter(self, key: str, number: float) -> None:
        """Go on with another number for the weight or bias with this key."""
        part, layer, index = place(key)
        getattr(self.network, part)[layer][index] = number
        self.note_change(key, number)

    def note_change(self, what: str, value: object) -> None:
        """Record that something was changed from outside, see ``Change``."""
        if self.step < self.end:
            self.recording += 1
            self.branched_at = self.step
        self._forget_after()
        self._record.note(self.step, what, value)

    def _forget_after(self) -> None:
        """The run goes on from here in another way: forget the steps that came after."""
        self._history.change()
        self._record.forget_after(self.step)
        self._learned_at = self.learned_at

    # -- its beginning ------------------------------------------------------------------------

    def is_initial(self) -> bool:
        """True if all parameters are those that the seed draws, before any step or change."""
        if self.step > 0:
            return False
        drawn = new_trainer(self.table.examples, self._chosen).network
        pairs = zip(
            drawn.weights + drawn.biases, self.network.weights + self.network.biases, strict=True
        )
        return all(np.array_equal(one, other) for one, other in pairs)

    def account(self) -> RunAccount:
        """Everything that is needed to repeat the run up to the step that is shown."""
        begun, targets = self._history.beginning
        return {
            "settings": {**self._chosen, "learning_rate": begun.learning_rate},
            "kind": self.table.kind,
            "targets": targets[:, 0].astype(int).tolist(),
            "first": self.first,
            "weights": [W.tolist() for W in begun.weights] if self._is_restored else None,
            "biases": [b.tolist() for b in begun.biases] if self._is_restored else None,
            "changes": self._record.changes(self.first, self.step),
        }


def new_trainer(examples: Examples, settings: SettingValues) -> Trainer:
    """A trainer without an end."""
    return recipes.truth_table_trainer(
        examples,
        epochs=sys.maxsize,
        **settings,  # type: ignore[arg-type]  # they come out of pynn.settings
    )
