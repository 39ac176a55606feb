"""Update rules: gradient descent, and gradient descent with momentum and weight decay.

Parameters and gradients are two lists of arrays, side by side and of the same shapes. Parameters are
changed in place, in the arrays that the network holds. Weights are matrices, (n_out, n_in), and biases
are vectors, (n_out,): weight decay applies to matrices only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from pynn.activations import Array


@dataclass
class GradientDescent:
    """w → w − ξ ∂L/∂w and b → b − ξ ∂L/∂b: the update rule of gradient descent.

    ``learning_rate`` is ξ > 0; it may be changed between steps.
    """

    learning_rate: float

    def update(
        self, parameters: Sequence[Array], gradients: Sequence[Array], factor: float = 1.0
    ) -> None:
        """Take one step of ``factor`` times ξ: every parameter, in place."""
        xi = float(factor * self.learning_rate)
        for w, gradient in zip(parameters, gradients, strict=True):
            w -= xi * gradient  # noqa: PLW2901  w → w − ξ ∂L/∂w, in place

    def state(self) -> list[Array]:
        """Empty: each step depends on its own gradient alone."""
        return []

    def restore(self, state: Sequence[Array]) -> None:
        """Do nothing: there is no state."""


@dataclass
class Momentum:
    """Gradient descent with Nesterov's momentum μ and weight decay λ.

    g = ∂L/∂w + λ w (weights only; biases have g = ∂L/∂b), v → μ v + g, w → w − ξ (g + μ v).
    λ w is the gradient of ½ λ Σ w², "L2 regularisation" (Nielsen, chapter 3, writes λ/n for it).
    With μ = λ = 0 it is ``GradientDescent``. Source: Sutskever et al. 2013, in the form where w is
    the look-ahead point.
    """

    learning_rate: float
    momentum: float = 0.9
    weight_decay: float = 0.0
    velocities: list[Array] = field(default_factory=list, init=False, repr=False)
    """v of each parameter; empty before the first step."""

    def update(
        self, parameters: Sequence[Array], gradients: Sequence[Array], factor: float = 1.0
    ) -> None:
        """Take one step of ``factor`` times ξ: every parameter, in place."""
        xi, mu, decay = map(float, (factor * self.learning_rate, self.momentum, self.weight_decay))
        velocities = self.velocities_of(parameters)
        for w, gradient, v in zip(parameters, gradients, velocities, strict=True):
            is_weights = w.ndim == 2
            g = gradient + decay * w if decay and is_weights else gradient  # g = ∂L/∂w + λ w
            v[...] = mu * v + g  # v → μ v + g
            w -= xi * (g + mu * v)  # noqa: PLW2901  w → w − ξ (g + μ v), in place

    def velocities_of(self, parameters: Sequence[Array]) -> list[Array]:
        """``velocities``, which begin at 0 for these parameters."""
        if not self.velocities:
            self.velocities = [np.zeros(w.shape, w.dtype) for w in parameters]
        return self.velocities

    def state(self) -> list[Array]:
        """Copies of v of every array of weights, then of biases; empty before the first step."""
        return [v.copy() for v in self.velocities]

    def restore(self, state: Sequence[Array]) -> None:
        """Continue from a result of ``state``."""
        self.velocities = [v.copy() for v in state]


class Optimizer(Protocol):
    """Anything that changes parameters in place, given their gradients."""

    learning_rate: float

    def update(
        self, parameters: Sequence[Array], gradients: Sequence[Array], factor: float = 1.0
    ) -> None:
        """Take one step with ``factor`` times the learning rate."""

    def state(self) -> list[Array]:
        """Copies of the arrays that later steps depend on."""

    def restore(self, state: Sequence[Array]) -> None:
        """Continue from a result of ``state``."""
