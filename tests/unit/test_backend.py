from collections.abc import Iterator

import numpy as np
import pytest

from pynn import Examples, GradientDescent, Momentum, Network, Trainer, backend
from pynn.backpropagation import Backprop, Parameters
from pynn.optimizers import Optimizer


class Counting(Backprop):
    """Computes as NumPy does, and counts its updates."""

    updates = 0

    def update(self, optimizer: Optimizer, factor: float = 1.0) -> None:
        type(self).updates += 1
        super().update(optimizer, factor)


class CountingBackend:
    """Accepts networks of float32."""

    def make_backprop(self, network: Parameters, batch_size: int) -> Backprop | None:
        return Counting(network, batch_size) if network.dtype == np.float32 else None


@pytest.fixture(autouse=True)
def _counting() -> Iterator[None]:
    backend.set_backend(CountingBackend())
    Counting.updates = 0
    yield
    backend.set_backend(None)


def train(network: Network, optimizer: Optimizer | None = None) -> Network:
    examples = Examples(np.eye(6, 3), np.eye(6, 2))
    for _ in Trainer(network, examples, optimizer=optimizer or GradientDescent(1.0), batch_size=2):
        pass
    return network


@pytest.mark.parametrize("optimizer", [GradientDescent(1.0), Momentum(0.1, weight_decay=0.01)])
def test_a_backend_makes_every_update_of_a_run(optimizer: Optimizer) -> None:
    train(Network([3, 2], dtype=np.float32), optimizer)
    assert Counting.updates == 3


def test_a_network_that_the_backend_does_not_accept_is_trained_by_numpy() -> None:
    train(Network([3, 2], dtype=np.float64))
    assert Counting.updates == 0
    assert type(backend.make_backprop(Network([3, 2]), 1)) is Backprop


def test_none_restores_numpy() -> None:
    backend.set_backend(None)
    train(Network([3, 2], dtype=np.float32))
    assert Counting.updates == 0


def test_without_targets_there_is_an_answer_but_no_way_back() -> None:
    backprop = Backprop(Network([3, 2]), batch_size=4)
    backprop.take(np.ones((4, 3)))
    backprop.forward()
    assert backprop.values[-1].shape == (4, 2)
    with pytest.raises(ValueError, match="no targets to propagate back from"):
        backprop.backward()


def test_a_batch_is_loaded_in_its_order_and_the_last_one_is_what_is_left() -> None:
    examples = Examples(np.arange(10).reshape(5, 2), np.zeros((5, 1)))
    backprop = Backprop(Network([2, 1]), batch_size=3)
    order = np.array([4, 0, 3, 1, 2])
    assert backprop.load(examples, order, 0) == 3
    backprop.forward()
    assert backprop.values[0].tolist() == [[8, 9], [0, 1], [6, 7]]
    assert backprop.load(examples, order, 3) == 2
    backprop.forward()
    assert backprop.values[0].tolist() == [[2, 3], [4, 5]]


def test_inputs_may_be_changed_in_the_batch_and_the_examples_stay_as_they_are() -> None:
    examples = Examples(np.ones((3, 2)), np.zeros((3, 1)))
    backprop = Backprop(Network([2, 1]), batch_size=3)
    backprop.load(examples, np.arange(3), 0)
    backprop.inputs[...] = 5
    backprop.forward()
    assert backprop.values[0].tolist() == 3 * [[5, 5]]
    assert (examples.inputs == 1).all()
