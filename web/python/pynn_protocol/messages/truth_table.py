"""The messages of the truth-table lab."""

from dataclasses import dataclass

from pynn_protocol.messages.common import Doubles, Floats, SettingValues, TypedSettings
from pynn_protocol.messages.derivation import CheckVerdict, Discrepancy


@dataclass(frozen=True)
class Unlearnable:
    """The reason why this network cannot learn its table, and the rows that prove it."""

    kind: str
    rows: list[int]


@dataclass(frozen=True)
class TruthTableFrame:
    """The part of the state that a step changes."""

    step: int
    first: int
    """The first step that can be visited."""
    end: int
    """The last step that can be visited."""
    epoch: int
    recording: int
    branched_at: int
    loss: float
    is_initial: bool
    """True if the weights are those that the seed draws."""
    steepest: float
    """The largest |∂L/∂w|."""
    learned: bool
    """True if every output is within the tolerance of its target."""
    learned_at: int | None
    """The step that made it so; None if it is not learned, or no step of this run did it."""
    not_finite: list[str]
    """The parameters whose gradient is not a finite number."""
    check: CheckVerdict
    """The gradient check of the selected parameter."""
    unlearnable: Unlearnable | None
    targets: list[int]
    outputs: list[float]
    learning_rate: float
    row: int
    batch: list[int]
    """The rows of the next step."""
    equations: str
    """The key of the ``Equations`` whose quantities these are."""
    values: Doubles
    """The values of their quantities, in that order."""
    discrepancies: list[Discrepancy]


@dataclass(frozen=True)
class TruthTableState(TruthTableFrame):
    """Everything that the truth-table lab shows, but for the equations and the picture."""

    tolerance: float
    settings: SettingValues
    kind: str
    preset: str
    inputs: list[list[int]]
    sizes: list[int]
    path: list[int]
    """The selected unit of each layer, from 1."""
    selected: str
    """The key of the selected parameter."""


@dataclass(frozen=True)
class BetweenRows:
    """ŷ between the rows, on a grid over two of the inputs: from top to bottom, left to right."""

    across: int
    up: int
    low: float
    high: float
    side: int
    values: Floats


@dataclass(frozen=True)
class SetTruthTableSettings:
    """Change the settings: another learning rate goes on with the run, all others restart it."""

    settings: TypedSettings


@dataclass(frozen=True)
class SetTargets:
    """Change the targets; the weights stay."""

    targets: list[int]


@dataclass(frozen=True)
class SetTable:
    """Choose a preset table."""

    kind: str
    preset: str


@dataclass(frozen=True)
class SetUpTruthTable:
    """Change settings and table together, and restart."""

    settings: TypedSettings
    kind: str
    targets: list[int]


@dataclass(frozen=True)
class SetParameter:
    """Put a number into a weight or bias."""

    name: str
    value: str


@dataclass(frozen=True)
class RestoreTruthTable:
    """Go on from a state that an earlier session was in."""

    settings: SettingValues
    kind: str
    targets: list[int]
    step: int
    parameters: dict[str, float]
    """The value of each weight and bias, by its key."""


@dataclass(frozen=True)
class Advance:
    """Take gradient steps."""

    steps: int


@dataclass(frozen=True)
class VisitStep:
    """Show a recorded step."""

    step: int


@dataclass(frozen=True)
class Select:
    """Choose the row that is shown, and a weight, bias or unit."""

    row: int | None = None
    name: str | None = None


@dataclass(frozen=True)
class GetBetweenRows:
    """Get ŷ between the rows, over two inputs, counted from 0."""

    across: int
    up: int
