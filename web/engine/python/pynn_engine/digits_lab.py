"""The digits lab: MNIST arriving in pieces, a run that can be paused, and reading of drawings."""

import io
import math
import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from pynn import metrics, mnist, recipes, settings, storage
from pynn.activations import Array
from pynn.examples import Examples
from pynn.network import Network
from pynn.operations import classes
from pynn.reading import read_drawing
from pynn.training import Diverged, Progress, Trainer
from pynn_engine.shards import Buffer, ShardUnpacker


class DigitsLab:
    """Holds the data, the network and the run.

    Training waits for data that has not arrived. After each epoch the network is evaluated on the
    test digits, a thousand at a time, so that a drawing is answered in between.
    """

    def __init__(self) -> None:
        self._settings = settings.defaults(settings.DIGITS)
        self._train = _room_for(mnist.TRAIN_IMAGES)
        self._test: Examples | None = None
        self._unpacking: ShardUnpacker | None = None
        self._take_shard = self._append
        self._start()

    # -- data -----------------------------------------------------------------------------------

    def missing_shards(self) -> dict[str, Any]:
        """What is still to be fetched: the first training shard not there, and whether the test is."""
        return {
            "next_train": self._train.available // mnist.SHARD_SIZE,
            "test": self._test is None,
        }

    def add_train_shard(self, content: Buffer) -> None:
        """Begin to unpack the next shard of training digits; ``unpack`` goes on with it."""
        self._unpacking, self._take_shard = ShardUnpacker(content), self._append

    def set_test(self, content: Buffer) -> None:
        """Begin to unpack the test digits; ``unpack`` goes on with it."""
        self._unpacking, self._take_shard = ShardUnpacker(content), self._set_test

    def unpack(self, seconds: float) -> dict[str, Any]:
        """Unpack for about ``seconds``: is it done? Raises IdxError for a damaged shard."""
        if self._unpacking is not None and self._unpacking.advance(seconds):
            unpacked, self._unpacking = self._unpacking, None
            self._take_shard(unpacked.examples())
        return {"done": self._unpacking is None}

    def _append(self, shard: Examples) -> None:
        first, last = self._train.available, self._train.available + len(shard)
        if last > len(self._train):
            raise mnist.IdxError(f"more than {len(self._train):,} training digits arrived")
        self._train.inputs[first:last] = shard.inputs
        self._train.targets[first:last] = shard.targets
        self._train.available = last
        self._trainer.examples.available = min(last, len(self._trainer.examples))

    def _set_test(self, shard: Examples) -> None:
        self._test = shard

    # -- the run --------------------------------------------------------------------------------

    def _start(
        self, network: Network | None = None, epoch: int = 0, remembered: Sequence[Array] = ()
    ) -> None:
        """A new run, or one that goes on with ``network`` after ``epoch`` epochs.

        ``remembered`` is what its optimizer remembers.
        """
        self._trainer: Trainer = recipes.digits_trainer(self._train, network=network, **self._settings)
        self._trainer.skip_epochs(epoch)
        self._trainer.optimizer.restore(remembered)
        self._accuracy = math.nan
        self._hits: list[int] | None = None
        self._keep()

    def _keep(self) -> None:
        self._kept = self._checkpoint()
        self._kept_epoch = self._trainer.progress.epoch
        self._kept_accuracy = self._accuracy

    def check(self, chosen: dict[str, Any]) -> dict[str, Any]:
        """The settings as they would be used; nothing changes. Raises SettingError."""
        return settings.parse(settings.DIGITS, chosen)

    def configure(self, chosen: dict[str, Any]) -> dict[str, Any]:
        """Start a run with these settings from its initial weights. Raises SettingError."""
        self._settings = settings.parse(settings.DIGITS, chosen)
        self._start()
        return self.progress()

    def retune(self, chosen: dict[str, Any]) -> dict[str, Any]:
        """Change ξ and the number of epochs of the run as it goes. Raises SettingError."""
        parsed = settings.parse(settings.DIGITS, {**self._settings, **chosen})
        for name in ("learning_rate", "epochs"):
            self._settings[name] = parsed[name]
        self._trainer.optimizer.learning_rate = parsed["learning_rate"]
        self._trainer.epochs = parsed["epochs"]
        return self.progress()

    def resume(
        self, chosen: dict[str, Any], model: Buffer, epoch: int, accuracy: float
    ) -> dict[str, Any]:
        """Go on with a run that was saved after ``epoch`` epochs, exactly as it would have gone.

        Raises SettingError or ModelFileError, and then nothing has changed.
        """
        parsed = settings.parse(settings.DIGITS, chosen)
        network = _digits_network(model)
        self._settings = parsed
        self._start(network, int(epoch), _remembered(model, network))
        self._accuracy = float(accuracy)
        return self.progress()

    def advance(self, seconds: float) -> dict[str, Any]:
        """Train and evaluate for about ``seconds``, then say how far the run is.

        Raises Diverged, after going back to the network of the last completed epoch.
        """
        deadline = time.perf_counter() + seconds
        evaluated = False
        try:
            while self._work(deadline - time.perf_counter()):
                evaluated = self._just_evaluated()
                if evaluated or time.perf_counter() >= deadline:
                    break
        except Diverged:
            accuracy = self._kept_accuracy
            network = Network.load(io.BytesIO(self._kept))
            self._start(network, self._kept_epoch, _remembered(self._kept, network))
            self._accuracy = self._kept_accuracy = accuracy
            raise
        return self.progress() | {"checkpoint": self._kept if evaluated else None}

    def _work(self, seconds: float) -> bool:
        """Do one piece of what is due; False where there is nothing to do, or data is missing."""
        if self._hits is not None:
            return self._evaluate_some()
        before = self._trainer.progress
        if before.finished:
            return False
        after = self._trainer.advance(seconds=max(seconds, 0.0))
        if after.epoch > before.epoch:
            self._hits = []
        return after.step > before.step

    def _evaluate_some(self) -> bool:
        if self._test is None or self._hits is None:
            return False
        first = len(self._hits) * metrics.CHUNK
        rows = slice(first, first + metrics.CHUNK)
        right = metrics.predictions(self._trainer.network, self._test, rows) == classes(
            self._test.targets[rows]
        )
        self._hits.append(int(right.sum()))
        if rows.stop >= len(self._test):
            self._accuracy = sum(self._hits) / len(self._test)
            self._hits = None
            self._keep()
        return True

    def _just_evaluated(self) -> bool:
        return self._hits is None and self._trainer.progress.examples == 0

    def progress(self) -> dict[str, Any]:
        """How far the run is, as plain numbers; NaN for what is not known yet."""
        now = self._trainer.progress
        total = len(self._trainer.examples)
        return {
            "finished": now.finished and self._hits is None,
            "waiting": now.waiting or (self._hits is not None and self._test is None),
            "epoch": now.epoch - (self._hits is not None),  # complete once it is evaluated
            "epochs": now.epochs,
            "step": now.step,
            "examples": now.examples if self._hits is None else total,
            "examples_per_epoch": total,
            "loss": now.loss,
            "batch_accuracy": now.accuracy,
            "accuracy": self._accuracy,
            "epoch_seconds": now.epoch_seconds,
            "seconds_left": _seconds_left(now, total),
            "sizes": list(self._trainer.network.sizes),
            "settings": dict(self._settings),
            "available": self._train.available,
        }

    # -- the network ----------------------------------------------------------------------------

    def read(self, ink: Buffer, height: int, width: int) -> dict[str, Any]:
        """Read the drawing in ``height`` × ``width`` bytes of ink (0 is paper)."""
        pixels = np.frombuffer(ink, dtype=np.uint8).reshape(int(height), int(width))
        reading = read_drawing(self._trainer.network, pixels)
        return {
            "digit": reading.digit,
            "outputs": None if reading.outputs is None else reading.outputs.tolist(),
            "picture": None if reading.picture is None else reading.picture.ravel().tolist(),
            "step": self._trainer.progress.step,
        }

    def save(self) -> bytes:
        """The network as an ``.npz`` file."""
        return self._written({})

    def _checkpoint(self) -> bytes:
        """What ``save`` gives, and in the same file what the optimizer remembers."""
        velocities = enumerate(self._trainer.optimizer.state())
        return self._written({f"{_VELOCITY}{number}": velocity for number, velocity in velocities})

    def _written(self, beside: dict[str, Array]) -> bytes:
        file = io.BytesIO()
        self._trainer.network.save(file, beside)
        return file.getvalue()

    def load(self, model: Buffer) -> dict[str, Any]:
        """Go on with a saved network. Raises ModelFileError, and then nothing has changed."""
        network = _digits_network(model)
        if len(network.sizes) == 3:
            self._settings["hidden"] = network.sizes[1]
        self._start(network)
        return self.evaluate()

    def evaluate(self) -> dict[str, Any]:
        """Accuracy of the network as it is, where the test digits are there."""
        if self._test is not None:
            self._accuracy = metrics.accuracy(self._trainer.network, self._test)
        return self.progress()


_VELOCITY = "velocity_"


def _remembered(checkpoint: Buffer, network: Network) -> list[Array]:
    """What the optimizer of a checkpoint remembers; nothing where the file is only a network."""
    with np.load(io.BytesIO(checkpoint)) as saved:
        names = sorted((name for name in saved.files if name.startswith(_VELOCITY)), key=len)
        velocities = [saved[name] for name in names]
    shapes = [array.shape for array in network.weights + network.biases]
    return velocities if [v.shape for v in velocities] == shapes else []


def _seconds_left(now: Progress, examples_per_epoch: int) -> float:
    """Training time to come, at the pace of the last epoch or, in the first one, of its beginning."""
    done = now.examples / examples_per_epoch
    pace = now.epoch_seconds
    if math.isnan(pace) and done > 0:
        pace = now.seconds / done
    return max(now.epochs - now.epoch - done, 0.0) * pace


def _room_for(count: int) -> Examples:
    examples = Examples(
        np.zeros((count, mnist.PIXELS), dtype=np.uint8),
        np.zeros((count, mnist.CLASSES), dtype=np.uint8),
        scale=mnist.BYTE_SCALE,
    )
    examples.available = 0
    return examples


def _digits_network(model: Buffer) -> Network:
    network = Network.load(io.BytesIO(model))
    if (network.sizes[0], network.sizes[-1]) != (mnist.PIXELS, mnist.CLASSES):
        raise storage.ModelFileError(
            f"this network goes from {network.sizes[0]} inputs to {network.sizes[-1]} outputs; "
            f"reading digits takes 784 and 10. The network in use is unchanged"
        )
    try:
        return network.astype(np.float32)
    except ValueError as error:
        raise storage.ModelFileError(f"{error}. The network in use is unchanged") from error
