import math
from typing import Any

import numpy as np
import pytest

from pynn.activations import (
    ACTIVATIONS,
    HIDDEN_ACTIVATIONS,
    Array,
    sigmoid,
    softmax,
    softmax_derivative,
)

PRECISIONS = [np.float32, np.float64]


def test_the_sigmoid_has_its_known_values() -> None:
    z = np.array([[-math.log(3), 0.0, math.log(3), math.log(9)]])
    np.testing.assert_allclose(sigmoid(z), [[0.25, 0.5, 0.75, 0.9]], rtol=1e-15)


def test_the_sigmoid_is_symmetric_about_one_half() -> None:
    z = np.linspace(-30, 30, 61)[np.newaxis]
    np.testing.assert_allclose(sigmoid(-z), 1 - sigmoid(z), atol=1e-15)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("dtype", PRECISIONS)
def test_no_activation_overflows_or_changes_the_precision(name: str, dtype: type[np.floating]) -> None:
    z = np.array([[-1e30, -1_000, 0, 1_000], [1e30, 0, -1e30, 1e-30]], dtype=dtype)
    a = ACTIVATIONS[name].function(z)
    assert a.dtype == dtype
    assert np.isfinite(a).all()


@pytest.mark.parametrize(
    ("name", "low", "high"), [("sigmoid", 0.0, 1.0), ("tanh", -1.0, 1.0), ("softmax", 0.0, 1.0)]
)
def test_a_squashing_activation_reaches_its_bounds_far_out(name: str, low: float, high: float) -> None:
    a = ACTIVATIONS[name].function(np.array([[-2_000.0, 2_000.0]]))
    np.testing.assert_allclose(a, [[low, high]], atol=1e-300)


def test_the_rows_of_a_softmax_sum_to_one() -> None:
    z = np.random.default_rng(0).normal(scale=10, size=(20, 7))
    np.testing.assert_allclose(softmax(z).sum(axis=1), np.ones(20), rtol=1e-14)


def test_a_softmax_weighs_by_powers_of_e() -> None:
    np.testing.assert_allclose(softmax(np.log([[1.0, 2.0, 5.0]])), [[1 / 8, 2 / 8, 5 / 8]], rtol=1e-15)


def test_a_softmax_sees_only_differences() -> None:
    z = np.array([[0.5, -1.0, 2.0]])
    np.testing.assert_allclose(softmax(z + 700), softmax(z), rtol=1e-12)


def test_the_sigmoid_differentiates_as_the_document_derives_it() -> None:
    z = np.linspace(-6, 6, 25)[np.newaxis]
    by_the_document = np.exp(-z) / (1 + np.exp(-z)) ** 2
    found = ACTIVATIONS["sigmoid"].backward(sigmoid(z), np.ones_like(z))
    np.testing.assert_allclose(found, by_the_document, rtol=1e-12)


def test_a_relu_passes_gradient_only_where_it_is_open() -> None:
    relu = ACTIVATIONS["relu"]
    a = relu.function(np.array([[-2.0, 0.0, 3.0]]))
    assert a.tolist() == [[0.0, 0.0, 3.0]]
    assert relu.backward(a, np.array([[5.0, 5.0, 5.0]])).tolist() == [[0.0, 0.0, 5.0]]


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_backward_is_the_chain_rule_through_function(name: str) -> None:
    activation = ACTIVATIONS[name]
    rng = np.random.default_rng(1)
    z, grad = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))

    def downstream(z: Array) -> float:
        return float((grad * activation.function(z)).sum())

    numeric = np.zeros_like(z)
    for index in np.ndindex(z.shape):
        step = np.zeros_like(z)
        step[index] = 1e-6
        numeric[index] = (downstream(z + step) - downstream(z - step)) / 2e-6
    np.testing.assert_allclose(
        activation.backward(activation.function(z), grad), numeric, rtol=1e-7, atol=1e-9
    )


def test_the_derivative_of_a_softmax_is_the_jacobian_that_its_backward_multiplies_by() -> None:
    a = np.array([[0.5, 0.5], [0.25, 0.75]])  # a_0 a_1 = 1/4 and 3/16
    expected = [[[0.25, -0.25], [-0.25, 0.25]], [[0.1875, -0.1875], [-0.1875, 0.1875]]]
    assert softmax_derivative(a).tolist() == expected
    grad = np.array([[1.0, 3.0], [4.0, 0.0]])  # row 0: 1/4 (1 − 3), row 1: 3/16 (4 − 0)
    assert ACTIVATIONS["softmax"].backward(a, grad).tolist() == [[-0.5, 0.5], [0.75, -0.75]]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_derivative_has_the_precision_of_its_argument(name: str, dtype: type) -> None:
    assert ACTIVATIONS[name].derivative(np.array([[0.25, 0.75]], dtype)).dtype == dtype


def test_a_softmax_is_no_hidden_activation() -> None:
    assert HIDDEN_ACTIVATIONS == ("sigmoid", "tanh", "relu", "identity")


def exact(z: float) -> float:
    return 1 / (1 + math.exp(-z))


@pytest.mark.parametrize(
    "z",
    [
        np.array([0, 1, -3]), np.array([0, 1, 255], np.uint8), np.array([-1, 0, 1], np.int8),
        np.array([False, True]), [0.0, 1.5], [[1, 2], [3, 4]], 2, 0.5, np.float64(0.5), np.array(3),
        np.array([0.5], np.longdouble), np.zeros((0, 3), int),
    ],
    ids=repr,
)  # fmt: skip
def test_the_sigmoid_takes_any_kind_of_number(z: Any) -> None:  # KeyError, TypeError
    found = sigmoid(z)
    assert found.dtype == np.float64
    assert found.shape == np.shape(z)
    expected = np.reshape([exact(float(value)) for value in np.ravel(z)], np.shape(z))
    np.testing.assert_allclose(found, expected, rtol=1e-15)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_float16_stays_float16_without_a_warning(name: str) -> None:
    z = np.array([[-65504, -20, -1, 0, 1, 20, 65504]], np.float16)
    found = ACTIVATIONS[name].function(z)
    assert found.dtype == np.float16
    by_float64 = ACTIVATIONS[name].function(z.astype(np.float64))
    np.testing.assert_allclose(found.astype(np.float64), by_float64, rtol=1e-3, atol=1e-7)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.uint8, np.int64, bool])
def test_every_activation_takes_whole_numbers(name: str, dtype: type) -> None:  # 0 − 1 was 255
    z = np.array([[0, 1, 1], [1, 0, 0]])
    found = ACTIVATIONS[name].function(z.astype(dtype))
    np.testing.assert_allclose(found, ACTIVATIONS[name].function(z.astype(float)), rtol=1e-3)


def test_a_softmax_takes_a_list_of_rows() -> None:  # AttributeError
    np.testing.assert_allclose(softmax([[0, 0]]), [[0.5, 0.5]])  # type: ignore[arg-type]


@pytest.mark.parametrize(("dtype", "z"), [(np.float64, 37), (np.float32, 17)])
def test_the_sigmoid_reaches_1_but_not_0(dtype: type[np.floating], z: float) -> None:
    assert sigmoid(np.array([z, 1e30], dtype)).tolist() == [1, 1]
    assert sigmoid(np.array([z - 2], dtype)) < 1
    assert sigmoid(np.array([-1e30], dtype)) > 0
