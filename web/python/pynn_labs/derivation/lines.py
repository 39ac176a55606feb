"""The source document's derivation, line by line, for a network of any shape and one path."""

from collections.abc import Iterator
from dataclasses import dataclass

from pynn_labs.derivation import notation
from pynn_labs.derivation.activation_formulas import formulas
from pynn_labs.derivation.backward_equations import gradient_equations
from pynn_labs.derivation.equations import Equation, Section
from pynn_labs.derivation.expressions import Constant, Expression, Index, Quantity
from pynn_labs.derivation.forward_equations import forward_equations, loss_equations, mean
from pynn_labs.derivation.notation import XI, H, Shape, W, b, z
from pynn_labs.derivation.operations import Fraction, Product
from pynn_labs.derivation.path import Path
from pynn_labs.derivation.sums import SumOver, minus
from pynn_labs.derivation.symbols import applied


@dataclass(frozen=True)
class Lines:
    """All equations of one network: everything that they depend on but numbers."""

    shape: Shape
    path: tuple[int, ...]
    """One unit of each layer, counted from 1."""
    layer: int
    """The layer of the selected parameter, whose update is shown, from 1."""
    part: str
    """The selected parameter: "W", the path's weight into ``layer``, or "b", its unit's bias."""
    rows: int
    """Examples in the table."""
    batch: int
    """Examples in a step: all rows, or one."""
    is_saturated: bool = False
    """True if the output is, see ``path.is_saturated``."""

    @property
    def key(self) -> str:
        """A short text that is different for every other structure."""
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

        The check by differences, which the document does not have, comes last.
        """
        path = self._path
        backwards = range(self.shape.last, 0, -1)
        return [
            Section("forward", list(forward_equations(path))),
            Section("loss", list(loss_equations(path, self.rows))),
            *(Section(f"layer-{layer}", list(gradient_equations(path, layer))) for layer in backwards),
            Section("update", list(self._update())),
            Section("slope", list(self._slope())),
            Section("check", [self._check()]),
        ]

    @property
    def selected(self) -> Quantity:
        """The selected parameter."""
        weight, *biases = self.parameters()
        return biases[0] if self.part == "b" else weight

    def parameters(self) -> list[Quantity]:
        """The path's weight into ``layer``, and the bias that goes with it."""
        path = self._path
        to, source = path.unit(self.layer), path.unit(self.layer - 1)
        weight = W(self.layer, to, source)
        return [weight, b(self.layer, to)] if self.shape.has_biases else [weight]

    @property
    def _path(self) -> Path:
        return Path(self.shape, self.path, self.is_saturated)

    def _update(self) -> Iterator[Equation]:
        for parameter in self.parameters():
            gradient = notation.row_gradient(parameter)
            if self.batch > 1:
                gradient = notation.mean_gradient(parameter)
                yield Equation(f"mean_{parameter.key[0]}", gradient, (self._mean_gradient(parameter),))
            step = minus(parameter, Product(XI, gradient))  # w − ξ ∂L/∂w, with one row w − ξ ∂ℓ_m/∂w
            yield Equation(f"update_{parameter.key[0]}", notation.updated(parameter), (step,), sign="←")

    def _mean_gradient(self, parameter: Quantity) -> Expression:
        """Σ_m ∂ℓ_m/∂w / M"""

        def term(member: Index) -> Expression:
            return notation.gradient_of_member(parameter, member)

        return mean(SumOver("m", self.batch, 1, term), self.batch)

    def _slope(self) -> Iterator[Equation]:
        """σ and, in the document's steps, σ′ = σ (1 − σ): at the path's unit of ``layer``."""
        unit = self._path.unit(self.layer)
        weighted_input, value = z(self.layer, unit), self._path.x(self.layer, unit)
        written = formulas(self.shape.activation_of(self.layer), weighted_input, value)
        if not written.steps:
            return
        slope = notation.slope(self.layer, unit, value)
        sigma = Quantity(value.key, applied(written.name, weighted_input.symbol))
        yield Equation("sigma", sigma, written.values[1:])
        yield Equation(
            "slope",
            Quantity(slope.key, applied(written.prime, weighted_input.symbol)),
            (*written.steps, written.slope),
            stepwise=True,
        )

    def _check(self) -> Equation:
        """∂L/∂w ≈ (L(w + h) − L(w − h)) / 2h"""
        w = self.selected
        above, below = notation.loss_beside(w, "+", "above"), notation.loss_beside(w, "−", "below")
        quotient = Fraction(minus(above, below), Product(Constant(2), H))
        return Equation("check", notation.difference(w), (quotient,), sign="≈")
