"""Symbols with indices, as letters or as the numbers that the indices are now."""

from pynn_labs.derivation.expressions import Index, Symbol
from pynn_labs.derivation.mathml import Node, bracketed, node, operator, over, row


def fixed(written: Node) -> Symbol:
    """A symbol without an index."""
    return lambda concrete: written


def letter(text: str) -> Symbol:
    """A letter without an index."""
    return fixed(node("mi", text))


def indexed(base: Symbol, layer: int | None, *indices: Index) -> Symbol:
    """base with its indices below and (layer) above; a layer of None has no mark."""

    def written(concrete: bool) -> Node:
        below = row(*_below(indices, concrete=concrete))
        if layer is None:
            return node("msub", base(concrete), below)
        above = row(
            operator("(", stretchy="false"), node("mn", str(layer)), operator(")", stretchy="false")
        )
        return node("msubsup", base(concrete), below, above)

    return written


def _below(indices: tuple[Index, ...], *, concrete: bool) -> list[Node]:
    if not concrete:
        return [node("mi", index.letter) for index in indices]
    numbers = [node("mn", str(index.number)) for index in indices]
    comma = operator(",", lspace="0", rspace="0.1em")
    return [part for number in numbers for part in (comma, number)][1:]


def ratio(top: Symbol, bottom: Symbol) -> Symbol:
    """∂top / ∂bottom."""
    return lambda concrete: over(
        row(operator("∂"), top(concrete)), row(operator("∂"), bottom(concrete))
    )


def product(*factors: Symbol) -> Symbol:
    """Factors beside each other."""
    return lambda concrete: row(*(factor(concrete) for factor in factors))


def applied(function: Node, argument: Symbol) -> Symbol:
    """f(a)"""
    return lambda concrete: row(function, bracketed(argument(concrete)))
