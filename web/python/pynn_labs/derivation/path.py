"""A path through a network, for which the general equations are shown.

A path is one unit in each layer, counted from 1. It says which unit a general equation is shown for:
with the path (1, 2, 1), z_j is that of hidden unit 2, and W_kj the weight from there to output 1.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pynn_labs.derivation import notation
from pynn_labs.derivation.expressions import Expression, Index, Quantity
from pynn_labs.derivation.notation import Shape
from pynn_labs.derivation.sums import SumOver


@dataclass(frozen=True)
class Path:
    """The shape of a network, and one unit in each of its layers."""

    shape: Shape
    units: tuple[int, ...]
    is_saturated: bool = False
    """True if the output is, see the function ``is_saturated``."""

    def unit(self, layer: int, letter: str | None = None) -> Index:
        """The path's unit of a layer, under its running letter or another."""
        return Index(letter or self.shape.letter(layer), self.units[layer])

    def x(self, layer: int, unit: Index) -> Quantity:
        """The value of a unit; in the last layer it is ŷ."""
        return notation.x(layer, unit, last=self.shape.last)

    def sum_over_units(self, layer: int, term: Callable[[Index], Expression]) -> SumOver:
        """Σ over the units of a layer."""
        return SumOver(self.shape.letter(layer), self.shape.sizes[layer], self.units[layer], term)

    @property
    def is_cancelled(self) -> bool:
        """True if ∂ℓ/∂ŷ · σ′ is written as ŷ − y, see the function ``is_saturated``."""
        return self.is_saturated and self.shape.loss == "cross_entropy"


def is_saturated(y_hat: float) -> bool:
    """True if ŷ is so near 0 or 1 that cross-entropy cannot be computed from it.

    1 − ŷ has lost ten of its sixteen digits where it is below 1e-6; ŷ itself is never below e⁻⁷⁰⁸.
    Then ∂ℓ/∂ŷ · σ′ is written as ŷ − y, which is the product of the two, and what the code computes.
    """
    return 1 - y_hat < 1e-6 or y_hat < 1e-300
