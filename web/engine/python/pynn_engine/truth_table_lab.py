"""The truth-table lab: one small network, all rows at once, one gradient step at a time."""

import sys
from typing import Any

import numpy as np

from pynn import recipes, settings, truth_table


class TruthTableLab:
    """Holds the table, the settings and the run; every method returns the state to be drawn."""

    def __init__(self) -> None:
        self._settings = settings.defaults(settings.TRUTH_TABLE)
        self._examples = truth_table.document_table()
        self._start()

    def _start(self) -> None:
        self._trainer = recipes.truth_table_trainer(
            self._examples,
            epochs=sys.maxsize,  # it runs until somebody stops it
            **self._settings,
        )

    def configure(self, chosen: dict[str, Any]) -> dict[str, Any]:
        """Take new settings; another size or seed starts anew, another ξ goes on.

        Raises SettingError, and then nothing has changed.
        """
        parsed = settings.parse(settings.TRUTH_TABLE, chosen)
        before, self._settings = self._settings, parsed
        if parsed | {"learning_rate": None} != before | {"learning_rate": None}:
            self._start()
        self._trainer.optimizer.learning_rate = parsed["learning_rate"]
        return self.state()

    def set_targets(self, targets: list[int]) -> dict[str, Any]:
        """Ask for other outputs; the weights stay, so that learning goes on from where it was."""
        self._examples.targets[...] = truth_table.document_table(targets).targets
        return self.state()

    def reset(self) -> dict[str, Any]:
        """Back to the very same initial weights."""
        self._start()
        return self.state()

    def restore(
        self,
        chosen: dict[str, Any],
        targets: list[int],
        step: int,
        weights: list[list[list[float]]],
        biases: list[list[float]],
    ) -> dict[str, Any]:
        """Go on from a state that this lab gave out before. Raises SettingError, ValueError."""
        self._settings = settings.parse(settings.TRUTH_TABLE, chosen)
        self.set_targets(targets)
        self._start()
        network = self._trainer.network
        for parameters, kept in ((network.weights, weights), (network.biases, biases)):
            for parameter, values in zip(parameters, kept, strict=True):
                parameter[...] = np.array(values)
        self._trainer.skip_epochs(int(step))
        return self.state()

    def advance(self, steps: int) -> dict[str, Any]:
        """Take ``steps`` gradient steps. Raises Diverged."""
        for _ in range(int(steps)):
            next(self._trainer)
        return self.state()

    def state(self) -> dict[str, Any]:
        """Everything the page draws, as plain lists and numbers."""
        network, examples = self._trainer.network, self._examples
        return {
            "step": self._trainer.progress.step,
            "loss": network.loss(examples.inputs, examples.targets),
            "learned": recipes.largest_miss(network, examples) <= recipes.LEARNED,
            "settings": dict(self._settings),
            "targets": [int(target) for target in examples.targets[:, 0]],
            "layers": [values.tolist() for values in network.layers(examples.inputs)],
            "weights": [W.tolist() for W in network.weights],
            "biases": [b.tolist() for b in network.biases],
        }
