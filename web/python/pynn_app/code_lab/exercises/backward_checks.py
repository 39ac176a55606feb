"""Tests of ``Backprop.backward``; the forward pass before it is the package's own."""

from typing import Any

import numpy as np

from pynn_app.code_lab.exercises.checking import Checks, Package, agree, demand
from pynn_app.code_lab.exercises.differing import NEAR, NEAR_IN_FLOAT32, kind_of
from pynn_app.code_lab.exercises.fixtures import (
    EXAMPLES,
    SHORT,
    Array,
    Backprop,
    agrees_with_differences,
    batch,
    network,
    parameters_of,
    runs_on,
    take_short,
    taken,
    unchanged,
)

BACKWARD = Checks()


def _done(package: Package, *sizes: int, **options: object) -> tuple[Backprop, Any]:
    """A ``Backprop`` after ``backward``, and the targets."""
    x, y = batch(sizes[0], sizes[-1])
    done = taken(network(package, *sizes, **options), x, y)
    done.forward()
    done.backward()
    _demand_deltas(done)
    return done, y


def _demand_deltas(done: Backprop) -> None:
    layers = len(done.network.weights)
    demand(
        isinstance(done.deltas, list | tuple),
        f"deltas is {kind_of(done.deltas)}; expected was a list of arrays.",
    )
    demand(
        len(done.deltas) == layers,
        f"There are {len(done.deltas)} arrays in deltas; expected were {layers}, one for each layer "
        f"but the inputs’.",
    )


def _carried_back(done: Backprop, layer: int) -> Array:
    """Σ_k δ_k W_kj of the δ that is there, from ``layer``, from 1, to the one before."""
    return np.einsum("mk,kj->mj", np.asarray(done.deltas[layer - 1]), done.network.weights[layer - 1])


@BACKWARD.titled("deltas holds δ⁽¹⁾ and δ⁽²⁾: one array for each layer but the inputs’")
def _as_many(package: Package) -> None:
    done, _ = _done(package, 3, 4, 2)
    done.backward()  # the next batch begins anew
    demand(len(done.deltas) == 2, f"The second time there are {len(done.deltas)} arrays in deltas.")


@BACKWARD.titled("No weight has changed on the way, and no bias")
def _weights_stay(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    done = taken(net, x, y)
    done.forward()
    with unchanged(parameters_of(net), "only the update may do that"):
        done.backward()


@BACKWARD.titled("δ⁽²⁾ = 2 (ŷ − y) σ′(z⁽²⁾) / m")
def _output_layer(package: Package) -> None:
    done, y = _done(package, 3, 4, 2)
    y_hat = done.values[2]
    agree("δ⁽²⁾", done.deltas[1], 2 * (y_hat - y) * y_hat * (1 - y_hat) / EXAMPLES)


@BACKWARD.titled("∂L/∂W⁽²⁾ and ∂L/∂b⁽²⁾ agree with central differences")
def _output_differences(package: Package) -> None:
    for part in ("weights", "biases"):
        agrees_with_differences(part, 2).run(package)


@BACKWARD.titled("With cross-entropy δ⁽²⁾ = (ŷ − y) / m")
def _cross_entropy(package: Package) -> None:
    done, y = _done(package, 3, 4, 2, loss="cross_entropy")
    agree("δ⁽²⁾", done.deltas[1], (done.values[2] - y) / EXAMPLES)


@BACKWARD.titled("δ⁽¹⁾ = σ′(z⁽¹⁾) · Σ δ⁽²⁾ W⁽²⁾, of your δ⁽²⁾")
def _hidden_layer(package: Package) -> None:
    done, _ = _done(package, 3, 4, 2)
    x = done.values[1]
    agree("δ⁽¹⁾", done.deltas[0], _carried_back(done, 2) * x * (1 - x))


@BACKWARD.titled("∂L/∂W⁽¹⁾ and ∂L/∂b⁽¹⁾ agree with central differences")
def _hidden_differences(package: Package) -> None:
    for part in ("weights", "biases"):
        agrees_with_differences(part, 1).run(package)


@BACKWARD.titled("σ′ is that of the hidden layers’ activation: tanh, too")
def _tanh(package: Package) -> None:
    agrees_with_differences("weights", 1, activation="tanh").run(package)


@BACKWARD.titled("It goes back through any number of layers")
def _deep(package: Package) -> None:
    for layer in (3, 2, 1):
        agrees_with_differences("weights", layer, (3, 4, 6, 2)).run(package)


@BACKWARD.titled("δ⁽²⁾ is right for other outputs, too: softmax and tanh")
def _own_output(package: Package) -> None:
    softmax = {"output_activation": "softmax", "loss": "cross_entropy"}
    done, y = _done(package, 3, 4, 2, **softmax)
    agree("δ⁽²⁾ with softmax and cross-entropy", done.deltas[1], (done.values[2] - y) / EXAMPLES)
    done, y = _done(package, 3, 4, 2, output_activation="tanh")
    y_hat = done.values[2]
    expected = 2 * (y_hat - y) * (1 - y_hat**2) / EXAMPLES
    agree("δ⁽²⁾ with tanh and squared error", done.deltas[1], expected)


@BACKWARD.titled("A shorter last batch is divided by its own number of examples")
def _short_batch(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2, loss="cross_entropy"), batch(3, 2)
    done = taken(net, x, y, EXAMPLES)
    done.forward()
    done.backward()
    x, y = take_short(done, x, y)
    done.forward()
    done.backward()
    _demand_deltas(done)
    agree("δ⁽²⁾ of 3 examples after a batch of 5", done.deltas[1], (done.values[2] - y) / SHORT)
    hidden = done.values[1]
    agree("δ⁽¹⁾", done.deltas[0], _carried_back(done, 2) * hidden * (1 - hidden))


@BACKWARD.titled("Other shapes: one output, no hidden layer, layers of one unit, one example")
def _shapes(package: Package) -> None:
    for sizes in ((3, 4, 1), (3, 2), (1, 1), (2, 1, 3), (4, 4, 4, 4)):
        net, (x, y) = network(package, *sizes), batch(sizes[0], sizes[-1])
        for rows in (slice(None), slice(1)):
            done = taken(net, x[rows], y[rows])
            done.forward()
            done.backward()
            _demand_deltas(done)
            y_hat, last = done.values[-1], len(sizes) - 1
            for layer in range(last, 0, -1):
                values = done.values[layer]
                slope = values * (1 - values)
                error = 2 * (y_hat - y[rows]) / len(y_hat)
                expected = (error if layer == last else _carried_back(done, layer + 1)) * slope
                name = f"In a network of {sizes} units, δ of layer {layer}"
                agree(name, done.deltas[layer - 1], expected)


@BACKWARD.titled("Large errors are carried back in full")
def _large(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2, output_activation="identity"), batch(3, 2)
    y *= 1000
    done = taken(net, x, y)
    done.forward()
    done.backward()
    agree("With y = 1000, δ⁽²⁾", done.deltas[1], 2 * (done.values[2] - y) / EXAMPLES)
    hidden = done.values[1]
    agree("With y = 1000, δ⁽¹⁾", done.deltas[0], _carried_back(done, 2) * hidden * (1 - hidden))


@BACKWARD.titled("Where σ is flat, δ is 0")
def _flat(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    net.weights[0] *= 1e6
    done = taken(net, x, y)
    done.forward()
    done.backward()
    agree("With W⁽¹⁾ a million times as large, δ⁽¹⁾", done.deltas[0], np.zeros((EXAMPLES, 4)))


@BACKWARD.titled("Values and targets are left as they were")
def _leaves_alone(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    done = taken(net, x, y)
    done.take(x, y)  # these, and no copies of them
    done.forward()
    names = dict(zip(("x⁽⁰⁾", "x⁽¹⁾", "ŷ"), done.values, strict=True))
    with unchanged(names | {"y": y}, "gradients still needs it"):
        done.backward()


@BACKWARD.titled("float32 stays float32, and float64 stays float64")
def _precision(package: Package) -> None:
    for dtype, near in ((np.float32, NEAR_IN_FLOAT32), (np.float64, NEAR)):
        done, y = _done(package, 3, 4, 2, dtype=dtype)
        found = ", ".join(sorted({str(np.asarray(array).dtype) for array in done.deltas}))
        name = np.dtype(dtype).name
        demand(found == name, f"In a network of {name}, the deltas are {found}.")
        y_hat = done.values[2].astype(np.float64)
        agree("δ⁽²⁾", done.deltas[1], 2 * (y_hat - y) * y_hat * (1 - y_hat) / EXAMPLES, near)


BACKWARD.add(runs_on())
