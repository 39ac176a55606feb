"""Losses L, their gradients ∂L/∂ŷ, and the output activation that each allows.

One convention throughout: a loss *sums over outputs* here, per example; the *mean over examples*
is computed in one place, ``pynn.backpropagation``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from pynn.activations import ACTIVATIONS, Activation, Array, sigmoid
from pynn.errors import InvalidInput, printable


@dataclass(frozen=True)
class Loss:
    """A loss function of the outputs, together with the activation of the output layer.

    z is the last layer's weighted input, ŷ = σ(z) its output, y the target; all of shape
    (m, n_out). ``value`` and the derivatives are those of each example's own loss.
    """

    name: str
    activation: Activation
    """σ of the output layer."""
    value: Callable[[Array, Array, Array], Array]
    """(z, ŷ, y) -> L, (m,): the loss of each example, summed over outputs."""
    gradient: Callable[[Array, Array, Array], Array]
    """(z, ŷ, y) -> ∂L/∂ŷ, (m, n_out). Training needs only ``delta``; ``pynn.derivation`` shows it."""
    delta: Callable[[Array, Array], Array]
    """(ŷ, y) -> δ = ∂L/∂z = ∂L/∂ŷ · σ′(z), (m, n_out)."""


# -- squared error, without ½ ---------------------------------------------------------------------


def squared_error(_z: Array, y_hat: Array, y: Array) -> Array:
    """L = Σ_k (y_k − ŷ_k)², (m,)."""
    return ((y - y_hat) ** 2).sum(axis=1)  # L = Σ_k (y_k − ŷ_k)²


def squared_error_gradient(_z: Array, y_hat: Array, y: Array) -> Array:
    """∂L/∂ŷ_k = 2 (ŷ_k − y_k), (m, n_out)."""
    return 2 * (y_hat - y)  # ∂L/∂ŷ_k = 2 (ŷ_k − y_k)


def squared_error_delta(activation: Activation, y_hat: Array, y: Array) -> Array:
    """∂L/∂z_k = 2 (ŷ_k − y_k) σ′(z_k), (m, n_out)."""
    return activation.backward(y_hat, 2 * (y_hat - y))  # δ_k = 2 (ŷ_k − y_k) σ′(z_k)


# -- binary cross-entropy, over sigmoids ----------------------------------------------------------


def binary_cross_entropy(z: Array, _y_hat: Array, y: Array) -> Array:
    """L = −Σ_k [y_k ln ŷ_k + (1 − y_k) ln(1 − ŷ_k)], (m,).

    Written with z, because ln(1 − ŷ) has lost its digits where ŷ is nearly 1:
    −ln σ(z) = ln(1 + eᶻ) − z and −ln(1 − σ(z)) = ln(1 + eᶻ).
    """
    return (np.logaddexp(0, z) - y * z).sum(axis=1)  # L = Σ_k [ln(1 + e^z_k) − y_k z_k]


def binary_cross_entropy_gradient(z: Array, y_hat: Array, y: Array) -> Array:
    """∂L/∂ŷ_k = (1 − y_k)/(1 − ŷ_k) − y_k/ŷ_k, (m, n_out).

    1 − ŷ = 1 − σ(z) is written σ(−z), which keeps its digits where ŷ is nearly 1.
    """
    return (1 - y) / sigmoid(-z) - y / y_hat  # ∂L/∂ŷ_k = (1 − y_k)/(1 − ŷ_k) − y_k/ŷ_k


def binary_cross_entropy_delta(y_hat: Array, y: Array) -> Array:
    """∂L/∂z_k = ŷ_k − y_k, (m, n_out): σ′ = ŷ (1 − ŷ) cancels the denominators."""
    return y_hat - y  # δ_k = ŷ_k − y_k


# -- categorical cross-entropy, over a softmax ----------------------------------------------------


def categorical_cross_entropy(z: Array, _y_hat: Array, y: Array) -> Array:
    """L = −Σ_k y_k ln ŷ_k, (m,)."""
    shifted = z - z.max(axis=1, keepdims=True)  # so that no exponential overflows
    log_y_hat = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -(y * log_y_hat).sum(axis=1)  # L = −Σ_k y_k ln ŷ_k


def categorical_cross_entropy_gradient(_z: Array, y_hat: Array, y: Array) -> Array:
    """∂L/∂ŷ_k = −y_k/ŷ_k, (m, n_out)."""
    return -y / y_hat  # ∂L/∂ŷ_k = −y_k/ŷ_k


def categorical_cross_entropy_delta(y_hat: Array, y: Array) -> Array:
    """∂L/∂z_k = ŷ_k Σ_l y_l − y_k, (m, n_out); Σ_l y_l = 1 where y names one class."""
    return y_hat * y.sum(axis=1, keepdims=True) - y  # δ_k = ŷ_k Σ_l y_l − y_k


# -- which loss goes with which output activation -------------------------------------------------


def _squared_error_loss(activation: Activation) -> Loss:
    delta = partial(squared_error_delta, activation)
    return Loss("squared_error", activation, squared_error, squared_error_gradient, delta)


def _binary_cross_entropy_loss(activation: Activation) -> Loss:
    return Loss(
        "cross_entropy",
        activation,
        binary_cross_entropy,
        binary_cross_entropy_gradient,
        binary_cross_entropy_delta,
    )


def _categorical_cross_entropy_loss(activation: Activation) -> Loss:
    return Loss(
        "cross_entropy",
        activation,
        categorical_cross_entropy,
        categorical_cross_entropy_gradient,
        categorical_cross_entropy_delta,
    )


_MAKERS: dict[tuple[str, str], Callable[[Activation], Loss]] = {
    ("squared_error", "sigmoid"): _squared_error_loss,
    ("squared_error", "tanh"): _squared_error_loss,
    ("squared_error", "relu"): _squared_error_loss,
    ("squared_error", "identity"): _squared_error_loss,
    ("squared_error", "softmax"): _squared_error_loss,
    ("cross_entropy", "sigmoid"): _binary_cross_entropy_loss,
    ("cross_entropy", "softmax"): _categorical_cross_entropy_loss,
}
"""By (loss, output activation); other pairs make no sense."""
LOSSES = ("squared_error", "cross_entropy")


def make_loss(loss: str, output_activation: str, n_out: int) -> Loss:
    """The loss named ``loss`` over ``n_out`` outputs with the activation ``output_activation``.

    Raises InvalidInput for an unknown name and for a pairing that makes no sense.
    """
    if loss not in LOSSES:
        given, known = printable(loss), ", ".join(LOSSES)
        raise InvalidInput(
            "loss-unknown", f"unknown loss '{given}': choose one of {known}", given=given, known=known
        )
    if output_activation not in ACTIVATIONS:
        given, known = printable(output_activation), ", ".join(ACTIVATIONS)
        raise InvalidInput(
            "output-activation-unknown",
            f"unknown output_activation '{given}': choose one of {known}",
            given=given,
            known=known,
        )
    if (loss, output_activation) not in _MAKERS:
        raise InvalidInput(
            "cross-entropy-outputs",
            f"cross_entropy takes logarithms of outputs, so they must lie between 0 and 1, which "
            f"{output_activation} does not guarantee: use output_activation 'sigmoid' or 'softmax', "
            f"or loss 'squared_error'",
            activation=output_activation,
        )
    if output_activation == "softmax" and n_out == 1:
        raise InvalidInput(
            "softmax-single-output",
            "softmax over a single output is always 1 and can learn nothing: use 'sigmoid' for "
            "one output, or two outputs",
        )
    return _MAKERS[loss, output_activation](ACTIVATIONS[output_activation])
