"""The messages of the digits lab about its run and its data."""

from dataclasses import dataclass

from pynn_protocol.messages.common import SettingValues, TypedSettings


@dataclass(frozen=True)
class AdvanceDigits:
    """Train and evaluate for about this long, and for at most so many steps if they are given."""

    seconds: float
    steps: int | None = None


@dataclass(frozen=True)
class DigitsProgress:
    """The progress of a run; NaN for numbers that are not known yet."""

    finished: bool
    stopped_by: str | None
    """The rule that stopped it early."""
    waiting: bool
    """True while the next step needs data that has not arrived."""
    epoch: int
    epochs: int
    step: int
    steps_per_epoch: int
    examples: int
    """Examples of this epoch that have been used."""
    examples_per_epoch: int
    examples_per_second: float
    loss: float
    batch_accuracy: float
    accuracy: float
    epoch_seconds: float
    seconds_left: float
    sizes: list[int]
    altered: bool
    """True if the run did not begin with the network of its seed."""
    settings: SettingValues
    available: int
    """Training digits that have arrived."""
    moments: list[int]
    """The steps whose networks can be shown."""
    checkpoint: bytes | None = None
    """The network with its optimizer, as a file, if an epoch has just been completed."""


@dataclass(frozen=True)
class SetDigitsSettings:
    """Settings of a run on digits."""

    settings: TypedSettings


@dataclass(frozen=True)
class Moment:
    """The network as it was at a step of its run."""

    step: int
    accuracy: float
    model: bytes


@dataclass(frozen=True)
class ResumeDigits:
    """Go on with a run that was saved after some epoch."""

    settings: SettingValues
    model: bytes
    epoch: int
    accuracy: float
    past: list[Moment]


@dataclass(frozen=True)
class VisitDigitsStep:
    """Show the network of a step; None: the present one."""

    step: int | None


@dataclass(frozen=True)
class VisitedStep:
    """The step that is shown now: the one asked for, or the nearest one in memory."""

    step: int
    accuracy: float


@dataclass(frozen=True)
class GetMoment:
    """Get the network in memory that is nearest to a step."""

    step: int


@dataclass(frozen=True)
class ModelFile:
    """A network as an ``.npz`` file."""

    model: bytes


@dataclass(frozen=True)
class MissingShards:
    """The pieces of MNIST that have not arrived."""

    next_train: int
    test: bool


@dataclass(frozen=True)
class Shard:
    """A piece of MNIST, packed."""

    content: bytes


@dataclass(frozen=True)
class Unpacked:
    """True once all that has arrived is unpacked."""

    done: bool
