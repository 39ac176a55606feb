"""Sums of expressions: with their signs, or over an index."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from pynn_labs.derivation.expressions import Expression, Index, Numbers
from pynn_labs.derivation.mathml import Node, operator, row, sum_sign
from pynn_labs.derivation.operations import Bracketed


class Sum:
    """Terms with their signs."""

    def __init__(self, *terms: tuple[str, Expression]) -> None:
        self.terms = terms

    def symbols(self) -> Node:
        """a + b − …"""
        return self._written([term.symbols() for _, term in self.terms])

    def numbers(self, *, first: bool = True) -> Node:
        """a + b − …"""
        return self._written(
            [term.numbers(first=first and place == 0) for place, (_, term) in enumerate(self.terms)]
        )

    def value(self, numbers: Numbers) -> float:
        """The sum."""
        return math.fsum(
            -term.value(numbers) if sign == "−" else term.value(numbers) for sign, term in self.terms
        )

    def _written(self, terms: list[Node]) -> Node:
        children: list[Node] = []
        for (sign, _), term in zip(self.terms, terms, strict=True):
            if sign:
                children.append(operator(sign, form="infix" if children else "prefix"))
            children.append(term)
        return row(*children)


def plus(*terms: Expression) -> Expression:
    """a + b + …"""
    return Sum(*((("" if place == 0 else "+"), term) for place, term in enumerate(terms)))


def minus(left: Expression, right: Expression) -> Expression:
    """a − b"""
    return Sum(("", left), ("−", right))


def negative(term: Expression) -> Expression:
    """−a"""
    return _Negative(term)


@dataclass(frozen=True)
class _Negative:
    term: Expression

    def symbols(self) -> Node:
        return row(operator("−", form="prefix"), self.term.symbols())

    def numbers(self, *, first: bool = True) -> Node:
        return row(operator("−", form="prefix"), self.term.numbers(first=False))

    def value(self, numbers: Numbers) -> float:
        return -self.term.value(numbers)


class SumOver:
    """Σ over an index: in symbols with its sign, in numbers written out term by term."""

    def __init__(
        self, letter: str, count: int, shown: int, body: Callable[[Index], Expression]
    ) -> None:
        """``body`` makes the term of an index; in symbols its letter stands for number ``shown``."""
        self.letter = letter
        self.general = body(Index(letter, shown))
        self.terms = plus(*(body(Index(letter, number)) for number in range(1, count + 1)))

    def symbols(self) -> Node:
        """Σ_i a_i"""
        return row(sum_sign(self.letter), self.general.symbols())

    def numbers(self, *, first: bool = True) -> Node:
        """a_1 + a_2 + …"""
        return self.terms.numbers(first=first)

    def value(self, numbers: Numbers) -> float:
        """The sum."""
        return self.terms.value(numbers)


@dataclass(frozen=True)
class Spread:
    """A sum as a factor: Σ needs no brackets, but its terms, written out, do."""

    inner: SumOver

    def symbols(self) -> Node:
        """Σ_i a_i"""
        return self.inner.symbols()

    def numbers(self, *, first: bool = True) -> Node:
        """(a_1 + a_2 + …)"""
        return Bracketed(self.inner, spread=True).numbers()

    def value(self, numbers: Numbers) -> float:
        """The sum."""
        return self.inner.value(numbers)
