from typing import Any

import numpy as np
import pytest

from pynn import Examples
from pynn.examples import one_hot

SINGLE = np.dtype(np.float32)


def test_a_batch_comes_in_the_precision_and_scale_asked_for() -> None:
    examples = Examples(
        np.array([[0], [51], [255]], np.uint8), np.eye(3, dtype=np.uint8), scale=1 / 255
    )
    x, y = examples.batch(np.array([2, 1]), SINGLE)
    assert x.dtype == y.dtype == SINGLE
    np.testing.assert_allclose(x, [[1.0], [0.2]], rtol=1e-6)
    assert y.tolist() == [[0, 0, 1], [0, 1, 0]]


def test_changing_a_batch_leaves_the_examples_alone() -> None:
    examples = Examples(np.ones((2, 2), np.float32), np.ones((2, 1), np.float32))
    x, y = examples.batch(slice(None), SINGLE)
    x[...] = y[...] = 7
    assert examples.inputs.tolist() == [[1, 1], [1, 1]]
    assert examples.targets.tolist() == [[1], [1]]


def test_the_first_examples_are_a_view() -> None:
    examples = Examples(np.zeros((5, 2)), np.zeros((5, 1)), scale=0.5)
    examples.available = 4
    some, few = examples.first(3), examples.first(100)
    examples.inputs[2] = 8
    assert (len(some), some.available, some.scale) == (3, 3, 0.5)
    assert (len(few), few.available) == (5, 4)
    assert some.batch(np.array([2]), SINGLE)[0].tolist() == [[4, 4]]


@pytest.mark.parametrize(
    ("inputs", "targets", "message"),
    [
        ([1, 2], [[1], [2]], r"one row for each example, got shapes \(2,\) and \(2, 1\)"),
        ([[1], [2]], [1, 2], r"one row for each example, got shapes \(2, 1\) and \(2,\)"),
        ([[1], [2]], [[1]], "got 2 inputs and 1 targets"),
        (np.zeros((0, 2)), np.zeros((0, 1)), "got 0 inputs and 0 targets"),
    ],
)
def test_inputs_and_targets_that_do_not_fit_are_refused(
    inputs: list[list[int]], targets: list[list[int]], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Examples(inputs, targets)


def test_one_hot_puts_a_1_in_the_column_of_the_class() -> None:
    assert one_hot([2, 0], 3).tolist() == [[0, 0, 1], [1, 0, 0]]


@pytest.mark.parametrize("labels", [[0, 3], [-1, 2]])
def test_a_label_that_is_no_class_is_refused(labels: list[int]) -> None:
    with pytest.raises(ValueError, match=f"between 0 and 2, found {labels[0]} to {labels[1]}"):
        one_hot(labels, 3)


@pytest.mark.parametrize("labels", [[1.5], ["a"], [[1, 2]], 3, [True], [None]])
def test_labels_that_are_no_whole_numbers_are_refused(labels: Any) -> None:  # IndexError, TypeError
    with pytest.raises(ValueError, match="labels are whole numbers, one for each example"):
        one_hot(labels, 10)
