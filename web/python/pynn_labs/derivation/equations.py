"""An equation of the derivation, its factors, and the section that it belongs to."""

from dataclasses import dataclass

from pynn_labs.derivation.expressions import Constant, Expression, Quantity, Symbol


@dataclass(frozen=True)
class Factor:
    """One factor of a chain rule: the derivative, its formula, and the value of that."""

    derivative: Symbol
    formula: Expression
    result: Quantity | Constant
    called: Symbol | None = None
    """The document's name for it, which stands before the formula: σ′(z)."""


@dataclass(frozen=True)
class Equation:
    """``left`` equals each of the ``rights``, or the product of the ``factors``."""

    key: str
    left: Quantity
    rights: tuple[Expression, ...] = ()
    factors: tuple[Factor, ...] = ()
    sign: str = "="
    """Between left and right: ← where left gets the value of right, ≈ where they are only near."""
    stepwise: bool = False
    """True if each of the ``rights`` is a step by itself, on a line of its own."""


@dataclass(frozen=True)
class Section:
    """The equations of one stage.

    "forward", "loss", "layer-2", "layer-1" and so on, "update"; and "slope" and "check" beside them.
    """

    stage: str
    equations: list[Equation]
