"""Tests of the page: the built site in a real browser, with CPython in place of Pyodide.

The page, its worker and the Python behind them are those of the site, so that a test may follow a
number from the screen to NumPy and back. Only Pyodide is left out, which takes seconds to start:
``--pyodide`` puts it back, and the same tests run from end to end.
"""

from collections.abc import Iterator

import pytest

from tests.browser.fixtures import *  # noqa: F403  pytest finds fixtures by their names here
from tests.browser.hosts import host
from tests.ui.cpython_engine.site import cpython_site
from web.build.paths import DIST


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pyodide", action="store_true", help="run the tests of the page with Pyodide")


@pytest.fixture(scope="session")
def site_url(pytestconfig: pytest.Config) -> Iterator[str]:
    if pytestconfig.getoption("pyodide"):
        with host(DIST) as (url, _):
            yield url
    else:
        with cpython_site() as url:
            yield url
