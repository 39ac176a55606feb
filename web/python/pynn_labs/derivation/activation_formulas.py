"""The formula of each activation, the steps to its derivative, and the derivative by itself."""

import math
from dataclasses import dataclass

from pynn_labs.derivation.expressions import Constant, Expression, Quantity
from pynn_labs.derivation.mathml import Node, node, operator, row
from pynn_labs.derivation.operations import (
    Bracketed,
    Exponential,
    Fraction,
    Function,
    Positive,
    Power,
    Product,
)
from pynn_labs.derivation.sums import minus, negative, plus
from pynn_labs.derivation.symbols import applied

ZERO, ONE = Constant(0), Constant(1)
_MAX = node("mi", "max")


@dataclass(frozen=True)
class Formulas:
    """The formulas of σ and σ′ for one activation, at z, with x = σ(z)."""

    name: Node
    values: tuple[Expression, ...]
    """σ(z) and its formulas: all equal."""
    steps: tuple[Expression, ...]
    """From the formula of σ to its derivative: all equal to σ′(z)."""
    slope: Expression
    """σ′ in terms of x alone, so that it costs nothing once x is known."""

    @property
    def prime(self) -> Node:
        """The name of the derivative."""
        return row(self.name, operator("′"))


def formulas(activation: str, z: Quantity, x: Quantity) -> Formulas:
    """The formulas of an activation by its name."""
    return _WRITTEN[activation](z, x)


def _sigmoid(z: Quantity, x: Quantity) -> Formulas:
    name = node("mi", "σ")
    e = Exponential(negative(z))
    once, squared = plus(ONE, e), Power(Bracketed(plus(ONE, e)), 2)
    sigma = Quantity(x.key, applied(name, z.symbol))
    return Formulas(
        name,
        (Function(name, (z,), lambda z: 1 / (1 + math.exp(-z))), Fraction(ONE, once)),
        (
            Product(negative(Fraction(ONE, squared)), Bracketed(negative(e))),
            Fraction(e, squared),
            Fraction(minus(once, ONE), squared),
            minus(Fraction(ONE, once), Fraction(ONE, squared)),
            minus(sigma, Power(sigma, 2)),
            Product(sigma, Bracketed(minus(ONE, sigma))),
        ),
        Product(x, Bracketed(minus(ONE, x))),
    )


def _tanh(z: Quantity, x: Quantity) -> Formulas:
    name = node("mi", "tanh")
    up, down = Exponential(z), Exponential(negative(z))
    fraction = Fraction(minus(up, down), plus(up, down))
    return Formulas(
        name,
        (Function(name, (z,), math.tanh), fraction),
        (minus(ONE, Power(Bracketed(fraction), 2)),),
        minus(ONE, Power(x, 2)),
    )


def _relu(z: Quantity, x: Quantity) -> Formulas:
    name = node("mi", "ReLU")
    return Formulas(
        name,
        (Function(name, (z,), lambda z: max(z, 0)), Function(_MAX, (ZERO, z), max)),
        (Positive(z),),
        Positive(x),
    )


def _identity(z: Quantity, _x: Quantity) -> Formulas:
    return Formulas(node("mi", "id"), (z,), (), ONE)


_WRITTEN = {"sigmoid": _sigmoid, "tanh": _tanh, "relu": _relu, "identity": _identity}
