"""The judge of the guided breaks: any way to make the same break passes, and other edits do not."""

from collections.abc import Mapping
from typing import Any

import pytest
from pynn_app.code_lab.exercises.breaks import BREAKS
from pynn_app.dispatcher import Dispatcher

from tests.unit.answering import answer_of
from tests.unit.catalogue_text import english

ACTIVATIONS, LOSSES = "pynn/activations.py", "pynn/losses.py"
BACKPROPAGATION = "pynn/backpropagation.py"
OPTIMIZERS, TRAINING = "pynn/optimizers.py", "pynn/training.py"
BATCH_ORDER = "pynn/batch_order.py"
DELTA = "delta = self.network.hidden.backward(x, delta @ W)"
W_AND_X = "W, x = self.network.weights[layer], self.values[layer]"
Z = "z = self.values[-1] @ W.T + b"
XI = "xi = float(factor * self.learning_rate)\n        for"
UPDATE = "backprop.update(self.optimizer, self._rate_factor())"
MEAN = "/ self.network.dtype.type(m)"
PERMUTATION = "            return self._rng.permutation(m)\n"

SAME = [
    ("factor-2", LOSSES, "2 * (y_hat - y))", "1 * (y_hat - y))"),
    ("factor-2", LOSSES, "activation.backward(y_hat,", "0.5 * activation.backward(y_hat,"),
    ("factor-2", BACKPROPAGATION, MEAN, "/ self.network.dtype.type(2 * m)"),
    ("sigma-prime", BACKPROPAGATION, DELTA, "delta = np.dot(delta, W)"),
    ("sigma-prime", BACKPROPAGATION, "self.network.hidden.backward(x, delta @ W)", "1 * (delta @ W)"),
    ("new-weights", BACKPROPAGATION, "(x, delta @ W)", "(x, delta @ (W - delta.T @ x))"),
    ("new-weights", BACKPROPAGATION, W_AND_X, f"{W_AND_X}\n            W = W - 1.0 * (delta.T @ x)"),
    ("no-bias", BACKPROPAGATION, Z, "z = self.values[-1] @ W.T + 0 * b"),
    ("no-bias", BACKPROPAGATION, Z, "z = np.dot(self.values[-1], W.T)"),
    (
        "no-shuffling",
        BATCH_ORDER,
        PERMUTATION,
        "            return np.array(sorted(range(m), key=self.examples.targets.argmax(1).item))\n",
    ),
    ("too-large", OPTIMIZERS, XI, "xi = 100.0 * float(factor * self.learning_rate)\n        for"),
    ("too-large", TRAINING, UPDATE, "backprop.update(self.optimizer, 100 * self._rate_factor())"),
]
OTHER = [
    ("factor-2", LOSSES, "2 * (y_hat - y))", "4 * (y_hat - y))"),
    ("factor-2", LOSSES, "((y - y_hat) ** 2).sum(axis=1)", "2 * ((y - y_hat) ** 2).sum(axis=1)"),
    ("factor-2", LOSSES, "((y - y_hat) ** 2).sum(axis=1)", "0.5 * ((y - y_hat) ** 2).sum(axis=1)"),
    ("factor-2", OPTIMIZERS, XI, "xi = float(factor * self.learning_rate / 2)\n        for"),
    ("sigma-prime", BACKPROPAGATION, DELTA, f"{DELTA} * 0"),
    ("sigma-prime", BACKPROPAGATION, DELTA, f"{DELTA} * -1"),
    ("sigma-prime", BACKPROPAGATION, DELTA, "delta = -(delta @ W)"),
    ("sigma-prime", BACKPROPAGATION, DELTA, f"{DELTA} * np.nan"),
    ("sigma-prime", BACKPROPAGATION, DELTA, "delta = (delta @ W) * x"),
    ("new-weights", BACKPROPAGATION, DELTA, f"{DELTA} * 2"),
    ("new-weights", BACKPROPAGATION, W_AND_X, f"{W_AND_X}\n            W = W + delta.T @ x"),
    ("new-weights", BACKPROPAGATION, W_AND_X, f"{W_AND_X}\n            W = 0.9 * W"),
    ("no-bias", BACKPROPAGATION, "delta.sum(axis=0) for", "2 * delta.sum(axis=0) for"),
    ("no-bias", BACKPROPAGATION, "delta.sum(axis=0) for", "0.5 * delta.mean(axis=0) for"),
    ("no-bias", BACKPROPAGATION, Z, "z = self.values[-1] @ W.T + 2 * b"),
    ("no-bias", BACKPROPAGATION, Z, "z = self.values[-1] @ W.T + (b if layer < last else 0)"),
    ("no-shuffling", BATCH_ORDER, PERMUTATION, "            return np.arange(m)\n"),
    ("no-shuffling", BATCH_ORDER, PERMUTATION, "            return np.zeros(m, dtype=np.intp)\n"),
    ("too-large", OPTIMIZERS, XI, "xi = float(0)\n        for"),
    ("too-large", OPTIMIZERS, XI, "xi = float(factor * self.learning_rate / 100)\n        for"),
    ("too-large", OPTIMIZERS, XI, "xi = float(-factor * self.learning_rate)\n        for"),
    ("too-large", OPTIMIZERS, XI, "xi = float(10 * factor * self.learning_rate)\n        for"),
]


def judgement(dispatcher: Dispatcher, key: str, edits: Mapping[str, str]) -> list[dict[str, Any]]:
    """The tests that fail."""
    answer = answer_of(dispatcher, "exercises.judge", {"name": key, "edits": edits})
    assert "value" in answer, answer
    return [test for test in answer["value"]["tests"] if test["state"] != "passed"]


def edits_of(dispatcher: Dispatcher, file: str, before: str, after: str) -> dict[str, str]:
    """The package with one change."""
    original = dispatcher.code_actions.package.originals[file]
    assert original.count(before) == 1
    return {file: original.replace(before, after)}


@pytest.mark.parametrize(("key", "file", "before", "after"), SAME)
def test_the_same_break_passes_however_it_is_made(
    shared_dispatcher: Dispatcher, key: str, file: str, before: str, after: str
) -> None:
    assert judgement(shared_dispatcher, key, edits_of(shared_dispatcher, file, before, after)) == []


@pytest.mark.parametrize(("key", "file", "before", "after"), OTHER)
def test_an_edit_that_does_something_else_does_not_pass(
    shared_dispatcher: Dispatcher, key: str, file: str, before: str, after: str
) -> None:
    failed = judgement(shared_dispatcher, key, edits_of(shared_dispatcher, file, before, after))
    assert failed != []
    assert all(english(test["explanation"]) for test in failed)


@pytest.mark.slow
@pytest.mark.parametrize("key", [exercise.key for exercise in BREAKS])
def test_no_break_is_taken_for_another(shared_dispatcher: Dispatcher, key: str) -> None:
    made = answer_of(shared_dispatcher, "exercises.begin", {"name": key, "edits": {}})["value"]
    edits = {made["file"]: made["text"]}
    assert [
        exercise.key for exercise in BREAKS if judgement(shared_dispatcher, exercise.key, edits) == []
    ] == [key]
