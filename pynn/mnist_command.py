"""The command ``mnist``: train on handwritten digits, with a progress bar, and save the network."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pynn import files, metrics, recipes, terminal
from pynn.digits import mnist
from pynn.divergence import Diverged
from pynn.network import Network
from pynn.progress_bar import clear_bar, show_bar
from pynn.stopping import StopRules
from pynn.terminal import StopSignals


def run(
    data: str | os.PathLike[str], save: str | None, chosen: Mapping[str, Any], rules: StopRules
) -> int:
    """Train on the MNIST in the folder ``data``; the exit code. ``save`` is a path for the network."""
    saved = _SavedNetwork(save)
    with StopSignals() as stop:
        try:
            return _train(data, saved, stop, chosen, rules)
        except Diverged as error:
            clear_bar()
            print(f"pynn: {error}; {saved}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:  # the second: the first one waits for the end of a step
            clear_bar()
            print(f"pynn: stopped; {saved}", file=sys.stderr)
            return terminal.INTERRUPTED


def _train(
    folder: str | os.PathLike[str],
    saved: "_SavedNetwork",
    stop: StopSignals,
    chosen: Mapping[str, Any],
    rules: StopRules,
) -> int:
    data = mnist.load(folder)
    trainer = recipes.digits_trainer(data.train, **chosen)
    layers = "-".join(map(str, trainer.network.sizes))
    print(f"training a {layers} network on {len(trainer.examples):,} digits", flush=True)
    accuracies: list[float] = []
    while not trainer.progress.finished and rules.reason(accuracies) is None:
        if stop.received:
            clear_bar()
            print(f"pynn: stopped; {saved}", file=sys.stderr)
            return stop.exit_code
        epoch = trainer.progress.epoch
        progress = trainer.advance(seconds=0.1)
        if progress.epoch == epoch:
            show_bar(progress, len(trainer.examples))
            continue
        clear_bar()
        saved.save(trainer.network, progress.epoch)
        share = metrics.accuracy(trainer.network, data.test)
        accuracies.append(share)
        print(
            f"epoch {progress.epoch:>3}   loss {progress.loss:.4f}   {progress.epoch_seconds:.2f} s   "
            f"{share:.2%} of {len(data.test):,} test digits right",
            flush=True,
        )
    return saved.finish(trainer.network)


class _SavedNetwork:
    """The file of ``--save``, if it is given: the network is written to it after each epoch.

    ``str`` describes the network in it. Raises OSError at once if the file cannot be written.
    """

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._epoch = 0
        self._error: OSError | None = None
        if path is not None:
            files.require_writable(path)

    def save(self, network: Network, epoch: int) -> None:
        """Write the network. If that fails, as on a full disk, it may succeed after the next epoch."""
        if self._path is None or files.is_stream(self._path):
            return  # a stream gets one network, the last
        try:
            network.save(self._path)
            self._epoch, self._error = epoch, None
        except OSError as error:
            self._error = error
            reason = terminal.message_of(error)
            print(f"pynn: after epoch {epoch} nothing was saved: {reason}", file=sys.stderr)

    def finish(self, network: Network) -> int:
        """Print the path of the saved network; returns the exit code."""
        if self._error:
            print(f"pynn: {self}", file=sys.stderr)
            return 1
        if self._path is not None:
            if files.is_stream(self._path):
                network.save(self._path)
            print(f"saved to {self._path}")
        return 0

    def __str__(self) -> str:
        if self._path is None:
            return "nothing was saved: --save FILE keeps the network after each epoch"
        if self._epoch:
            return f"the network after epoch {self._epoch} is in {self._path}"
        old = f", and {self._path} is as it was" if Path(self._path).is_file() else ""
        return f"nothing was saved{'' if self._error else ': no epoch was complete'}{old}"
