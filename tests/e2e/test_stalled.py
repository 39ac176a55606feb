"""A connection that brings half of a file and then nothing more, and does not end either."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.bench.servers import serving
from tests.browser.app import START, App
from tests.browser.complaints import Complaints
from tests.browser.pages import watched_page
from web.build.paths import DIST
from web.build.serve import SiteHandler


def _stalling(part: str, released: threading.Event) -> type[SiteHandler]:
    """Sends half of the files with this in their names, and waits with the rest for its release."""

    class Stalling(SiteHandler):
        def copyfile(self, source: Any, outputfile: Any) -> None:
            if part not in self.path or released.is_set():
                super().copyfile(source, outputfile)
                return
            content = source.read()
            outputfile.write(content[: len(content) // 2])
            released.wait()

    return Stalling


@contextmanager
def _app_that_stalls(
    browser: Browser, part: str, complaints: Complaints
) -> Iterator[tuple[App, threading.Event]]:
    released = threading.Event()
    with serving(DIST, _stalling(part, released)) as (url, _):
        page = watched_page(browser, url, complaints)
        try:
            yield App(page, url), released
        finally:
            released.set()
            page.context.close()


def _expect_stall(app: App, part: str) -> None:
    message = app.expect_error("network", timeout=START)
    assert part in message
    assert "the connection stalls" in message


@pytest.mark.parametrize("part", ["numpy.tar", "pyodide.asm.wasm"])
def test_a_part_of_python_that_stalls_is_named_and_can_be_tried_again(
    browser: Browser, complaints: Complaints, part: str
) -> None:
    with _app_that_stalls(browser, part, complaints) as (app, released):
        app.page.goto(app.url)
        _expect_stall(app, part)
        app.wait_for_engine("failed")
        released.set()
        app.retry()
        app.wait_for_engine("ready")
        app.expect_no_error()
        app.click("tt-step")
        expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    complaints.were_provoked()  # Pyodide's own words about the file that broke off


def test_a_piece_of_mnist_that_stalls_can_be_tried_again_and_the_numbers_are_those_of_always(
    browser: Browser, app: App, complaints: Complaints
) -> None:
    with _app_that_stalls(browser, "mnist-train-04", complaints) as (stalled, released):
        stalled.open("digits")
        stalled.fill("mnist-epochs", 1)
        stalled.click("mnist-run")
        stalled.wait_for_steps_of_training()
        _expect_stall(stalled, "mnist-train-04")
        stalled.wait_for_status("failed")
        released.set()
        stalled.retry()
        stalled.wait_for_status("finished")
        stalled.expect_no_error()
        numbers = stalled.value("mnist-loss"), stalled.value("mnist-accuracy")
    app.open("digits")
    app.fill("mnist-epochs", 1)
    assert numbers == app.train()
