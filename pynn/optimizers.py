"""Update rules: how parameters follow their gradients."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from pynn.activations import Array
from pynn.operations import Backprop


class Optimizer(Protocol):
    """Anything that changes a network's parameters in place, given what backprop has found."""

    learning_rate: float

    def update(self, backprop: Backprop, factor: float = 1.0) -> None:
        """Take one step with ``factor`` times the learning rate, after ``backprop.backward()``."""

    def state(self) -> list[Array]:
        """Copies of what it remembers between steps, beside its settings."""

    def restore(self, state: Sequence[Array]) -> None:
        """Remember what ``state`` gave out before."""


@dataclass
class GradientDescent:
    """w → w − ξ ∂L/∂w and b → b − ξ ∂L/∂b: the document's "gradient descent update rule".

    ``learning_rate`` is ξ > 0; it may be changed between steps.
    """

    learning_rate: float

    def update(self, backprop: Backprop, factor: float = 1.0) -> None:
        """Take one step: every weight and bias, in place."""
        backprop.descend(factor * self.learning_rate)

    def state(self) -> list[Array]:
        """Nothing: each step depends on its own gradient alone."""
        return []

    def restore(self, state: Sequence[Array]) -> None:
        """There is nothing to remember."""


@dataclass
class Momentum:
    """Gradient descent with Nesterov's momentum μ and weight decay λ.

    g = ∂L/∂w + λ w (weights only; biases have g = ∂L/∂b), v → μ v + g, w → w − ξ (g + μ v).
    λ w is the gradient of ½ λ Σ w², "L2 regularisation" (Nielsen, chapter 3, writes λ/n for it).
    With μ = λ = 0 it is ``GradientDescent``. Source: Sutskever et al. 2013, in the form where v is
    kept at the point that is looked ahead to.
    """

    learning_rate: float
    momentum: float = 0.9
    weight_decay: float = 0.0
    _velocities: list[Array] = field(default_factory=list, init=False, repr=False)

    def update(self, backprop: Backprop, factor: float = 1.0) -> None:
        """Take one step: every weight, and every bias that there is, in place."""
        if not self._velocities:
            dtype = backprop.network.dtype
            self._velocities = [np.zeros(w.shape, dtype) for w in backprop.parameters]
        backprop.descend_with_momentum(
            factor * self.learning_rate, self.momentum, self.weight_decay, self._velocities
        )

    def state(self) -> list[Array]:
        """v of every array of weights, then of biases; empty before the first step."""
        return [v.copy() for v in self._velocities]

    def restore(self, state: Sequence[Array]) -> None:
        """Remember what ``state`` gave out before."""
        self._velocities = [v.copy() for v in state]
