"""The journey in three engines, Blink, Gecko and WebKit: at a desk, on a phone, and from one file."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from tests.browser.hosts import host
from tests.engines.chromium import chromium
from tests.engines.driver import Driver, Screen
from tests.engines.firefox import firefox
from tests.engines.journey import journey
from tests.engines.visitor import Visitor
from tests.engines.webkit import webkit
from web.build.paths import DIST

type Launch = Callable[[Screen], AbstractContextManager[Driver]]

ENGINES: dict[str, Launch] = {"chromium": chromium, "firefox": firefox, "webkit": webkit}
DESK = Screen(1280, 900)
PHONE = Screen(360, 740, touch=True)


def engine_names() -> list[str]:
    """The engines of ``PYNN_ENGINES``, or all. Raises ValueError for an unknown one."""
    named = os.environ.get("PYNN_ENGINES", "")
    names = [name.strip() for name in named.split(",") if name.strip()] or list(ENGINES)
    if unknown := set(names) - set(ENGINES):
        raise ValueError(f"PYNN_ENGINES names {', '.join(unknown)}: choose of {', '.join(ENGINES)}")
    return names


@pytest.fixture(params=ENGINES)
def launch(request: pytest.FixtureRequest) -> Launch:
    if request.param not in engine_names():
        pytest.skip(f"PYNN_ENGINES does not name {request.param}")
    return ENGINES[request.param]


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_the_site(launch: Launch, screen: Screen) -> None:
    with host(DIST) as (url, _), launch(screen) as driver:
        journey(Visitor(driver), url)
        assert driver.complaints() == []


def test_the_one_file(launch: Launch) -> None:
    with launch(DESK) as driver:
        journey(Visitor(driver), (DIST / "pynn-offline.html").as_uri())
        assert driver.complaints() == []
