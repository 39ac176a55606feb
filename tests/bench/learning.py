"""Measures the time from the press of the button until the page shows an accuracy of 95 %."""

from playwright.sync_api import Browser

from tests.bench.figures import Figure, figure
from tests.bench.page import visitor
from tests.bench.servers import serving
from tests.browser.app import TRAINING, App
from web.build.paths import DIST

SHARE = 0.95


def measure_learning(browser: Browser, runs: int) -> Figure | None:
    """Seconds on a fresh page, ready, with the defaults, and MNIST in the HTTP cache.

    Fetching from the cache, unpacking, training and evaluation after each epoch are all in it. The
    first run fills the cache and does not count. None where a run ended without reaching 95 %.
    """
    with serving(DIST) as (url, _), visitor(browser) as context:
        seconds = []
        for _ in range(runs + 1):
            app = App(context.new_page(), url).open("digits")
            app.page.evaluate("share => pynnBench.watchAccuracy(share)", SHARE)
            app.click("mnist-run")
            app.page.wait_for_function("() => pynnBench.reachedAfter !== undefined", timeout=TRAINING)
            milliseconds = app.page.evaluate("pynnBench.reachedAfter")
            app.page.close()
            if milliseconds is None:
                return None
            seconds.append(milliseconds / 1000)
    return figure(seconds[1:])
