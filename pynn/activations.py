"""Activation functions σ and their derivatives, as functions of values of σ already computed.

The source document chooses the sigmoid because σ′(z) = σ(z)·(1 − σ(z)) costs nothing once σ(z) is
known. Every activation here has that property: ``backward`` needs a = σ(z), never z itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating]

# e^limit is the largest power that neither overflows nor makes 1 / (1 + e^limit) a slow subnormal.
_EXP_LIMIT: dict[Any, Any] = {
    np.dtype(np.float32): np.float32(87.0),
    np.dtype(np.float64): np.float64(708.0),
}


def _in_floats(function: Callable[[Array], Array], z: ArrayLike) -> Array:
    """``function`` of whole numbers and lists in float64, and of float16 by way of float32."""
    numbers = np.asarray(z)
    if numbers.dtype == np.float16:
        return function(numbers.astype(np.float32)).astype(np.float16)
    return function(numbers.astype(np.float64))


def sigmoid(z: Array) -> Array:
    """σ(z) = 1 / (1 + e⁻ᶻ), elementwise; any shape and kind of number, no overflow for any z.

    Values lie in [0, 1]: far out they are rounded to exactly 1, in float64 from z = 37 on.
    """
    if getattr(z, "dtype", None) not in _EXP_LIMIT:
        return _in_floats(sigmoid, z)
    return 1 / (1 + np.exp(np.minimum(-z, _EXP_LIMIT[z.dtype])))


def relu(z: Array) -> Array:
    """max(0, z), elementwise."""
    return np.maximum(z, 0)


def identity(z: Array) -> Array:
    """z itself: a layer without non-linearity."""
    return z


def softmax(z: Array) -> Array:
    """e^z_k / Σ_l e^z_l for each row: (m, n) -> (m, n), rows sum to 1; any kind of number."""
    if getattr(z, "dtype", None) not in _EXP_LIMIT:
        return _in_floats(softmax, z)
    exponentials = np.exp(z - z.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


@dataclass(frozen=True)
class Activation:
    """One activation function: a = ``function(z)``, and the chain rule through it."""

    name: str
    function: Callable[[Array], Array]
    backward: Callable[[Array, Array], Array]
    """(a, ∂L/∂a) -> ∂L/∂z, all of shape (m, n)."""
    elementwise: bool = True


def _softmax_backward(a: Array, grad: Array) -> Array:
    # ∂a_k/∂z_l = a_k (δ_kl − a_l), so ∂L/∂z_l = a_l (∂L/∂a_l − Σ_k a_k ∂L/∂a_k)
    return a * (grad - (a * grad).sum(axis=1, keepdims=True))


ACTIVATIONS = {
    activation.name: activation
    for activation in (
        Activation("sigmoid", sigmoid, lambda a, grad: grad * a * (1 - a)),  # σ′ = σ (1 − σ)
        Activation("tanh", np.tanh, lambda a, grad: grad * (1 - a * a)),  # tanh′ = 1 − tanh²
        Activation("relu", relu, lambda a, grad: grad * (a > 0)),  # 1 where z > 0, else 0
        Activation("identity", identity, lambda a, grad: grad),
        Activation("softmax", softmax, _softmax_backward, elementwise=False),
    )
}
HIDDEN_ACTIVATIONS = tuple(name for name, each in ACTIVATIONS.items() if each.elementwise)
"""Names allowed for hidden layers; softmax couples its units and is for the output only."""
