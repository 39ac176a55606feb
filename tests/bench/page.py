"""The page as users get it, driven by its test ids in headless Chromium."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from tests.browser.app import App
from tests.browser.chromium import NO_SERVICE_WORKER

IN_PAGE = Path(__file__).with_name("in_page.js")


@contextmanager
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own, with an empty HTTP cache, whose pages measure themselves.

    It saves nothing for offline use, which would disturb the measurement, and which the other systems
    do not do either.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(NO_SERVICE_WORKER)
    context.add_init_script(path=IN_PAGE)
    try:
        yield context
    finally:
        context.close()


class PageSystem:
    """A page that stays open, so that MNIST is fetched once, in the epoch that warms it up."""

    def __init__(self, name: str, app: App) -> None:
        self.name = name
        self.simd = app.by_test_id("engine").get_attribute("data-simd") or ""
        """The vector instructions in use; empty: plain NumPy."""
        self._app = app

    def epoch(self, batch_size: int) -> float:
        """Seconds that the page shows for one epoch: training alone, no evaluation, no drawing."""
        app = self._app
        app.fill("mnist-epochs", 1)
        app.fill("mnist-batch-size", batch_size)
        if app.status() != "idle":
            app.click("mnist-reset")
            app.wait_for_status("idle")
        app.click("mnist-run")
        app.wait_for_status("finished", "failed")
        if app.status() == "failed":
            raise RuntimeError(f"{self.name} failed: {app.by_test_id('error').inner_text()}")
        return app.value("mnist-epoch-seconds")


@contextmanager
def page_system(name: str, browser: Browser, url: str) -> Iterator[PageSystem]:
    """The digits lab at ``url``, ready, in a profile of its own."""
    with visitor(browser) as context:
        yield PageSystem(name, App(context.new_page(), url).open("digits"))
