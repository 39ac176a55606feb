"""Fixtures of several test files."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import hypothesis
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


@contextmanager
def open_dispatcher() -> Iterator[Dispatcher]:
    """A page's Python, with the code lab; closed afterwards."""
    with restored_imports():
        dispatcher = Dispatcher(None, "", CatalogueText("fast-path-switched-off"))
        yield dispatcher
        dispatcher.code_actions.package.close()


@pytest.fixture
def dispatcher() -> Iterator[Dispatcher]:
    """A page's Python, with the code lab, that the test may change."""
    with open_dispatcher() as dispatcher:
        yield dispatcher


@pytest.fixture(scope="module")
def shared_dispatcher() -> Iterator[Dispatcher]:
    """A page's Python for all tests of a file that do not depend on what others leave in it."""
    with open_dispatcher() as dispatcher:
        yield dispatcher


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--quick``; the full run has every test and every example."""
    parser.addoption(
        "--quick", action="store_true", help="at most 100 generated examples, and no test marked slow"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Limit the generated examples, see ``bad_values.examples``."""
    config.addinivalue_line("markers", "slow: left out by --quick")
    hypothesis.settings.register_profile("full", max_examples=1_000)
    hypothesis.settings.register_profile("quick", max_examples=100)
    hypothesis.settings.load_profile("quick" if config.getoption("quick") else "full")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests marked slow with ``--quick``."""
    slow = [item for item in items if config.getoption("quick") and item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


def pytest_collection_finish() -> None:
    """Spare garbage collections what is imported by now: importing the package causes many."""
    gc.collect()
    gc.freeze()
