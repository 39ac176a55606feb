"""The way forward: the values of every layer, and the loss."""

import math
from collections.abc import Iterator

from pynn_labs.derivation import notation
from pynn_labs.derivation.activation_formulas import ONE, formulas
from pynn_labs.derivation.equations import Equation
from pynn_labs.derivation.expressions import Constant, Expression, Index, Named
from pynn_labs.derivation.mathml import node
from pynn_labs.derivation.notation import LOSS_OF_EXAMPLE, MEAN_LOSS, W, b, y, z
from pynn_labs.derivation.operations import Bracketed, Exponential, Fraction, Function, Power, Product
from pynn_labs.derivation.path import Path
from pynn_labs.derivation.sums import Spread, SumOver, minus, negative, plus


def forward_equations(path: Path) -> Iterator[Equation]:
    """z and x of the path's unit in each layer."""
    last = path.shape.last
    for layer in range(1, last + 1):
        unit = path.unit(layer)
        weighted_input, value = z(layer, unit), path.x(layer, unit)
        yield Equation(f"z{layer}", weighted_input, (_weighted_input(path, layer, unit),))
        values = formulas(path.shape.activation_of(layer), weighted_input, value).values
        left = notation.output(layer, unit) if layer == last else value
        yield Equation(f"x{layer}", left, values)


def loss_equations(path: Path, rows: int) -> Iterator[Equation]:
    """ℓ of the selected example, and L over all ``rows``."""
    loss_of_output = _squared_error if path.shape.loss == "squared_error" else _cross_entropy
    loss = path.sum_over_units(path.shape.last, lambda k: loss_of_output(path, k))
    yield Equation("loss", LOSS_OF_EXAMPLE, (loss,))
    every_row = SumOver("m", rows, 1, notation.loss_of_row)
    yield Equation("mean_loss", MEAN_LOSS, (mean(every_row, rows),))


def mean(summed: SumOver, count: int) -> Expression:
    """1/M Σ …"""
    return Product(Fraction(ONE, Named("M", Constant(count))), Spread(summed))


def _weighted_input(path: Path, layer: int, unit: Index) -> Expression:
    """z_j = Σ_i W_ji x_i + b_j"""
    before = layer - 1

    def term(source: Index) -> Expression:
        return Product(W(layer, unit, source), path.x(before, source))

    weighted = path.sum_over_units(before, term)
    return plus(weighted, b(layer, unit)) if path.shape.has_biases else weighted


def _squared_error(path: Path, k: Index) -> Expression:
    """(y_k − ŷ_k)²"""
    return Power(Bracketed(minus(y(k), path.x(path.shape.last, k))), 2)


def _cross_entropy(path: Path, k: Index) -> Expression:
    """−(y_k ln ŷ_k + (1 − y_k) ln (1 − ŷ_k)); the same is ln (1 + e^z_k) − y_k z_k."""
    target, y_hat = y(k), path.x(path.shape.last, k)
    if path.is_cancelled:
        weighted_input = z(path.shape.last, k)
        return minus(_ln(plus(ONE, Exponential(weighted_input))), Product(target, weighted_input))
    yes = Product(target, _ln(y_hat))
    no = Product(Bracketed(minus(ONE, target)), _ln(minus(ONE, y_hat)))
    return negative(Bracketed(plus(yes, no), spread=True))


def _ln(argument: Expression) -> Expression:
    return Function(node("mi", "ln"), (argument,), math.log)
