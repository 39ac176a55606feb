"""Mathematics as the page shows it: an expression is built once, and written in symbols or in numbers.

What is written is MathML as plain lists, ``[tag, attributes, child, …]``. A number is a leaf that names
its quantity, ``["mn", {"q": "z1.2"}]``: the page puts in what it is at the moment. So the lines have to
be written anew only where their structure changes, not with every step.

A negative number needs brackets unless it stands first, which is only known when it is put in: such a
leaf says ``"guard": True``.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Node = list[Any]
"""[tag, attributes, child, …]; a child is a text or another node."""
Numbers = Mapping[str, float]
"""What each quantity is, by its key."""


def node(tag: str, *children: Node | str, **attributes: object) -> Node:
    """A MathML element."""
    return [tag, attributes, *children]


def row(*children: Node) -> Node:
    """Side by side."""
    return node("mrow", *children)


def operator(text: str, **attributes: object) -> Node:
    """A plus, an equals sign, a bracket."""
    return node("mo", text, **attributes)


def bracketed(*children: Node) -> Node:
    """(…), with brackets as high as what they hold."""
    high = "true" if any(_has_fraction(child) for child in children) else "false"
    return row(operator("(", stretchy=high), *children, operator(")", stretchy=high))


def _has_fraction(written: Node | str) -> bool:
    if isinstance(written, str):
        return False
    return written[0] == "mfrac" or any(_has_fraction(child) for child in written[2:])


def over(top: Node, bottom: Node) -> Node:
    """top over bottom; browsers draw bars of unequal thickness where they are not told one."""
    return node("mfrac", top, bottom, linethickness="1px")


def pieces(written: Node) -> list[Node]:
    """A line in pieces between which it may be broken: before each + and − outside of brackets."""
    broken: list[list[Node]] = [[]]
    for part in _flat(written):
        if part[0] == "mo" and part[1].get("form") == "infix":
            broken.append([])
        broken[-1].append(part)
    return [row(*parts) for parts in broken if parts]


def _flat(written: Node) -> list[Node]:
    tag, attributes, *children = written
    opens = bool(children) and children[0][0] == "mo" and children[0][2] in ("(", "[")
    if tag != "mrow" or (opens and not attributes.get("spread")):
        return [written]
    return [part for child in children for part in _flat(child)]


class Expression(Protocol):
    """What can be written in symbols, in numbers, and worked out."""

    def symbols(self) -> Node:
        """With letters and running indices, as the document writes it."""

    def numbers(self, *, first: bool = True) -> Node:
        """With the present numbers, sums written out. ``first``: nothing stands before it."""

    def value(self, numbers: Numbers) -> float:
        """Its value, worked out from those numbers; what the page shows is checked against it."""


Symbol = Callable[[bool], Node]
"""A letter with its indices: given False, as letters; given True, as the numbers that they are now."""


@dataclass(frozen=True)
class Quantity:
    """What has a symbol, and a key for what it stands for."""

    key: str
    symbol: Symbol
    digits: int | None = None
    """Significant digits, where it takes more than usual."""

    def symbols(self) -> Node:
        """The symbol in general; pointing at it points at the quantity."""
        return self._written(concrete=False)

    def name(self) -> Node:
        """The symbol with its indices as numbers: which one it is."""
        return self._written(concrete=True)

    def _written(self, *, concrete: bool) -> Node:
        tag, attributes, *children = self.symbol(concrete)
        return [tag, {**attributes, "q": self.key}, *children]

    def numbers(self, *, first: bool = True) -> Node:
        """The leaf that the page fills."""
        attributes: dict[str, Any] = {"q": self.key}
        if not first:
            attributes["guard"] = True
        if self.digits is not None:
            attributes["digits"] = self.digits
        return ["mn", attributes]

    def value(self, numbers: Numbers) -> float:
        """What it is."""
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
    """What has a letter in symbols, and is always the same in numbers."""

    letter: str
    inner: Expression

    def symbols(self) -> Node:
        """The letter."""
        return node("mi", self.letter)

    def numbers(self, *, first: bool = True) -> Node:
        """What it stands for."""
        return self.inner.numbers(first=first)

    def value(self, numbers: Numbers) -> float:
        """What it stands for."""
        return self.inner.value(numbers)


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
    """It may be long, and then be broken within its brackets."""

    def symbols(self) -> Node:
        """(a)"""
        return self._written(self.inner.symbols())

    def numbers(self, *, first: bool = True) -> Node:
        """(a): what it holds begins anew."""
        return self._written(self.inner.numbers())

    def value(self, numbers: Numbers) -> float:
        """a"""
        return self.inner.value(numbers)

    def _written(self, inner: Node) -> Node:
        tag, attributes, *children = bracketed(inner)
        return [tag, {**attributes, "spread": True} if self.spread else attributes, *children]


@dataclass(frozen=True)
class Power:
    """aⁿ, the base in its own brackets."""

    base: Expression
    exponent: int

    def symbols(self) -> Node:
        """aⁿ; what carries a mark above already stands in brackets."""
        base = self.base.symbols()
        return self._written(bracketed(base) if base[0] == "msubsup" else base)

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
        """f(a), each argument beginning anew."""
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
class Index:
    """A running index: its letter, and the number that it has just now."""

    letter: str
    number: int


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


def sum_sign(letter: str) -> Node:
    """Σ with the index under it."""
    return node("munder", operator("∑", movablelimits="false"), node("mi", letter))
