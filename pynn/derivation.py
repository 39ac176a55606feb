"""One example's way through a network and back, with every number of the derivation.

Training multiplies arrays for many examples at once and stores only the numbers that it needs. Here
one example is processed alone and every number is recorded, so that each line of the derivation can be
shown with its numbers. They are those of ``pynn.backpropagation`` as it runs, not computed again.
"""

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import ArrayLike

from pynn.activations import Activation, Array
from pynn.backpropagation import Backprop
from pynn.network import Network


@dataclass(frozen=True)
class Derivation:
    """Every intermediate of one example m, of which nothing is averaged.

    Layer 0 holds the inputs; l counts layers of weights as ``network.weights[l]`` does. Each array is
    one example's: (n,) for n units, weights' gradients shaped as the weights.
    """

    values: list[Array]
    """x⁽⁰⁾, x⁽¹⁾, … ŷ: the values of every layer."""
    z: list[Array]
    """z_j = Σ_i W_ji x_i + b_j: the argument of σ in each layer but the input's. NaN where the code
    computes a layer without calling its σ, as only edited code does."""
    slopes: list[Array]
    """σ′ at each z, in terms of σ alone: for the sigmoid x (1 − x)."""
    targets: Array
    """y."""
    loss: float
    """ℓ: this example's own loss."""
    loss_slope: Array
    """∂ℓ/∂ŷ_k."""
    deltas: list[Array]
    """∂ℓ/∂z_j of each layer but the input's: the product of all factors so far."""
    carried_back: list[Array]
    """∂ℓ/∂x_j = Σ_k ∂ℓ/∂z_k W_kj of each hidden layer: the argument of ``Activation.backward``."""
    weight_gradients: list[Array]
    """∂ℓ/∂W."""
    bias_gradients: list[Array]
    """∂ℓ/∂b."""


def derive(network: Network, x: ArrayLike, y: ArrayLike) -> Derivation:
    """Take one example, x (n_in,) with target y (n_out,), forward and back through ``network``.

    The numbers are those of ``pynn.backpropagation``, the code that trains; its intermediate ones are
    recorded by activations that copy their arguments. Raises ValueError for an example of another
    shape, and for a softmax output: its units are coupled, and σ′ is no factor there.
    """
    loss_function = network.loss_function
    if not loss_function.activation.elementwise:
        raise ValueError("a softmax has no σ′ of one unit: the chain rule has no single factors there")
    x = network._checked_inputs(np.asarray(x)[np.newaxis])  # noqa: SLF001
    y = network._checked_targets(np.asarray(y)[np.newaxis], 1)  # noqa: SLF001
    calls = _Calls()
    backprop = Backprop(_recorded(network, calls), 1)
    backprop.take(x, y)
    backprop.forward()
    z = _by_layer(calls.z, network.sizes[1:])
    backprop.backward()
    carried = _by_layer(calls.carried[::-1], network.sizes[1:-1])
    weight_gradients, bias_gradients = backprop.gradients()
    values = backprop.values
    activations = [network.hidden] * (len(z) - 1) + [loss_function.activation]
    with np.errstate(divide="ignore", over="ignore"):  # the slope of a logarithm may be infinite
        loss_slope = loss_function.gradient(z[-1][np.newaxis], values[-1], y)
    return Derivation(
        values=[value[0] for value in values],
        z=z,
        slopes=[
            activation.derivative(value)[0]
            for activation, value in zip(activations, values[1:], strict=True)
        ],
        targets=y[0],
        loss=backprop.loss,
        loss_slope=loss_slope[0],
        deltas=[delta[0] for delta in backprop.deltas],
        carried_back=carried,
        weight_gradients=weight_gradients,
        bias_gradients=bias_gradients,
    )


@dataclass
class _Calls:
    """The arguments that the activations of a network are called with."""

    z: list[Array] = field(default_factory=list)
    carried: list[Array] = field(default_factory=list)


@dataclass(frozen=True)
class _Recording(Activation):
    """Computes as ``original`` does, and copies the gradients that are carried back to it."""

    original: Activation
    carried: list[Array]

    def backward(self, a: Array, grad: Array) -> Array:
        self.carried.append(np.array(grad))
        return self.original.backward(a, grad)


def _recording(activation: Activation, z: list[Array], carried: list[Array]) -> Activation:
    """The same activation; it adds copies of its arguments to ``z`` and ``carried``."""

    def function(weighted_inputs: Array) -> Array:
        z.append(np.array(weighted_inputs))
        return activation.function(weighted_inputs)

    return _Recording(activation.name, function, activation.derivative, activation, carried)


def _recorded(network: Network, calls: _Calls) -> Network:
    """The same network, with the same arrays; its activations record what they are called with."""
    other = copy.copy(network)
    other.hidden = _recording(network.hidden, calls.z, calls.carried)
    output = _recording(network.loss_function.activation, calls.z, carried=[])
    other.loss_function = replace(network.loss_function, activation=output)
    return other


def _by_layer(recorded: Sequence[Array], sizes: Sequence[int]) -> list[Array]:
    """``recorded``, layer by layer (n,); all NaN where it is not one number for each unit."""
    numbers = np.concatenate([np.ravel(array) for array in recorded]) if recorded else np.zeros(0)
    if len(numbers) != sum(sizes):
        return [np.full(size, np.nan) for size in sizes]
    return [numbers[end - size : end] for size, end in zip(sizes, np.cumsum(sizes), strict=True)]
