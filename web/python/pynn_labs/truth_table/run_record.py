"""The record of a run on a truth table: everything that is needed to repeat it elsewhere."""

from typing import TypedDict

from pynn_protocol.messages import SettingValues


class Change(TypedDict):
    """A change by hand: ``what`` is "learning_rate", "targets", a parameter's key, or "parameters"."""

    step: int
    what: str
    value: object


class RunAccount(TypedDict):
    """Everything that is needed to repeat a run up to the step that is shown."""

    settings: SettingValues
    kind: str
    targets: list[int]
    first: int
    weights: list[list[list[float]]] | None
    """The weights at the step ``first``; None if they are those of settings and seed."""
    biases: list[list[float]] | None
    changes: list[Change]


class RunRecord:
    """Records the changes by hand."""

    def __init__(self) -> None:
        self._changes: list[Change] = []

    def note(self, step: int, what: str, value: object) -> None:
        """Record a change at this step, see ``Change``."""
        # a later change of the same thing replaces this one, and comes after those made since
        self._changes = [c for c in self._changes if (c["step"], c["what"]) != (step, what)]
        self._changes.append({"step": step, "what": what, "value": value})

    def forget_after(self, step: int) -> None:
        """Forget the changes that came after this step."""
        self._changes = [change for change in self._changes if change["step"] <= step]

    def changes(self, first: int, last: int) -> list[Change]:
        """The changes up to the step ``last`` that are no part of the run's beginning at ``first``."""
        return [
            change
            for change in self._changes
            if first < change["step"] <= last
            or (change["step"] == first and change["what"] not in {"learning_rate", "targets"})
        ]
