"""Networks and runs can be pickled and copied."""

import copy
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import pynn
from pynn import Examples, History, Momentum, Network, Trainer, recipes, settings, truth_table
from pynn.activations import HIDDEN_ACTIVATIONS
from pynn.digits.augmentation import shifted
from pynn.divergence import Diverged
from pynn.errors import CodedError
from pynn.losses import _MAKERS
from pynn.schedules import cosine
from tests.unit.helpers import same

RNG = np.random.default_rng(0)
X, Y = RNG.random((12, 16)), np.eye(3)[RNG.integers(0, 3, 12)]


def pickled(original: Any) -> Any:
    return pickle.loads(pickle.dumps(original))  # noqa: S301  our own


WAYS: dict[str, Callable[[Any], Any]] = {
    "pickled": pickled,
    "copied deeply": copy.deepcopy,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_every_network_can_be_copied_and_is_independent(way: str, dtype: type) -> None:
    for activation in HIDDEN_ACTIVATIONS:
        for loss, output in _MAKERS:
            network = Network(
                [16, 4, 3], seed=3, dtype=dtype, loss=loss, activation=activation,
                output_activation=output, has_biases=activation != "tanh",
            )  # fmt: skip
            other = WAYS[way](network)
            assert repr(other) == repr(network)
            assert same(other, network)
            assert other.loss(X, Y) == network.loss(X, Y)
            for one, two in zip(
                other.gradients(X, Y).weights, network.gradients(X, Y).weights, strict=True
            ):
                assert np.array_equal(one, two)
            before = network.forward(X)
            for parameter in other.weights + other.biases:
                parameter[...] = 7
            assert np.array_equal(network.forward(X), before)


def test_a_shallow_copy_shares_its_parameters_as_shallow_copies_do() -> None:
    network = Network([16, 3])
    other = copy.copy(network)
    other.weights[0][...] = 0
    assert same(other, network)
    assert other.hidden is network.hidden


@pytest.mark.parametrize(
    "state", [{}, None, {"sizes": (2, 1)}, vars(Network([2, 1])) | {"activation": "swish"}]
)
def test_a_pickle_of_another_version_is_refused_in_words(state: Any) -> None:
    network = Network.__new__(Network)
    if state and "weights" in state:
        with pytest.raises(ValueError, match="swish"):
            network.__setstate__(state)
    else:
        with pytest.raises(ValueError, match=r"no network that this pynn has pickled.*weights"):
            network.__setstate__(state)


def trainer() -> Trainer:
    return Trainer(
        Network([16, 4, 3], seed=1), Examples(X, Y), optimizer=Momentum(0.1, weight_decay=1e-3),
        batch_size=5, epochs=4, schedule=cosine, augment=shifted,
    )  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("steps", [0, 1, 3, 5])
def test_a_copied_run_goes_on_as_the_original_does(way: str, steps: int) -> None:
    run = trainer()
    run.advance(steps=steps)
    other = WAYS[way](run)
    first = [progress.loss for progress in run]
    again = [progress.loss for progress in other]
    assert first == again
    assert same(run.network, other.network)
    assert run.network is not other.network
    assert other.network is other._backprop.network


def test_a_run_copied_shallowly_has_the_same_network() -> None:
    run = trainer()
    other = copy.copy(run)
    next(other)
    assert same(run.network, other.network)


def _table_run() -> Trainer:
    chosen = settings.defaults(settings.TRUTH_TABLE)
    return recipes.truth_table_trainer(truth_table.document_table(), epochs=50, **chosen)


@pytest.mark.parametrize("way", WAYS)
def test_a_history_can_be_copied(way: str) -> None:
    history = History(_table_run())
    for _ in range(20):
        next(history.trainer)
        history.record()
    other = WAYS[way](history)
    for past in (history, other):
        past.visit(7)
    assert same(history.trainer.network, other.trainer.network)
    other.trainer.network.weights[0][...] = 0
    assert not same(history.trainer.network, other.trainer.network)


def _copyable_objects() -> Iterator[Any]:
    network, run = Network([16, 3]), trainer()
    next(run)
    yield network.gradients(X, Y)
    yield run.checkpoint()
    yield run.progress
    yield run.optimizer
    yield run.examples
    yield pynn.GradientDescent(0.5)
    yield pynn.derive(network, X[0], Y[0])
    yield from pynn.check_each(network, X, Y)[:1]
    yield pynn.metrics.evaluate(network, run.examples)
    yield recipes.DIGIT_RECIPES["best"]
    yield Diverged(2, 30, float("inf"), 0.5)
    yield Diverged(2, 30, float("nan"), 0.5, CodedError("diverged-no-step", "No step was taken yet"))
    yield settings.SettingError("hidden", "setting-number", "too many", low=1, high=8, given="9")
    yield pynn.ModelFileError("model-file-sizes", "no")


@pytest.mark.parametrize("way", WAYS)
def test_every_object_of_the_package_can_be_copied(way: str) -> None:
    for original in _copyable_objects():
        other = WAYS[way](original)
        assert type(other) is type(original)
        assert str(other).split(" at 0x")[0] == str(original).split(" at 0x")[0]
        if isinstance(original, CodedError):
            assert repr(vars(other)) == repr(vars(original))
