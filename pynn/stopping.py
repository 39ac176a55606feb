"""When to stop before all epochs are done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class StopRules:
    """Rules over the accuracies after each epoch; a rule that is None never stops anything.

    A result is a little too high if the run was stopped by the accuracy on the same digits.
    """

    accuracy: float | None = None
    """Stop once this share, 0 to 1, is classified rightly."""
    patience: int | None = None
    """Stop after this many epochs in a row without a new best accuracy."""

    @classmethod
    def chosen(cls, stop_accuracy: float | None, stop_patience: int | None) -> Self:
        """From the settings of these names: the accuracy is in per cent there."""
        return cls(None if stop_accuracy is None else stop_accuracy / 100, stop_patience)

    def reason(self, accuracies: Sequence[float]) -> str | None:
        """The name of the rule that stops a run with these accuracies, oldest first; None to go on."""
        if not accuracies:
            return None
        if self.accuracy is not None and accuracies[-1] >= self.accuracy:
            return "accuracy"
        if self.patience is not None and _epochs_since_best(accuracies) >= self.patience:
            return "patience"
        return None


def _epochs_since_best(accuracies: Sequence[float]) -> int:
    best = max(accuracies)
    return len(accuracies) - 1 - list(accuracies).index(best)
