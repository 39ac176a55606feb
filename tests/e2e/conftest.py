"""End-to-end tests: the built site as it is, with Python in Pyodide."""

from collections.abc import Iterator

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from tests.browser.fixtures import *  # noqa: F403  pytest finds fixtures by their names here
from tests.browser.hosts import host
from web.build.paths import DIST


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    with host(DIST) as (url, _):
        yield url


_PAGES = {
    "test_best.py": "best",
    "test_budget.py": "fetched",
    "test_cpython_engine.py": "engines",
    "test_digits_trained.py": "trained",
    "test_learned.py": "trained",
    "test_security.py": "either",
}
"""Files whose tests look at a page that has been started for all of them: its fixture."""


class OneProcessPerPage(LoadScopeScheduling):  # type: ignore[misc]
    """Tests that look at the same page run in one process; each other test runs where there is room."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0].rpartition("/")[2]
        return _PAGES.get(file, nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> OneProcessPerPage:
    """Pytest's hook."""
    return OneProcessPerPage(config, log)
