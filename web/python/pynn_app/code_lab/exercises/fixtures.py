"""Networks and batches for the tests, and the mathematics of a network written out a second time.

It is written for sigmoids and squared error, and apart from the package, so that no test takes its
expected values from the code that it tests. All sizes differ, so that exchanged axes are found.
"""

from typing import TYPE_CHECKING, TypedDict, Unpack

import numpy as np
from numpy.typing import NDArray

from pynn_app.code_lab.exercises.texts import layer_name
from pynn_app.code_lab.package import EditedPackage

if TYPE_CHECKING:
    from pynn.backpropagation import Backprop, Parameters
    from pynn.network import Network

Array = NDArray[np.floating]
EXAMPLES = 5
SHORT = 3
"""Examples of the last batch of an epoch, where others have ``EXAMPLES``."""


class NetworkOptions(TypedDict, total=False):
    """Arguments of ``Network``."""

    activation: str
    output_activation: str
    loss: str
    dtype: np.dtype[np.floating]
    has_biases: bool


def network(package: EditedPackage, *sizes: int, **options: Unpack[NetworkOptions]) -> "Network":
    """A network with weights and biases of order 1."""
    return package.Network(sizes, seed=7, initial_weights="normal", **options)


def batch(n_in: int, n_out: int) -> tuple[Array, Array]:
    """x (5, n_in) of any sign, and y (5, n_out) of 0 and 1, with one 1 in each row if n_out > 1."""
    rng = np.random.default_rng(11)
    x = rng.standard_normal((EXAMPLES, n_in))
    y = np.eye(n_out)[rng.integers(n_out, size=EXAMPLES)] if n_out > 1 else [[0], [1], [1], [0], [1]]
    return x, np.array(y, dtype=np.float64)


def backprop_with(
    net: "Network", x: Array, y: Array | None = None, batch_size: int | None = None
) -> "Backprop":
    """A ``Backprop`` with a batch, before ``forward``; ``batch_size`` is that of x by default."""
    from pynn.backpropagation import Backprop

    backprop = Backprop(net, batch_size or len(x))
    backprop.take(x.astype(net.dtype), None if y is None else y.astype(net.dtype))
    return backprop


def after_backward(net: "Network", x: Array, y: Array, batch_size: int | None = None) -> "Backprop":
    """A ``Backprop`` with a batch, after ``forward`` and ``backward``."""
    backprop = backprop_with(net, x, y, batch_size)
    backprop.forward()
    backprop.backward()
    return backprop


def take_short_batch(backprop: "Backprop", x: Array, y: Array) -> tuple[Array, Array]:
    """Give it the last batch of an epoch: the ``SHORT`` last rows, which are returned."""
    x, y = x[-SHORT:].copy(), y[-SHORT:].copy()
    backprop.take(x, y)
    return x, y


def sigma(z: Array) -> Array:
    """σ(z), for z of order 1."""
    return 1 / (1 + np.exp(-z))


def softmax(z: Array) -> Array:
    """exp(z_k) / Σ_l exp(z_l) of each row, for z of order 1."""
    e = np.exp(z)
    return e / e.sum(axis=1)[:, np.newaxis]


def values_of(net: "Network", x: Array) -> list[Array]:
    """x⁽⁰⁾ … ŷ of sigmoids throughout."""
    values = [x]
    for W, b in zip(net.weights, net.biases, strict=True):
        values.append(sigma(np.einsum("mi,ji->mj", values[-1], W) + b))
    return values


def parameters_of(net: "Parameters") -> dict[str, Array]:
    """W⁽¹⁾, W⁽²⁾, …, b⁽¹⁾, … by their names."""
    return {
        f"{letter}{layer_name(layer)}": array
        for letter, arrays in (("W", net.weights), ("b", net.biases))
        for layer, array in enumerate(arrays, start=1)
    }


def parameter_name(part: str, layer: int) -> str:
    """W⁽²⁾ for the "weights" of layer 2, b⁽²⁾ for its "biases"."""
    return f"{'W' if part == 'weights' else 'b'}{layer_name(layer)}"
