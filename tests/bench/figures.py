"""Repeated measurements of one quantity, with statistics and targets."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """Repeated measurements of one quantity, in one unit."""

    values: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.values:
            raise ValueError("a figure needs at least one measurement")

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def low(self) -> float:
        return min(self.values)

    @property
    def high(self) -> float:
        return max(self.values)

    def percentile(self, percent: float) -> float:
        """The smallest measurement that ``percent`` of them do not exceed (nearest rank)."""
        rank = math.ceil(percent / 100 * len(self.values))
        return sorted(self.values)[max(rank, 1) - 1]

    def as_json(self) -> dict[str, object]:
        return {"median": self.median, "min": self.low, "max": self.high, "values": list(self.values)}


def figure(values: Sequence[float]) -> Figure:
    return Figure(tuple(values))


@dataclass(frozen=True)
class Target:
    """The desired limit of a figure; nothing fails where it is missed."""

    limit: float
    at_most: bool = True
    aim: float | None = None
    unit: str = ""

    @property
    def text(self) -> str:
        aim = "" if self.aim is None else f" (aim {self.aim:g})"
        return f"{'≤' if self.at_most else '≥'} {self.limit:g}{self.unit}{aim}"

    def is_met_by(self, value: float) -> bool:
        return value <= self.limit if self.at_most else value >= self.limit


@dataclass(frozen=True)
class Ratio:
    """The median of one figure divided by that of another."""

    what: str
    above: Figure
    below: Figure
    target: Target | None = None

    @property
    def value(self) -> float:
        return self.above.median / self.below.median

    def as_json(self) -> dict[str, object]:
        return {
            "what": self.what,
            "ratio": self.value,
            "above": self.above.median,
            "below": self.below.median,
            "target": self.target.text if self.target else None,
            "met": self.target.is_met_by(self.value) if self.target else None,
        }
