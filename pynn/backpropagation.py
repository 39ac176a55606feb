"""Backpropagation: a batch's way forward through a network, and its gradients on the way back.

The classes and functions here are plain NumPy. They are the reference; ``pynn.backend`` says how a
faster implementation takes their place.

Rows of an array are examples, m of them. Layer l goes from sizes[l] units to sizes[l + 1].
"""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pynn.activations import Activation, Array
from pynn.examples import Examples
from pynn.losses import Loss
from pynn.optimizers import Optimizer


class Parameters(Protocol):
    """The part of a network that backprop reads; its arrays are updated in place."""

    weights: list[Array]
    biases: list[Array]
    hidden: Activation
    loss_function: Loss
    dtype: np.dtype[np.floating]
    has_biases: bool


class Backprop:
    """Forward pass, backpropagation and update, for one batch after another.

    Give it a batch of up to ``batch_size`` examples with ``take`` or ``load``; then call ``forward``,
    ``backward`` and ``update`` in this order.
    """

    values: list[Array]
    """x⁽⁰⁾ … ŷ: the values of each layer, (m, sizes[l]); set by ``forward``."""
    deltas: list[Array]
    """δ = ∂L/∂z of each layer but the input's, (m, sizes[l + 1]); set by ``backward``."""
    loss: float
    """L of the batch: summed over outputs, averaged over examples; set by ``forward``."""
    hits: int
    """Number of examples classified correctly; set by ``forward``."""

    def __init__(self, network: Parameters, batch_size: int) -> None:
        self.network = network
        self.batch_size = batch_size

    def load(self, examples: Examples, order: NDArray[np.intp], first: int) -> int:
        """Take the examples order[first], order[first + 1], …: a batch, or what is left. Returns m."""
        rows = order[first : first + self.batch_size]
        self.take(*examples.batch(rows, self.network.dtype))
        return len(rows)

    def take(self, x: Array, y: Array | None = None) -> None:
        """Take inputs (m, n_in) and, unless only ŷ is needed, targets (m, n_out)."""
        self._x, self._y = x, y

    @property
    def inputs(self) -> Array:
        """x of the batch, (m, n_in): after ``load`` it may be changed in place, before ``forward``."""
        return self._x

    # -- forward ------------------------------------------------------------------------------

    def forward(self) -> None:
        """x⁽⁰⁾ → z⁽¹⁾ → x⁽¹⁾ → … → ŷ → L: the forward pass, and the loss."""
        hidden, loss_function = self.network.hidden, self.network.loss_function
        self.values = [self._x]
        last = len(self.network.weights) - 1
        z = self._x
        for layer, (W, b) in enumerate(zip(self.network.weights, self.network.biases, strict=True)):
            z = self.values[-1] @ W.T + b  # z_j = Σ_i W_ji x_i + b_j   (m, n_out)
            activation = hidden if layer < last else loss_function.activation
            self.values.append(activation.function(z))  # x_j = σ(z_j)   (m, n_out)
        if self._y is not None:
            y_hat = self.values[-1]
            self.loss = float(loss_function.value(z, y_hat, self._y).mean())  # L: mean over examples
            self.hits = int(np.count_nonzero(classes(y_hat) == classes(self._y)))

    # -- backward -----------------------------------------------------------------------------

    def backward(self) -> None:
        """δ of every layer, from the last one back."""
        if self._y is None:
            raise ValueError("there are no targets to propagate back from: give y to take(x, y)")
        y_hat, m = self.values[-1], len(self.values[-1])
        # The mean over examples is computed here, once: every gradient is a sum over rows of δ.
        # δ_k = ∂L/∂ŷ_k σ′(z_k) / m   (m, n_out)
        delta = self.network.loss_function.delta(y_hat, self._y) / self.network.dtype.type(m)
        self.deltas = [delta]
        for layer in range(len(self.network.weights) - 1, 0, -1):
            W, x = self.network.weights[layer], self.values[layer]
            delta = self.network.hidden.backward(x, delta @ W)  # δ_j = σ′(z_j) Σ_k δ_k W_kj   (m, n_in)
            self.deltas.insert(0, delta)

    def gradients(self) -> tuple[list[Array], list[Array]]:
        """∂L/∂W and ∂L/∂b of every layer, shaped as the parameters."""
        steps = list(zip(self.deltas, self.values[:-1], strict=True))
        weights: list[Array] = [delta.T @ x for delta, x in steps]  # ∂L/∂W_ji = Σ_examples δ_j x_i
        biases: list[Array] = [delta.sum(axis=0) for delta, _ in steps]  # ∂L/∂b_j = Σ_examples δ_j
        return weights, biases

    # -- update -------------------------------------------------------------------------------

    @property
    def parameters(self) -> list[Array]:
        """The arrays that are trained: the weights of every layer, then the biases if it has any."""
        return self.network.weights + (self.network.biases if self.network.has_biases else [])

    @property
    def parameter_gradients(self) -> list[Array]:
        """∂L/∂w of each of ``parameters``."""
        weights, biases = self.gradients()
        return weights + (biases if self.network.has_biases else [])

    def update(self, optimizer: Optimizer, factor: float = 1.0) -> None:
        """Apply the optimizer's rule to ``parameters``, in place, with ``factor`` times its ξ."""
        optimizer.update(self.parameters, self.parameter_gradients, factor)


def classes(outputs: Array) -> NDArray[np.intp]:
    """(m, n_out) -> (m,): the index of the largest output; with one output, 1 where it is ≥ ½."""
    if outputs.shape[1] == 1:
        return (outputs[:, 0] >= 0.5).astype(np.intp)
    return outputs.argmax(axis=1)
