"""Tests of ``Backprop.gradients``: of values and deltas that are made up, then of real ones."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from pynn_app.code_lab.exercises.checking import Check, Checks, Package, agree, demand
from pynn_app.code_lab.exercises.differing import NEAR, NEAR_IN_FLOAT32, kind_of
from pynn_app.code_lab.exercises.fixtures import (
    EXAMPLES,
    SHORT,
    Array,
    Backprop,
    agrees_with_differences,
    batch,
    layer_name,
    network,
    parameters_of,
    runs_on,
    taken,
    unchanged,
)

GRADIENTS = Checks()
SIZES = (3, 4, 2)


def _after_backward(
    package: Package, examples: int = EXAMPLES, sizes: tuple[int, ...] = SIZES, **options: object
) -> Backprop:
    """A ``Backprop`` for batches of up to 5 as it is after ``backward``, with numbers made up."""
    rng = np.random.default_rng(3)
    net, (_, y) = network(package, *sizes, **options), batch(sizes[0], sizes[-1])
    values, deltas = (
        [rng.standard_normal((examples, size)).astype(net.dtype) for size in each]
        for each in (sizes, sizes[1:])
    )
    done = taken(net, values[0], y[:examples], EXAMPLES)
    done.take(values[0], y[:examples])
    done.values, done.deltas = values, deltas
    return done


def _made_up(package: Package, examples: int = EXAMPLES) -> tuple[Backprop, Any]:
    """The same, and what its ``gradients`` returns."""
    done = _after_backward(package, examples)
    return done, _two_of(done.gradients())


def _two_of(found: object) -> tuple[Any, ...]:
    """Both lists, in whatever can be unpacked."""
    both = tuple(found) if isinstance(found, Iterable) else ()
    demand(len(both) == 2, f"It returns {kind_of(found)}; expected were two lists.")
    return both


def _compared(done: Backprop) -> Iterator[tuple[str, Any, Array]]:
    """("∂L/∂W⁽¹⁾", found, expected), …: what ``gradients`` returns of its values and deltas."""
    weights, biases = _two_of(done.gradients())
    demand(
        len(weights) == len(biases) == len(done.deltas),
        f"There are {len(weights)} arrays of ∂L/∂W and {len(biases)} of ∂L/∂b; expected were "
        f"{len(done.deltas)} of each.",
    )
    for l, (delta, x) in enumerate(zip(done.deltas, done.values[:-1], strict=True)):
        delta, x = delta.astype(np.float64), x.astype(np.float64)  # noqa: PLW2901
        layer = layer_name(l + 1)
        yield f"∂L/∂W{layer}", weights[l], np.einsum("mj,mi->ji", delta, x)
        yield f"∂L/∂b{layer}", biases[l], delta.sum(axis=0)


@GRADIENTS.titled("Two lists are returned, of ∂L/∂W and of ∂L/∂b, with an array for each layer")
def _two_lists(package: Package) -> None:
    _, both = _made_up(package)
    for found in both:
        demand(
            isinstance(found, list) and len(found) == 2,
            f"One of the two is {kind_of(found)}. Each of the two must be a list of two arrays, of "
            f"layer 1 and of layer 2.",
        )


def _weights_of(layer: int) -> Callable[[Package], None]:
    def run(package: Package) -> None:
        done, (weights, _) = _made_up(package)
        expected = np.einsum("mj,mi->ji", done.deltas[layer - 1], done.values[layer - 1])
        agree(f"∂L/∂W{layer_name(layer)}", weights[layer - 1], expected)

    return run


def _biases_of(layer: int) -> Callable[[Package], None]:
    def run(package: Package) -> None:
        done, (_, biases) = _made_up(package)
        agree(f"∂L/∂b{layer_name(layer)}", biases[layer - 1], sum(done.deltas[layer - 1]))

    return run


GRADIENTS.add(
    Check("∂L/∂W⁽²⁾ has the shape of W⁽²⁾, and is Σ δ⁽²⁾ x⁽¹⁾ over the examples", _weights_of(2)),
    Check("∂L/∂W⁽¹⁾ has the shape of W⁽¹⁾, and is Σ δ⁽¹⁾ x⁽⁰⁾ over the examples", _weights_of(1)),
    Check("∂L/∂b⁽²⁾ has the shape of b⁽²⁾, and is Σ δ⁽²⁾ over the examples", _biases_of(2)),
    Check("∂L/∂b⁽¹⁾ has the shape of b⁽¹⁾, and is Σ δ⁽¹⁾ over the examples", _biases_of(1)),
)


@GRADIENTS.titled("A batch of one example is a batch, too")
def _one_example(package: Package) -> None:
    done, (weights, biases) = _made_up(package, examples=1)
    agree("∂L/∂W⁽²⁾", weights[1], np.outer(done.deltas[1][0], done.values[1][0]))
    agree("∂L/∂b⁽²⁾", biases[1], done.deltas[1][0])


GRADIENTS.add(
    agrees_with_differences("weights", 2),
    agrees_with_differences("weights", 1),
    agrees_with_differences("biases", 2),
    agrees_with_differences("biases", 1),
)


@GRADIENTS.titled("A shorter last batch is summed, and not averaged again")
def _short_batch(package: Package) -> None:
    for quantity, found, expected in _compared(_after_backward(package, SHORT)):
        agree(f"For 3 examples after batches of 5, {quantity}", found, expected)


@GRADIENTS.titled("Other shapes: one layer or three, layers of one unit, one output")
def _shapes(package: Package) -> None:
    for sizes in ((3, 2), (3, 4, 1), (2, 1, 3), (1, 1), (4, 4, 4, 4)):
        for examples in (1, EXAMPLES):
            done = _after_backward(package, examples, sizes)
            for quantity, found, expected in _compared(done):
                agree(f"In a network of {sizes} units, {quantity}", found, expected)


@GRADIENTS.titled("Large and small gradients are returned in full")
def _any_size(package: Package) -> None:
    for factor in (1e6, 1e-9):
        done = _after_backward(package)
        done.deltas = [factor * delta for delta in done.deltas]
        for quantity, found, expected in _compared(done):
            agree(f"With δ {factor:g} times as large, {quantity}", found, expected)


@GRADIENTS.titled("Both lists are complete without biases, too")
def _no_biases(package: Package) -> None:
    done = _after_backward(package, has_biases=False)
    for quantity, found, expected in _compared(done):
        agree(f"In a network without biases, {quantity}", found, expected)


@GRADIENTS.titled("δ, values and parameters are left as they were")
def _leaves_alone(package: Package) -> None:
    done = _after_backward(package)
    names = {f"δ{layer_name(l)}": delta for l, delta in enumerate(done.deltas, start=1)}
    names |= {f"x{layer_name(l)}": values for l, values in enumerate(done.values)}
    with unchanged(names | parameters_of(done.network), "gradients must leave it as it is"):
        done.gradients()


@GRADIENTS.titled("Each call returns new arrays, which may be changed in place")
def _of_its_own(package: Package) -> None:
    for examples in (1, EXAMPLES):
        done = _after_backward(package, examples)
        arrays = [array for each in _two_of(done.gradients()) for array in each]
        names = {f"δ{layer_name(l)}": delta for l, delta in enumerate(done.deltas, start=1)}
        names |= {f"x{layer_name(l)}": values for l, values in enumerate(done.values)}
        names |= parameters_of(done.network)
        why = "it shares memory with a gradient, which momentum changes in place"
        with unchanged(names, why):
            for array in arrays:
                demand(array.flags.writeable, "One of the arrays is read-only.")
                array += 1  # noqa: PLW2901  in place
        for quantity, found, expected in _compared(done):
            agree(f"At the second call, {quantity}", found, expected)


@GRADIENTS.titled("∂L/∂W in float32 is float32, and in float64 float64")
def _precision(package: Package) -> None:
    # ∂L/∂b may be more precise than δ: np.ones(m) @ delta is as good a sum
    for dtype, near in ((np.float32, NEAR_IN_FLOAT32), (np.float64, NEAR)):
        done, name = _after_backward(package, dtype=dtype), np.dtype(dtype).name
        weights, _ = _two_of(done.gradients())
        found = ", ".join(sorted({str(np.asarray(array).dtype) for array in weights}))
        demand(found == name, f"In a network of {name}, ∂L/∂W are {found}.")
        for quantity, found, expected in _compared(done):
            agree(f"In the precision {name}, {quantity}", found, expected, near)


GRADIENTS.add(runs_on())
