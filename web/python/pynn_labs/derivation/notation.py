"""The letters of the derivation: what the document calls things, each with a key for its number.

Where the document gives one letter two meanings, each meaning has its own here: m is an example and
nothing else, the row and column of a weight are p and q, and sums over k are written.

Keys count as the mathematics does, from 1: ``W2.1.3`` is the weight of layer 2 to unit 1 from unit 3,
``x1.3`` the value of unit 3 in layer 1. The inputs are layer 0.
"""

from dataclasses import dataclass

from pynn.gradient_check import STEP
from pynn_labs.derivation.expressions import (
    Index,
    Node,
    Quantity,
    Symbol,
    bracketed,
    node,
    operator,
    over,
    row,
)

ROW, COLUMN = "p", "q"
"""The letters of a chosen weight's two indices."""


@dataclass(frozen=True)
class Shape:
    """What decides how the equations look, but not their numbers."""

    sizes: tuple[int, ...]
    activation: str
    loss: str
    has_biases: bool

    @property
    def last(self) -> int:
        """The output layer."""
        return len(self.sizes) - 1

    def letter(self, layer: int) -> str:
        """The running index of a layer's units: i for inputs, k for outputs, as in the document."""
        return "k" if layer == self.last else "ijr"[layer]

    def activation_of(self, layer: int) -> str:
        """The activation of a layer's units; the output's is the sigmoid."""
        return "sigmoid" if layer == self.last else self.activation


# -- symbols ----------------------------------------------------------------------------------------


def fixed(written: Node) -> Symbol:
    """What has no index."""
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


_DELTA_LOSS = fixed(row(node("mi", "Δ", mathvariant="normal"), node("mi", "L")))
_Y_HAT = fixed(node("mi", "\N{MATHEMATICAL ITALIC SMALL Y}\N{COMBINING CIRCUMFLEX ACCENT}"))


# -- quantities -------------------------------------------------------------------------------------

XI = Quantity("xi", letter("ξ"))
H = Quantity("h", letter("h"), digits=len(f"{STEP:e}".partition("e")[0].strip(".0").replace(".", "")))
"""How far the gradient check moves a parameter, with all digits of that constant."""
LOSS_OF_EXAMPLE = Quantity("loss", _DELTA_LOSS)
"""ΔL, the selected example's."""
MEAN_LOSS = Quantity("L", letter("L"))
"""L, the mean over the table."""


def loss_of_row(example: Index) -> Quantity:
    """ΔL of any example of the table."""
    return Quantity(f"loss.{example.number}", indexed(_DELTA_LOSS, None, example))


def W(layer: int, to: Index, source: Index) -> Quantity:  # noqa: N802  the document's letter
    """A weight."""
    return Quantity(f"W{layer}.{to.number}.{source.number}", indexed(letter("W"), layer, to, source))


def b(layer: int, unit: Index) -> Quantity:
    """A bias."""
    return Quantity(f"b{layer}.{unit.number}", indexed(letter("b"), layer, unit))


def z(layer: int, unit: Index) -> Quantity:
    """What goes into the σ of a unit."""
    return Quantity(f"z{layer}.{unit.number}", indexed(letter("z"), layer, unit))


def x(layer: int, unit: Index, *, last: int) -> Quantity:
    """What comes out of it; in the layer ``last`` it is ŷ."""
    symbol = indexed(_Y_HAT, None, unit) if layer == last else indexed(letter("x"), layer, unit)
    return Quantity(f"x{layer}.{unit.number}", symbol)


def output(layer: int, unit: Index) -> Quantity:
    """ŷ, and that it is x of the last layer: as the document introduces it."""
    y_hat, same = indexed(_Y_HAT, None, unit), indexed(letter("x"), layer, unit)
    return Quantity(
        f"x{layer}.{unit.number}",
        lambda concrete: row(y_hat(concrete), operator("="), same(concrete)),
    )


def y(unit: Index) -> Quantity:
    """A target."""
    return Quantity(f"y.{unit.number}", indexed(letter("y"), None, unit))


def loss_slope(y_hat: Quantity, unit: Index) -> Quantity:
    """∂ΔL/∂ŷ."""
    return Quantity(f"e.{unit.number}", ratio(_DELTA_LOSS, y_hat.symbol))


def slope(layer: int, unit: Index, value: Quantity) -> Quantity:
    """∂x/∂z = σ′(z), of the unit whose x is ``value``."""
    return Quantity(f"s{layer}.{unit.number}", ratio(value.symbol, z(layer, unit).symbol))


def delta(layer: int, unit: Index) -> Quantity:
    """∂ΔL/∂z."""
    return Quantity(f"d{layer}.{unit.number}", ratio(_DELTA_LOSS, z(layer, unit).symbol))


def carried_back(layer: int, unit: Index, value: Quantity) -> Quantity:
    """∂ΔL/∂x of a hidden unit, whose x is ``value``."""
    return Quantity(f"c{layer}.{unit.number}", ratio(_DELTA_LOSS, value.symbol))


def gradient(parameter: Quantity) -> Quantity:
    """∂ΔL/∂w: the selected example's."""
    return Quantity(f"g{parameter.key}", ratio(_DELTA_LOSS, parameter.symbol))


def gradient_of_member(parameter: Quantity, member: Index) -> Quantity:
    """∂ΔL/∂w of a member of the step's batch."""
    loss = indexed(_DELTA_LOSS, None, member)
    return Quantity(f"g{parameter.key}@{member.number}", ratio(loss, parameter.symbol))


def row_gradient(parameter: Quantity) -> Quantity:
    """∂ΔL_m/∂w of the one row m of a step."""
    loss = indexed(_DELTA_LOSS, None, Index("m", 0))
    return Quantity(f"S{parameter.key}", ratio(loss, parameter.symbol))


def mean_gradient(parameter: Quantity) -> Quantity:
    """∂L/∂w: the mean over the table."""
    return Quantity(f"G{parameter.key}", ratio(MEAN_LOSS.symbol, parameter.symbol))


def updated(parameter: Quantity) -> Quantity:
    """w after the step."""
    return Quantity(f"n{parameter.key}", parameter.symbol)


def loss_beside(parameter: Quantity, sign: str, key: str) -> Quantity:
    """L(w + h) or L(w − h), where nothing but w is another."""

    def written(concrete: bool) -> Node:
        changed = row(parameter.symbol(concrete), operator(sign), node("mi", "h"))
        return row(node("mi", "L"), bracketed(changed))

    return Quantity(key, written, digits=12)


def difference(parameter: Quantity) -> Quantity:
    """What a difference quotient says of ∂L/∂w."""
    return Quantity("difference", mean_gradient(parameter).symbol)
