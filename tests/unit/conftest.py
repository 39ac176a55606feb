"""Fixtures of several test files."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pynn_app.code_lab.package import Package
from pynn_app.dispatcher import Dispatcher
from pynn_labs.digits.session import DigitsSession
from pynn_protocol.messages import CatalogueText

from pynn import recipes
from tests.unit.labs_under_test import LabsUnderTest, busy_labs
from tests.unit.made_up_mnist import CHOSEN, SHARD_SIZE, full_data


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    """MNIST comes in pieces as small as the made-up one's."""
    monkeypatch.setattr(recipes, "FIRST_EPOCH_BLOCK", SHARD_SIZE)


@pytest.fixture
def lab(small_shards: None) -> DigitsSession:  # noqa: ARG001  it has to be there before
    """A digits lab with a made-up MNIST and a run to be trained."""
    lab = DigitsSession(full_data())
    lab.configure(CHOSEN)
    return lab


@pytest.fixture(scope="session")
def labs_under_test() -> LabsUnderTest:
    """One for all tests, since rejected input changes nothing."""
    return LabsUnderTest(busy_labs())


@contextmanager
def restored_imports() -> Iterator[None]:
    """Restore the imported modules of the package afterwards, for all other tests."""
    before = {name: module for name, module in sys.modules.items() if name.startswith("pynn")}
    yield
    sys.modules.update(before)


@pytest.fixture
def package() -> Iterator[Package]:
    """A package that is closed afterwards, so that all other tests have the unedited one."""
    with restored_imports():
        package = Package()
        yield package
        package.close()


@pytest.fixture
def dispatcher() -> Iterator[Dispatcher]:
    """A page's Python, with the code lab."""
    with restored_imports():
        made = Dispatcher(None, "", CatalogueText("fast-path-switched-off"))
        yield made
        made.code_actions.package.close()
