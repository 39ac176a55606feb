"""The marks by which each break is known: which gradients it spoils, and what learning makes of it."""

import math
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pynn_app.code_lab.exercises.checking import Check, Package, agree, demand
from pynn_app.code_lab.exercises.fixtures import (
    AGREES,
    GradientCheck,
    batch,
    errors_of,
    layer_name,
    network,
    parameters_of,
    values_of,
)

Trainer = Any
"""Of the edited package."""
Numbers = NDArray[np.floating]
Array = tuple[str, int]
"""The weights or biases of a layer, from 1."""
W1, B1, W2, B2 = ARRAYS = ("weights", 1), ("biases", 1), ("weights", 2), ("biases", 2)


def spoils(*arrays: Array) -> tuple[Check, ...]:
    """The gradient check finds every gradient of these arrays wrong, and every other one right."""
    return tuple(_wrong(*array) if array in arrays else _right(*array) for array in ARRAYS)


def halves() -> Check:
    """Gradients are half of what they should be."""

    def run(package: Package) -> None:
        ratios = [each.backprop / each.difference for _, each in _gradient_check()]
        worst = max(ratios, key=lambda ratio: abs(ratio - 0.5) if math.isfinite(ratio) else math.inf)
        demand(abs(worst - 0.5) < 1e-3, f"One is {worst:.4g} times what it should be.")
        net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
        _, hidden, y_hat = values_of(net, x)
        slope = 2 * (y_hat - y) * y_hat * (1 - y_hat) / len(x)
        agree("∂L/∂W⁽²⁾", net.gradients(x, y).weights[1], 0.5 * slope.T @ hidden)

    return Check("Every gradient is half of what it should be", run)


def carries_back_without_slope() -> Check:
    """σ′ of the hidden layer is left out."""

    def carried_back(delta: Numbers, W: Numbers, _hidden: Numbers) -> Numbers:
        return delta @ W

    return _carries_back("δ⁽¹⁾ is carried back without σ′: Σ δ⁽²⁾ W⁽²⁾", carried_back)


def carries_back_through_new_weights() -> Check:
    """W⁽²⁾ is updated, with ξ = 1, before δ is carried back through it."""

    def carried_back(delta: Numbers, W: Numbers, hidden: Numbers) -> Numbers:
        return (delta @ (W - delta.T @ hidden)) * hidden * (1 - hidden)

    return _carries_back("δ⁽¹⁾ is carried back through W⁽²⁾ − ∂L/∂W⁽²⁾", carried_back)


def _carries_back(title: str, carried_back: Callable[[Numbers, Numbers, Numbers], Numbers]) -> Check:
    """``carried_back`` makes δ⁽¹⁾ of δ⁽²⁾, W⁽²⁾ and x⁽¹⁾."""

    def run(package: Package) -> None:
        net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
        _, hidden, y_hat = values_of(net, x)
        delta = 2 * (y_hat - y) * y_hat * (1 - y_hat) / len(x)
        expected = carried_back(delta, net.weights[1], hidden)
        agree("∂L/∂W⁽¹⁾", net.gradients(x, y).weights[0], expected.T @ x)
        agree("∂L/∂b⁽¹⁾", net.gradients(x, y).biases[0], expected.sum(axis=0))

    return Check(title, run)


def ignores_biases() -> Check:
    """The network answers as if it had no biases."""

    def run(package: Package) -> None:
        net, (x, _) = network(package, 3, 4, 2), batch(3, 2)
        found = net.forward(x)
        for b in net.biases:
            b[...] = 0
        agree("ŷ", found, values_of(net, x)[2])

    return Check("ŷ is what it would be if every bias were 0", run)


def steps_a_hundred_times_as_long() -> Check:
    """A step goes a hundred times as far as ξ says, against the gradient."""

    def run(package: Package) -> None:
        net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
        gradients = net.gradients(x, y)
        before = [array.copy() for array in (*net.weights, *net.biases)]
        package.Trainer(
            net, package.Examples(x, y), learning_rate=0.01, batch_size=len(x), epochs=1
        ).advance(steps=1)
        slopes = (*gradients.weights, *gradients.biases)
        for (name, array), w, g in zip(parameters_of(net).items(), before, slopes, strict=True):
            agree(f"With ξ = 0.01, what is added to {name}", array - w, -g)

    return Check("A step is a hundred times as long as ξ says", run)


def learns(within: int) -> Check:
    """The document’s table is learned all the same."""

    def run(_package: Package) -> None:
        demand(_steps(within) is not None, f"After {within} steps it is not.")

    return Check(f"The document’s table is learned within {within:,} steps", run)


def learns_not(within: int) -> Check:
    """The document’s table is not learned any more."""

    def run(_package: Package) -> None:
        steps = _steps(within)
        demand(steps is None, f"After {steps} steps it is learned.")

    return Check(f"The document’s table is not learned within {within:,} steps", run)


def class_by_class() -> Check:
    """From the second epoch on examples come sorted by their class."""

    def run(package: Package) -> None:
        classes = np.arange(40) % 4
        examples = package.Examples(np.ones((40, 2)), np.eye(4)[classes])
        trainer = package.Trainer(
            package.Network([2, 4]), examples, learning_rate=0.1, batch_size=5, epochs=2
        )
        trainer.advance()
        order: list[int] = []
        while not trainer.progress.finished:
            order += classes[trainer.next_rows].tolist()
            trainer.advance(steps=1)
        demand(order == sorted(order), f"The classes of the first ten are {order[:10]}.")
        demand(order == sorted(classes), "Not every example comes once.")

    return Check("In the second epoch examples come class by class", run)


def _right(part: str, layer: int) -> Check:
    def run(_package: Package) -> None:
        worst = max(error for error, _ in _gradient_check(part, layer))
        demand(worst < AGREES, f"One of them is wrong by {worst:.2g} of itself.")

    return Check(f"Every gradient of {_name(part, layer)} is right", run)


def _wrong(part: str, layer: int) -> Check:
    def run(_package: Package) -> None:
        least = min(error for error, _ in _gradient_check(part, layer))
        demand(least > AGREES, "One of them is right.")

    return Check(f"Every gradient of {_name(part, layer)} is wrong, and is found", run)


def _name(part: str, layer: int) -> str:
    return f"{'W' if part == 'weights' else 'b'}{layer_name(layer)}"


def _gradient_check(part: str | None = None, layer: int = 0) -> list[tuple[float, GradientCheck]]:
    """Relative errors as the truth-table lab begins: of all parameters, or of one array."""
    trainer = _trainer()
    examples = trainer.examples
    checks = import_module("pynn.gradient_check").check_each(
        trainer.network, examples.inputs, examples.targets
    )
    return [
        (error, each)
        for error, each in errors_of(checks)
        if part is None or (each.part, each.layer) == (part, layer - 1)
    ]


def _steps(most: int) -> int | None:
    """After how many steps the document’s table is learned; None where it takes more than ``most``."""
    recipes, trainer = import_module("pynn.recipes"), _trainer()
    for progress in trainer:
        if recipes.largest_miss(trainer.network, trainer.examples) <= recipes.LEARNED:
            return int(progress.step)
        if progress.step == most:
            break
    return None


def _trainer() -> Trainer:
    """The truth-table lab’s run on the document’s table, as the page begins."""
    settings, recipes = import_module("pynn.settings"), import_module("pynn.recipes")
    table = import_module("pynn.truth_table").document_table()
    chosen = settings.defaults(settings.TRUTH_TABLE)
    return recipes.truth_table_trainer(table, epochs=10_000, **chosen)
