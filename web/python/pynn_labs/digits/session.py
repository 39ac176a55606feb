"""The digits lab: the actions of the page on a run on MNIST, and on the network that is shown."""

import math
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

import numpy as np
from pynn_protocol import messages
from pynn_protocol.messages import (
    DigitsProgress,
    ModelFile,
    SettingValues,
    TypedSettings,
    VisitedStep,
)

from pynn import Diverged
from pynn.digits import mnist
from pynn.examples import Examples
from pynn.metrics import Evaluation
from pynn.network import Network
from pynn.settings import DIGITS, MOST_EPOCHS, STOPPING, defaults, parse
from pynn.stopping import StopRules
from pynn_labs.digits.data import DigitsData
from pynn_labs.digits.model_files import read_network, read_optimizer, write_network
from pynn_labs.digits.past import PastNetwork, moment_message, past_network, timeline_with
from pynn_labs.digits.progress import progress_of
from pynn_labs.digits.run import DigitsRun, new_trainer
from pynn_labs.digits.run_record import DigitsAccount
from pynn_labs.digits.shards import Buffer
from pynn_labs.numbers_from_page import share, whole_number


class DigitsSession:
    """Holds the run, and the network that is shown: the run's present one, or one of its past."""

    def __init__(self, data: DigitsData) -> None:
        self._data = data
        self._rules = StopRules()
        self._run = self._new_run(defaults(DIGITS))
        self._past: PastNetwork | None = None
        """The network that is shown instead of the present one."""

    # -- the run ------------------------------------------------------------------------------

    def check(self, settings: TypedSettings) -> SettingValues:
        """The settings as they would be used; nothing changes. Raises SettingError."""
        return parse(DIGITS, settings)

    def configure(self, settings: TypedSettings) -> DigitsProgress:
        """Start a run with these settings from its initial weights. Raises SettingError."""
        self._begin(self._new_run(parse(DIGITS, settings)))
        return self.progress()

    def retune(self, settings: TypedSettings) -> DigitsProgress:
        """Change ξ and the number of epochs of the run as it goes. Raises SettingError."""
        self._run.retune(parse(DIGITS, settings, over=self._run.settings))
        return self.progress()

    def stop_when(self, settings: TypedSettings) -> dict[str, float | None]:
        """Set the rules for stopping early. Raises SettingError."""
        parsed = parse(STOPPING, settings)
        self._rules = StopRules.chosen(**parsed)
        return parsed

    def go_on(self) -> DigitsProgress:
        """Prepare for training, also beyond the point where a rule has stopped it."""
        self._run.continue_beyond_stop()
        return self.progress()

    def resume(
        self,
        settings: SettingValues,
        model: Buffer,
        epoch: int,
        accuracy: float,
        past: Sequence[Mapping[str, object]],
    ) -> DigitsProgress:
        """Go on with a run that was saved after ``epoch`` epochs, exactly as it would have gone on.

        ``past`` are moments as ``moment`` returns them. Raises SettingError, ModelFileError or
        RejectedInput, and then nothing has changed.
        """
        parsed = parse(DIGITS, settings)
        network = read_network(model)
        state = read_optimizer(model, network)
        epochs = whole_number("epochs-done", epoch, 0, MOST_EPOCHS)
        reached = share("accuracy", accuracy)
        timeline = timeline_with(past, network)
        trainer = new_trainer(self._data.train, parsed, network, epochs, state)
        timeline.record(trainer.step, network).accuracy = reached
        run = DigitsRun(parsed, trainer, timeline=timeline, accuracy=reached)
        run.begin_record("resumed")
        self._begin(run)
        return self.progress()

    def advance(self, seconds: float, steps: int | None = None) -> DigitsProgress:
        """Train and evaluate for about ``seconds``, and for at most ``steps`` steps if they are given.

        Raises Diverged; the run is then back at its last checkpoint.
        """
        deadline = time.perf_counter() + seconds
        last = math.inf if steps is None else self._run.trainer.step + steps
        completed = False
        try:
            while self._advance_slice(deadline - time.perf_counter(), last):
                completed = self._run.has_completed_epoch
                if completed or time.perf_counter() >= deadline or self._run.trainer.step >= last:
                    break
        except Diverged:
            self._begin(self._run.back_at_checkpoint(self._data.train))
            raise
        return self._progress_with_checkpoint() if completed else self.progress()

    def progress(self) -> DigitsProgress:
        """The progress of the run."""
        return progress_of(self._run, self._data, None)

    def evaluate(self) -> DigitsProgress:
        """Evaluate the present network, if the test digits have arrived."""
        self._run.evaluate(self._data.test)
        return self._progress_with_checkpoint()

    def try_out(self) -> None:
        """Take a step on blank digits; raises whatever edited code raises, except Diverged."""
        settings = defaults(DIGITS)
        count = settings["batch_size"]
        blank = Examples(
            np.zeros((count, mnist.PIXELS), dtype=np.uint8),
            np.eye(count, mnist.CLASSES, dtype=np.uint8),
            scale=mnist.BYTE_SCALE,
        )
        with suppress(Diverged):
            next(new_trainer(blank, settings | {"train_size": count}))

    def account(self) -> DigitsAccount:
        """Everything that is needed to repeat the run up to its last complete epoch."""
        return self._run.account()

    # -- the network --------------------------------------------------------------------------

    def save(self) -> ModelFile:
        """The network that is shown, as an ``.npz`` file."""
        return ModelFile(write_network(self.network))

    def load(self, model: Buffer) -> DigitsProgress:
        """Go on with a saved network.

        Raises ModelFileError or RejectedModelFile, and then nothing has changed.
        """
        network = read_network(model)
        hidden = {"hidden": network.sizes[1]} if len(network.sizes) == 3 else {}
        self._begin(self._new_run({**self._run.settings, **hidden}, network))
        return self.begin_record("loaded")

    def note_change(self) -> DigitsProgress:
        """Record that parameters of ``network`` were changed from outside."""
        if self._past is not None:
            self._past.forget_evaluation()
            return self.progress()
        self._run.accuracy = math.nan
        return self.begin_record("changed")

    def begin_record(self, why: str) -> DigitsProgress:
        """Evaluate a network that settings no longer determine: "loaded", "taught" or "changed".

        The record of the run begins with it.
        """
        self._run.evaluate(self._data.test)
        self._run.begin_record(why)
        return self._progress_with_checkpoint()

    # -- the past -----------------------------------------------------------------------------

    def visit(self, step: int | None) -> VisitedStep:
        """Show the network as it was at ``step``; None: the present network again.

        Drawings, units and mistakes are then those of that network. If the step is not in memory, the
        nearest one is shown.
        """
        if step is None:
            self._past = None
            return VisitedStep(self._run.trainer.step, self._run.accuracy)
        self._past, accuracy = past_network(self._run, int(step), self._data.test)
        return VisitedStep(self._past.step, accuracy)

    def moment(self, step: int) -> messages.Moment:
        """The network nearest to ``step``, to be stored elsewhere and given back to ``resume``."""
        return moment_message(self._run, int(step))

    @property
    def network(self) -> Network:
        """The network that is shown."""
        return self._past.network if self._past else self._run.trainer.network

    @property
    def shown_step(self) -> int:
        """The step of the network that is shown."""
        return self._past.step if self._past else self._run.trainer.step

    @property
    def evaluation(self) -> Evaluation | None:
        """The answers of the shown network to the test digits; None before these have arrived.

        For a network in training, those after the last epoch.
        """
        if self._data.test is None:
            return None
        shown = self._past or self._run
        return shown.evaluation(self._data.test)

    @property
    def evaluated_at(self) -> int:
        """The step that ``evaluation`` belongs to."""
        if self._past is None and self._run.has_evaluation:
            return self._run.evaluated_at
        return self.shown_step

    # -- helpers ------------------------------------------------------------------------------

    def _progress_with_checkpoint(self) -> DigitsProgress:
        return progress_of(self._run, self._data, self._run.checkpoint.model)

    def _new_run(self, settings: SettingValues, network: Network | None = None) -> DigitsRun:
        return DigitsRun(settings, new_trainer(self._data.train, settings, network))

    def _begin(self, run: DigitsRun) -> None:
        """Replace the run as a whole: where memory runs out before this, the present one stays."""
        self._run, self._past = run, None

    def _advance_slice(self, seconds: float, last: float) -> bool:
        data = self._data
        return self._run.advance(seconds, data.train.available, data.test, self._rules, last)
