"""The source document's derivation, line by line, for a network of any shape and one way through it.

A *path* is one unit in each layer, counted from 1. It says which unit a general line is shown for: with
the path (1, 2, 1), z_j is that of hidden unit 2, and W_kj the weight from hidden unit 2 to output 1.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pynn_labs.derivation import notation
from pynn_labs.derivation.activation_formulas import ONE, formulas
from pynn_labs.derivation.expressions import (
    Bracketed,
    Constant,
    Exponential,
    Expression,
    Fraction,
    Function,
    Index,
    Named,
    Node,
    Power,
    Product,
    Quantity,
    Spread,
    SumOver,
    Symbol,
    minus,
    negative,
    node,
    plus,
    sum_sign,
)
from pynn_labs.derivation.notation import (
    COLUMN,
    LOSS_OF_EXAMPLE,
    MEAN_LOSS,
    ROW,
    XI,
    H,
    Shape,
    W,
    b,
    y,
    z,
)

TWO = Constant(2)
Term = Callable[[Index], Expression]


def is_saturated(y_hat: float) -> bool:
    """True where ŷ is so near 0 or 1 that cross-entropy cannot be computed from it.

    1 − ŷ has lost ten of its sixteen digits where it is below 1e-6; ŷ itself is never below e⁻⁷⁰⁸.
    Then ∂ΔL/∂ŷ · σ′ is written as ŷ − y, which the factors multiply to and the code computes.
    """
    return 1 - y_hat < 1e-6 or y_hat < 1e-300


@dataclass(frozen=True)
class Factor:
    """One factor of a chain rule: the derivative, its formula, and what that comes to."""

    derivative: Symbol
    formula: Expression
    result: Quantity | Constant
    called: Symbol | None = None
    """What the document calls it before it says the formula: σ′(z)."""


@dataclass(frozen=True)
class Equation:
    """``left`` equals each of the ``rights``, or the product of the ``factors``."""

    key: str
    left: Quantity
    rights: tuple[Expression, ...] = ()
    factors: tuple[Factor, ...] = ()
    lead: Node | None = None
    """What stands before the factors: the sum over one of their indices."""
    sign: str = "="
    """Between left and right: ← where left takes the value of right, ≈ where they are only near."""
    stepwise: bool = False
    """Each of the ``rights`` is a step by itself, on a line of its own."""


@dataclass(frozen=True)
class Section:
    """The equations of one stage.

    "forward", "loss", "layer-2", "layer-1" and so on, "update"; and "slope" and "check" beside them.
    """

    stage: str
    equations: list[Equation]


@dataclass(frozen=True)
class Lines:
    """All equations of one network: what they depend on, and nothing that changes with a step."""

    shape: Shape
    path: tuple[int, ...]
    layer: int
    """The layer of the selected parameter, whose update is shown, from 1."""
    part: str
    """The selected parameter: "W", the path's weight into ``layer``, or "b", its unit's bias."""
    rows: int
    """Examples in the table."""
    batch: int
    """Examples in a step: all rows, or one."""
    is_saturated: bool = False
    """True where the output is, see the function ``is_saturated``."""

    @property
    def key(self) -> str:
        """A short text that differs for every other structure."""
        shape = self.shape
        return " ".join(
            [
                "-".join(map(str, shape.sizes)),
                shape.activation,
                shape.loss,
                "biases" if shape.has_biases else "no-biases",
                "-".join(map(str, self.path)),
                f"{self.part}{self.layer}",
                f"{self.batch}/{self.rows}",
                "saturated" if self.is_saturated else "",
            ]
        ).rstrip()

    def sections(self) -> list[Section]:
        """In the document's order: forward, loss, the layers from the last one back, update, σ′.

        What the document does not have comes after it: the check by differences.
        """
        backwards = range(self.shape.last, 0, -1)
        return [
            Section("forward", list(self._forward())),
            Section("loss", list(self._loss())),
            *(Section(f"layer-{layer}", list(self._gradients(layer))) for layer in backwards),
            Section("update", list(self._update())),
            Section("slope", list(self._slope())),
            Section("check", [self._check()]),
        ]

    @property
    def selected(self) -> Quantity:
        """The selected parameter."""
        return next(each for each in self.parameters() if each.key.startswith(self.part))

    def parameters(self) -> list[Quantity]:
        """The path's weight into ``layer``, and the bias that goes with it."""
        to, source = self._unit(self.layer, ROW), self._unit(self.layer - 1, COLUMN)
        weight = W(self.layer, to, source)
        return [weight, b(self.layer, to)] if self.shape.has_biases else [weight]

    def _unit(self, layer: int, letter: str | None = None) -> Index:
        """The path's unit of a layer, under its running letter or another."""
        return Index(letter or self.shape.letter(layer), self.path[layer])

    def _x(self, layer: int, unit: Index) -> Quantity:
        return notation.x(layer, unit, last=self.shape.last)

    def _sum_over_units(self, layer: int, term: Term) -> SumOver:
        return SumOver(self.shape.letter(layer), self.shape.sizes[layer], self.path[layer], term)

    # -- forward ------------------------------------------------------------------------------

    def _forward(self) -> Iterator[Equation]:
        for layer in range(1, self.shape.last + 1):
            unit = self._unit(layer)
            into, out = z(layer, unit), self._x(layer, unit)
            yield Equation(f"z{layer}", into, (self._weighted_input(layer, unit),))
            values = formulas(self.shape.activation_of(layer), into, out).values
            left = notation.output(layer, unit) if layer == self.shape.last else out
            yield Equation(f"x{layer}", left, values)

    def _weighted_input(self, layer: int, unit: Index) -> Expression:
        """z_j = Σ_i W_ji x_i + b_j"""
        before = layer - 1

        def term(source: Index) -> Expression:
            return Product(W(layer, unit, source), self._x(before, source))

        weighted = self._sum_over_units(before, term)
        return plus(weighted, b(layer, unit)) if self.shape.has_biases else weighted

    # -- loss ---------------------------------------------------------------------------------

    def _loss(self) -> Iterator[Equation]:
        term = self._squared if self.shape.loss == "squared_error" else self._surprise
        yield Equation("loss", LOSS_OF_EXAMPLE, (self._sum_over_units(self.shape.last, term),))
        every_row = SumOver("m", self.rows, 1, notation.loss_of_row)
        yield Equation("mean_loss", MEAN_LOSS, (_mean(every_row, self.rows),))

    def _squared(self, k: Index) -> Expression:
        """(y_k − ŷ_k)²"""
        return Power(Bracketed(minus(y(k), self._x(self.shape.last, k))), 2)

    def _surprise(self, k: Index) -> Expression:
        """−(y_k ln ŷ_k + (1 − y_k) ln (1 − ŷ_k)); the same is ln (1 + e^z_k) − y_k z_k."""
        target, y_hat = y(k), self._x(self.shape.last, k)
        if self._is_cancelled:
            into = z(self.shape.last, k)
            return minus(_ln(plus(ONE, Exponential(into))), Product(target, into))
        yes = Product(target, _ln(y_hat))
        no = Product(Bracketed(minus(ONE, target)), _ln(minus(ONE, y_hat)))
        return negative(Bracketed(plus(yes, no), spread=True))

    # -- backward -----------------------------------------------------------------------------

    def _gradients(self, layer: int) -> Iterator[Equation]:
        """∂ΔL/∂W and ∂ΔL/∂b of a layer: the document's "back propagate"."""
        to, source = self._unit(layer, ROW), self._unit(layer - 1, COLUMN)
        weight, bias, into = W(layer, to, source), b(layer, to), z(layer, to)
        value = self._x(layer - 1, source)
        lead, factors = self._back_to(layer, to)
        by_weight = Factor(notation.ratio(into.symbol, weight.symbol), value, value)
        by_bias = Factor(notation.ratio(into.symbol, bias.symbol), ONE, ONE)
        yield Equation(
            f"gW{layer}", notation.gradient(weight), factors=(*factors, by_weight), lead=lead
        )
        if self.shape.has_biases:
            yield Equation(
                f"gb{layer}", notation.gradient(bias), factors=(*factors, by_bias), lead=lead
            )

    def _back_to(self, layer: int, to: Index) -> tuple[Node | None, list[Factor]]:
        """The factors of ∂ΔL/∂z of unit ``to``, and the sum that stands before them."""
        last = self.shape.last
        if layer == last:
            return None, self._output_factors(to)
        own = self._slope_factor(layer, to)
        if layer < last - 1:
            return None, [self._sum_factor(layer, to), own]
        # the document's line: every factor from the loss on, and the sum over k that it leaves unsaid
        k = self._unit(last)
        weight = W(last, k, to)
        through = Factor(notation.ratio(z(last, k).symbol, self._x(layer, to).symbol), weight, weight)
        return sum_sign("k"), [*self._output_factors(k), through, own]

    def _output_factors(self, k: Index) -> list[Factor]:
        """∂ΔL/∂ŷ_k · ∂ŷ_k/∂z_k; in one where their product has digits that they have lost."""
        by_loss, by_slope = self._loss_factor(k), self._slope_factor(self.shape.last, k)
        if not self._is_cancelled:
            return [by_loss, by_slope]
        both = notation.product(by_loss.derivative, by_slope.derivative)
        cancelled = minus(self._x(self.shape.last, k), y(k))
        return [Factor(both, cancelled, notation.delta(self.shape.last, k))]

    @property
    def _is_cancelled(self) -> bool:
        return self.is_saturated and self.shape.loss == "cross_entropy"

    def _loss_factor(self, k: Index) -> Factor:
        """∂ΔL/∂ŷ_k = 2 (ŷ_k − y_k)"""
        target, y_hat = y(k), self._x(self.shape.last, k)
        if self.shape.loss == "squared_error":
            formula: Expression = Product(TWO, Bracketed(minus(y_hat, target)))
        else:
            formula = minus(Fraction(minus(ONE, target), minus(ONE, y_hat)), Fraction(target, y_hat))
        slope = notation.loss_slope(y_hat, k)
        return Factor(slope.symbol, formula, slope)

    def _slope_factor(self, layer: int, unit: Index) -> Factor:
        """∂x/∂z = σ′(z)"""
        value = self._x(layer, unit)
        slope = notation.slope(layer, unit, value)
        into = z(layer, unit)
        written = formulas(self.shape.activation_of(layer), into, value)
        called = notation.applied(written.prime, into.symbol)
        return Factor(slope.symbol, written.slope, slope, called)

    def _sum_factor(self, layer: int, to: Index) -> Factor:
        """∂ΔL/∂x_p = Σ_r ∂ΔL/∂z_r W_rp: what the layer behind has found already, carried back."""
        behind = layer + 1

        def term(unit: Index) -> Expression:
            return Product(notation.delta(behind, unit), W(behind, unit, to))

        carried = notation.carried_back(layer, to, self._x(layer, to))
        return Factor(carried.symbol, self._sum_over_units(behind, term), carried)

    # -- update -------------------------------------------------------------------------------

    def _update(self) -> Iterator[Equation]:
        for parameter in self.parameters():
            gradient = notation.row_gradient(parameter)
            if self.batch > 1:
                gradient = notation.mean_gradient(parameter)
                yield Equation(f"mean_{parameter.key[0]}", gradient, (self._mean_gradient(parameter),))
            step = minus(parameter, Product(XI, gradient))  # w − ξ ∂L/∂w, with one row w − ξ ∂ΔL_m/∂w
            yield Equation(f"update_{parameter.key[0]}", notation.updated(parameter), (step,), sign="←")

    def _mean_gradient(self, parameter: Quantity) -> Expression:
        """Σ_m ∂ΔL_m/∂w / M"""

        def term(member: Index) -> Expression:
            return notation.gradient_of_member(parameter, member)

        return _mean(SumOver("m", self.batch, 1, term), self.batch)

    # -- σ′ -----------------------------------------------------------------------------------

    def _slope(self) -> Iterator[Equation]:
        """σ and, in the document's steps, σ′ = σ (1 − σ): at the path's unit of ``layer``."""
        unit = self._unit(self.layer)
        into, value = z(self.layer, unit), self._x(self.layer, unit)
        written = formulas(self.shape.activation_of(self.layer), into, value)
        if not written.steps:
            return
        slope = notation.slope(self.layer, unit, value)
        sigma = Quantity(value.key, notation.applied(written.name, into.symbol))
        yield Equation("sigma", sigma, written.values[1:])
        yield Equation(
            "slope",
            Quantity(slope.key, notation.applied(written.prime, into.symbol)),
            (*written.steps, written.slope),
            stepwise=True,
        )

    # -- check --------------------------------------------------------------------------------

    def _check(self) -> Equation:
        """∂L/∂w ≈ (L(w + h) − L(w − h)) / 2h"""
        w = self.selected
        above, below = notation.loss_beside(w, "+", "above"), notation.loss_beside(w, "−", "below")
        quotient = Fraction(minus(above, below), Product(TWO, H))
        return Equation("check", notation.difference(w), (quotient,), sign="≈")


def _mean(summed: SumOver, count: int) -> Expression:
    return Product(Fraction(ONE, Named("M", Constant(count))), Spread(summed))


def _ln(argument: Expression) -> Expression:
    return Function(node("mi", "ln"), (argument,), math.log)
