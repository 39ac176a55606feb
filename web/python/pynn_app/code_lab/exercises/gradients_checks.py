"""Tests of ``Backprop.gradients``: with made-up values and deltas, then with real ones."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Unpack

import numpy as np

from pynn_app.code_lab.exercises.checks import ExerciseCheck, ExerciseChecks, agree, demand
from pynn_app.code_lab.exercises.difference import other
from pynn_app.code_lab.exercises.fixtures import (
    EXAMPLES,
    Array,
    NetworkOptions,
    backprop_with,
    batch,
    network,
    parameter_name,
)
from pynn_app.code_lab.exercises.shared_checks import (
    agrees_with_differences,
    demand_length,
    demand_list,
)
from pynn_app.code_lab.exercises.texts import (
    kind_of,
    layer_name,
    text,
)
from pynn_app.code_lab.package import EditedPackage

if TYPE_CHECKING:
    from pynn.backpropagation import Backprop

GRADIENTS = ExerciseChecks()
_SIZES = (3, 4, 2)
_Lists = tuple[Sequence[Array], Sequence[Array]]


def made_up_backprop(
    package: EditedPackage,
    examples: int = EXAMPLES,
    sizes: tuple[int, ...] = _SIZES,
    **options: Unpack[NetworkOptions],
) -> "Backprop":
    """A ``Backprop`` for batches of up to 5 as it is after ``backward``, with numbers made up."""
    rng = np.random.default_rng(3)
    net, (_, y) = network(package, *sizes, **options), batch(sizes[0], sizes[-1])
    values, deltas = (
        [rng.standard_normal((examples, size)).astype(net.dtype) for size in layers]
        for layers in (sizes, sizes[1:])
    )
    backprop = backprop_with(net, values[0], y[:examples], EXAMPLES)
    backprop.take(values[0], y[:examples])
    backprop.values, backprop.deltas = values, deltas
    return backprop


def both_lists(backprop: "Backprop") -> _Lists:
    """Both lists, in whatever can be unpacked."""
    found: object = backprop.gradients()
    both = tuple(found) if isinstance(found, Iterable) else ()
    demand(len(both) == 2, other("gradients()", kind_of(found), text("exercise-kind-pair")))
    weights, biases = both
    return weights, biases


def compared_gradients(backprop: "Backprop") -> Iterator[tuple[str, Array, Array]]:
    """("∂L/∂W⁽¹⁾", found, expected), …: what ``gradients`` returns for its values and deltas."""
    weights, biases = both_lists(backprop)
    demand_length("∂L/∂W", len(weights), len(backprop.deltas))
    demand_length("∂L/∂b", len(biases), len(backprop.deltas))
    for l, (given_delta, given_x) in enumerate(zip(backprop.deltas, backprop.values[:-1], strict=True)):
        delta, x = given_delta.astype(np.float64), given_x.astype(np.float64)
        layer = layer_name(l + 1)
        yield f"∂L/∂W{layer}", weights[l], np.einsum("mj,mi->ji", delta, x)
        yield f"∂L/∂b{layer}", biases[l], delta.sum(axis=0)


def arrays_of(backprop: "Backprop") -> dict[str, Array]:
    """δ⁽¹⁾, …, x⁽⁰⁾, … by their names."""
    deltas = {f"δ{layer_name(l)}": delta for l, delta in enumerate(backprop.deltas, start=1)}
    return deltas | {f"x{layer_name(l)}": values for l, values in enumerate(backprop.values)}


@GRADIENTS.titled(text("exercise-test-two-lists"))
def _two_lists(package: EditedPackage) -> None:
    for place, found in enumerate(both_lists(made_up_backprop(package))):
        name = f"gradients()[{place}]"
        demand(isinstance(found, list), other(name, kind_of(found), text("exercise-kind-list")))
        demand_list(name, found, 2)


def _sum_over_examples(part: str, layer: int) -> ExerciseCheck:
    """The gradients of one array have its shape, and are sums over the examples."""
    parameter = parameter_name(part, layer)
    gradient = f"∂L/∂{parameter}"
    total = f"Σ δ{layer_name(layer)}" + (f" x{layer_name(layer - 1)}" if part == "weights" else "")

    def run(package: EditedPackage) -> None:
        backprop = made_up_backprop(package)
        weights, biases = both_lists(backprop)
        delta, x = backprop.deltas[layer - 1], backprop.values[layer - 1]
        if part == "weights":
            agree(gradient, weights[layer - 1], np.einsum("mj,mi->ji", delta, x))
        else:
            agree(gradient, biases[layer - 1], sum(delta))

    title = text("exercise-test-sum", gradient=gradient, parameter=parameter, sum=total)
    return ExerciseCheck(title, run)


GRADIENTS.add(
    _sum_over_examples("weights", 2),
    _sum_over_examples("weights", 1),
    _sum_over_examples("biases", 2),
    _sum_over_examples("biases", 1),
)


@GRADIENTS.titled(text("exercise-test-one-example"))
def _one_example(package: EditedPackage) -> None:
    backprop = made_up_backprop(package, examples=1)
    weights, biases = both_lists(backprop)
    agree("∂L/∂W⁽²⁾", weights[1], np.outer(backprop.deltas[1][0], backprop.values[1][0]))
    agree("∂L/∂b⁽²⁾", biases[1], backprop.deltas[1][0])


GRADIENTS.add(
    agrees_with_differences("weights", 2),
    agrees_with_differences("weights", 1),
    agrees_with_differences("biases", 2),
    agrees_with_differences("biases", 1),
)
