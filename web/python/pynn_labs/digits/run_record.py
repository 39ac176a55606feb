"""The account of a run on digits: what it follows from, so that somebody else can repeat it."""

import math
from collections.abc import Iterable
from typing import Any

from pynn_labs.digits.timeline import Moment


class RunRecord:
    """Settings and seed, or a network where these do not tell it; and what was changed on the way."""

    def __init__(self, chosen: dict[str, Any]) -> None:
        self._settings = dict(chosen)
        self._begun_from: dict[str, Any] | None = None
        self._changes: list[dict[str, Any]] = []

    @property
    def first(self) -> int:
        """The step that the run is told from."""
        return int(self._begun_from["step"]) if self._begun_from else 0

    @property
    def is_altered(self) -> bool:
        """True where the network was taught or changed before its first step: it is not the seed's."""
        begun = self._begun_from
        return begun is not None and begun["step"] == 0 and begun["why"] in ("taught", "changed")

    def begin_from(self, why: str, step: int, model: bytes, chosen: dict[str, Any]) -> None:
        """What was before cannot be repeated: it was "resumed", "loaded", "taught" or "changed"."""
        self._begun_from = {"why": why, "step": step, "model": model}
        self._settings, self._changes = dict(chosen), []

    def note(self, step: int, what: str, value: object) -> None:
        """A setting has another value from this step on."""
        if step == self.first:
            self._settings[what] = value
        else:
            self._changes.append({"step": step, "what": what, "value": value})

    def go_back(self, step: int) -> None:
        """The run is at an earlier step again; what was set after it holds from here on."""
        for change in self._changes:
            change["step"] = min(change["step"], step)

    def told(self, last: int, per_epoch: int, moments: Iterable[Moment]) -> dict[str, Any]:
        """The account up to the step ``last``, and the accuracies after whole epochs till then.

        ``begun_from``: None, or {"why", "step", "model"}. ``changes``: {"step", "what", "value"} of ξ
        and the number of epochs. ``accuracies``: pairs of an epoch and what was read after it.
        """
        return {
            "settings": dict(self._settings),
            "begun_from": self._begun_from,
            "first": self.first,
            "steps": max(self.first, last),
            "steps_per_epoch": per_epoch,
            "changes": [dict(change) for change in self._changes if change["step"] < last],
            "accuracies": [
                [moment.step // per_epoch, moment.accuracy]
                for moment in moments
                if moment.step % per_epoch == 0
                and self.first <= moment.step <= last
                and (moment.step > 0 or self._begun_from)
                and not math.isnan(moment.accuracy)
            ],
        }
