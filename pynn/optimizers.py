"""Update rules: how parameters follow their gradients."""

from dataclasses import dataclass
from typing import Protocol

from pynn.operations import Backprop


class Optimizer(Protocol):
    """Anything that changes a network's parameters in place, given what backprop has found."""

    learning_rate: float

    def update(self, backprop: Backprop) -> None:
        """Take one step, after ``backprop.backward()``."""


@dataclass
class GradientDescent:
    """w → w − ξ ∂L/∂w and b → b − ξ ∂L/∂b: the document's "gradient descent update rule".

    ``learning_rate`` is ξ > 0; it may be changed between steps.
    """

    learning_rate: float

    def update(self, backprop: Backprop) -> None:
        """Take one step: every weight and bias, in place."""
        backprop.descend(self.learning_rate)
