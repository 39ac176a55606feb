"""The loss along a line through the parameters of a network, for checking gradients by differences."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pynn.activations import Array
from pynn.network import Network

Pairs = list[tuple[Array, Array]]
"""(parameters, their gradients), array by array."""


@dataclass
class LossLine:
    """The loss at w + t u, along one direction u through the parameters w of ``network``."""

    network: Network
    x: ArrayLike
    y: ArrayLike
    moves: Sequence[tuple[Array, Array | float]]
    """(parameters that change, their components of u)."""

    @contextmanager
    def _moved(self, t: float) -> Iterator[Network]:
        before = [parameters.copy() for parameters, _ in self.moves]
        for parameters, u in self.moves:
            parameters[...] += t * u
        try:
            yield self.network
        finally:
            for (parameters, _), values in zip(self.moves, before, strict=True):
                parameters[...] = values

    def loss(self, t: float) -> float:
        """L(w + t u)."""
        with self._moved(t) as network:
            return float(network.loss(self.x, self.y))

    def difference(self, step: float) -> float:
        """(L(w + t u) − L(w − t u)) / 2t, with t = ``step``."""
        return (self.loss(step) - self.loss(-step)) / (2 * step)

    def slope(self, pairs: Pairs) -> float:
        """∇L · u by backprop, for a direction that changes every parameter."""
        parts = zip(pairs, self.moves, strict=True)
        return sum(float((gradient * u).sum()) for (_, gradient), (_, u) in parts)

    def crosses_kink(self, step: float) -> bool:
        """True if a relu unit passes from on to off between −``step`` and ``step``, for any example."""
        left, here, right = (self._units_on(t) for t in (-step, 0.0, step))
        return not (np.array_equal(left, here) and np.array_equal(here, right))

    def _units_on(self, t: float) -> NDArray[np.bool_]:
        """True for each relu unit above 0, example by example: (m, units)."""
        with self._moved(t) as network:
            _, *hidden, output = network.layers(self.x)
        relu_layers = hidden if network.activation == "relu" else []
        if network.output_activation == "relu":
            relu_layers = [*relu_layers, output]
        return np.hstack([np.zeros((len(output), 0)), *relu_layers]) > 0

    def difference_without_kinks(self, step: float, near: float) -> float:
        """The difference with hidden relu units held at 0 while |z| < ``near``.

        If several units pass their kinks at once, and in different directions, this is the only number
        that backprop, with relu′(0) = 0, can be compared with.
        """
        relu = self.network.hidden
        held = replace(relu, function=lambda z: np.where(np.abs(z) < near, 0.0, relu.function(z)))
        self.network.hidden = held
        try:
            return self.difference(step)
        finally:
            self.network.hidden = relu
