"""The way back: the gradients of each layer, as chain rules."""

from collections.abc import Iterator

from pynn_labs.derivation import notation
from pynn_labs.derivation.activation_formulas import ONE, formulas
from pynn_labs.derivation.equations import Equation, Factor
from pynn_labs.derivation.expressions import Constant, Expression, Index, Quantity
from pynn_labs.derivation.notation import W, b, y, z
from pynn_labs.derivation.operations import Bracketed, Cancelled, Fraction, Product, SymbolsOnly
from pynn_labs.derivation.path import Path
from pynn_labs.derivation.sums import minus
from pynn_labs.derivation.symbols import applied, product

_TWO = Constant(2)


def gradient_equations(path: Path, layer: int) -> Iterator[Equation]:
    """δ = ∂ℓ/∂z of a layer, ∂ℓ/∂W = δ x and ∂ℓ/∂b = δ: the document's "back propagate"."""
    to, source = path.unit(layer), path.unit(layer - 1)
    delta = notation.delta(layer, to)
    yield Equation(f"d{layer}", notation.named_delta(layer, to), factors=_factors(path, layer, to))
    is_cross_entropy = layer == path.shape.last and path.shape.loss == "cross_entropy"
    if is_cross_entropy and not path.is_cancelled:
        yield Equation(f"cancel{layer}", delta, _cancelling(path, to))
    weight = notation.gradient(W(layer, to, source))
    yield Equation(f"gW{layer}", weight, (Product(delta, path.x(layer - 1, source)),))
    if path.shape.has_biases:
        yield Equation(f"gb{layer}", notation.gradient(b(layer, to)), (delta,))


def _factors(path: Path, layer: int, to: Index) -> tuple[Factor, ...]:
    """The factors of δ of unit ``to``: what comes back to its value, and its own slope."""
    if layer == path.shape.last:
        return _output_factors(path, to)
    return _sum_factor(path, layer, to), _slope_factor(path, layer, to)


def _output_factors(path: Path, k: Index) -> tuple[Factor, ...]:
    """∂ℓ/∂ŷ_k · ∂ŷ_k/∂z_k; as one factor where they have lost digits that their product has."""
    by_loss, by_slope = _loss_factor(path, k), _slope_factor(path, path.shape.last, k)
    if not path.is_cancelled:
        return by_loss, by_slope
    both = product(by_loss.derivative, by_slope.derivative)
    cancelled = minus(path.x(path.shape.last, k), y(k))
    return (Factor(both, cancelled, notation.delta(path.shape.last, k)),)


def _loss_factor(path: Path, k: Index) -> Factor:
    """∂ℓ/∂ŷ_k = 2 (ŷ_k − y_k), or for cross-entropy (ŷ_k − y_k) / (ŷ_k (1 − ŷ_k))"""
    y_hat = path.x(path.shape.last, k)
    error = minus(y_hat, y(k))
    if path.shape.loss == "squared_error":
        formula: Expression = Product(_TWO, Bracketed(error))
    else:
        # the same as (1 − y)/(1 − ŷ) − y/ŷ, with σ′ as its denominator
        formula = Fraction(error, _sigmoid_slope(y_hat))
    slope = notation.loss_slope(y_hat, k)
    return Factor(slope.symbol, formula, slope)


def _cancelling(path: Path, k: Index) -> tuple[Expression, Expression]:
    """δ_k of cross-entropy: (ŷ_k − y_k) / σ′ · σ′, and what is left of it, ŷ_k − y_k.

    The numbers of both factors stand in the line before.
    """
    y_hat = path.x(path.shape.last, k)
    error, slope = minus(y_hat, y(k)), Cancelled(_sigmoid_slope(y_hat))
    return SymbolsOnly(Product(Fraction(error, slope), slope)), error


def _sigmoid_slope(y_hat: Quantity) -> Expression:
    """σ′ = ŷ (1 − ŷ)"""
    return Product(y_hat, Bracketed(minus(ONE, y_hat)))


def _slope_factor(path: Path, layer: int, unit: Index) -> Factor:
    """∂x/∂z = σ′(z)"""
    value, weighted_input = path.x(layer, unit), z(layer, unit)
    slope = notation.slope(layer, unit, value)
    written = formulas(path.shape.activation_of(layer), weighted_input, value)
    called = applied(written.prime, weighted_input.symbol)
    return Factor(slope.symbol, written.slope, slope, called)


def _sum_factor(path: Path, layer: int, to: Index) -> Factor:
    """∂ℓ/∂x_j = Σ_k δ_k W_kj, with the δ that the layer behind has already."""
    behind = layer + 1

    def term(unit: Index) -> Expression:
        return Product(notation.delta(behind, unit), W(behind, unit, to))

    carried = notation.carried_back(layer, to, path.x(layer, to))
    return Factor(carried.symbol, path.sum_over_units(behind, term), carried)
