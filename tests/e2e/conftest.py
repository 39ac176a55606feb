"""End-to-end tests: the built site as it is, with Python in Pyodide."""

from collections.abc import Iterator

import pytest

from tests.browser.fixtures import *  # noqa: F403  pytest finds fixtures by their names here
from tests.browser.hosts import host
from web.build.paths import DIST


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    with host(DIST) as (url, _):
        yield url
