"""The digits lab: a run on MNIST that can be paused, resumed and revisited."""

import io
import math
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
from pynn_protocol import messages
from pynn_protocol.messages import (
    DigitsProgress,
    LookedAt,
    ModelFile,
    SettingValues,
    TypedSettings,
)

from pynn import model_file, recipes
from pynn.activations import Array
from pynn.digits import mnist
from pynn.divergence import Diverged
from pynn.errors import InvalidInput
from pynn.examples import Examples
from pynn.metrics import Evaluation, evaluate
from pynn.network import Network
from pynn.printable import printable
from pynn.settings import DIGITS, MOST_EPOCHS, MOST_UNITS, STOPPING, defaults, parse
from pynn.stopping import StopRules
from pynn.training_state import Progress
from pynn_labs.digits.data import DigitsData
from pynn_labs.digits.run_record import RunRecord
from pynn_labs.digits.shards import Buffer
from pynn_labs.digits.timeline import Moment, Timeline, put_into
from pynn_labs.refusal import Refusal, share, whole

if TYPE_CHECKING:
    from pynn.training import Trainer

_SLICES = 60
"""Examples per second are those of this many slices of training: of the last second."""


class DigitsSession:
    """Holds the network and the run, and the network that is looked at: this one, or one of its past.

    Training waits for data that has not arrived. After each epoch the network is evaluated on the
    test digits, a thousand at a time, so that a drawing is answered in between.
    """

    def __init__(self, data: DigitsData) -> None:
        self._data = data
        self._rules = StopRules()
        self._start(defaults(DIGITS))

    # -- the run --------------------------------------------------------------------------------

    def _start(
        self,
        settings: dict[str, Any],
        network: Network | None = None,
        epoch: int = 0,
        remembered: Sequence[Array] = (),
    ) -> None:
        """A new run with the settings ``settings``, or one that goes on with ``network``.

        That is after ``epoch`` epochs then, and ``remembered`` is what its optimizer remembers. Where
        memory does not suffice, the run before stays.
        """
        trainer = recipes.digits_trainer(self._data.train, network=network, **settings)
        trainer.skip_epochs(epoch)
        trainer.optimizer.restore(remembered)
        timeline = Timeline(trainer.network)
        timeline.record(trainer.step, trainer.network)
        self._settings = settings
        self._trainer: Trainer = trainer
        self._account = RunRecord(settings)
        self._timeline = timeline
        self._evaluation: Evaluation | None = None  # of the network after the last epoch
        self._evaluated_at = 0  # its step
        self._meanwhile: tuple[int, Evaluation] | None = None  # before there is one: at a step
        self._evaluating = False
        self._accuracy = math.nan
        self._accuracies: list[float] = []  # after each epoch, since training was last asked for
        self._stopped_by: str | None = None
        self._pace: deque[tuple[int, float]] = deque(maxlen=_SLICES)
        self._looked_at: int | None = None
        self._then: Network | None = None
        self._then_evaluation: Evaluation | None = None
        self._keep()

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """Where memory is refused half-way to another run, the present one stays."""
        before = self.__dict__.copy()
        try:
            yield
        except MemoryError:
            self.__dict__.update(before)
            raise

    def _keep(self) -> None:
        self._kept = self._checkpoint()
        self._kept_epoch = self._trainer.progress.epoch
        self._kept_accuracy = self._accuracy

    def check(self, settings: TypedSettings) -> SettingValues:
        """The settings as they would be used; nothing changes. Raises SettingError."""
        return parse(DIGITS, settings)

    def configure(self, settings: TypedSettings) -> DigitsProgress:
        """Start a run with these settings from its initial weights. Raises SettingError."""
        parsed = parse(DIGITS, settings)
        with self._all_or_nothing():
            self._start(parsed)
        return self.progress()

    def retune(self, settings: TypedSettings) -> DigitsProgress:
        """Change ξ and the number of epochs of the run as it goes. Raises SettingError."""
        parsed = parse(DIGITS, settings, over=self._settings)
        for name in ("learning_rate", "epochs"):
            if self._settings[name] != parsed[name]:
                self._settings[name] = parsed[name]
                self._account.note(self._trainer.step, name, parsed[name])
        self._trainer.optimizer.learning_rate = parsed["learning_rate"]
        self._trainer.epochs = parsed["epochs"]
        return self.progress()

    def stop_when(self, settings: TypedSettings) -> dict[str, float | None]:
        """Take rules for stopping early. Raises SettingError."""
        parsed = parse(STOPPING, settings)
        self._rules = StopRules.chosen(**parsed)
        return parsed

    def go_on(self) -> DigitsProgress:
        """Training is asked for, perhaps beyond where a rule stopped it."""
        if self._stopped_by is not None:
            self._stopped_by, self._accuracies = None, []
        return self.progress()

    def resume(
        self,
        settings: SettingValues,
        model: Buffer,
        epoch: int,
        accuracy: float,
        past: Sequence[Mapping[str, Any]] = (),
    ) -> DigitsProgress:
        """Go on with a run that was saved after ``epoch`` epochs, exactly as it would have gone.

        ``past`` are moments that ``moment`` gave out. Raises SettingError, ModelFileError or Refusal,
        and then nothing has changed.
        """
        parsed = parse(DIGITS, settings)
        network = _digits_network(model)
        remembered = _remembered(model, network)
        done = whole("the number of epochs done", epoch, 0, MOST_EPOCHS)
        reached = share("the accuracy", accuracy)
        moments = _moments(past, network)
        with self._all_or_nothing():
            self._start(parsed, network, done, remembered)
            self._account.begin_from("resumed", self._trainer.step, self._kept, parsed)
            self._accuracy = self._kept_accuracy = reached
            if moments:
                self._timeline = Timeline(network)
            for step, then, its_accuracy in moments:
                self._timeline.record(step, then).accuracy = its_accuracy
            self._timeline.record(self._trainer.step, network).accuracy = self._accuracy
        return self.progress()

    def advance(self, seconds: float) -> DigitsProgress:
        """Train and evaluate for about ``seconds``, then say how far the run is.

        Raises Diverged, after going back to the network of the last completed epoch.
        """
        deadline = time.perf_counter() + seconds
        completed = False
        try:
            while self._work(deadline - time.perf_counter()):
                completed = not self._evaluating and self._trainer.progress.examples == 0
                if completed or time.perf_counter() >= deadline:
                    break
        except Diverged:
            self._go_back_to_kept()
            raise
        return self.progress(self._kept if completed else None)

    def _work(self, seconds: float) -> bool:
        """Do one piece of what is due; False where there is nothing to do, or data is missing."""
        if self._evaluating:
            return self._evaluate_some()
        trainer = self._trainer
        before = trainer.progress
        if before.finished or self._stopped_by:
            return False
        trainer.examples.available = min(self._data.train.available, len(trainer.examples))
        due = self._timeline.next_step() if before.epoch == 0 else math.inf
        after = trainer.advance(seconds=max(seconds, 0.0), steps=due - before.step)
        self._pace.append((after.step - before.step, after.seconds - before.seconds))
        if after.epoch > before.epoch:
            self._evaluating = True
        if after.step == due or self._evaluating:
            self._timeline.record(after.step, trainer.network)
        return after.step > before.step

    def _evaluate_some(self) -> bool:
        if self._data.test is None:
            return False
        if self._evaluation is None or self._evaluation.done:
            self._evaluation = Evaluation(self._trainer.network, self._data.test)
            self._evaluated_at = self._trainer.step
        if self._evaluation.advance():
            self._evaluating = False
            self._note_accuracy(self._evaluation.accuracy)
            self._accuracies.append(self._accuracy)
            self._stopped_by = self._rules.reason(self._accuracies)
            self._keep()
        return True

    def _note_accuracy(self, accuracy: float) -> None:
        self._accuracy = self._timeline.moments[-1].accuracy = accuracy

    def _go_back_to_kept(self) -> None:
        """To the last completed epoch, whose numbers were all finite."""
        accuracy, timeline = self._kept_accuracy, self._timeline
        account = self._account
        network = Network.load(io.BytesIO(self._kept))
        remembered = _remembered(self._kept, network)
        self._start(self._settings, network, self._kept_epoch, remembered)
        account.go_back(self._trainer.step)
        self._account = account
        self._accuracy = self._kept_accuracy = accuracy
        timeline.forget_after(self._trainer.step)
        self._timeline = timeline

    def progress(self, checkpoint: bytes | None = None) -> DigitsProgress:
        """How far the run is; ``checkpoint`` travels with it."""
        now = self._trainer.progress
        total = len(self._trainer.examples)
        evaluating = self._evaluating
        return DigitsProgress(
            finished=(now.finished or self._stopped_by is not None) and not evaluating,
            stopped_by=self._stopped_by,
            waiting=now.waiting or (evaluating and self._data.test is None),
            epoch=now.epoch - evaluating,  # complete once it is evaluated
            epochs=now.epochs,
            step=now.step,
            steps_per_epoch=self._trainer.steps_per_epoch,
            examples=total if evaluating else now.examples,
            examples_per_epoch=total,
            examples_per_second=self._examples_per_second(),
            loss=now.loss,
            batch_accuracy=now.accuracy,
            accuracy=self._accuracy,
            epoch_seconds=now.epoch_seconds,
            seconds_left=_seconds_left(now, total),
            sizes=list(self._trainer.network.sizes),
            altered=self._account.is_altered,
            settings=dict(self._settings),
            available=self._data.train.available,
            moments=self._timeline.steps,
            checkpoint=checkpoint,
        )

    def _examples_per_second(self) -> float:
        steps = sum(each for each, _ in self._pace)
        seconds = math.fsum(each for _, each in self._pace)
        return steps * self._trainer.batch_size / seconds if seconds else math.nan

    def try_out(self) -> None:
        """Take a step of a run of its own, on blank digits: whatever that raises, but Diverged."""
        chosen = defaults(DIGITS)
        blank = Examples(
            np.zeros((chosen["batch_size"], mnist.PIXELS), dtype=np.uint8),
            np.eye(chosen["batch_size"], mnist.CLASSES, dtype=np.uint8),
            scale=mnist.BYTE_SCALE,
        )
        with suppress(Diverged):
            next(recipes.digits_trainer(blank, **chosen | {"train_size": len(blank)}))

    # -- the past -------------------------------------------------------------------------------

    def look(self, step: int | None = None) -> LookedAt:
        """Look at the network as it was at ``step``, or without one at the present network again.

        From then on drawings, units and mistakes are those of that network. A step that is not kept,
        perhaps since a moment ago, is answered with the nearest one that is.
        """
        if step is None:
            self._looked_at = self._then = self._then_evaluation = None
            return LookedAt(self._trainer.step, self._accuracy)
        moment = self._timeline.nearest(int(step))
        self._looked_at, self._then, self._then_evaluation = moment.step, self._network_of(moment), None
        if math.isnan(moment.accuracy) and self._data.test is not None:
            self._then_evaluation = evaluate(self._then, self._data.test)
            moment.accuracy = self._then_evaluation.accuracy
        return LookedAt(moment.step, moment.accuracy)

    def moment(self, step: int) -> messages.Moment:
        """The moment nearest to ``step``, to be kept elsewhere and given back to ``resume``."""
        moment = self._timeline.nearest(int(step))
        model = _written(self._network_of(moment))
        return messages.Moment(moment.step, moment.accuracy, model)

    def _network_of(self, moment: Moment) -> Network:
        then = self._trainer.network.astype(np.float32)
        put_into(then, moment)
        return then

    @property
    def network(self) -> Network:
        """The network that is looked at."""
        return self._then or self._trainer.network

    @property
    def looked_at(self) -> int:
        """Its step."""
        return self._trainer.step if self._looked_at is None else self._looked_at

    @property
    def evaluation(self) -> Evaluation | None:
        """What it answers to the test digits; None before these are there.

        Of a network in training it is that of the last epoch; before there is one, of this moment.
        """
        if self._data.test is None:
            return None
        if self._then is not None:
            self._then_evaluation = self._then_evaluation or evaluate(self._then, self._data.test)
            return self._then_evaluation
        if self._evaluation is not None and self._evaluation.done:
            return self._evaluation
        step = self._trainer.step
        if self._meanwhile is None or self._meanwhile[0] != step:
            self._meanwhile = step, evaluate(self._trainer.network, self._data.test)
        return self._meanwhile[1]

    @property
    def evaluated_at(self) -> int:
        """The step that ``evaluation`` belongs to."""
        if self._then is not None or self._evaluation is None:
            return self.looked_at
        return self._evaluated_at

    # -- how it came to be ----------------------------------------------------------------------

    def begin_account(self, why: str) -> DigitsProgress:
        """The network is another now than settings tell: "loaded", "taught" or "changed".

        Whoever repeats the run has to begin with this network. Returns the progress with a checkpoint.
        """
        self.evaluate()
        self._account.begin_from(why, self._trainer.step, self._kept, self._settings)
        return self.progress(self._kept)

    def account(self) -> dict[str, Any]:
        """What the run up to its last complete epoch can be repeated from: see ``RunRecord.told``."""
        per_epoch = self._trainer.steps_per_epoch
        last = self._kept_epoch * per_epoch
        return self._account.told(last, per_epoch, self._timeline.moments)

    # -- the network ----------------------------------------------------------------------------

    def save(self) -> ModelFile:
        """The network that is looked at, as an ``.npz`` file."""
        return ModelFile(_written(self.network))

    def _checkpoint(self) -> bytes:
        """The present network, and in the same file what its optimizer remembers."""
        velocities = enumerate(self._trainer.optimizer.state())
        beside = {f"{_VELOCITY}{number}": velocity for number, velocity in velocities}
        return _written(self._trainer.network, beside)

    def load(self, model: Buffer) -> DigitsProgress:
        """Go on with a saved network. Raises ModelFileError, and then nothing has changed."""
        network = _digits_network(model)
        hidden = {"hidden": network.sizes[1]} if len(network.sizes) == 3 else {}
        with self._all_or_nothing():
            self._start(self._settings | hidden, network)
        return self.begin_account("loaded")

    def note_change(self) -> DigitsProgress:
        """Somebody has changed parameters of ``network``: what was known of it no longer holds."""
        if self._then is not None:
            self._then_evaluation = None
            return self.progress()
        self._accuracy = math.nan
        return self.begin_account("changed")

    def evaluate(self) -> DigitsProgress:
        """Accuracy of the present network, however it came to be, where the test digits are there."""
        if self._data.test is not None:
            self._evaluation = evaluate(self._trainer.network, self._data.test)
            self._evaluated_at = self._trainer.step
            self._timeline.record(self._trainer.step, self._trainer.network)
            self._note_accuracy(self._evaluation.accuracy)
        self._keep()
        return self.progress(self._kept)


_VELOCITY = "velocity_"
_MOST_LAYERS = 12
_MOST_STEPS = MOST_EPOCHS * mnist.TRAIN_IMAGES
_UNBOUNDED = ("relu", "identity")
_MOMENT = {"step", "accuracy", "model"}


def _written(network: Network, beside: Mapping[str, Array] = MappingProxyType({})) -> bytes:
    file = io.BytesIO()
    network.save(file, beside)
    return file.getvalue()


def _remembered(checkpoint: Buffer, network: Network) -> list[Array]:
    """What the optimizer of a checkpoint remembers; nothing where the file is only a network.

    Raises ModelFileError for numbers that no optimizer remembers.
    """
    velocities = model_file.read_beside(io.BytesIO(checkpoint), _VELOCITY)
    shapes = [array.shape for array in network.weights + network.biases]
    if [v.shape for v in velocities] != shapes:
        return []
    if not all(v.dtype == np.float32 and np.isfinite(v).all() for v in velocities):
        raise model_file.ModelFileError(
            "model-file-optimizer", "what its optimizer remembers is damaged"
        )
    return velocities


def _moments(past: Sequence[Mapping[str, Any]], network: Network) -> list[tuple[int, Network, float]]:
    """Step, network and accuracy of each. Raises ModelFileError or Refusal."""
    if not isinstance(past, list | tuple):
        raise Refusal(f"the past of a run is a list of moments, not {printable(past)}")
    return [_moment(each, network) for each in past]


def _moment(kept: Mapping[str, Any], network: Network) -> tuple[int, Network, float]:
    if not isinstance(kept, Mapping) or not kept.keys() >= _MOMENT:
        raise Refusal(f"a moment of a run has {', '.join(sorted(_MOMENT))}")
    then = _digits_network(kept["model"])
    if then.sizes != network.sizes:
        raise Refusal(f"a moment of this run has the layers {then.sizes}, the run {network.sizes}")
    step = whole("the step of a moment", kept["step"], 0, _MOST_STEPS)
    return step, then, share("the accuracy of a moment", kept["accuracy"])


def _seconds_left(now: Progress, examples_per_epoch: int) -> float:
    """Training time to come, at the pace of the last epoch or, in the first one, of its beginning."""
    done = now.examples / examples_per_epoch
    pace = now.epoch_seconds
    if math.isnan(pace) and done > 0:
        pace = now.seconds / done
    return max(now.epochs - now.epoch - done, 0.0) * pace


def _digits_network(model: Buffer) -> Network:
    """The network in a file. Raises ModelFileError for one that is of no use here."""
    if why := _unfit(model_file.read_sizes(io.BytesIO(model))):
        raise model_file.ModelFileError(
            "model-file-unfit", f"{why}. The network in use is unchanged", error=why
        )
    network = Network.load(io.BytesIO(model))
    try:
        network = network.astype(np.float32)
    except InvalidInput as error:
        raise model_file.ModelFileError(
            "model-file-unfit", f"{error}. The network in use is unchanged", error=error
        ) from error
    if not _has_scores(network):
        raise model_file.ModelFileError(
            "model-file-no-scores",
            "this network’s numbers are so large that no score comes of them. "
            "The network in use is unchanged",
        )
    return network


def _unfit(sizes: tuple[int, ...]) -> str | None:
    """Why a network of these sizes cannot read digits here, before more of it is read."""
    if len(sizes) < 2 or (sizes[0], sizes[-1]) != (mnist.PIXELS, mnist.CLASSES):
        ends = (
            f"goes from {sizes[0]} inputs to {sizes[-1]} outputs" if len(sizes) > 1 else "has no layers"
        )
        return f"this network {ends}; reading digits takes 784 and 10"
    if len(sizes) > _MOST_LAYERS or max(sizes[1:]) > MOST_UNITS:
        return (
            f"this network has {len(sizes)} layers, the largest of {max(sizes[1:]):,} units; "
            f"there is room for {_MOST_LAYERS} layers and {MOST_UNITS} units in each"
        )
    return None


def _has_scores(network: Network) -> bool:
    """Whether no sum in the network can overflow, whatever the picture."""
    largest = np.float32(1)  # ink
    with np.errstate(over="ignore", invalid="ignore"):
        for W, b in zip(network.weights, network.biases, strict=True):
            score = (np.abs(W).sum(axis=1) * largest + np.abs(b)).max()
            if not np.isfinite(score):
                return False
            largest = score if network.activation in _UNBOUNDED else np.float32(1)
    return True
