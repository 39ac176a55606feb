"""What the network learned: its units, how they add up to an answer, and where it errs.

All is said of the network that is looked at, and of the test digits as they were last evaluated.
Pixels and matrices go to the page as bytes, row by row.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pynn import settings
from pynn.activations import Array
from pynn.metrics import Evaluation
from pynn_labs.digits.session import DigitsSession

MOST = 60
"""Test digits in a list: as many as one looks through."""
_NUMBER = settings.TEST_DIGITS["test_digit"]


class NetworkInspection:
    """Answers what a student may ask of a network that has learned to read digits."""

    def __init__(self, lab: DigitsSession) -> None:
        self._lab = lab

    # -- the units ------------------------------------------------------------------------------

    def units(self) -> dict[str, Any]:
        """The weights from the 784 pixels to each unit of the first layer, as pictures.

        "weights" are signed bytes: ±127 is that unit's own "largest" weight. A network without a
        hidden layer has ten such units, its outputs.
        """
        network = self._lab.network
        W, b = network.weights[0], network.biases[0]
        largest = np.abs(W).max(axis=1)
        scale = 127 / np.where(largest > 0, largest, 1)
        return {
            "step": self._lab.looked_at,
            "sizes": list(network.sizes),
            "weights": np.rint(W * scale[:, np.newaxis]).astype(np.int8).tobytes(),
            "largest": largest.tolist(),
            "biases": b.tolist(),
        }

    def explain(self, picture: Sequence[float]) -> dict[str, Any]:
        """How the network comes to its ten outputs for ``picture``, 784 pixels from 0 to 1.

        "lit" are the activations of the units that ``units`` shows. Into the score z_k of digit k go
        the "activations" a_j of the layer before: z_k = Σ_j W_kj a_j + b_k. "weights" W_kj and
        "contributions" W_kj a_j have a row of 32-bit numbers for each digit. Without a hidden layer
        the layer before is the picture.
        """
        network = self._lab.network
        values = [layer[0] for layer in network.layers(np.reshape(picture, (1, -1)))]
        W, b, a = network.weights[-1], network.biases[-1], values[-2]
        contributions = W * a
        return {
            "sizes": list(network.sizes),
            "lit": values[1].tolist(),
            "activations": a.tolist(),
            "weights": _bytes_of(W),
            "contributions": _bytes_of(contributions),
            "biases": b.tolist(),
            "scores": (contributions.sum(axis=1) + b).tolist(),
            "outputs": values[-1].tolist(),
            "output_activation": network.output_activation,
        }

    # -- the test digits ------------------------------------------------------------------------

    def confusion(self) -> dict[str, Any] | None:
        """How often each digit, by row, was taken for each, by column; None before they are there."""
        evaluation = self._lab.evaluation
        if evaluation is None:
            return None
        return {
            "step": self._lab.evaluated_at,
            "counts": evaluation.confusion().tolist(),
            "accuracy": evaluation.accuracy,
        }

    def confused(self, truth: int, answer: int) -> dict[str, Any] | None:
        """Test digits that are a ``truth`` and were taken for an ``answer``, the surest first."""
        evaluation = self._lab.evaluation
        if evaluation is None:
            return None
        return _listed(evaluation, evaluation.confused(int(truth), int(answer)))

    def mistakes(self) -> dict[str, Any] | None:
        """Test digits that were taken for another, the surest first."""
        evaluation = self._lab.evaluation
        return None if evaluation is None else _listed(evaluation, evaluation.mistakes())

    def test_digit(self, number: object) -> dict[str, Any] | None:
        """One test digit, and what the network says of it; None before they are there.

        Raises SettingError where there is no such number.
        """
        evaluation = self._lab.evaluation
        allowed = _NUMBER if evaluation is None else replace(_NUMBER, high=len(evaluation.truth) - 1)
        row = int(allowed.parse("test_digit", number) or 0)
        if evaluation is None:
            return None
        outputs = evaluation.outputs[row].tolist()
        return _told(evaluation, row) | {"outputs": outputs, "pixels": _pixels(evaluation, [row])}


def _listed(evaluation: Evaluation, rows: NDArray[np.intp]) -> dict[str, Any]:
    """The first of ``rows``, their pixels one after the other, and how many there are in all."""
    first = rows[:MOST].tolist()
    digits = [_told(evaluation, row) for row in first]
    return {"count": len(rows), "digits": digits, "pixels": _pixels(evaluation, first)}


def _told(evaluation: Evaluation, row: int) -> dict[str, Any]:
    truth, outputs = int(evaluation.truth[row]), evaluation.outputs[row]
    answer = int(outputs.argmax())
    return {
        "number": row,
        "truth": truth,
        "answer": answer,
        "answer_output": float(outputs[answer]),
        "truth_output": float(outputs[truth]),
    }


def _pixels(evaluation: Evaluation, rows: list[int]) -> bytes:
    return evaluation.examples.inputs[rows].astype(np.uint8).tobytes()


def _bytes_of(matrix: Array) -> bytes:
    return matrix.astype(np.float32).tobytes()
