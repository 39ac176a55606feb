"""Views of a trained network: its units, its confusion matrix, its answers to test digits.

All belong to the network that is shown, and to the test digits as they were last evaluated.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pynn_protocol.messages import Confusion, OneTestDigit, TestDigit, TestDigitList, Units

from pynn import settings
from pynn.metrics import Evaluation
from pynn_labs.digits.session import DigitsSession

MOST = 60
"""Test digits in a list: more are not looked through."""
_NUMBER = settings.TEST_DIGITS["test_digit"]


class NetworkInspection:
    """Views of the network that a digits session shows."""

    def __init__(self, lab: DigitsSession) -> None:
        self._lab = lab

    # -- the units ------------------------------------------------------------------------------

    def units(self) -> Units:
        """The weights from the 784 pixels to each unit of the first layer, as pictures.

        A network without a hidden layer has ten such units, its outputs.
        """
        network = self._lab.network
        W, b = network.weights[0], network.biases[0]
        largest = np.abs(W).max(axis=1)
        scale = 127 / np.where(largest > 0, largest, 1)
        return Units(
            step=self._lab.shown_step,
            sizes=list(network.sizes),
            weights=np.rint(W * scale[:, np.newaxis]).astype(np.int8),
            largest=largest.tolist(),
            biases=b.tolist(),
        )

    # -- the test digits ------------------------------------------------------------------------

    def confusion(self) -> Confusion | None:
        """The counts of each digit (row) being read as each (column); None before they have arrived."""
        evaluation = self._lab.evaluation
        if evaluation is None:
            return None
        return Confusion(self._lab.evaluated_at, evaluation.confusion().tolist(), evaluation.accuracy)

    def confused(self, truth: int, answer: int) -> TestDigitList | None:
        """Test digits that are a ``truth`` and were read as an ``answer``, the surest first."""
        evaluation = self._lab.evaluation
        if evaluation is None:
            return None
        return _listed(evaluation, evaluation.confused(int(truth), int(answer)))

    def mistakes(self) -> TestDigitList | None:
        """Test digits that were read wrongly, the surest first."""
        evaluation = self._lab.evaluation
        return None if evaluation is None else _listed(evaluation, evaluation.mistakes())

    def test_digit(self, number: object) -> OneTestDigit | None:
        """A test digit by its number, with the network's outputs; None before they have arrived.

        Raises SettingError for a number that does not exist.
        """
        evaluation = self._lab.evaluation
        allowed = _NUMBER if evaluation is None else replace(_NUMBER, high=len(evaluation.truth) - 1)
        row = int(allowed.parse("test_digit", number) or 0)
        if evaluation is None:
            return None
        outputs = evaluation.outputs[row].tolist()
        return OneTestDigit(_test_digit(evaluation, row), outputs, _pixels(evaluation, [row]))


def _listed(evaluation: Evaluation, rows: NDArray[np.intp]) -> TestDigitList:
    """The first of ``rows``, and their number in all."""
    first = rows[:MOST].tolist()
    digits = [_test_digit(evaluation, row) for row in first]
    return TestDigitList(len(rows), digits, _pixels(evaluation, first))


def _test_digit(evaluation: Evaluation, row: int) -> TestDigit:
    truth, outputs = int(evaluation.truth[row]), evaluation.outputs[row]
    answer = int(outputs.argmax())
    return TestDigit(
        number=row,
        truth=truth,
        answer=answer,
        answer_output=float(outputs[answer]),
        truth_output=float(outputs[truth]),
    )


def _pixels(evaluation: Evaluation, rows: list[int]) -> NDArray[np.uint8]:
    return evaluation.examples.inputs[rows].astype(np.uint8)
