"""One example's way through a network and back, with every number that the document writes down.

Training multiplies arrays for many examples at once and keeps only what it needs. Here one example
is taken alone and nothing is thrown away, so that each line of the derivation can be shown with its
numbers.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pynn import operations
from pynn.activations import Array
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
    """z_j = Σ_i W_ji x_i + b_j: what goes into the σ of each layer but the input's."""
    slopes: list[Array]
    """σ′ at each z, in terms of σ alone: for the sigmoid x (1 − x)."""
    targets: Array
    """y."""
    loss: float
    """ΔL: this example's own loss."""
    loss_slope: Array
    """∂ΔL/∂ŷ_k."""
    deltas: list[Array]
    """∂ΔL/∂z_j of each layer but the input's: the product of all factors so far."""
    weight_gradients: list[Array]
    """∂ΔL/∂W."""
    bias_gradients: list[Array]
    """∂ΔL/∂b."""


def derive(network: Network, x: ArrayLike, y: ArrayLike) -> Derivation:
    """Take one example, x (n_in,) with target y (n_out,), forward and back through ``network``.

    Values, deltas and gradients are those of ``pynn.operations``, which trains the network. Raises
    ValueError for an example of another shape, and for a softmax output: its units are coupled, and
    σ′ is no factor there.
    """
    objective = network.objective
    if not objective.activation.elementwise:
        raise ValueError("a softmax has no σ′ of one unit: the chain rule has no single factors there")
    x = network._checked_inputs(np.asarray(x)[np.newaxis])  # noqa: SLF001
    y = network._checked_targets(np.asarray(y)[np.newaxis], 1)  # noqa: SLF001
    backprop = operations.back_and_forth(network, x, y)
    weight_gradients, bias_gradients = backprop.gradients()
    values = backprop.values
    z = [
        value @ W.T + b
        for value, W, b in zip(values[:-1], network.weights, network.biases, strict=True)
    ]
    activations = [network.hidden] * (len(z) - 1) + [objective.activation]
    with np.errstate(divide="ignore", over="ignore"):  # the slope of a logarithm may be infinite
        loss_slope = objective.slope(z[-1], values[-1], y)
    return Derivation(
        values=[value[0] for value in values],
        z=[each[0] for each in z],
        slopes=[
            activation.backward(value, np.ones_like(value))[0]
            for activation, value in zip(activations, values[1:], strict=True)
        ],
        targets=y[0],
        loss=backprop.loss,
        loss_slope=loss_slope[0],
        deltas=[delta[0] for delta in backprop.deltas],
        weight_gradients=weight_gradients,
        bias_gradients=bias_gradients,
    )
