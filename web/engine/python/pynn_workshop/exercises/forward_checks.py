"""Tests of ``Backprop.forward``."""

import numpy as np

from pynn_workshop.exercises.apparatus import (
    Array,
    Backprop,
    Network,
    batch,
    network,
    sigma,
    taken,
    values_of,
)
from pynn_workshop.exercises.checking import Checks, Package, agree, demand

FORWARD = Checks()


def _done(net: Network, x: Array, y: Array = None) -> Backprop:
    """A ``Backprop`` after ``forward``."""
    done = taken(net, x, y)
    done.forward()
    expected = len(net.weights) + 1
    demand(
        len(done.values) == expected,
        f"There are {len(done.values)} arrays in values; expected were {expected}, one for each layer.",
    )
    return done


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
    agree("L", done.loss, ((y - values_of(net, x)[2]) ** 2).sum() / len(x))


@FORWARD.titled("L is the network’s own loss, cross-entropy too")
def _own_loss(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2, loss="cross_entropy"), batch(3, 2)
    done = _done(net, x, y)
    y_hat = values_of(net, x)[2]
    agree("L", done.loss, -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)).sum() / len(x))


@FORWARD.titled("hits counts the examples that are put into their class")
def _hits(package: Package) -> None:
    net, (x, y) = network(package, 3, 4, 2), batch(3, 2)
    done = _done(net, x, y)
    agree("hits", done.hits, (values_of(net, x)[2].argmax(axis=1) == y.argmax(axis=1)).sum())


@FORWARD.titled("Without targets there is ŷ all the same")
def _without_targets(package: Package) -> None:
    net, (x, _) = network(package, 3, 4, 2), batch(3, 2)
    done = _done(net, x)
    agree("ŷ", done.values[-1], values_of(net, x)[2])
