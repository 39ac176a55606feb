from typing import Any

import numpy as np
import pytest

from pynn import Examples, Network, accuracy, confusion_matrix
from pynn.examples import one_hot
from pynn.metrics import Evaluation, evaluate


def echo(n: int) -> Network:
    """A network whose outputs are its inputs."""
    network = Network([n, n], output_activation="identity")
    network.weights[0][...] = np.eye(n)
    return network


def test_accuracy_is_the_share_of_right_answers() -> None:
    shown = one_hot([0, 1, 2, 2], 3)
    truth = one_hot([0, 1, 1, 2], 3)
    assert accuracy(echo(3), Examples(shown, truth)) == 0.75


def test_accuracy_counts_every_example_of_many() -> None:
    shown = one_hot(np.arange(2345) % 3, 3)
    truth = shown.copy()
    truth[-1] = truth[-2]  # one wrong, in the last and shorter piece
    assert accuracy(echo(3), Examples(shown, truth)) == 2344 / 2345


def test_the_confusion_matrix_counts_truth_by_row_and_answer_by_column() -> None:
    matrix = confusion_matrix([0, 0, 1, 2, 2, 2], [0, 1, 1, 0, 2, 2], 3)
    assert matrix.tolist() == [[1, 1, 0], [0, 1, 0], [1, 0, 2]]


def test_an_evaluation_names_what_was_confused_the_surest_first() -> None:
    shown = np.array([[0.9, 0.1, 0], [0.6, 0.7, 0], [0.2, 0.8, 0], [0.1, 0, 0.3], [0.9, 0.95, 0]])
    evaluation = evaluate(echo(3), Examples(shown, one_hot([0, 0, 0, 1, 1], 3)))
    assert evaluation.done
    assert evaluation.accuracy == 0.4
    assert evaluation.answers.tolist() == [0, 1, 1, 2, 1]
    assert evaluation.confusion().tolist() == [[1, 2, 0], [0, 1, 1], [0, 0, 0]]
    assert evaluation.confused(0, 1).tolist() == [2, 1]
    assert evaluation.confused(2, 2).tolist() == []
    assert evaluation.mistakes().tolist() == [2, 1, 3]


def test_an_evaluation_goes_on_piece_by_piece() -> None:
    shown = one_hot(np.arange(2345) % 3, 3)
    evaluation = Evaluation(echo(3), Examples(shown, shown))
    assert [evaluation.advance(), evaluation.advance(), evaluation.advance()] == [False, False, True]
    assert evaluation.accuracy == 1


@pytest.mark.parametrize(
    ("truth", "predicted", "n_classes", "message"),
    [
        ([0, -1], [0, 0], 2, "between 0 and 1, found -1 to 0"),  # counted as the last class
        ([0, 2], [0, 0], 2, "between 0 and 1, found 0 to 2"),  # IndexError
        ([0, 1], [0, 2], 2, "between 0 and 1, found 0 to 2"),
        ([0, 1], [0], 2, "2 true classes, but 1 predicted"),  # repeated
        ([[0, 1]], [[0, 1]], 2, "one for each example"),
        (0, 1, 2, "one for each example"),
        ([0.0, 1.0], [0, 1], 2, "whole numbers"),
        (["a"], [0], 2, "whole numbers"),
        ([True], [0], 2, "whole numbers"),
        ([0], [0], 0, "n_classes must be a whole number above 0"),
        ([0], [0], 2.0, "n_classes must be"),
    ],
)
def test_classes_that_are_none_are_refused(
    truth: Any, predicted: Any, n_classes: Any, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        confusion_matrix(truth, predicted, n_classes)


def test_no_examples_are_no_confusion() -> None:
    assert confusion_matrix([], [], 2).tolist() == [[0, 0], [0, 0]]
