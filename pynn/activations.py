"""Activation functions σ and their derivatives, as functions of values of σ already computed.

The classic choice is the sigmoid, because σ′(z) = σ(z)·(1 − σ(z)) costs nothing once σ(z) is
known. Every activation here has that property: its derivative is a function of a = σ(z), not of z.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

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
    return 1 / (1 + np.exp(np.minimum(-z, _EXP_LIMIT[z.dtype])))  # σ(z) = 1 / (1 + e⁻ᶻ)


def sigmoid_derivative(a: Array) -> Array:
    """σ′(z) = σ(z) (1 − σ(z)), from a = σ(z), elementwise."""
    return a * (1 - a)


def tanh_derivative(a: Array) -> Array:
    """tanh′(z) = 1 − tanh²(z), from a = tanh(z), elementwise."""
    return 1 - a * a


def relu(z: Array) -> Array:
    """max(0, z), elementwise."""
    return np.maximum(z, 0)


def relu_derivative(a: Array) -> Array:
    """1 where z > 0, else 0, from a = relu(z), elementwise. At the kink, z = 0, it is 0."""
    return (a > 0).astype(a.dtype)


def identity(z: Array) -> Array:
    """z itself: a layer without non-linearity."""
    return z


def identity_derivative(a: Array) -> Array:
    """1 everywhere, in the shape of a."""
    return np.ones_like(a)


def softmax(z: Array) -> Array:
    """e^z_k / Σ_l e^z_l for each row: (m, n) -> (m, n), rows sum to 1; any kind of number."""
    if getattr(z, "dtype", None) not in _EXP_LIMIT:
        return _in_floats(softmax, z)
    exponentials = np.exp(z - z.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


def softmax_derivative(a: Array) -> Array:
    """∂a_k/∂z_l = a_k (δ_kl − a_l), from a = softmax(z): (m, n) -> (m, n, n), a Jacobian a row."""
    return a[:, :, np.newaxis] * (np.eye(a.shape[1], dtype=a.dtype) - a[:, np.newaxis, :])


@dataclass(frozen=True)
class Activation:
    """One activation function: a = ``function(z)``, and the chain rule through it."""

    name: str
    function: Callable[[Array], Array]
    derivative: Callable[[Array], Array]
    """a -> σ′(z), both (m, n)."""
    elementwise: ClassVar[bool] = True

    def backward(self, a: Array, grad: Array) -> Array:
        """(a, ∂L/∂a) -> ∂L/∂z, all of shape (m, n)."""
        return grad * self.derivative(a)  # ∂L/∂z = ∂L/∂a · σ′(z)


class Softmax(Activation):
    """The softmax, which couples the units of a row: its ``derivative`` is a Jacobian, (m, n, n)."""

    elementwise: ClassVar[bool] = False

    def backward(self, a: Array, grad: Array) -> Array:
        """∂L/∂z without writing out the Jacobian; see ``Activation.backward``."""
        # ∂a_k/∂z_l = a_k (δ_kl − a_l), so ∂L/∂z_l = a_l (∂L/∂a_l − Σ_k a_k ∂L/∂a_k)
        return a * (grad - (a * grad).sum(axis=1, keepdims=True))


ACTIVATIONS = {
    activation.name: activation
    for activation in (
        Activation("sigmoid", sigmoid, sigmoid_derivative),
        Activation("tanh", np.tanh, tanh_derivative),
        Activation("relu", relu, relu_derivative),
        Activation("identity", identity, identity_derivative),
        Softmax("softmax", softmax, softmax_derivative),
    )
}
HIDDEN_ACTIVATIONS = tuple(name for name, activation in ACTIVATIONS.items() if activation.elementwise)
"""Names allowed for hidden layers; softmax couples its units and is for the output only."""
