"""Fixtures of all tests in a browser: one browser for all, a fresh page, watched, for each."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser.app import App
from tests.browser.chromium import launch
from tests.browser.complaints import Complaints
from tests.browser.pages import watch, watched_page
from tests.browser.states import CheckState, States

# Conditions are awaited for as long as a slow machine may need; what is true at once takes no time.
expect.set_options(timeout=20_000)


_PLAYWRIGHT = pytest.StashKey[Playwright]()
"""One for all folders of tests: a process can have only one."""


@pytest.fixture(scope="session")
def playwright(pytestconfig: pytest.Config) -> Playwright:
    if _PLAYWRIGHT not in pytestconfig.stash:
        started = sync_playwright().start()
        pytestconfig.add_cleanup(started.stop)
        pytestconfig.stash[_PLAYWRIGHT] = started
    return pytestconfig.stash[_PLAYWRIGHT]


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright, is_full=False)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def full_browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser that has windows and tabs, although nobody sees them."""
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture
def complaints() -> Complaints:
    """What the pages of a test complain of; each fixture that opens pages checks it."""
    return Complaints()


@pytest.fixture
def app(browser: Browser, site_url: str, complaints: Complaints) -> Iterator[App]:
    page = watched_page(browser, site_url, complaints)
    yield App(page, site_url)
    page.context.close()
    complaints.check()


@pytest.fixture
def second(app: App, complaints: Complaints) -> App:
    """Another tab of the same browser."""
    page = app.page.context.new_page()
    watch(page, app.url, complaints)
    return App(page, app.url)


@pytest.fixture
def elsewhere(browser: Browser, complaints: Complaints) -> Iterator[Callable[[str], App]]:
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


@pytest.fixture(scope="session")
def trained(browser: Browser, site_url: str) -> Iterator[App]:
    """A page whose network was trained with the defaults; read from it, do not train it."""
    complaints = Complaints()
    page = watched_page(browser, site_url, complaints)
    app = App(page, site_url).open("digits")
    app.click("mnist-run")
    app.wait_for_status("finished", "failed")
    yield app
    page.context.close()
    complaints.check()


@pytest.fixture
def check_state(app: App) -> Iterator[CheckState]:
    """Checks a state of the page with axe; the findings of all states are reported at the end."""
    states = States(app.page)
    yield states.check_state
    states.expect_clean()
