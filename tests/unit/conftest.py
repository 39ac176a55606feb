"""What several test files begin with."""

import pytest
from pynn_engine.digits_lab import DigitsLab

from pynn import mnist
from tests.unit.door import Door, busy_engine
from tests.unit.made_up_mnist import CHOSEN, SHARD_SIZE, full_data


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    """MNIST comes in pieces as small as the made-up one's."""
    monkeypatch.setattr(mnist, "SHARD_SIZE", SHARD_SIZE)


@pytest.fixture
def lab(small_shards: None) -> DigitsLab:  # noqa: ARG001  it has to be there before
    """A digits lab with a made-up MNIST and a run to be trained."""
    lab = DigitsLab(full_data())
    lab.configure(CHOSEN)
    return lab


@pytest.fixture(scope="session")
def door() -> Door:
    """One for all: whatever is refused there has changed nothing."""
    return Door(busy_engine())
