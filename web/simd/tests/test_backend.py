"""The vectorised backend against NumPy: any shape, any batch, any array."""

import gc
import math
import os
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from pynn_simd.backprop import Library, VectorisedBackprop, load_backend

from pynn import Examples, GradientDescent, Momentum, Network, Trainer, backend
from pynn.activations import HIDDEN_ACTIVATIONS, Array
from pynn.backpropagation import Backprop
from web.simd.tests.conftest import GuardedBackprop, Guards

OUTPUTS = [
    (output, loss)
    for loss in ("squared_error", "cross_entropy")
    for output in ("sigmoid", "tanh", "relu", "identity", "softmax")
    if loss == "squared_error" or output in ("sigmoid", "softmax")
]
ROUNDS = 300


@dataclass
class Case:
    """A network, a batch, and velocities from steps before it, all drawn at random."""

    network: Network
    x: Array
    y: Array
    velocities: list[Array]


def drawn(rng: np.random.Generator) -> Case:
    """Odd sizes, single units, all pairings; inputs from all paper to all ink."""
    sizes = [int(rng.integers(1, 45)) for _ in range(rng.integers(2, 5))]
    output, loss = OUTPUTS[rng.integers(len(OUTPUTS))]
    if output == "softmax":
        sizes[-1] += 1
    network = Network(
        sizes,
        seed=rng,
        dtype=np.float32,
        activation=HIDDEN_ACTIVATIONS[rng.integers(len(HIDDEN_ACTIVATIONS))],
        output_activation=output,
        loss=loss,
        initial_weights="normal" if rng.random() < 0.5 else "scaled",
    )
    m = int(rng.integers(1, 80))
    x = rng.standard_normal((m, sizes[0])) * (rng.random((m, sizes[0])) < rng.choice([0, 0.1, 0.5, 1]))
    y = rng.random((m, sizes[-1]))
    parameters = network.weights + network.biases
    velocities = [rng.standard_normal(w.shape).astype(np.float32) for w in parameters]
    return Case(network, x.astype(np.float32), y.astype(np.float32), velocities)


def reference(case: Case, dtype: type[np.floating]) -> Backprop:
    """The results of NumPy in this precision, from the same float32 parameters."""
    backprop = Backprop(case.network.astype(dtype), len(case.x))
    backprop.take(case.x.astype(dtype), case.y.astype(dtype))
    backprop.forward()
    backprop.backward()
    return backprop


@dataclass
class Rates:
    """ξ, μ and λ."""

    learning_rate: float = 0.1
    momentum: float = 0.9
    weight_decay: float = 0.01


def momentum_with(velocities: list[Array], rates: Rates) -> Momentum:
    """An optimizer in the middle of a run, with these very arrays."""
    optimizer = Momentum(rates.learning_rate, rates.momentum, rates.weight_decay)
    optimizer.velocities = velocities
    return optimizer


def everything(backprop: Backprop, rates: Rates, velocities: list[Array]) -> Iterator[Array]:
    """All that a step computes, and the network after it: down the slope, then with momentum too."""
    yield from backprop.values
    yield np.array([backprop.loss])
    yield from backprop.deltas
    for gradients in backprop.gradients():
        yield from gradients
    backprop.update(GradientDescent(rates.learning_rate))
    yield from backprop.parameters
    backprop.update(momentum_with(velocities, rates))
    yield from velocities
    yield from backprop.parameters


def compare_step(
    found: Backprop, exact: Backprop, single: Backprop, velocities: list[Array], rates: Rates
) -> None:
    """As near to float64 as NumPy's float32 is, give or take a few roundings of the largest number."""
    wide, narrow = ([v.astype(of.network.dtype) for v in velocities] for of in (exact, single))
    for mine, theirs, rounded in zip(
        everything(found, rates, velocities),
        everything(exact, rates, wide),
        everything(single, rates, narrow),
        strict=True,
    ):
        allowed = 8 * np.abs(rounded - theirs).max(initial=0)
        allowed += 32 * 2**-24 * max(float(np.abs(theirs).max(initial=0)), 1e-30)
        np.testing.assert_allclose(mine, theirs, rtol=0, atol=allowed)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_step_computes_what_numpy_computes_and_touches_nothing_else(
    library: Library, guards: Guards, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    case = drawn(rng)
    network = case.network
    references = reference(case, np.float64), reference(case, np.float32)
    network.weights = [guards.copy(W) for W in network.weights]
    network.biases = [guards.copy(b) for b in network.biases]
    backprop = GuardedBackprop(guards, library, network, len(case.x) + int(rng.integers(0, 3)))
    backprop.take(guards.copy(case.x), guards.copy(case.y))
    backprop.forward()
    backprop.backward()
    rates = Rates(*(float(rng.choice(some)) for some in ([0.01, 0.5, 3], [0, 0.9], [0, 0.1])))
    compare_step(backprop, *references, [guards.copy(v) for v in case.velocities], rates)


@pytest.mark.parametrize("seed", range(60))
def test_a_batch_of_bytes_is_gathered_as_numpy_gathers_it(
    library: Library, guards: Guards, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    count, n_in, n_out = (int(n) for n in rng.integers(1, 70, 3))
    inputs = rng.integers(0, 256, (count, n_in)).astype(np.uint8)
    targets = rng.integers(0, 2, (count, n_out)).astype(np.uint8)
    examples = Examples(guards.copy(inputs), guards.copy(targets), scale=1 / 255)
    network = Network([n_in, n_out], dtype=np.float32)
    batch_size = int(rng.integers(1, 40))
    backprop = GuardedBackprop(guards, library, network, batch_size)
    order = guards.copy(rng.permutation(count).astype(np.int32))
    for first in range(0, count, batch_size):  # the last one may be short
        m = backprop.load(examples, order, first)
        x, y = examples.batch(order[first : first + batch_size], np.dtype(np.float32))
        assert m == len(x)
        backprop.forward()
        assert np.array_equal(backprop.values[0], x)
        assert np.array_equal(backprop._y[:m], y)


@pytest.mark.parametrize(
    "examples",
    [
        Examples(np.arange(60).reshape(12, 5), np.ones((12, 2))),
        Examples(np.asfortranarray(np.arange(60, dtype=np.uint8).reshape(12, 5)), np.ones((12, 2))),
        Examples(np.arange(120, dtype=np.uint8).reshape(12, 10)[:, ::2], np.ones((12, 2), np.uint8)),
        Examples(np.arange(60, dtype=np.uint8).reshape(12, 5)[::-1], np.ones((12, 2), np.uint8)),
    ],
)
def test_examples_of_any_kind_and_layout_are_taken(library: Library, examples: Examples) -> None:
    backprop = VectorisedBackprop(library, Network([5, 2], dtype=np.float32), 7)
    order = np.random.default_rng(0).permutation(12)
    for first, m in ((0, 7), (7, 5)):
        assert backprop.load(examples, order, first) == m
        backprop.forward()
        expected, _ = examples.batch(order[first : first + 7], np.dtype(np.float32))
        assert np.array_equal(backprop.values[0], expected)


def test_rows_that_are_none_are_refused_and_negative_ones_count_from_the_end(library: Library) -> None:
    rng = np.random.default_rng(0)
    examples = Examples(rng.integers(0, 256, (6, 9)).astype(np.uint8), np.eye(6, dtype=np.uint8))
    backprop = VectorisedBackprop(library, Network([9, 6], dtype=np.float32), 3)
    for row in (6, 2**31 - 1, -7, -(2**31)):
        with pytest.raises(IndexError):
            backprop.load(examples, np.array([0, 1, row], np.int32), 0)
    backprop.load(examples, np.array([-1, 2, -6], np.int32), 0)
    backprop.forward()
    expected = examples.batch(np.array([5, 2, 0]), np.dtype(np.float32))[0]
    assert np.array_equal(backprop.values[0], expected)


def laid_out(array: Array, how: str) -> NDArray[Any]:
    """The same numbers in an array that C cannot read as it is."""
    match how:
        case "columns first":
            return np.asfortranarray(array)
        case "every other":
            wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
            wide[..., ::2] = array
            return wide[..., ::2]
        case "backwards":
            return array[..., ::-1].copy()[..., ::-1]
        case "big-endian":
            return array.astype(">f4")
        case _:
            return array.astype(np.float64)


@pytest.mark.parametrize("how", ["columns first", "every other", "backwards", "big-endian", "float64"])
def test_arrays_of_any_layout_and_kind_are_read_and_written(library: Library, how: str) -> None:
    case = drawn(np.random.default_rng(3))
    network = case.network
    references = reference(case, np.float64), reference(case, np.float32)
    network.weights = [laid_out(W, how) for W in network.weights]
    network.biases = [laid_out(b, how) for b in network.biases]
    before = [*network.weights, *network.biases]
    backprop = VectorisedBackprop(library, network, len(case.x))
    backprop.take(laid_out(case.x, how), laid_out(case.y, how))
    backprop.forward()
    backprop.backward()
    compare_step(backprop, *references, [laid_out(v, how) for v in case.velocities], Rates())
    assert all(
        one is other for one, other in zip(before, network.weights + network.biases, strict=True)
    )


def test_a_parameter_that_was_replaced_is_noticed(library: Library) -> None:
    case = drawn(np.random.default_rng(5))
    backprop = VectorisedBackprop(library, case.network, len(case.x))
    backprop.take(case.x, case.y)
    backprop.forward()
    case.network.weights[0] = case.network.weights[0] * 2
    case.network.biases[-1] = case.network.biases[-1] + 1
    references = reference(case, np.float64), reference(case, np.float32)
    backprop.forward()
    backprop.backward()
    compare_step(backprop, *references, case.velocities, Rates())


def test_a_run_with_momentum_is_resumed_exactly() -> None:
    rng = np.random.default_rng(7)
    examples = Examples(rng.integers(0, 256, (40, 9)).astype(np.uint8), np.eye(40, 2), scale=1 / 255)
    backend.set_backend(load_backend(os.environ["PYNN_SIMD"]))
    network = Network([9, 5, 2], dtype=np.float32)
    optimizer = Momentum(0.1, weight_decay=0.01)
    trainer = Trainer(network, examples, optimizer=optimizer, batch_size=8, epochs=2)
    trainer.advance(steps=3)
    checkpoint = trainer.checkpoint()
    trainer.advance(steps=2)
    first = [array.copy() for array in network.weights + network.biases + optimizer.state()]
    trainer.resume(checkpoint)  # with velocities in other arrays
    trainer.advance(steps=2)
    again = network.weights + network.biases + optimizer.state()
    assert all(np.array_equal(one, other) for one, other in zip(first, again, strict=True))


def test_what_is_no_longer_used_is_not_kept(library: Library) -> None:
    examples = Examples(np.zeros((8, 3), np.uint8), np.zeros((8, 2), np.uint8))
    backprop = VectorisedBackprop(library, Network([3, 2], dtype=np.float32), 4)
    orders = [np.arange(8, dtype=np.intp) for _ in range(2)]
    backprop.load(examples, orders[0], 0)
    first = weakref.ref(orders.pop(0))
    assert first() is not None
    backprop.load(examples, orders[0], 0)
    gc.collect()
    assert first() is None


def test_examples_that_got_other_arrays_are_noticed(library: Library) -> None:
    examples = Examples(np.zeros((8, 3), np.uint8), np.zeros((8, 2), np.uint8))
    backprop = VectorisedBackprop(library, Network([3, 2], dtype=np.float32), 4)
    order = np.arange(8, dtype=np.intp)
    backprop.load(examples, order, 0)
    examples.inputs = np.full((8, 3), 7, np.uint8)
    backprop.load(examples, order, 0)
    backprop.forward()
    assert (backprop.values[0] == 7).all()


def test_a_parameter_of_another_shape_is_refused_in_words(library: Library) -> None:
    network = Network([3, 2], dtype=np.float32)
    backprop = VectorisedBackprop(library, network, 1)
    backprop.take(np.ones((1, 3), np.float32))
    network.weights[0] = np.zeros((2, 4), np.float32)
    for _ in range(2):  # and goes on being refused
        with pytest.raises(ValueError, match=r"W of layer 0 has shape \(2, 4\), expected \(2, 3\)"):
            backprop.forward()


def test_velocities_of_another_shape_are_refused_in_words(library: Library) -> None:
    backprop = VectorisedBackprop(library, Network([3, 2], dtype=np.float32), 1)
    backprop.take(np.ones((1, 3), np.float32), np.ones((1, 2), np.float32))
    backprop.forward()
    backprop.backward()
    velocities = [np.zeros((2, 3), np.float32), np.zeros(3, np.float32)]
    with pytest.raises(ValueError, match=r"velocity_b of layer 0 has shape \(3,\), expected \(2,\)"):
        backprop.update(momentum_with(velocities, Rates()))


def test_an_array_whose_address_is_known_cannot_be_resized(library: Library) -> None:
    network = Network([3, 2], dtype=np.float32)
    backprop = VectorisedBackprop(library, network, 1)
    backprop.take(np.ones((1, 3), np.float32))
    backprop.forward()
    with pytest.raises(ValueError, match="resize"):
        network.biases[0].resize(1000, refcheck=False)


def test_more_examples_than_there_is_room_for_are_refused(library: Library) -> None:
    backprop = VectorisedBackprop(library, Network([3, 2], dtype=np.float32), 4)
    with pytest.raises(ValueError, match="5 examples in a batch of at most 4"):
        backprop.take(np.ones((5, 3), np.float32))


def test_without_targets_there_is_no_way_back(library: Library) -> None:
    backprop = VectorisedBackprop(library, Network([3, 2], dtype=np.float32), 4)
    backprop.take(np.ones((4, 3), np.float32))
    backprop.forward()
    with pytest.raises(ValueError, match="no targets"):
        backprop.backward()


def test_steps_out_of_their_order_are_refused_before_anything_is_written(library: Library) -> None:
    network = Network([3, 4, 2], dtype=np.float32)
    before = [array.copy() for array in network.weights + network.biases]
    backprop = VectorisedBackprop(library, network, 4)
    backprop.take(np.ones((4, 3), np.float32), np.ones((4, 2), np.float32))
    too_early = (
        backprop.gradients,
        lambda: backprop.update(GradientDescent(1.0)),
        lambda: backprop.update(momentum_with(before, Rates())),
    )
    with pytest.raises(ValueError, match="call forward first"):
        backprop.backward()
    for early in too_early:
        with pytest.raises(ValueError, match="call forward and backward first"):
            early()
    backprop.forward()
    for early in too_early:
        with pytest.raises(ValueError, match="call forward and backward first"):
            early()
    backprop.backward()
    backprop.gradients()
    for one, other in zip(before, network.weights + network.biases, strict=True):
        assert np.array_equal(one, other)


@pytest.mark.parametrize(("activation", "function"), [("sigmoid", None), ("tanh", np.tanh)])
def test_activations_are_as_exact_as_numpy_s(library: Library, activation: str, function: Any) -> None:
    z = np.concatenate(
        [np.linspace(-120, 120, 40_001), np.geomspace(1e-30, 1, 2_000), [np.inf, -np.inf, 0.0, -0.0]]
    ).astype(np.float32)
    network = Network([1, 1], dtype=np.float32, output_activation=activation)
    network.weights[0][...] = 1
    backprop = VectorisedBackprop(library, network, len(z))
    backprop.take(z[:, None])
    backprop.forward()
    found, wide = backprop.values[1][:, 0].astype(np.float64), z.astype(np.float64)
    expected = function(wide) if function else 1 / (1 + np.exp(np.minimum(-wide, 87)))
    np.testing.assert_allclose(found, expected, rtol=4e-7, atol=0)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_nan_is_not_hidden(library: Library, activation: str) -> None:
    network = Network([4, 3, 2], dtype=np.float32, activation=activation)
    backprop = VectorisedBackprop(library, network, 2)
    x = np.array([[1, np.nan, 0, 0], [1, 0, 0, 0]], np.float32)
    backprop.take(x, np.zeros((2, 2), np.float32))
    backprop.forward()
    assert math.isnan(backprop.loss)
    assert np.isnan(backprop.values[-1][0]).all()
    assert np.isfinite(backprop.values[-1][1]).all()


@pytest.mark.parametrize(
    ("z", "y", "expected"), [(60.0, 0.0, 60.0), (-60.0, 1.0, 60.0), (-30.0, 0.0, math.exp(-30.0))]
)
def test_cross_entropy_keeps_its_digits_where_a_sigmoid_is_saturated(
    library: Library, z: float, y: float, expected: float
) -> None:
    network = Network([1, 1], dtype=np.float32, loss="cross_entropy")
    network.weights[0][...], network.biases[0][...] = 0, z
    backprop = VectorisedBackprop(library, network, 1)
    backprop.take(np.ones((1, 1), np.float32), np.full((1, 1), y, np.float32))
    backprop.forward()
    assert backprop.loss == pytest.approx(expected, rel=1e-6)


def test_hits_are_counted_as_numpy_counts_them(library: Library) -> None:
    rng = np.random.default_rng(2)
    for n_out in (1, 2, 10):
        network = Network([6, n_out], seed=rng, dtype=np.float32, initial_weights="normal")
        x = rng.standard_normal((200, 6)).astype(np.float32)
        y = rng.integers(0, 2, (200, n_out)).astype(np.float32)  # ties: the first of the largest
        pair = [Backprop(network, 200), VectorisedBackprop(library, network, 200)]
        for backprop in pair:
            backprop.take(x, y)
            backprop.forward()
        assert pair[0].hits == pair[1].hits > 0


class Halved(GradientDescent):
    """A rule that C does not know."""

    def update(
        self, parameters: Sequence[Array], gradients: Sequence[Array], factor: float = 1.0
    ) -> None:
        super().update(parameters, gradients, factor / 2)


def test_the_rule_of_an_optimizer_that_c_does_not_know_is_numpy_s(library: Library) -> None:
    steps: list[Array] = []
    for optimizer in (GradientDescent(0.1), Halved(0.2)):
        case = drawn(np.random.default_rng(11))
        backprop = VectorisedBackprop(library, case.network, len(case.x))
        backprop.take(case.x, case.y)
        backprop.forward()
        backprop.backward()
        backprop.update(optimizer)
        steps.append(case.network.weights[0])
    np.testing.assert_allclose(steps[0], steps[1], rtol=1e-5, atol=1e-7)


def test_it_serves_float32_and_leaves_float64_to_numpy() -> None:
    backend.set_backend(load_backend(os.environ["PYNN_SIMD"]))
    assert isinstance(backend.make_backprop(Network([2, 1], dtype=np.float32), 1), VectorisedBackprop)
    assert type(backend.make_backprop(Network([2, 1]), 1)) is Backprop
    without_biases = Network([2, 1], dtype=np.float32, has_biases=False)
    assert type(backend.make_backprop(without_biases, 1)) is Backprop
    assert Network([2, 1], dtype=np.float32).forward(np.ones((3, 2))).shape == (3, 1)


def test_a_file_that_is_no_library_is_an_error() -> None:
    with pytest.raises(OSError, match=r"nothing\.so"):
        load_backend("/lib/nothing.so")
