"""The error of a truth-table run that has diverged, with the reason that its gradients show."""

import numpy as np
from pynn_protocol.errors import error_text

from pynn.divergence import MODERATE, Diverged
from pynn.training import Trainer
from pynn_labs.errors import RunDiverged, text_of


def run_diverged(error: Diverged, trainer: Trainer) -> RunDiverged:
    """The error for a run whose ``trainer`` is back at its last finite step."""
    if error.cause:
        return RunDiverged("back-at-finite-loss", reason=text_of(error), step=trainer.step)
    if _has_moderate_parameters(trainer) and not _has_finite_gradients(trainer):
        reason = error_text("gradients-not-finite", epoch=error.epoch, step=error.step, loss=error.loss)
        return RunDiverged("back-at-finite-loss", reason=reason, step=trainer.step)
    return RunDiverged("back-at-finite-numbers", reason=text_of(error), step=trainer.step)


def loss_over_table(trainer: Trainer) -> float:
    """The loss over all rows, finite or not."""
    with np.errstate(over="ignore", invalid="ignore"):
        examples = trainer.examples
        return trainer.network.loss(examples.inputs, examples.targets)


def _has_moderate_parameters(trainer: Trainer) -> bool:
    network = trainer.network
    return all(np.abs(array).max() <= MODERATE for array in network.weights + network.biases)


def _has_finite_gradients(trainer: Trainer) -> bool:
    """True if the gradients of the next step are finite."""
    rows, examples = trainer.next_rows, trainer.examples
    with np.errstate(all="ignore"):
        gradients = trainer.network.gradients(examples.inputs[rows], examples.targets[rows])
    return all(np.isfinite(array).all() for array in gradients.weights + gradients.biases)
