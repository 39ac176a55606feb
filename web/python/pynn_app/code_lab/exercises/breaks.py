"""Six guided breaks: a line of the package to change, and the tests of that change."""

from collections.abc import Iterable
from dataclasses import dataclass

from pynn_app.code_lab.exercises.break_checks import (
    B1,
    B2,
    W1,
    W2,
    carries_back_through_new_weights,
    carries_back_without_slope,
    halves,
    ignores_biases,
    spoils,
)
from pynn_app.code_lab.exercises.checks import ExerciseCheck
from pynn_app.code_lab.exercises.learning_checks import (
    class_by_class,
    learns,
    learns_not,
    steps_a_hundred_times_as_long,
)

LOSSES, BACKPROPAGATION = "pynn/losses.py", "pynn/backpropagation.py"
OPTIMIZERS, BATCH_ORDER = "pynn/optimizers.py", "pynn/batch_order.py"


@dataclass(frozen=True)
class Break:
    """A change of one line.

    Its texts are ``exercise-KEY-title``, ``-task`` and ``-why`` of the catalogue, and ``-look-1`` …:
    what to do in a lab, and what is seen then, with numbers of the labs as they begin.
    """

    key: str
    file: str
    before: str
    after: str
    observations: int
    """The number of texts ``-look-1`` …"""
    lab: str
    """Where they are seen: the lab’s name in the page’s address."""
    checks: Iterable[ExerciseCheck]


BREAKS = (
    Break(
        key="factor-2",
        file=LOSSES,
        before="return activation.backward(y_hat, 2 * (y_hat - y))  # δ_k = 2 (ŷ_k − y_k) σ′(z_k)",
        after="return activation.backward(y_hat, y_hat - y)  # δ_k = (ŷ_k − y_k) σ′(z_k)",
        observations=3,
        lab="truth-table",
        checks=(*spoils(W1, B1, W2, B2), halves(), learns(600)),
    ),
    Break(
        key="sigma-prime",
        file=BACKPROPAGATION,
        before="delta = self.network.hidden.backward(x, delta @ W)  # δ_j = σ′(z_j) Σ_k δ_k W_kj",
        after="delta = delta @ W  # δ_j = Σ_k δ_k W_kj",
        observations=2,
        lab="truth-table",
        checks=(*spoils(W1, B1), carries_back_without_slope(), learns_not(1000)),
    ),
    Break(
        key="new-weights",
        file=BACKPROPAGATION,
        before="            W, x = self.network.weights[layer], self.values[layer]\n",
        after="            W, x = self.network.weights[layer], self.values[layer]\n"
        "            W = W - delta.T @ x  # as a step with ξ = 1 would leave it\n",
        observations=2,
        lab="truth-table",
        checks=(*spoils(W1, B1), carries_back_through_new_weights(), learns(400)),
    ),
    Break(
        key="no-bias",
        file=BACKPROPAGATION,
        before="z = self.values[-1] @ W.T + b  # z_j = Σ_i W_ji x_i + b_j",
        after="z = self.values[-1] @ W.T  # z_j = Σ_i W_ji x_i",
        observations=2,
        lab="truth-table",
        checks=(*spoils(B1, B2), ignores_biases(), learns(500)),
    ),
    Break(
        key="no-shuffling",
        file=BATCH_ORDER,
        before="            return self._rng.permutation(m)\n",
        after='            return np.argsort(self.examples.targets.argmax(axis=1), kind="stable")\n',
        observations=2,
        lab="digits",
        checks=(*spoils(), class_by_class()),
    ),
    Break(
        key="too-large",
        file=OPTIMIZERS,
        before="xi = float(factor * self.learning_rate)\n",
        after="xi = float(100 * factor * self.learning_rate)\n",
        observations=3,
        lab="truth-table",
        checks=(*spoils(), steps_a_hundred_times_as_long(), learns_not(1000)),
    ),
)
