import contextlib
import io
import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from pynn import Examples, Network, Trainer, gradient_check
from pynn.errors import printable
from pynn.truth_table import DOCUMENT_INPUTS
from tests.unit.helpers import same


def test_sizes_and_shapes_follow_the_document() -> None:
    network = Network([3, 4, 1])
    assert network.sizes == (3, 4, 1)
    assert [W.shape for W in network.weights] == [(4, 3), (1, 4)]
    assert [b.shape for b in network.biases] == [(4,), (1,)]


def test_the_defaults_are_the_documents() -> None:
    network = Network([3, 4, 1])
    assert (network.activation, network.output_activation) == ("sigmoid", "sigmoid")
    assert (network.loss_name, network.dtype) == ("squared_error", np.dtype(np.float64))


def test_forward_is_the_documents_formula_index_by_index() -> None:
    network = Network([3, 4, 2], seed=3, initial_weights="normal")
    (W1, W2), (b1, b2) = network.weights, network.biases

    def sigma(z: float) -> float:
        return 1 / (1 + math.exp(-z))

    expected = []
    for x0 in DOCUMENT_INPUTS:
        x1 = [sigma(sum(W1[j, i] * x0[i] for i in range(3)) + b1[j]) for j in range(4)]
        expected.append([sigma(sum(W2[k, j] * x1[j] for j in range(4)) + b2[k]) for k in range(2)])
    np.testing.assert_allclose(network.forward(DOCUMENT_INPUTS), expected, rtol=1e-14)


def test_layers_are_all_values_from_input_to_output() -> None:
    network = Network([3, 5, 4, 2], activation="tanh")
    layers = network.layers(DOCUMENT_INPUTS)
    assert [values.shape for values in layers] == [(4, 3), (4, 5), (4, 4), (4, 2)]
    np.testing.assert_array_equal(layers[0], DOCUMENT_INPUTS)
    np.testing.assert_array_equal(layers[1], np.tanh(layers[0] @ network.weights[0].T))
    np.testing.assert_array_equal(layers[3], network.forward(DOCUMENT_INPUTS))


def test_a_network_without_hidden_layer_is_a_network() -> None:
    network = Network([2, 1], output_activation="identity")
    network.weights[0][...] = [[2.0, 3.0]]
    network.biases[0][...] = 1.0
    assert network.forward([[10.0, 100.0]]).tolist() == [[321.0]]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_everything_keeps_the_precision_asked_for(dtype: type[np.floating]) -> None:
    network = Network([3, 4, 2], dtype=dtype)
    found = network.gradients(DOCUMENT_INPUTS, np.ones((4, 2)))
    arrays = [*network.weights, *network.biases, *network.layers(DOCUMENT_INPUTS)]
    arrays += [*found.weights, *found.biases, found.outputs]
    assert {array.dtype for array in arrays} == {np.dtype(dtype)}


def test_the_class_is_the_largest_output() -> None:
    network = Network([3, 3], output_activation="identity")
    network.weights[0][...] = np.eye(3)
    assert network.predict([[0.1, 0.9, 0.3], [5.0, -1.0, 4.0], [0.0, 0.0, 1e-9]]).tolist() == [1, 0, 2]


def test_the_class_of_one_output_is_1_from_one_half_on() -> None:
    network = Network([1, 1], output_activation="identity")
    network.weights[0][...] = 1.0
    assert network.predict([[0.49], [0.5], [0.51], [-3.0]]).tolist() == [0, 1, 1, 0]


# -- initial weights --------------------------------------------------------------------------


@pytest.mark.parametrize("initial_weights", ["scaled", "normal"])
def test_the_same_seed_draws_the_same_network(initial_weights: str) -> None:
    one, two, other = (
        Network([5, 4, 3], seed=seed, initial_weights=initial_weights) for seed in (7, 7, 8)
    )
    assert same(one, two)
    assert not same(one, other)


def test_a_seed_may_be_a_generator_which_goes_on() -> None:
    rng = np.random.default_rng(7)
    first, second = Network([5, 4, 3], seed=rng), Network([5, 4, 3], seed=rng)
    assert same(first, Network([5, 4, 3], seed=7))
    assert not same(first, second)


def test_scaled_weights_keep_z_of_order_1() -> None:
    network = Network([400, 100, 10])
    assert network.weights[0].std() == pytest.approx(1 / 20, rel=0.02)
    assert network.weights[1].std() == pytest.approx(1 / 10, rel=0.1)
    assert not np.concatenate(network.biases).any()


def test_normal_weights_and_biases_have_spread_1() -> None:
    network = Network([100, 400], initial_weights="normal")
    assert network.weights[0].std() == pytest.approx(1, rel=0.02)
    assert network.biases[0].std() == pytest.approx(1, rel=0.1)


# -- copies -----------------------------------------------------------------------------------


def test_another_precision_is_another_network() -> None:
    network = Network([3, 4, 1], activation="tanh")
    single = network.astype(np.float32)
    single.weights[0][...] = 0
    single.biases[1][...] = 9
    assert single.dtype == np.float32
    assert network.dtype == np.float64
    assert same(network, Network([3, 4, 1]))
    assert single.activation == "tanh"


def test_the_same_precision_is_a_copy_too() -> None:
    network = Network([3, 4, 1])
    network.astype(np.float64).weights[0][...] = 0
    assert same(network, Network([3, 4, 1]))


def test_weights_may_be_changed_in_place() -> None:
    network = Network([2, 1], output_activation="identity")
    network.weights[0][0, 1] = 5.0
    assert network.forward([[0.0, 1.0]]).tolist() == [[5.0]]


# -- rejected input ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sizes", [[], [3], [3, 0, 1], [3, -4, 1], [3, 4.0, 1], [3, True, 1], "31", [3, None, 1]]
)
def test_sizes_that_make_no_network_are_refused(sizes: Any) -> None:
    with pytest.raises(ValueError, match="at least an input and an output layer"):
        Network(sizes)


def test_a_single_number_is_no_list_of_sizes() -> None:
    with pytest.raises(ValueError, match="sizes must list the units of each layer, not 3"):
        Network(3)  # type: ignore[arg-type]


def test_sizes_may_be_numpys_whole_numbers() -> None:
    assert Network([*np.array([3, 4, 1])]).sizes == (3, 4, 1)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"activation": "softmax"}, "'softmax' cannot be used in hidden layers: choose one of sigm"),
        ({"activation": "swish"}, "'swish' cannot be used in hidden layers"),
        ({"initial_weights": "zero"}, "unknown initial_weights 'zero': choose one of scaled, normal"),
        ({"dtype": np.float16}, "dtype must be float32 or float64, not float16"),
        ({"dtype": int}, "dtype must be float32 or float64, not int64"),
    ],
)
def test_an_unknown_choice_is_refused_with_what_there_is(choice: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Network([3, 4, 1], **choice)


@pytest.mark.parametrize(
    ("x", "message"),
    [
        ([1, 0, 1], r"x has shape \(3,\), but this network needs \(examples, 3\)"),
        ([[1, 0]], r"x has shape \(1, 2\), but this network needs \(examples, 3\)"),
        (np.zeros((0, 3)), "x has no examples"),
        ([["a", "b", "c"]], "x must be an array of numbers"),
        ([[1, 2, 3], [4, 5]], "x must be an array of numbers"),
        (None, r"x has shape \(\)"),
    ],
)
def test_inputs_that_do_not_fit_are_refused(x: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Network([3, 4, 1]).forward(x)


@pytest.mark.parametrize(
    ("y", "message"),
    [
        (np.zeros(4), r"y has shape \(4,\), but this network needs \(examples, 1\)"),
        (np.zeros((4, 2)), r"y has shape \(4, 2\)"),
        (np.zeros((3, 1)), "x has 4 examples but y has 3"),
    ],
)
@pytest.mark.parametrize("method", ["loss", "gradients"])
def test_targets_that_do_not_fit_are_refused(y: NDArray[Any], message: str, method: str) -> None:
    with pytest.raises(ValueError, match=message):
        getattr(Network([3, 4, 1]), method)(DOCUMENT_INPUTS, y)


@pytest.mark.parametrize("initial_weights", ["scaled", "normal"])
def test_a_network_without_biases_keeps_them_at_zero(initial_weights: str) -> None:
    network = Network([3, 4, 1], has_biases=False, initial_weights=initial_weights)
    x, y = [[0, 1, 1]], [[1]]
    assert network.gradients(x, y).biases[0].any()
    for _ in Trainer(network, Examples(x, y), learning_rate=1, epochs=5):
        assert not any(b.any() for b in network.biases)
    assert gradient_check(network, x, y) < 1e-6


# -- any arguments: a ValueError with a sentence, or a network --------------------------------------


class _Odd:
    """An argument that is valid nowhere."""

    def __repr__(self) -> str:
        return "an odd thing"


ODD: list[Any] = [
    None, True, -1, 0, 1.5, math.nan, math.inf, 10**400, "", "x", "sigmoid\0", b"31", (), [], [None],
    ["a"], {}, {3: 4}, {3, 4}, [3, [4]], [10**20, 10**20], [2**62, 2], [3, math.nan], np.zeros((2, 2)),
    np.array(["a"]), np.array([3.0, 4.0]), 1j, [1j], object, _Odd(), len, range(3, 5), np.float64(3),
    np.datetime64("2026"), [np.datetime64("2026")], [[10**400]], [["a", None]], "f4,(", "<f2", "O",
    [("a", "f8")],
]  # fmt: skip
ARGUMENTS = (
    "sizes", "seed", "dtype", "activation", "output_activation", "loss", "initial_weights",
    "has_biases",
)  # fmt: skip


@pytest.mark.parametrize("argument", ARGUMENTS)
@pytest.mark.parametrize("value", ODD, ids=lambda value: printable(repr(value)))
def test_whatever_is_given_it_is_a_network_or_a_value_error(argument: str, value: Any) -> None:
    with contextlib.suppress(ValueError):  # anything else fails the test
        network = Network(**{"sizes": [3, 4, 1]} | {argument: value})
        assert network.forward(np.zeros((2, network.sizes[0]))).shape == (2, network.sizes[-1])
        assert isinstance(network.has_biases, bool)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("method", ["forward", "predict", "layers", "loss", "gradients"])
@pytest.mark.parametrize(
    "value", [*ODD, [[1e300, 0, 0]], [[1j, 0, 0]]], ids=lambda v: printable(repr(v))
)
def test_whatever_examples_are_given_it_is_an_answer_or_a_value_error(
    method: str, value: Any, dtype: type
) -> None:
    network = Network([3, 4, 1], dtype=dtype)
    calls = [(value,)] if method in {"forward", "predict", "layers"} else [
        (value, [[0]]), ([[0, 1, 1]], value),
    ]  # fmt: skip
    for arguments in calls:
        with contextlib.suppress(ValueError):
            getattr(network, method)(*arguments)


@pytest.mark.parametrize("value", [None, 3, {}, b"", [], _Odd(), io.BytesIO(b"junk"), "no\0file"])
def test_what_is_no_file_of_a_network_is_a_value_error(value: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Network.load(value)


def test_numbers_too_large_for_the_precision_are_refused() -> None:  # a warning, and infinity
    with pytest.raises(ValueError, match="x must be an array of numbers: overflow"):
        Network([1, 1], dtype=np.float32).forward([[1e300]])


def test_complex_numbers_are_refused() -> None:  # a warning, and half of them lost
    with pytest.raises(ValueError, match="x must be an array of real numbers"):
        Network([1, 1]).forward(np.array([[1j]]))
