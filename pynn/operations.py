"""One batch's way through a network: the operations that training spends its time in.

Here they stand in plain NumPy. This is the reference, and it is what runs natively. A vectorised twin
can take its place as a whole, see ``use``.

Rows of an array are examples, m of them. Layer l goes from sizes[l] units to sizes[l + 1].
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pynn.activations import Activation, Array
from pynn.examples import Examples
from pynn.losses import Loss


class Parameters(Protocol):
    """What backprop takes of a network; the arrays are read and written where they are."""

    weights: list[Array]
    biases: list[Array]
    hidden: Activation
    loss_function: Loss
    dtype: np.dtype[np.floating]
    has_biases: bool


class Backprop:
    """Forward pass, backpropagation and descent of one batch after another.

    Give it a batch of up to ``batch_size`` examples with ``take`` or ``load``; then call ``forward``,
    ``backward`` and one of the two descents in this order.
    """

    values: list[Array]
    """x⁽⁰⁾ … ŷ: for each layer the values of its units, (m, sizes[l]); known after ``forward``."""
    deltas: list[Array]
    """δ = ∂L/∂z of each layer but the input's, (m, sizes[l + 1]); known after ``backward``."""
    loss: float
    """L of the batch: summed over outputs, averaged over examples; known after ``forward``."""
    hits: int
    """How many of the examples ``forward`` put into their class."""

    def __init__(self, network: Parameters, batch_size: int) -> None:
        self.network = network
        self.batch_size = batch_size

    def load(self, examples: Examples, order: NDArray[np.intp], first: int) -> int:
        """Take the examples order[first], order[first + 1], …: a batch, or what is left. Returns m."""
        rows = order[first : first + self.batch_size]
        self.take(*examples.batch(rows, self.network.dtype))
        return len(rows)

    def take(self, x: Array, y: Array | None = None) -> None:
        """Take inputs (m, n_in) and, unless only ŷ is wanted, targets (m, n_out)."""
        self._x, self._y = x, y

    @property
    def inputs(self) -> Array:
        """x of the batch, (m, n_in): after ``load`` it may be changed in place, before ``forward``."""
        return self._x

    def forward(self) -> None:
        """x⁽⁰⁾ → z⁽¹⁾ → x⁽¹⁾ → … → ŷ → L: the document's forward pass, and its loss."""
        hidden, loss_function = self.network.hidden, self.network.loss_function
        self.values = [self._x]
        last = len(self.network.weights) - 1
        z = self._x
        for layer, (W, b) in enumerate(zip(self.network.weights, self.network.biases, strict=True)):
            z = self.values[-1] @ W.T + b  # z_j = Σ_i W_ji x_i + b_j
            activation = hidden if layer < last else loss_function.activation
            self.values.append(activation.function(z))  # x_j = σ(z_j)
        if self._y is not None:
            y_hat = self.values[-1]
            self.loss = float(loss_function.value(z, y_hat, self._y).mean())
            self.hits = int(np.count_nonzero(classes(y_hat) == classes(self._y)))

    def backward(self) -> None:
        """δ of every layer, from the last one back: the document's "back propagate"."""
        if self._y is None:
            raise ValueError("there are no targets to propagate back from: give y to take(x, y)")
        y_hat, m = self.values[-1], len(self.values[-1])
        # The mean over examples is taken here, once: every gradient is a sum over rows of δ.
        delta = self.network.loss_function.delta(y_hat, self._y) / self.network.dtype.type(m)
        self.deltas = [delta]
        for layer in range(len(self.network.weights) - 1, 0, -1):
            W, x = self.network.weights[layer], self.values[layer]
            delta = self.network.hidden.backward(x, delta @ W)  # δ_j = σ′(z_j) Σ_k δ_k W_kj
            self.deltas.insert(0, delta)

    def gradients(self) -> tuple[list[Array], list[Array]]:
        """∂L/∂W and ∂L/∂b of every layer, shaped as the parameters."""
        steps = list(zip(self.deltas, self.values[:-1], strict=True))
        weights: list[Array] = [delta.T @ x for delta, x in steps]  # ∂L/∂W_ji = Σ_examples δ_j x_i
        biases: list[Array] = [delta.sum(axis=0) for delta, _ in steps]  # ∂L/∂b_j = Σ_examples δ_j
        return weights, biases

    @property
    def parameters(self) -> list[Array]:
        """What descends: layer by layer the weights, then what biases there are."""
        return self.network.weights + (self.network.biases if self.network.has_biases else [])

    def _parameter_gradients(self) -> list[Array]:
        """∂L/∂w of each of ``parameters``."""
        weights, biases = self.gradients()
        return weights + (biases if self.network.has_biases else [])

    def descend(self, learning_rate: float) -> None:
        """w → w − ξ ∂L/∂w and b → b − ξ ∂L/∂b: the document's update rule, in place."""
        xi = self.network.dtype.type(learning_rate)
        for w, gradient in zip(self.parameters, self._parameter_gradients(), strict=True):
            w -= xi * gradient  # noqa: PLW2901  in place

    def descend_with_momentum(
        self, learning_rate: float, momentum: float, weight_decay: float, velocities: Sequence[Array]
    ) -> None:
        """v → μ v + g and w → w − ξ (g + μ v), in place: the rule of ``pynn.optimizers.Momentum``.

        g is ∂L/∂w + λ w for weights and ∂L/∂b for biases. ``velocities`` are the v of ``parameters``.
        """
        xi, mu, decay = map(self.network.dtype.type, (learning_rate, momentum, weight_decay))
        gradients = self._parameter_gradients()
        if weight_decay:
            for W, g in zip(self.network.weights, gradients, strict=False):  # biases do not decay
                g += decay * W  # noqa: PLW2901  in place
        for w, g, v in zip(self.parameters, gradients, velocities, strict=True):
            v *= mu  # noqa: PLW2901  in place
            v += g  # noqa: PLW2901  in place
            w -= xi * (g + mu * v)  # noqa: PLW2901  in place


def back_and_forth(network: Parameters, x: Array, y: Array) -> Backprop:
    """One batch, x (m, n_in) with y (m, n_out), forward and back: all that backprop finds of it."""
    found = backprop(network, len(x))
    found.take(x, y)
    found.forward()
    found.backward()
    return found


def classes(outputs: Array) -> NDArray[np.intp]:
    """(m, n_out) -> (m,): the index of the largest output; with one output, 1 where it is ≥ ½."""
    if outputs.shape[1] == 1:
        return (outputs[:, 0] >= 0.5).astype(np.intp)
    return outputs.argmax(axis=1)


class Twin(Protocol):
    """A vectorised twin: makes a ``Backprop`` for the networks it can serve."""

    def __call__(self, network: Parameters, batch_size: int) -> Backprop | None:
        """The twin's ``Backprop``, or None for a network that it leaves to NumPy."""


_twin: Twin | None = None


def use(twin: Twin | None) -> None:
    """From now on let ``twin`` compute wherever it can; None: plain NumPy again."""
    global _twin  # noqa: PLW0603  one engine for the whole process is the point
    _twin = twin


def backprop(network: Parameters, batch_size: int) -> Backprop:
    """What computes for ``network``, by batches of up to ``batch_size`` examples."""
    vectorised = _twin(network, batch_size) if _twin is not None else None
    return Backprop(network, batch_size) if vectorised is None else vectorised
