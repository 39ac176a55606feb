"""The downloads of a first visit, until the labs work, stay within tests/budget.toml."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.bench.servers import CountingServer, serving
from tests.browser import visits
from tests.browser.app import App
from tests.browser.complaints import Complaints
from tests.browser.pages import watched_page
from tests.budget import VISITS
from web.build.paths import DIST

STEPS = {"truth_table": visits.truth_table, "digits": visits.digits, "code": visits.code}


def _fetched(server: CountingServer) -> tuple[int, int]:
    return server.answers(), sum(server.sent().values())


@pytest.fixture(scope="module")
def fetched(browser: Browser) -> Iterator[dict[str, tuple[int, int]]]:
    """Requests and bytes of each visit beyond those above it."""
    complaints = Complaints()
    with serving(DIST) as (url, server):
        app = App(watched_page(browser, url, complaints), url)
        counted, before = {}, (0, 0)
        for name, step in STEPS.items():
            step(app)
            after = _fetched(server)
            counted[name] = (after[0] - before[0], after[1] - before[1])
            before = after
        yield counted
        app.page.context.close()
    complaints.check()


@pytest.mark.parametrize("name", VISITS)
def test_a_visit_keeps_to_its_budget(fetched: dict[str, tuple[int, int]], name: str) -> None:
    (requests, size), may = fetched[name], VISITS[name]
    print(f"{name}: {requests} requests, {size:,} bytes")
    assert 0 < requests <= may.requests, may.why
    assert 0 < size <= may.limit, may.why
