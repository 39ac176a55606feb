"""The record of a run on digits: everything that is needed to repeat it elsewhere."""

import math
from collections.abc import Iterable
from typing import TypedDict

from pynn_protocol.messages import SettingValue, SettingValues

from pynn_labs.digits.timeline import Moment


class Beginning(TypedDict):
    """The network that a run begins with, where settings and seed do not determine it."""

    why: str
    """"resumed", "loaded", "taught" or "changed"."""
    step: int
    model: bytes


class SettingChange(TypedDict):
    """Another value of a setting, from a step on."""

    step: int
    what: str
    """"learning_rate" or "epochs"."""
    value: SettingValue


class DigitsAccount(TypedDict):
    """Everything that is needed to repeat a run up to the step ``steps``."""

    settings: SettingValues
    begun_from: Beginning | None
    first: int
    steps: int
    steps_per_epoch: int
    changes: list[SettingChange]
    accuracies: list[tuple[int, float]]
    """After whole epochs: the epoch, and the accuracy on the test digits."""


class RunRecord:
    """Records how a run begins, and which settings change on the way."""

    def __init__(self, settings: SettingValues) -> None:
        self._settings = dict(settings)
        self._begun_from: Beginning | None = None
        self._changes: list[SettingChange] = []

    @property
    def first(self) -> int:
        """The step at which the record begins."""
        return self._begun_from["step"] if self._begun_from else 0

    @property
    def is_altered(self) -> bool:
        """True if the network was taught or changed before its first step: it is not the seed's."""
        begun = self._begun_from
        return begun is not None and begun["step"] == 0 and begun["why"] in {"taught", "changed"}

    def begin_from(self, why: str, step: int, model: bytes, settings: SettingValues) -> None:
        """Begin again with a network, see ``Beginning``: the run before it cannot be repeated."""
        self._begun_from = {"why": why, "step": step, "model": model}
        self._settings, self._changes = dict(settings), []

    def note(self, step: int, what: str, value: SettingValue) -> None:
        """Record that a setting has another value from this step on."""
        if step == self.first:
            self._settings[what] = value
        else:
            self._changes.append({"step": step, "what": what, "value": value})

    def go_back(self, step: int) -> None:
        """The run is at an earlier step again: settings that changed after it hold from here on."""
        for change in self._changes:
            change["step"] = min(change["step"], step)

    def account(self, last: int, steps_per_epoch: int, moments: Iterable[Moment]) -> DigitsAccount:
        """The account up to the step ``last``."""
        return {
            "settings": dict(self._settings),
            "begun_from": self._begun_from,
            "first": self.first,
            "steps": max(self.first, last),
            "steps_per_epoch": steps_per_epoch,
            "changes": [change.copy() for change in self._changes if change["step"] < last],
            "accuracies": [
                (moment.step // steps_per_epoch, moment.accuracy)
                for moment in moments
                if moment.step % steps_per_epoch == 0
                and self.first <= moment.step <= last
                and (moment.step > 0 or self._begun_from)
                and not math.isnan(moment.accuracy)
            ],
        }
