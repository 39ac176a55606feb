"""Tests of ``Backprop.forward``."""

import operator

import numpy as np

from pynn_app.code_lab.exercises.checking import Checks, Package, Wrong, agree, demand
from pynn_app.code_lab.exercises.differing import NEAR_IN_FLOAT32, kind_of
from pynn_app.code_lab.exercises.fixtures import (
    EXAMPLES,
    Array,
    Backprop,
    Network,
    batch,
    network,
    parameters_of,
    runs_on,
    sigma,
    take_short,
    taken,
    unchanged,
    values_of,
)

FORWARD = Checks()


def _done(net: Network, x: Array, y: Array = None, batch_size: int | None = None) -> Backprop:
    """A ``Backprop`` after ``forward``."""
    done = taken(net, x, y, batch_size)
    done.forward()
    _demand_values(done, net)
    return done


def _demand_values(done: Backprop, net: Network) -> None:
    demand(
        isinstance(done.values, list | tuple),
        f"values is {kind_of(done.values)}; expected was a list of arrays.",
    )
    expected = len(net.weights) + 1
    demand(
        len(done.values) == expected,
        f"There are {len(done.values)} arrays in values; expected were {expected}, one for each layer.",
    )


def _loss_agrees(done: Backprop, expected: float) -> None:
    demand(
        isinstance(done.loss, float | np.floating) or np.shape(done.loss) == (),
        f"L is {_shape_or_kind(done.loss)}; expected was one number.",
    )
    agree("L", done.loss, expected)


def _hits_agree(done: Backprop, expected: int) -> None:
    try:
        operator.index(done.hits)
    except TypeError:
        told = f"hits is {_shape_or_kind(done.hits)}; expected was a whole number."
        raise Wrong(told) from None
    agree("hits", done.hits, expected)


def _shape_or_kind(found: object) -> str:
    if isinstance(found, np.ndarray):
        return f"an array of the shape {found.shape}"
    return kind_of(found)


@FORWARD.titled("values holds one array for each layer: x⁽⁰⁾, x⁽¹⁾ and ŷ")
def _as_many(package: Package) -> None:
    net = network(package, 3, 4, 2)
    done = _done(net, *batch(3, 2))
    done.forward()  # the next batch begins anew
    demand(len(done.values) == 3, f"The second time there are {len(done.values)} arrays in values.")


@FORWARD.titled("x⁽⁰⁾ is the batch itself")
def _inputs(package: Package) -> None:
    x, y = batch(3, 2)
    agree("x⁽⁰⁾", _done(network(package, 3, 4, 2), x, y).values[0], x)


@FORWARD.titled("x⁽¹⁾ = σ(W⁽¹⁾ x⁽⁰⁾ + b⁽¹⁾)")
def _first_layer(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    done = _done(net, x, y)
    agree("x⁽¹⁾", done.values[1], values_of(net, x)[1])


@FORWARD.titled("ŷ = σ(W⁽²⁾ x⁽¹⁾ + b⁽²⁾), of your x⁽¹⁾")
def _second_layer(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    done = _done(net, x, y)
    W, b = net.weights[1], net.biases[1]
    agree("ŷ", done.values[2], sigma(np.asarray(done.values[1]) @ W.T + b))


@FORWARD.titled("It goes through any number of layers")
def _deep(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 6, 2), batch(3, 2)
    done = _done(net, x, y)
    agree("ŷ", done.values[3], values_of(net, x)[3])


@FORWARD.titled("Hidden layers have one activation, and the output its own")
def _activations(package: Package) -> None:
    net, (x, y) = (
        network(package, 3, 4, 2, activation="tanh", output_activation="identity"),
        batch(3, 2),
    )
    done = _done(net, x, y)
    hidden = np.tanh(x @ net.weights[0].T + net.biases[0])
    agree("x⁽¹⁾ with tanh", done.values[1], hidden)
    agree("ŷ without any activation", done.values[2], hidden @ net.weights[1].T + net.biases[1])


@FORWARD.titled("L is summed over outputs and averaged over examples")
def _loss(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    done = _done(net, x, y)
    _loss_agrees(done, ((y - values_of(net, x)[2]) ** 2).sum() / len(x))


@FORWARD.titled("L is the network’s own loss, cross-entropy too")
def _own_loss(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2, loss="cross_entropy"), batch(3, 2)
    done = _done(net, x, y)
    y_hat = values_of(net, x)[2]
    _loss_agrees(done, -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)).sum() / len(x))


@FORWARD.titled("With a softmax output, L is −ln ŷ of the right class")
def _softmax_loss(package: Package) -> None:
    options = {"output_activation": "softmax", "loss": "cross_entropy"}
    net, (x, y) = network(package, 3, 4, 2, **options), batch(3, 2)
    done = _done(net, x, y)
    hidden = values_of(net, x)[1]
    e = np.exp(hidden @ net.weights[1].T + net.biases[1])
    y_hat = e / e.sum(axis=1)[:, np.newaxis]
    agree("ŷ", done.values[2], y_hat)
    _loss_agrees(done, -(y * np.log(y_hat)).sum() / len(x))


@FORWARD.titled("L stays finite where ŷ is exactly 0 or 1")
def _loss_far_out(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2, loss="cross_entropy"), batch(3, 2)
    net.weights[1] *= 1000
    done = _done(net, x, y)
    z = values_of(net, x)[1] @ net.weights[1].T + net.biases[1]
    # −y ln σ(z) − (1 − y) ln(1 − σ(z)), with ln σ(z) = min(z, 0) − ln(1 + e^−|z|)
    _loss_agrees(done, (np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))).sum() / len(x))


@FORWARD.titled("hits counts the examples that are put into their class")
def _hits(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    done = _done(net, x, y)
    _hits_agree(done, (values_of(net, x)[2].argmax(axis=1) == y.argmax(axis=1)).sum())
    net.biases[1] -= 3  # now no output is as large as ½, and the larger one counts all the same
    _hits_agree(_done(net, x, y), (values_of(net, x)[2].argmax(axis=1) == y.argmax(axis=1)).sum())


@FORWARD.titled("With one output, the class is 1 if ŷ is at least ½")
def _hits_of_one_output(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 1), batch(3, 1)
    for bias in (-5.0, 0.0, 5.0):
        net.biases[1][...] = bias
        done = _done(net, x, y)
        agree("ŷ", done.values[2], values_of(net, x)[2])
        _hits_agree(done, ((values_of(net, x)[2] >= 0.5) == (y == 1)).sum())
    for parameter in (net.weights[1], net.biases[1]):
        parameter[...] = 0  # every ŷ is ½: all are taken for a 1
    _hits_agree(_done(net, x, y), int(y.sum()))


@FORWARD.titled("A shorter last batch has its own values, loss and hits")
def _short_batch(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    done = _done(net, x, y, EXAMPLES)
    x, y = take_short(done, x, y)
    done.forward()
    _demand_values(done, net)
    y_hat = values_of(net, x)[2]
    agree("ŷ of 3 examples after a batch of 5", done.values[2], y_hat)
    agree("x⁽⁰⁾", done.values[0], x)
    agree("x⁽¹⁾", done.values[1], values_of(net, x)[1])
    _loss_agrees(done, ((y - y_hat) ** 2).sum() / len(x))
    _hits_agree(done, (y_hat.argmax(axis=1) == y.argmax(axis=1)).sum())


@FORWARD.titled("Other shapes: no hidden layer, layers of one unit, a batch of one example")
def _shapes(package: Package) -> None:
    for sizes in ((3, 2), (1, 1), (2, 1, 3), (4, 4, 4, 4)):
        net, (x, y) = network(package, *sizes), batch(sizes[0], sizes[-1])
        for rows in (slice(None), slice(1)):
            done = _done(net, x[rows], y[rows])
            expected = values_of(net, x[rows])
            for layer, (found, values) in enumerate(zip(done.values, expected, strict=True)):
                agree(f"In a network of {sizes} units, array {layer} of values", found, values)
            _loss_agrees(done, ((y[rows] - expected[-1]) ** 2).sum() / len(x[rows]))


@FORWARD.titled("Without targets there is ŷ all the same")
def _without_targets(package: Package) -> None:
    net, (x, _) = network(package, 3, 4, 2), batch(3, 2)
    done = _done(net, x)
    agree("ŷ", done.values[-1], values_of(net, x)[2])


@FORWARD.titled("Batch, targets and parameters are left as they were")
def _leaves_alone(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    with unchanged({"x⁽⁰⁾": x, "y": y} | parameters_of(net), "forward must leave it as it is"):
        done = taken(net, x, y)
        done.take(x, y)  # these, and no copies of them
        done.forward()


@FORWARD.titled("float32 stays float32, and float64 stays float64")
def _precision(package: Package) -> None:
    for dtype in (np.float32, np.float64):
        net, (x, y) = network(package, 3, 4, 2, dtype=dtype), batch(3, 2)
        done = _done(net, x, y)
        found = {str(np.asarray(array).dtype) for array in done.values}
        demand(
            found == {net.dtype.name}, f"In a network of {net.dtype}, the values are {_joined(found)}."
        )
        agree(f"In the precision {net.dtype}, ŷ", done.values[2], values_of(net, x)[2], NEAR_IN_FLOAT32)


def _joined(names: set[str]) -> str:
    return ", ".join(sorted(names))


FORWARD.add(runs_on())
