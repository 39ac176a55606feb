"""The accounts of runs from which documents repeat them, as the labs give them."""

from typing import Literal, TypedDict


class TableChange(TypedDict):
    """A change by hand, after ``step`` steps: of ξ, the targets, a parameter, or all parameters."""

    step: int
    what: str
    value: float | list[object]


class DigitsChange(TypedDict):
    """A change by hand, after ``step`` steps: of ξ, or of the number of epochs."""

    step: int
    what: str
    value: float


class TableAccount(TypedDict):
    """See ``TruthTableSession.account``."""

    settings: dict[str, str | float]
    kind: str
    targets: list[int]
    first: int
    weights: list[list[list[float]]] | None
    biases: list[list[float]] | None
    changes: list[TableChange]


class Beginning(TypedDict):
    """The network that a run on digits begins with, where its seed does not give it."""

    why: Literal["resumed", "loaded", "changed", "taught"]
    step: int
    model: bytes


class DigitsAccount(TypedDict):
    """See ``DigitsSession.account``."""

    settings: dict[str, str | float]
    begun_from: Beginning | None
    first: int
    steps: int
    steps_per_epoch: int
    changes: list[DigitsChange]
    accuracies: list[tuple[int, float]]
