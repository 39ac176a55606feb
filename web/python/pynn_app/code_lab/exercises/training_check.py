"""The test that a network trains with the code of an exercise."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pynn_app.code_lab.exercises.checks import ExerciseCheck, agree
from pynn_app.code_lab.exercises.difference import NEAR, NEAR_IN_FLOAT32
from pynn_app.code_lab.exercises.fixtures import (
    SHORT,
    Array,
    NetworkOptions,
    network,
    parameters_of,
    sigma,
    softmax,
)
from pynn_app.code_lab.exercises.shared_checks import FLOAT_TYPES
from pynn_app.code_lab.exercises.texts import in_situation, text
from pynn_app.code_lab.package import EditedPackage

if TYPE_CHECKING:
    from pynn.network import Network

_XI = 0.5
_STEPS = 3


def trains(*, with_softmax: bool = False) -> ExerciseCheck:
    """An epoch of three batches, the last one shorter, leads to the parameters that it should."""

    def run(package: EditedPackage) -> None:
        options: NetworkOptions = {}
        if with_softmax:
            options = {"output_activation": "softmax", "loss": "cross_entropy"}
        for dtype, near in zip(FLOAT_TYPES, (NEAR_IN_FLOAT32, NEAR), strict=True):
            for momentum, has_biases in ((0.0, True), (0.5, False)):
                chosen: NetworkOptions = options | {"dtype": dtype, "has_biases": has_biases}
                net = network(package, 3, 4, 2, **chosen)
                _train(package, net, momentum, near, with_softmax=with_softmax)

    return ExerciseCheck(text("exercise-test-trains"), run)


def _train(
    package: EditedPackage, net: "Network", momentum: float, near: float, *, with_softmax: bool
) -> None:
    from pynn.optimizers import GradientDescent, Momentum

    expected = [array.astype(np.float64) for array in (*net.weights, *net.biases)]
    velocities = [np.zeros(array.shape) for array in expected]
    rng = np.random.default_rng(5)
    x, y = rng.standard_normal((8, 3)).astype(net.dtype), np.eye(2)[rng.integers(2, size=8)]
    trainer = package.Trainer(
        net,
        package.Examples(x, y),
        optimizer=Momentum(_XI, momentum) if momentum else GradientDescent(_XI),
        batch_size=SHORT,
    )
    for _ in range(_STEPS):
        rows = trainer.next_rows
        gradients = _gradients(expected, x[rows].astype(np.float64), y[rows], with_softmax=with_softmax)
        for w, g, v in zip(expected, gradients, velocities, strict=True):
            if w.ndim == 2 or net.has_biases:
                v[...] = momentum * v + g
                w -= _XI * (g + momentum * v)  # noqa: PLW2901  in place
        trainer.advance(steps=1)
    situation = text("exercise-when-steps", steps=_STEPS, dtype=net.dtype.name)
    for (name, found), array in zip(parameters_of(net).items(), expected, strict=True):
        agree(in_situation(situation, name), found, array, near)


def _gradients(parameters: Sequence[Array], x: Array, y: Array, *, with_softmax: bool) -> list[Array]:
    """∂L/∂W⁽¹⁾, ∂L/∂W⁽²⁾, ∂L/∂b⁽¹⁾ and ∂L/∂b⁽²⁾ of [W⁽¹⁾, W⁽²⁾, b⁽¹⁾, b⁽²⁾]."""
    W1, W2, b1, b2 = parameters
    hidden = sigma(x @ W1.T + b1)
    z = hidden @ W2.T + b2
    if with_softmax:  # and cross-entropy: δ⁽²⁾ = ŷ − y
        delta2 = softmax(z) - y
    else:
        y_hat = sigma(z)
        delta2 = 2 * (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (delta2 @ W2) * hidden * (1 - hidden)
    products = [np.einsum("mj,mi->ji", d, v) for d, v in ((delta1, x), (delta2, hidden))]
    return [total / len(x) for total in (*products, delta1.sum(axis=0), delta2.sum(axis=0))]
