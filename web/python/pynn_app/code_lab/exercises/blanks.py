"""Six functions to write: their places in the package, and the tests of a solution."""

from collections.abc import Iterable
from dataclasses import dataclass

from pynn_app.code_lab.exercises.activation_checks import SIGMOID, SOFTMAX
from pynn_app.code_lab.exercises.backward_checks import BACKWARD
from pynn_app.code_lab.exercises.backward_edge_checks import BACKWARD_EDGES
from pynn_app.code_lab.exercises.checks import ExerciseCheck
from pynn_app.code_lab.exercises.forward_checks import FORWARD
from pynn_app.code_lab.exercises.gradients_checks import GRADIENTS
from pynn_app.code_lab.exercises.gradients_edge_checks import GRADIENTS_EDGES
from pynn_app.code_lab.exercises.update_checks import UPDATE

ACTIVATIONS, BACKPROPAGATION = "pynn/activations.py", "pynn/backpropagation.py"
OPTIMIZERS = "pynn/optimizers.py"


@dataclass(frozen=True)
class Blank:
    """A function whose body is to be written.

    Its texts are ``exercise-KEY-title`` and ``-task`` of the catalogue, and ``-hint-1`` …: one at a
    time, and the last one nearly gives the solution away.
    """

    key: str
    file: str
    function: str
    """Its name within the file: "Backprop.forward"."""
    equation: str
    """An index stands behind a _."""
    hints: int
    """The number of texts ``-hint-1`` …"""
    comment: str
    """The comment in the blank body: part of the code, and so English."""
    checks: Iterable[ExerciseCheck]


BLANKS = (
    Blank(
        key="sigmoid",
        file=ACTIVATIONS,
        function="sigmoid",
        equation="σ(z) = 1 / (1 + e⁻ᶻ)",
        hints=4,
        comment="Return 1 / (1 + e⁻ᶻ) for each number of z, and let nothing overflow.",
        checks=SIGMOID,
    ),
    Blank(
        key="forward",
        file=BACKPROPAGATION,
        function="Backprop.forward",
        equation="z⁽ˡ⁾ = W⁽ˡ⁾ x⁽ˡ⁻¹⁾ + b⁽ˡ⁾,  x⁽ˡ⁾ = σ(z⁽ˡ⁾)",
        hints=4,
        comment="Fill self.values: x⁽⁰⁾, then x = σ(W x + b) of each layer.\n"
        "Then self.loss and self.hits, where self._y is not None.",
        checks=FORWARD,
    ),
    Blank(
        key="backward",
        file=BACKPROPAGATION,
        function="Backprop.backward",
        equation="δ⁽²⁾ = ∂L/∂ŷ · σ′(z⁽²⁾),  δ⁽¹⁾_j = σ′(z⁽¹⁾_j) · Σ_k δ⁽²⁾_k W⁽²⁾_kj",
        hints=4,
        comment="Fill self.deltas: δ = ∂L/∂z of each layer, the first layer's first.\n"
        "Begin at the output, and go back; divide by the number of examples once.",
        checks=(*BACKWARD, *BACKWARD_EDGES),
    ),
    Blank(
        key="gradients",
        file=BACKPROPAGATION,
        function="Backprop.gradients",
        equation="∂L/∂W_ji = Σ_m δ_mj x_mi,  ∂L/∂b_j = Σ_m δ_mj",
        hints=4,
        comment="Return two lists: ∂L/∂W and ∂L/∂b of each layer, from self.deltas and self.values.",
        checks=(*GRADIENTS, *GRADIENTS_EDGES),
    ),
    Blank(
        key="descend",
        file=OPTIMIZERS,
        function="GradientDescent.update",
        equation="w ← w − ξ ∂L/∂w",
        hints=4,
        comment="Take factor * self.learning_rate times its gradient from every parameter, in place.",
        checks=UPDATE,
    ),
    Blank(
        key="softmax",
        file=ACTIVATIONS,
        function="softmax",
        equation="x_k = exp(z_k) / Σ_l exp(z_l)",
        hints=4,
        comment="Return exp(z_k) / Σ_l exp(z_l) for each row of z, and let nothing overflow.",
        checks=SOFTMAX,
    ),
)
