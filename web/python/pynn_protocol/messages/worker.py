"""The requests that the worker answers itself, and its events."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pynn_protocol.messages.common import ErrorPayload, Life, Nothing
from pynn_protocol.messages.digits import DigitsProgress
from pynn_protocol.messages.truth_table import TruthTableFrame, TruthTableState


@dataclass(frozen=True)
class RunTruthTable:
    """Run until paused, or until a step makes the table learned; ``run`` comes back with every frame.

    ``speed``: a factor of 30 steps a second, or as fast as possible.
    """

    run: int
    speed: float | Literal["flat out"]
    learned: bool
    """True if the table is learned already: the run goes on."""


@dataclass(frozen=True)
class TrainDigits:
    """Train; ``run`` comes back with every event."""

    run: int
    slow_until: int
    """Up to this step slowly enough to be followed; 0: as fast as possible at once."""


@dataclass(frozen=True)
class BootProgress:
    """The progress of Python's start, in bytes that have arrived."""

    stage: Literal["download", "python", "packages"]
    bytes: int
    total: int


@dataclass(frozen=True)
class DataProgress:
    """The part of MNIST that has arrived."""

    bytes: int
    total: int


@dataclass(frozen=True)
class TruthTableFrameEvent:
    """A frame of a run. ``finished``: it is the last one, as it has made the table learned."""

    frame: TruthTableFrame
    run: int
    finished: bool


@dataclass(frozen=True)
class DigitsProgressEvent:
    """The progress of a run, after a slice of training."""

    progress: DigitsProgress
    run: int


@dataclass(frozen=True)
class RunFault:
    """The error that has ended a run."""

    fault: ErrorPayload
    run: int


WORKER_REQUESTS: Mapping[str, tuple[type, object]] = {
    "engine.ping": (Nothing, Life),
    "truth_table.run": (RunTruthTable, None),
    "truth_table.pause": (Nothing, TruthTableState),
    "digits.load_data": (Nothing, None),
    "digits.train": (TrainDigits, None),
    "digits.pause": (Nothing, DigitsProgress),
}
"""The requests that the worker answers itself, except ``engine.start``."""

EVENTS: Mapping[str, type] = {
    "engine.alive": Nothing,
    "engine.boot": BootProgress,
    "truth_table.frame": TruthTableFrameEvent,
    "truth_table.fault": RunFault,
    "digits.progress": DigitsProgressEvent,
    "digits.fault": RunFault,
    "digits.data": DataProgress,
}
"""The events of the worker, with their details."""
