"""Update rules: how parameters follow their gradients."""

from dataclasses import dataclass
from typing import Protocol

from pynn import operations
from pynn.network import Gradients, Network


class Optimizer(Protocol):
    """Anything that changes a network's parameters in place, given its gradients."""

    learning_rate: float

    def update(self, network: Network, gradients: Gradients) -> None:
        """Take one step."""


@dataclass
class GradientDescent:
    """w → w − ξ ∂L/∂w and b → b − ξ ∂L/∂b: the document's "gradient descent update rule".

    ``learning_rate`` is ξ > 0; it may be changed between steps.
    """

    learning_rate: float

    def update(self, network: Network, gradients: Gradients) -> None:
        """Take one step: every weight and bias, in place."""
        for parameters, their_gradients in (
            (network.weights, gradients.weights),
            (network.biases, gradients.biases),
        ):
            for parameter, gradient in zip(parameters, their_gradients, strict=True):
                operations.descend(parameter, gradient, self.learning_rate)
