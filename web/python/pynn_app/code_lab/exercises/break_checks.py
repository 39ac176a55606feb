"""The marks by which each break is known: the gradients and outputs that it spoils."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from pynn_protocol.messages import CatalogueText

from pynn_app.code_lab.exercises.checks import ExerciseCheck, agree, demand
from pynn_app.code_lab.exercises.fixtures import (
    Array,
    batch,
    network,
    parameter_name,
    values_of,
)
from pynn_app.code_lab.exercises.learning_checks import truth_table_run
from pynn_app.code_lab.exercises.shared_checks import AGREES, relative_errors
from pynn_app.code_lab.exercises.texts import formula, text
from pynn_app.code_lab.package import EditedPackage

if TYPE_CHECKING:
    from pynn.gradient_check import Check

Parameter = tuple[str, int]
"""The weights or biases of a layer, from 1."""
W1, B1, W2, B2 = PARAMETERS = ("weights", 1), ("biases", 1), ("weights", 2), ("biases", 2)


def spoils(*parameters: Parameter) -> tuple[ExerciseCheck, ...]:
    """The gradient check finds every gradient of these arrays wrong, and every other one right."""
    return tuple(
        _wrong(*parameter) if parameter in parameters else _right(*parameter)
        for parameter in PARAMETERS
    )


def halves() -> ExerciseCheck:
    """Gradients are half of what they should be."""

    def run(package: EditedPackage) -> None:
        ratios = [check.backprop / check.difference for _, check in _gradient_check()]
        worst = max(ratios, key=lambda ratio: abs(ratio - 0.5) if math.isfinite(ratio) else math.inf)
        demand(abs(worst - 0.5) < 1e-3, text("exercise-fault-ratio", ratio=float(f"{worst:.4g}")))
        net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
        _, hidden, y_hat = values_of(net, x)
        slope = 2 * (y_hat - y) * y_hat * (1 - y_hat) / len(x)
        agree("∂L/∂W⁽²⁾", net.gradients(x, y).weights[1], 0.5 * slope.T @ hidden)

    return ExerciseCheck(text("exercise-test-halves"), run)


def carries_back_without_slope() -> ExerciseCheck:
    """σ′ of the hidden layer is left out."""

    def carried_back(delta: Array, W: Array, _hidden: Array) -> Array:
        return delta @ W

    return _carries_back("δ⁽¹⁾ = Σ δ⁽²⁾ W⁽²⁾", carried_back)


def carries_back_through_new_weights() -> ExerciseCheck:
    """W⁽²⁾ is updated, with ξ = 1, before δ is carried back through it."""

    def carried_back(delta: Array, W: Array, hidden: Array) -> Array:
        return (delta @ (W - delta.T @ hidden)) * hidden * (1 - hidden)

    return _carries_back("δ⁽¹⁾ = σ′(z⁽¹⁾) · Σ δ⁽²⁾ (W⁽²⁾ − ∂L/∂W⁽²⁾)", carried_back)


def _carries_back(equation: str, carried_back: Callable[[Array, Array, Array], Array]) -> ExerciseCheck:
    """``carried_back`` computes δ⁽¹⁾ from δ⁽²⁾, W⁽²⁾ and x⁽¹⁾, as ``equation`` says."""

    def run(package: EditedPackage) -> None:
        net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
        _, hidden, y_hat = values_of(net, x)
        delta = 2 * (y_hat - y) * y_hat * (1 - y_hat) / len(x)
        expected = carried_back(delta, net.weights[1], hidden)
        agree("∂L/∂W⁽¹⁾", net.gradients(x, y).weights[0], expected.T @ x)
        agree("∂L/∂b⁽¹⁾", net.gradients(x, y).biases[0], expected.sum(axis=0))

    return ExerciseCheck(formula(equation), run)


def ignores_biases() -> ExerciseCheck:
    """The network answers as if it had no biases."""

    def run(package: EditedPackage) -> None:
        net, (x, _) = network(package, 3, 4, 2), batch(3, 2)
        found = net.forward(x)
        for b in net.biases:
            b[...] = 0
        agree("ŷ", found, values_of(net, x)[2])

    return ExerciseCheck(formula("ŷ = σ(W⁽²⁾ σ(W⁽¹⁾ x⁽⁰⁾))"), run)


def _right(part: str, layer: int) -> ExerciseCheck:
    def run(_package: EditedPackage) -> None:
        worst = max(error for error, _ in _gradient_check(part, layer))
        demand(worst < AGREES, _relative_error(worst))

    return ExerciseCheck(text("exercise-test-right", name=parameter_name(part, layer)), run)


def _wrong(part: str, layer: int) -> ExerciseCheck:
    def run(_package: EditedPackage) -> None:
        least = min(error for error, _ in _gradient_check(part, layer))
        demand(least > AGREES, _relative_error(least))

    return ExerciseCheck(text("exercise-test-wrong", name=parameter_name(part, layer)), run)


def _relative_error(error: float) -> CatalogueText:
    return text("exercise-fault-relative-error", error=float(f"{error:.2g}"))


def _gradient_check(part: str | None = None, layer: int = 0) -> list[tuple[float, "Check"]]:
    """Relative errors as the truth-table lab begins: of all parameters, or of one array."""
    from pynn.gradient_check import check_each

    trainer = truth_table_run()
    examples = trainer.examples
    checks = check_each(trainer.network, examples.inputs, examples.targets)
    return [
        (error, check)
        for error, check in relative_errors(checks)
        if part is None or (check.part, check.layer) == (part, layer - 1)
    ]
