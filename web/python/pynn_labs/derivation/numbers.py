"""The numbers of all quantities in the equations, by their keys in ``notation``."""

from collections.abc import Sequence
from functools import cache
from itertools import product

import numpy as np

from pynn import Diverged
from pynn.activations import Array
from pynn.backend import forward_and_backward
from pynn.backpropagation import Backprop
from pynn.derivation import Derivation, derive
from pynn.gradient_check import STEP, Check
from pynn.network import Network
from pynn.training import Trainer
from pynn_labs.derivation.lines import Lines
from pynn_labs.parameter_keys import place

Numbers = dict[str, float]
Gradients = tuple[list[Array], list[Array]]
"""∂/∂W and ∂/∂b of every layer."""


def collect(trainer: Trainer, lines: Lines, *, example: int, check: Check) -> Numbers:
    """The numbers of all keys of ``lines``: of row ``example``, and of the run's next step.

    ``check`` is that of the selected parameter, over the whole table.

    Every number comes out of the package as it runs, edited or not; none is computed here.
    """
    network, (x, y) = trainer.network, (trainer.examples.inputs, trainer.examples.targets)
    table = forward_and_backward(network, x, y)
    gradients = _gradients(table)
    return (
        {"xi": trainer.next_learning_rate, "h": STEP, "L": table.loss}
        | _of_example(derive(network, x[example], y[example]))
        | _parameters("", network.weights, network.biases)
        | _parameters("G", *gradients)
        | _of_rows(network, x, y, lines)
        | _of_step(trainer, lines, gradients)
        | _of_check(check)
    )


def _of_example(derived: Derivation) -> Numbers:
    numbers = {"loss": derived.loss} | _array("y.", derived.targets) | _array("e.", derived.loss_slope)
    for layer, values in enumerate(derived.values):
        numbers |= _array(f"x{layer}.", values)
    for layer, (z, slopes, deltas) in enumerate(
        zip(derived.z, derived.slopes, derived.deltas, strict=True), start=1
    ):
        numbers |= _array(f"z{layer}.", z) | _array(f"s{layer}.", slopes) | _array(f"d{layer}.", deltas)
    for layer, carried in enumerate(derived.carried_back, start=1):
        numbers |= _array(f"c{layer}.", carried)
    return numbers | _parameters("g", derived.weight_gradients, derived.bias_gradients)


def _of_rows(network: Network, x: Array, y: Array, lines: Lines) -> Numbers:
    """ℓ_m of each row m of the table by itself, and its ∂ℓ_m/∂w, the terms of the mean."""
    numbers: Numbers = {}
    keys = [parameter.key for parameter in lines.parameters()]
    for row in range(len(x)):
        alone = forward_and_backward(network, x[row : row + 1], y[row : row + 1])
        numbers[f"loss.{row + 1}"] = alone.loss
        gradients = _gradients(alone)
        numbers |= {f"g{key}@{row + 1}": _of_parameter(key, gradients) for key in keys}
    return numbers


def _of_step(trainer: Trainer, lines: Lines, gradients: Gradients) -> Numbers:
    """The parameters after the next step, and the gradient of the loss that it descends.

    ``gradients`` are those of the whole table.
    """
    network, rows = trainer.network, trainer.next_rows
    x, y = trainer.examples.inputs, trainer.examples.targets
    if len(rows) < len(x):
        gradients = _gradients(forward_and_backward(network, x[rows], y[rows]))
    try:
        updated = trainer.preview_step()
    except Diverged:  # it is raised again when the step is taken
        weights, biases = gradients
        updated = [np.full_like(W, np.nan) for W in weights], [np.full_like(b, np.nan) for b in biases]
    descended = {
        f"S{parameter.key}": _of_parameter(parameter.key, gradients) for parameter in lines.parameters()
    }
    return descended | _parameters("n", *updated)


def _of_check(check: Check) -> Numbers:
    """The gradient check of the selected parameter."""
    names = ("above", "below", "difference", "relative_error")
    slopes = dict(zip(("slope_left", "slope_right"), check.slopes, strict=True))
    return {name: getattr(check, name) for name in names} | slopes


def _parameters(prefix: str, weights: Sequence[Array], biases: Sequence[Array]) -> Numbers:
    """A number for each weight and bias: prefixW1.1.1, …, prefixb1.1, …"""
    numbers: Numbers = {}
    for layer, (W, b) in enumerate(zip(weights, biases, strict=True), start=1):
        numbers |= _array(f"{prefix}W{layer}.", W) | _array(f"{prefix}b{layer}.", b)
    return numbers


def _gradients(backprop: Backprop) -> Gradients:
    """The gradients of a batch as lists: edited code may return an iterator of the two."""
    weights, biases = backprop.gradients()
    return weights, biases


def _of_parameter(key: str, arrays: Gradients) -> float:
    """The entry of ``arrays`` at the place of the parameter with this key."""
    part, layer, index = place(key)
    return float(arrays[0 if part == "weights" else 1][layer][index])


def _array(prefix: str, array: Array) -> Numbers:
    """prefix1, prefix2, … or prefix1.1, prefix1.2, … for every entry, counted from 1."""
    return dict(zip(_keys(prefix, array.shape), array.ravel().tolist(), strict=True))


@cache
def _keys(prefix: str, shape: tuple[int, ...]) -> list[str]:
    """Cached for each shape: making the keys takes longer than the arithmetic."""
    places = product(*(range(1, length + 1) for length in shape))
    return [prefix + ".".join(map(str, place)) for place in places]
