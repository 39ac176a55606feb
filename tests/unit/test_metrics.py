import numpy as np

from pynn import Examples, Network, accuracy, confusion_matrix
from pynn.examples import one_hot


def echo(n: int) -> Network:
    """A network whose outputs are its inputs."""
    network = Network([n, n], output_activation="identity")
    network.weights[0][...] = np.eye(n)
    return network


def test_accuracy_is_the_share_of_right_answers() -> None:
    shown = one_hot([0, 1, 2, 2], 3)
    wanted = one_hot([0, 1, 1, 2], 3)
    assert accuracy(echo(3), Examples(shown, wanted)) == 0.75


def test_accuracy_counts_every_example_of_many() -> None:
    shown = one_hot(np.arange(2345) % 3, 3)
    wanted = shown.copy()
    wanted[-1] = wanted[-2]  # one wrong, in the last and shorter piece
    assert accuracy(echo(3), Examples(shown, wanted)) == 2344 / 2345


def test_the_confusion_matrix_counts_truth_by_row_and_answer_by_column() -> None:
    matrix = confusion_matrix([0, 0, 1, 2, 2, 2], [0, 1, 1, 0, 2, 2], 3)
    assert matrix.tolist() == [[1, 1, 0], [0, 1, 0], [1, 0, 2]]
