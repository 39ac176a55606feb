"""Losses, and which output activation may stand under which.

One convention throughout: a loss *sums over outputs* here, per example; the *mean over examples*
is taken in one place, ``pynn.operations``.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pynn.activations import ACTIVATIONS, Activation, Array


@dataclass(frozen=True)
class Objective:
    """An output activation with the loss on top of it.

    z is the last layer's weighted input, ŷ = σ(z) its output, y the target; all of shape
    (m, n_out).
    """

    loss: str
    activation: Activation
    per_example: Callable[[Array, Array, Array], Array]
    """(z, ŷ, y) -> (m,): the loss of each example, summed over outputs."""
    delta: Callable[[Array, Array], Array]
    """(ŷ, y) -> (m, n_out): ∂L/∂z of each example's own loss."""
    slope: Callable[[Array, Array, Array], Array]
    """(z, ŷ, y) -> (m, n_out): ∂L/∂ŷ of each example's own loss. Training needs only ``delta``, which
    is this times σ′; it stands here for whoever wants to see the chain rule factor by factor."""


def _squared_error(activation: Activation) -> Objective:
    """L = Σ_k (y_k − ŷ_k)², without ½, so ∂L/∂ŷ_k = 2 (ŷ_k − y_k), as the document derives it."""
    return Objective(
        "squared_error",
        activation,
        per_example=lambda z, y_hat, y: ((y - y_hat) ** 2).sum(axis=1),
        delta=lambda y_hat, y: activation.backward(y_hat, 2 * (y_hat - y)),
        slope=lambda z, y_hat, y: 2 * (y_hat - y),
    )


def _binary_cross_entropy(activation: Activation) -> Objective:
    """L = −Σ_k [y_k ln ŷ_k + (1 − y_k) ln(1 − ŷ_k)] over sigmoids; ∂L/∂z_k = ŷ_k − y_k.

    Written with z, because ln(1 − ŷ) has lost its digits where ŷ is nearly 1:
    −ln σ(z) = ln(1 + eᶻ) − z.
    """
    return Objective(
        "cross_entropy",
        activation,
        per_example=lambda z, y_hat, y: (np.logaddexp(0, z) - y * z).sum(axis=1),
        delta=lambda y_hat, y: y_hat - y,
        # 1 − σ(z) is written σ(−z), which keeps its digits where ŷ is nearly 1
        slope=lambda z, y_hat, y: (1 - y) / activation.function(-z) - y / y_hat,
    )


def _categorical_cross_entropy(activation: Activation) -> Objective:
    """L = −Σ_k y_k ln ŷ_k over a softmax; ∂L/∂z_k = ŷ_k Σ_l y_l − y_k (Σ_l y_l = 1 for one class)."""

    def per_example(z: Array, _y_hat: Array, y: Array) -> Array:
        shifted = z - z.max(axis=1, keepdims=True)
        log_y_hat = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        return -(y * log_y_hat).sum(axis=1)

    return Objective(
        "cross_entropy",
        activation,
        per_example,
        delta=lambda y_hat, y: y_hat * y.sum(axis=1, keepdims=True) - y,
        slope=lambda z, y_hat, y: -y / y_hat,
    )


_OBJECTIVES: dict[tuple[str, str], Callable[[Activation], Objective]] = {
    ("squared_error", "sigmoid"): _squared_error,
    ("squared_error", "tanh"): _squared_error,
    ("squared_error", "relu"): _squared_error,
    ("squared_error", "identity"): _squared_error,
    ("squared_error", "softmax"): _squared_error,
    ("cross_entropy", "sigmoid"): _binary_cross_entropy,
    ("cross_entropy", "softmax"): _categorical_cross_entropy,
}
LOSSES = ("squared_error", "cross_entropy")


def objective(loss: str, output_activation: str, n_out: int) -> Objective:
    """The loss named ``loss`` over ``n_out`` outputs with the activation ``output_activation``.

    Raises ValueError, with a sentence, for an unknown name and for a pairing that makes no sense.
    """
    if loss not in LOSSES:
        raise ValueError(f"unknown loss {loss!r}: choose one of {', '.join(LOSSES)}")
    if output_activation not in ACTIVATIONS:
        known = ", ".join(ACTIVATIONS)
        raise ValueError(f"unknown output_activation {output_activation!r}: choose one of {known}")
    if (loss, output_activation) not in _OBJECTIVES:
        raise ValueError(
            f"cross_entropy takes logarithms of outputs, so they must lie between 0 and 1, which "
            f"{output_activation} does not promise: use output_activation 'sigmoid' or 'softmax', "
            f"or loss 'squared_error'"
        )
    if output_activation == "softmax" and n_out == 1:
        raise ValueError(
            "softmax over a single output is always 1 and can learn nothing: use 'sigmoid' for "
            "one output, or two outputs"
        )
    return _OBJECTIVES[loss, output_activation](ACTIVATIONS[output_activation])
