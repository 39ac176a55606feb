"""Mathematical expressions: each can be written in symbols or in numbers, and evaluated.

The parts of every expression are here: quantities, constants and indices. ``operations`` and ``sums``
combine them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from pynn_labs.derivation.mathml import Node, node

Numbers = Mapping[str, float]
"""The value of each quantity, by its key."""


class Expression(Protocol):
    """Something that can be written in symbols or in numbers, and evaluated."""

    def symbols(self) -> Node:
        """With letters and running indices, as the document writes it."""

    def numbers(self, *, first: bool = True) -> Node:
        """With the present numbers, and sums written out. ``first``: nothing stands before it."""

    def value(self, numbers: Numbers) -> float:
        """Its value with those numbers; what the page shows is checked against it."""


Symbol = Callable[[bool], Node]
"""A letter with its indices: called with False, as letters; with True, as their present numbers."""


@dataclass(frozen=True)
class Quantity:
    """A number with a symbol, and a key for its value."""

    key: str
    symbol: Symbol
    digits: int | None = None
    """Significant digits, if it needs more than usual."""

    def symbols(self) -> Node:
        """The symbol in general, which refers to the quantity."""
        return self._written(concrete=False)

    def name(self) -> Node:
        """The symbol with its indices as numbers."""
        return self._written(concrete=True)

    def _written(self, *, concrete: bool) -> Node:
        return self.symbol(concrete).with_attributes(q=self.key)

    def numbers(self, *, first: bool = True) -> Node:
        """The leaf that the page fills."""
        leaf = node("mn", q=self.key)
        if not first:
            leaf = leaf.with_attributes(guard=True)
        return leaf if self.digits is None else leaf.with_attributes(digits=self.digits)

    def value(self, numbers: Numbers) -> float:
        """Its number."""
        return numbers[self.key]


@dataclass(frozen=True)
class Constant:
    """A number that belongs to the formula."""

    number: float

    def symbols(self) -> Node:
        """The number."""
        return node("mn", f"{self.number:g}")

    def numbers(self, *, first: bool = True) -> Node:
        """The number."""
        return self.symbols()

    def value(self, numbers: Numbers) -> float:
        """The number."""
        return self.number


@dataclass(frozen=True)
class Named:
    """An expression with a letter in symbols, such as the number of examples."""

    letter: str
    inner: Expression

    def symbols(self) -> Node:
        """The letter."""
        return node("mi", self.letter)

    def numbers(self, *, first: bool = True) -> Node:
        """The expression."""
        return self.inner.numbers(first=first)

    def value(self, numbers: Numbers) -> float:
        """The expression."""
        return self.inner.value(numbers)


@dataclass(frozen=True)
class Index:
    """A running index: its letter, and its present number."""

    letter: str
    number: int
