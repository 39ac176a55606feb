"""Divergence: the error that stops a run whose loss is no longer a finite number, and its cause."""

import math
from collections.abc import Iterator

import numpy as np

from pynn.activations import Array
from pynn.errors import CodedError
from pynn.network import Network

MODERATE = 1e4
"""Weights and biases up to this size are far from overflow. If they are no larger, steps that are too
large do not explain a number that is not finite."""


class Diverged(CodedError, ArithmeticError):
    """Training was stopped because the loss is no longer a finite number.

    ``epoch`` counts from 1, ``step`` counts all steps of the run, ``loss`` is that number. ``cause``
    explains it; None if the learning rate is too large.
    """

    def __init__(
        self,
        epoch: int,
        step: int,
        loss: float,
        learning_rate: float,
        cause: CodedError | None = None,
    ) -> None:
        if cause is None:
            smaller = learning_rate / 10
            super().__init__(
                "diverged-learning-rate",
                f"training diverged in epoch {epoch:,}, at step {step:,}: the loss became {loss}. The "
                f"learning rate {learning_rate:g} is too large here: try {smaller:g}, or another seed",
                epoch=epoch,
                step=step,
                loss=str(loss),
                learning_rate=learning_rate,
                smaller=smaller,
            )
        else:
            super().__init__(
                "diverged-cause",
                f"training stopped in epoch {epoch:,}, at step {step:,}: the loss became {loss}. "
                f"{cause}",
                epoch=epoch,
                step=step,
                loss=str(loss),
                cause=cause,
            )
        self.epoch, self.step, self.loss = epoch, step, loss
        self.learning_rate, self.cause = learning_rate, cause


def find_cause(network: Network, step: int, last_delta: Array | None) -> CodedError | None:
    """The reason why the loss is not finite after ``step`` steps; None for too large a learning rate.

    ``last_delta`` is δ of the output in the last step, or None if it is not known.
    """
    if step == 0:
        return CodedError(
            "diverged-no-step", "No step was taken yet, so the learning rate is not the cause"
        )
    finite = [np.abs(array[np.isfinite(array)]) for array in (*network.weights, *network.biases)]
    largest = max((float(sizes.max()) for sizes in finite if sizes.size), default=math.inf)
    has_bad_delta = last_delta is not None and not np.isfinite(last_delta).all()
    if largest > MODERATE and not has_bad_delta:
        return None
    return next(
        _spoiled_layers(network),
        CodedError(
            "diverged-computation",
            "Every weight and bias is a finite number and of moderate size, so the learning rate is "
            "not the cause: check how the layers and the loss are computed",
        ),
    )


def _spoiled_layers(network: Network) -> Iterator[CodedError]:
    """The layers with a parameter that is not finite, the last layer first, as backprop meets them."""
    for layer in range(len(network.weights), 0, -1):
        if not np.isfinite(network.weights[layer - 1]).all():
            yield CodedError(
                "diverged-weights",
                f"The step before it made the weights of layer {layer} infinite or not a number, "
                f"though its loss was finite. The learning rate is not the cause: check the gradients",
                layer=layer,
            )
        if not np.isfinite(network.biases[layer - 1]).all():
            yield CodedError(
                "diverged-biases",
                f"The step before it made the biases of layer {layer} infinite or not a number, "
                f"though its loss was finite. The learning rate is not the cause: check the gradients",
                layer=layer,
            )
