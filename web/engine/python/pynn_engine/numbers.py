"""Every number of the equations, by the key that ``notation`` gives it."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from pynn.activations import Array
from pynn.derivation import Derivation, derive
from pynn.examples import Examples
from pynn.gradient_check import VERDICTS, Place, check_one
from pynn.network import Network
from pynn.operations import Backprop, back_and_forth
from pynn_engine.equations import Lines

Numbers = dict[str, float]


def collect(
    network: Network,
    examples: Examples,
    lines: Lines,
    *,
    example: int,
    batch: NDArray[np.intp],
    learning_rate: float,
) -> Numbers:
    """What the keys of ``lines`` stand for: of row ``example``, and of a step on the rows ``batch``."""
    x, y = examples.inputs, examples.targets
    derived = derive(network, x[example], y[example])
    every_row = back_and_forth(network, x, y)
    return (
        {"xi": learning_rate, "loss": derived.loss, "L": every_row.loss}
        | _row_losses(network, every_row, y)
        | _of_example(network, derived)
        | _of_step(network, x[batch], y[batch], learning_rate, lines)
        | _of_check(network, x[batch], y[batch], lines)
    )


def _row_losses(network: Network, every_row: Backprop, y: Array) -> Numbers:
    """ΔL of each row."""
    z = every_row.values[-2] @ network.weights[-1].T + network.biases[-1]
    losses = network.objective.per_example(z, every_row.values[-1], y)
    return {f"loss.{row}": float(loss) for row, loss in enumerate(losses, start=1)}


def _of_example(network: Network, derived: Derivation) -> Numbers:
    numbers = _array("y.", derived.targets) | _array("e.", derived.loss_slope)
    for layer, values in enumerate(derived.values):
        numbers |= _array(f"x{layer}.", values)
    for l, W in enumerate(network.weights):
        layer = l + 1
        numbers |= _array(f"z{layer}.", derived.z[l])
        numbers |= _array(f"s{layer}.", derived.slopes[l])
        numbers |= _array(f"d{layer}.", derived.deltas[l])
        numbers |= _array(f"c{l}.", derived.deltas[l] @ W)  # ∂ΔL/∂x_p = Σ_r ∂ΔL/∂z_r W_rp
        numbers |= _array(f"gW{layer}.", derived.weight_gradients[l])
        numbers |= _array(f"gb{layer}.", derived.bias_gradients[l])
    return numbers


def _of_step(network: Network, x: Array, y: Array, learning_rate: float, lines: Lines) -> Numbers:
    """Parameters, their gradients, and what they become: by a real step, which a copy takes."""
    copy = network.astype(network.dtype)
    step = back_and_forth(copy, x, y)
    weights, biases = step.gradients()
    members = _member_gradients(step, lines)
    step.descend(learning_rate)
    numbers = dict(members)
    for l in range(len(weights)):
        numbers |= _array(f"W{l + 1}.", network.weights[l]) | _array(f"b{l + 1}.", network.biases[l])
        numbers |= _array(f"GW{l + 1}.", weights[l]) | _array(f"Gb{l + 1}.", biases[l])
        numbers |= _array(f"nW{l + 1}.", copy.weights[l]) | _array(f"nb{l + 1}.", copy.biases[l])
    return numbers


def _member_gradients(step: Backprop, lines: Lines) -> Numbers:
    """∂ΔL_m/∂w of each member of the batch, for the parameters whose update is shown."""
    layer = lines.layer
    to, source = lines.path[layer] - 1, lines.path[layer - 1] - 1
    deltas = step.deltas[layer - 1][:, to] * len(step.values[0])  # without the mean's 1/M
    by_parameter = {"W": deltas * step.values[layer - 1][:, source], "b": deltas}
    return {
        f"g{parameter.key}@{member}": float(gradient)
        for parameter in lines.parameters()
        for member, gradient in enumerate(by_parameter[parameter.key[0]], start=1)
    }


def _of_check(network: Network, x: Array, y: Array, lines: Lines) -> Numbers:
    """The gradient check of the selected parameter; its verdict is a place in ``VERDICTS``."""
    check = check_one(network, x, y, place(lines.selected.key))
    names = ("above", "below", "difference", "relative_error")
    slopes = dict(zip(("slope_left", "slope_right"), check.slopes, strict=True))
    verdict = {"verdict": float(VERDICTS.index(check.verdict))}
    return {name: getattr(check, name) for name in names} | slopes | verdict


def place(key: str) -> Place:
    """The array, layer and index, counted from 0, of a parameter's key such as "W2.1.3" or "b1.2"."""
    layer, *index = (int(number) - 1 for number in key[1:].split("."))
    return {"W": "weights", "b": "biases"}[key[0]], layer, tuple(index)


def key(part: str, layer: int, index: tuple[int, ...]) -> str:
    """The key of a parameter: the opposite of ``place``."""
    return {"weights": "W", "biases": "b"}[part] + ".".join(
        str(number + 1) for number in (layer, *index)
    )


def _array(prefix: str, array: Array) -> Numbers:
    """prefix1, prefix2, … or prefix1.1, prefix1.2, … for every entry, counted from 1."""
    places = product(*(range(1, length + 1) for length in array.shape))
    return {
        prefix + ".".join(map(str, place)): value
        for place, value in zip(places, array.ravel().tolist(), strict=True)
    }
