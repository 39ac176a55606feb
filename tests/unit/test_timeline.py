import numpy as np
import pytest
from pynn_labs.digits import timeline
from pynn_labs.digits.timeline import Timeline, put_into

from pynn import Network


def network_of(number: float) -> Network:
    network = Network([3, 2, 1], seed=0, dtype=np.float32)
    for parameter in network.weights + network.biases:
        parameter[...] = number
    return network


def test_a_moment_stays_as_it_was() -> None:
    network = network_of(1)
    past = Timeline(network)
    past.record(0, network)
    network.weights[0] += 1
    past.record(5, network)
    assert past.steps == [0, 5]
    put_into(network, past.nearest(0))
    assert network.weights[0][0, 0] == 1


def test_a_step_that_was_forgotten_is_answered_with_the_nearest() -> None:
    past = Timeline(network_of(0))
    for step in (0, 4, 10):
        past.record(step, network_of(step))
    assert [past.nearest(step).step for step in (3, 4, 6, 8, 99)] == [4, 4, 4, 10, 10]


def test_moments_of_the_first_epoch_come_at_growing_distances() -> None:
    past = Timeline(network_of(0))
    for _ in range(8):
        past.record(int(past.next_step()), network_of(0))
    assert past.steps == [0, 1, 2, 3, 4, 6, 9, 13]


def test_a_step_recorded_again_replaces_the_moment() -> None:
    past = Timeline(network_of(0))
    past.record(0, network_of(0))
    past.record(0, network_of(7))
    assert past.steps == [0]
    assert past.nearest(0).parameters[0][0, 0] == 7


def test_a_full_timeline_thins_out_and_keeps_the_first_and_the_newest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(timeline, "MOST_MOMENTS", 8)
    past = Timeline(network_of(0))
    for step in range(20):
        past.record(step, network_of(step))
        assert len(past.steps) <= 8
    assert past.steps[0] == 0
    assert past.steps[-1] == 19
    assert all(moment.parameters[0][0, 0] == moment.step for moment in past.moments)


def test_what_came_after_a_step_can_be_forgotten() -> None:
    past = Timeline(network_of(0))
    for step in range(4):
        past.record(step, network_of(step))
    past.forget_after(1)
    assert past.steps == [0, 1]


def test_large_networks_have_fewer_moments() -> None:
    large = Network([784, 500, 10], seed=0, dtype=np.float32)
    past = Timeline(large)
    for step in range(40):
        past.record(step, large)
    assert len(past.steps) <= timeline.FEWEST_MOMENTS
