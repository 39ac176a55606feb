"""The quantities of the derivation: the document's letters, each with a key for its number.

Where the document gives one letter two meanings, each meaning has its own here: m is an example and
nothing else, i, j (r) and k count the units of one layer each, forwards and backwards, and sums are
written.

Keys count as the mathematics does, from 1: ``W2.1.3`` is the weight of layer 2 to unit 1 from unit 3,
``x1.3`` the value of unit 3 in layer 1. The inputs are layer 0.
"""

from dataclasses import dataclass

from pynn.gradient_check import STEP
from pynn_labs.derivation.expressions import Index, Quantity
from pynn_labs.derivation.mathml import Node, bracketed, node, operator, row
from pynn_labs.derivation.symbols import fixed, indexed, letter, ratio


@dataclass(frozen=True)
class Shape:
    """The properties of a network that decide how its equations look."""

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


_LOSS_OF_ROW = letter("ℓ")
_Y_HAT = fixed(node("mi", "\N{MATHEMATICAL ITALIC SMALL Y}\N{COMBINING CIRCUMFLEX ACCENT}"))


XI = Quantity("xi", letter("ξ"))
H = Quantity("h", letter("h"), digits=len(f"{STEP:e}".partition("e")[0].strip(".0").replace(".", "")))
"""The step by which the gradient check moves a parameter, with all digits of that constant."""
LOSS_OF_EXAMPLE = Quantity("loss", _LOSS_OF_ROW)
"""ℓ, the selected example's."""
MEAN_LOSS = Quantity("L", letter("L"))
"""L, the mean over the table."""


def loss_of_row(example: Index) -> Quantity:
    """ℓ of any example of the table."""
    return Quantity(f"loss.{example.number}", indexed(_LOSS_OF_ROW, None, example))


def W(layer: int, to: Index, source: Index) -> Quantity:  # noqa: N802  the document's letter
    """A weight."""
    return Quantity(f"W{layer}.{to.number}.{source.number}", indexed(letter("W"), layer, to, source))


def b(layer: int, unit: Index) -> Quantity:
    """A bias."""
    return Quantity(f"b{layer}.{unit.number}", indexed(letter("b"), layer, unit))


def z(layer: int, unit: Index) -> Quantity:
    """The weighted input of a unit: the argument of its σ."""
    return Quantity(f"z{layer}.{unit.number}", indexed(letter("z"), layer, unit))


def x(layer: int, unit: Index, *, last: int) -> Quantity:
    """The value of a unit; in the layer ``last`` it is ŷ."""
    symbol = indexed(_Y_HAT, None, unit) if layer == last else indexed(letter("x"), layer, unit)
    return Quantity(f"x{layer}.{unit.number}", symbol)


def output(layer: int, unit: Index) -> Quantity:
    """ŷ = x of the last layer: as the document introduces it."""
    y_hat, same = indexed(_Y_HAT, None, unit), indexed(letter("x"), layer, unit)
    return Quantity(
        f"x{layer}.{unit.number}",
        lambda concrete: row(y_hat(concrete), operator("="), same(concrete)),
    )


def y(unit: Index) -> Quantity:
    """A target."""
    return Quantity(f"y.{unit.number}", indexed(letter("y"), None, unit))


def loss_slope(y_hat: Quantity, unit: Index) -> Quantity:
    """∂ℓ/∂ŷ."""
    return Quantity(f"e.{unit.number}", ratio(_LOSS_OF_ROW, y_hat.symbol))


def slope(layer: int, unit: Index, value: Quantity) -> Quantity:
    """∂x/∂z = σ′(z), of the unit whose x is ``value``."""
    return Quantity(f"s{layer}.{unit.number}", ratio(value.symbol, z(layer, unit).symbol))


def delta(layer: int, unit: Index) -> Quantity:
    """δ = ∂ℓ/∂z."""
    return Quantity(f"d{layer}.{unit.number}", indexed(letter("δ"), layer, unit))


def named_delta(layer: int, unit: Index) -> Quantity:
    """δ where it is introduced: in letters with the derivative that it stands for."""
    named, derivative = indexed(letter("δ"), layer, unit), ratio(_LOSS_OF_ROW, z(layer, unit).symbol)

    def symbol(concrete: bool) -> Node:
        return named(True) if concrete else row(named(False), operator("="), derivative(False))

    return Quantity(f"d{layer}.{unit.number}", symbol)


def carried_back(layer: int, unit: Index, value: Quantity) -> Quantity:
    """∂ℓ/∂x of a hidden unit, whose x is ``value``."""
    return Quantity(f"c{layer}.{unit.number}", ratio(_LOSS_OF_ROW, value.symbol))


def gradient(parameter: Quantity) -> Quantity:
    """∂ℓ/∂w: the selected example's."""
    return Quantity(f"g{parameter.key}", ratio(_LOSS_OF_ROW, parameter.symbol))


def gradient_of_member(parameter: Quantity, member: Index) -> Quantity:
    """∂ℓ/∂w of a member of the step's batch."""
    loss = indexed(_LOSS_OF_ROW, None, member)
    return Quantity(f"g{parameter.key}@{member.number}", ratio(loss, parameter.symbol))


def row_gradient(parameter: Quantity) -> Quantity:
    """∂ℓ_m/∂w of the one row m of a step."""
    loss = indexed(_LOSS_OF_ROW, None, Index("m", 0))
    return Quantity(f"S{parameter.key}", ratio(loss, parameter.symbol))


def mean_gradient(parameter: Quantity) -> Quantity:
    """∂L/∂w: the mean over the table."""
    return Quantity(f"G{parameter.key}", ratio(MEAN_LOSS.symbol, parameter.symbol))


def updated(parameter: Quantity) -> Quantity:
    """w after the step."""
    return Quantity(f"n{parameter.key}", parameter.symbol)


def loss_beside(parameter: Quantity, sign: str, key: str) -> Quantity:
    """L(w + h) or L(w − h), with all other parameters unchanged."""

    def written(concrete: bool) -> Node:
        changed = row(parameter.symbol(concrete), operator(sign), node("mi", "h"))
        return row(node("mi", "L"), bracketed(changed))

    return Quantity(key, written, digits=12)


def difference(parameter: Quantity) -> Quantity:
    """∂L/∂w as a difference quotient."""
    return Quantity("difference", mean_gradient(parameter).symbol)
