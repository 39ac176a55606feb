"""Measures the start until Python is ready, beside a page that only loads Pyodide and NumPy."""

import json
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench.figures import Figure, figure
from tests.bench.page import visitor
from tests.bench.servers import serving
from tests.bench.systems import rotate
from tests.browser.app import START
from web.build.numpy_wheel import numpy_wheel
from web.build.paths import DIST, NODE_MODULES, WORK

_BARE = WORK / "bench" / "bare"
_PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")


def measure_ready(browser: Browser, openings: int) -> tuple[Figure, Figure]:
    """Seconds from the start of the navigation: (our page, the bare one), by turns.

    Both come from the same kind of server, with the same permission to be cached for ever, in one
    profile; the first opening of each fills the HTTP cache and does not count.
    """
    _build_bare()
    with serving(DIST) as (ours, _), serving(_BARE) as (bare, _), visitor(browser) as context:
        pages = [(ours, "pynnBench.readyAt"), (bare, "globalThis.readyAt")]
        seconds: dict[str, list[float]] = {ours: [], bare: []}
        for opening in range(openings + 1):
            for url, ready_at in rotate(pages, opening):
                seconds[url].append(_open(context.new_page(), url, ready_at))
    return figure(seconds[ours][1:]), figure(seconds[bare][1:])


def _open(page: Page, url: str, ready_at: str) -> float:
    """Seconds by the clock of the page, which starts with the navigation."""
    page.goto(url)
    milliseconds = page.wait_for_function(f"() => {ready_at}", timeout=START).json_value()
    page.close()
    return float(milliseconds) / 1000


def _build_bare() -> None:
    """Write a site that only loads Pyodide and NumPy, all under assets/, which may be cached."""
    shutil.rmtree(_BARE, ignore_errors=True)
    assets = _BARE / "assets"
    assets.mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("bare") / "index.html", _BARE)
    for name in _PYODIDE:
        shutil.copy(NODE_MODULES / "pyodide" / name, assets)
    shutil.copy(numpy_wheel(), assets)
    lock = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    lock["packages"] = {"numpy": lock["packages"]["numpy"]}  # as our site's is cut down, too
    (assets / "pyodide-lock.json").write_text(json.dumps(lock))
