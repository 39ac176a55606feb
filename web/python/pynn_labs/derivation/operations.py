"""Products, fractions, powers and functions of expressions."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pynn_labs.derivation.expressions import Expression, Numbers
from pynn_labs.derivation.mathml import Node, bracketed, node, operator, over, row


class Product:
    """a · b · …"""

    def __init__(self, *factors: Expression) -> None:
        self.factors = factors

    def symbols(self) -> Node:
        """Factors beside each other, as in a formula."""
        return row(*(factor.symbols() for factor in self.factors))

    def numbers(self, *, first: bool = True) -> Node:
        """Factors with dots between them."""
        children = [self.factors[0].numbers(first=first)]
        for factor in self.factors[1:]:
            children += [operator("·"), factor.numbers(first=False)]
        return row(*children)

    def value(self, numbers: Numbers) -> float:
        """The product."""
        return math.prod(factor.value(numbers) for factor in self.factors)


@dataclass(frozen=True)
class Bracketed:
    """(a)"""

    inner: Expression
    spread: bool = False
    """True if a line may be broken within the brackets."""

    def symbols(self) -> Node:
        """(a)"""
        return self._written(self.inner.symbols())

    def numbers(self, *, first: bool = True) -> Node:
        """(a): inside, nothing stands before it."""
        return self._written(self.inner.numbers())

    def value(self, numbers: Numbers) -> float:
        """a"""
        return self.inner.value(numbers)

    def _written(self, inner: Node) -> Node:
        brackets = bracketed(inner)
        return brackets.with_attributes(spread=True) if self.spread else brackets


@dataclass(frozen=True)
class Cancelled:
    """a, struck out: a factor that another one cancels."""

    inner: Expression

    def symbols(self) -> Node:
        """a, struck out"""
        return self.inner.symbols().with_attributes(cancelled=True)

    def numbers(self, *, first: bool = True) -> Node:
        """a, struck out"""
        return self.inner.numbers(first=first).with_attributes(cancelled=True)

    def value(self, numbers: Numbers) -> float:
        """a"""
        return self.inner.value(numbers)


@dataclass(frozen=True)
class SymbolsOnly:
    """a, which a line shows in symbols alone: its numbers stand elsewhere already."""

    inner: Expression

    def symbols(self) -> Node:
        """a"""
        return self.inner.symbols()

    def numbers(self, *, first: bool = True) -> Node:
        """a; ``typesetting`` leaves it out"""
        return self.inner.numbers(first=first)

    def value(self, numbers: Numbers) -> float:
        """a"""
        return self.inner.value(numbers)


@dataclass(frozen=True)
class Power:
    """aⁿ, the base in its own brackets."""

    base: Expression
    exponent: int

    def symbols(self) -> Node:
        """aⁿ; a base that has a mark above stands in brackets."""
        base = self.base.symbols()
        return self._written(bracketed(base) if base.tag == "msubsup" else base)

    def numbers(self, *, first: bool = True) -> Node:
        """aⁿ; a negative base needs its brackets wherever it stands."""
        return self._written(self.base.numbers(first=False))

    def value(self, numbers: Numbers) -> float:
        """aⁿ"""
        return float(self.base.value(numbers) ** self.exponent)

    def _written(self, base: Node) -> Node:
        return node("msup", base, node("mn", str(self.exponent).replace("-", "−")))


@dataclass(frozen=True)
class Fraction:
    """a over b."""

    top: Expression
    bottom: Expression

    def symbols(self) -> Node:
        """a over b"""
        return over(self.top.symbols(), self.bottom.symbols())

    def numbers(self, *, first: bool = True) -> Node:
        """a over b"""
        return over(self.top.numbers(), self.bottom.numbers())

    def value(self, numbers: Numbers) -> float:
        """a / b"""
        return self.top.value(numbers) / self.bottom.value(numbers)


@dataclass(frozen=True)
class Exponential:
    """eᵃ"""

    exponent: Expression

    def symbols(self) -> Node:
        """eᵃ"""
        return node("msup", node("mi", "e"), self.exponent.symbols())

    def numbers(self, *, first: bool = True) -> Node:
        """eᵃ"""
        return node("msup", node("mi", "e"), self.exponent.numbers())

    def value(self, numbers: Numbers) -> float:
        """eᵃ"""
        return math.exp(self.exponent.value(numbers))


@dataclass(frozen=True)
class Function:
    """A function by its name: f(a), f(a, b)."""

    name: Node
    arguments: Sequence[Expression]
    apply: Callable[..., float]

    def symbols(self) -> Node:
        """f(a)"""
        return self._written([argument.symbols() for argument in self.arguments])

    def numbers(self, *, first: bool = True) -> Node:
        """f(a); nothing stands before an argument."""
        return self._written([argument.numbers() for argument in self.arguments])

    def value(self, numbers: Numbers) -> float:
        """f(a)"""
        return self.apply(*(argument.value(numbers) for argument in self.arguments))

    def _written(self, arguments: list[Node]) -> Node:
        children = [arguments[0]]
        for argument in arguments[1:]:
            children += [operator(",", separator="true"), argument]
        return row(self.name, bracketed(*children))


@dataclass(frozen=True)
class Positive:
    """[a > 0]: 1 where it holds, else 0."""

    inner: Expression

    def symbols(self) -> Node:
        """[a > 0]"""
        return self._written(self.inner.symbols())

    def numbers(self, *, first: bool = True) -> Node:
        """[a > 0]"""
        return self._written(self.inner.numbers())

    def value(self, numbers: Numbers) -> float:
        """1 or 0"""
        return float(self.inner.value(numbers) > 0)

    def _written(self, inner: Node) -> Node:
        return row(operator("["), inner, operator(">"), node("mn", "0"), operator("]"))
