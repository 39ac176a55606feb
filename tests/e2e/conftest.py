"""One browser and one server for all end-to-end tests; a fresh page, watched, for each."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.app import App
from tests.e2e.browser import NO_SERVICE_WORKER, launch
from tests.e2e.hosts import host
from web.build.paths import DIST

# Conditions are awaited for as long as a slow machine may need; what is true at once takes no time.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    with host(DIST) as (url, _):
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def watched_page(browser: Browser, url: str, complaints: list[str], **unlike: Any) -> Page:
    """A new page; its errors and its requests to other hosts are added to ``complaints``.

    Its browser has no service workers, so that every request is the page's own and can be disturbed;
    tests of offline use open a context that has them. ``unlike`` says what else is
    unlike other tests' browsers, in Playwright's words.
    """
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **unlike})
    context.add_init_script(NO_SERVICE_WORKER)
    return watch(context.new_page(), url, complaints)


def watch(page: Page, url: str, complaints: list[str]) -> Page:
    """Record the errors of a page, and its requests to other hosts than that of ``url``."""

    def check_host(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("blob", "data") and parts.netloc != urlsplit(url).netloc:
            complaints.append(f"request to another host: {address}")

    page.on("request", lambda request: check_host(request.url))
    page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))
    page.on(
        "console",
        lambda message: (
            complaints.append(f"{message.type}: {message.text}")
            if message.type in ("error", "warning")
            else None
        ),
    )
    return page


@pytest.fixture
def complaints() -> list[str]:
    """Errors in the browser's console; a test that provokes some clears the list."""
    return []


@pytest.fixture
def app(browser: Browser, site_url: str, complaints: list[str]) -> Iterator[App]:
    page = watched_page(browser, site_url, complaints)
    yield App(page, site_url)
    page.context.close()
    assert complaints == []


@pytest.fixture
def second(app: App, complaints: list[str]) -> App:
    """Another tab of the same browser."""
    page = app.page.context.new_page()
    watch(page, app.url, complaints)
    return App(page, app.url)


@pytest.fixture
def elsewhere(browser: Browser, complaints: list[str]) -> Iterator[Callable[[str], App]]:
    """Opens an address in a browser that has never been here."""
    opened: list[App] = []

    def open_address(address: str) -> App:
        app = App(watched_page(browser, address, complaints), address)
        opened.append(app)
        app.page.goto(address)
        app.wait_for_engine("ready")
        return app

    yield open_address
    for app in opened:
        app.page.context.close()


@pytest.fixture(scope="module")
def trained(browser: Browser, site_url: str) -> Iterator[App]:
    """A page whose network was trained with the defaults; read from it, do not train it."""
    complaints: list[str] = []
    page = watched_page(browser, site_url, complaints)
    app = App(page, site_url).open("digits")
    app.click("mnist-run")
    app.wait_for_status("finished", "failed")
    yield app
    page.context.close()
    assert complaints == []
