"""Counts the bytes that the page fetches from a host without compression, at the server's socket."""

import json
from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.bench.page import visitor
from tests.bench.servers import serving
from tests.browser import visits
from tests.browser.app import App
from web.build.paths import DIST


@dataclass(frozen=True)
class Download:
    """Bytes over the wire, HTTP headers included, for a visitor who has never been here."""

    until_truth_table: int
    mnist: int


def measure_download(browser: Browser) -> Download:
    """Open the page, take a step of the truth table, then train one epoch of all of MNIST."""
    with serving(DIST) as (url, server), visitor(browser) as context:
        app = App(context.new_page(), url)
        visits.truth_table(app)
        until_truth_table = sum(server.sent().values())
        visits.digits(app)
        sent = server.sent()
        site = json.loads(app.page.locator("#site").text_content() or "")
        pieces = [f"/{asset['url']}" for asset in site["data"].values()]
        return Download(until_truth_table, sum(sent.get(piece, 0) for piece in pieces))
