"""The messages of the derivation: its equations, and the checks of what the code computes."""

from dataclasses import dataclass
from typing import Literal

CheckVerdict = Literal["agrees", "differs", "kink", "not_finite", "unknown"]
"""See ``pynn.gradient_check``."""


@dataclass(frozen=True)
class Discrepancy:
    """An equation that the edited code does not follow."""

    equation: str
    factor: int | None
    """The factor of a chain rule, from 0; None for the equation itself."""
    expected: float
    computed: float


@dataclass(frozen=True)
class Equations:
    """The structure of the equations: it changes with the network's shape and with the selection."""

    key: str
    sections: str
    """JSON, see ``pynn_labs.derivation.typesetting``."""
    quantities: list[str]
    """The keys of the numbers in ``TruthTableFrame.values``."""
    saturated: bool
    """True if ŷ is so near 0 or 1 that cross-entropy is written in another way."""


@dataclass(frozen=True)
class AllChecks:
    """The gradient check of every weight and bias, by its key."""

    errors: dict[str, float]
    verdicts: dict[str, CheckVerdict]
    worst: str
    """The key with the largest error among those that differ, else among those that agree."""


@dataclass(frozen=True)
class GetEquations:
    """Get the structure with a key."""

    key: str
