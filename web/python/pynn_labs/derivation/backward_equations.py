"""The way back: the gradients of each layer, as chain rules."""

from collections.abc import Iterator

from pynn_labs.derivation import notation
from pynn_labs.derivation.activation_formulas import ONE, formulas
from pynn_labs.derivation.equations import Equation, Factor
from pynn_labs.derivation.expressions import Constant, Expression, Index
from pynn_labs.derivation.mathml import Node, sum_sign
from pynn_labs.derivation.notation import COLUMN, ROW, W, b, y, z
from pynn_labs.derivation.operations import Bracketed, Fraction, Product
from pynn_labs.derivation.path import Path
from pynn_labs.derivation.sums import minus
from pynn_labs.derivation.symbols import applied, product, ratio

_TWO = Constant(2)


def gradient_equations(path: Path, layer: int) -> Iterator[Equation]:
    """∂ΔL/∂W and ∂ΔL/∂b of a layer: the document's "back propagate"."""
    to, source = path.unit(layer, ROW), path.unit(layer - 1, COLUMN)
    weight, bias, weighted_input = W(layer, to, source), b(layer, to), z(layer, to)
    value = path.x(layer - 1, source)
    lead, factors = _factors_back_to(path, layer, to)
    by_weight = Factor(ratio(weighted_input.symbol, weight.symbol), value, value)
    by_bias = Factor(ratio(weighted_input.symbol, bias.symbol), ONE, ONE)
    yield Equation(f"gW{layer}", notation.gradient(weight), factors=(*factors, by_weight), lead=lead)
    if path.shape.has_biases:
        yield Equation(f"gb{layer}", notation.gradient(bias), factors=(*factors, by_bias), lead=lead)


def _factors_back_to(path: Path, layer: int, to: Index) -> tuple[Node | None, list[Factor]]:
    """The factors of ∂ΔL/∂z of unit ``to``, and the sum that stands before them."""
    last = path.shape.last
    if layer == last:
        return None, _output_factors(path, to)
    own = _slope_factor(path, layer, to)
    if layer < last - 1:
        return None, [_sum_factor(path, layer, to), own]
    # the document's line: every factor from the loss on, and the sum over k that it does not write
    k = path.unit(last)
    weight = W(last, k, to)
    through = Factor(ratio(z(last, k).symbol, path.x(layer, to).symbol), weight, weight)
    return sum_sign("k"), [*_output_factors(path, k), through, own]


def _output_factors(path: Path, k: Index) -> list[Factor]:
    """∂ΔL/∂ŷ_k · ∂ŷ_k/∂z_k; as one factor where they have lost digits that their product has."""
    by_loss, by_slope = _loss_factor(path, k), _slope_factor(path, path.shape.last, k)
    if not path.is_cancelled:
        return [by_loss, by_slope]
    both = product(by_loss.derivative, by_slope.derivative)
    cancelled = minus(path.x(path.shape.last, k), y(k))
    return [Factor(both, cancelled, notation.delta(path.shape.last, k))]


def _loss_factor(path: Path, k: Index) -> Factor:
    """∂ΔL/∂ŷ_k = 2 (ŷ_k − y_k), or for cross-entropy (1 − y_k)/(1 − ŷ_k) − y_k/ŷ_k"""
    target, y_hat = y(k), path.x(path.shape.last, k)
    if path.shape.loss == "squared_error":
        formula: Expression = Product(_TWO, Bracketed(minus(y_hat, target)))
    else:
        formula = minus(Fraction(minus(ONE, target), minus(ONE, y_hat)), Fraction(target, y_hat))
    slope = notation.loss_slope(y_hat, k)
    return Factor(slope.symbol, formula, slope)


def _slope_factor(path: Path, layer: int, unit: Index) -> Factor:
    """∂x/∂z = σ′(z)"""
    value, weighted_input = path.x(layer, unit), z(layer, unit)
    slope = notation.slope(layer, unit, value)
    written = formulas(path.shape.activation_of(layer), weighted_input, value)
    called = applied(written.prime, weighted_input.symbol)
    return Factor(slope.symbol, written.slope, slope, called)


def _sum_factor(path: Path, layer: int, to: Index) -> Factor:
    """∂ΔL/∂x_p = Σ_r ∂ΔL/∂z_r W_rp, where the layer behind has its ∂ΔL/∂z_r already."""
    behind = layer + 1

    def term(unit: Index) -> Expression:
        return Product(notation.delta(behind, unit), W(behind, unit, to))

    carried = notation.carried_back(layer, to, path.x(layer, to))
    return Factor(carried.symbol, path.sum_over_units(behind, term), carried)
