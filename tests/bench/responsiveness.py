"""How the page answers while it trains: drawings, long tasks on its thread, and its memory."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Locator

from tests.bench.figures import Figure, figure
from tests.bench.page import visitor
from tests.bench.servers import serving
from tests.browser.app import App
from web.build.paths import DIST

_EPOCHS = 1000
"""Epochs: more than the drawing takes, so that training goes on until the benchmark pauses it."""
_MOVES = 24
"""Moves of the pointer in one stroke."""
_PAUSE_MS = 40
"""Up to this long between an answer and the next move, so that moves meet every moment of a slice."""


@dataclass(frozen=True)
class Responsiveness:
    """Milliseconds and bytes; ``memory`` is None where the page does not show it."""

    delays: Figure
    long_tasks: tuple[float, ...]
    memory: int | None


def measure_responsiveness(browser: Browser, strokes: int) -> Responsiveness:
    """Draw while training on all of MNIST at batch 10, each move answered before the next."""
    with serving(DIST) as (url, _), visitor(browser) as context:
        app = App(context.new_page(), url).open("digits")
        app.fill("mnist-epochs", _EPOCHS)
        app.fill("mnist-batch-size", 10)
        app.page.evaluate("pynnBench.watchDrawing()")
        app.page.evaluate("pynnBench.watchLongTasks()")
        app.click("mnist-run")
        # After the first epoch all of MNIST is in memory.
        app.page.wait_for_function(
            "() => document.querySelector('[data-testid=mnist-epoch]').dataset.value > 0"
        )
        for number in range(strokes):
            _draw(app, number)
            app.click("draw-clear")
        assert app.status() == "training", "training ended before the drawing did"
        memory = _memory(app.by_test_id("engine-memory"))
        app.click("mnist-run")
        app.wait_for_status("paused")
        delays = app.page.evaluate("pynnBench.delays")
        long_tasks = app.page.evaluate("pynnBench.longTasks")
    return Responsiveness(figure(delays), tuple(long_tasks), memory)


def _draw(app: App, number: int) -> None:
    """One stroke, a move at a time."""
    canvas, page = app.by_test_id("draw-canvas"), app.page
    canvas.scroll_into_view_if_needed()
    answered = int(page.evaluate("pynnBench.delays.length"))
    rng = random.Random(number)  # noqa: S311  no secret
    for index, place in enumerate(_spiral(canvas, number)):
        page.mouse.move(*place)
        if index == 0:
            page.mouse.down()
        page.wait_for_function(f"() => pynnBench.delays.length > {answered + index}")
        page.wait_for_timeout(rng.uniform(0, _PAUSE_MS))
    page.mouse.up()


def _spiral(canvas: Locator, number: int) -> Iterator[tuple[float, float]]:
    """A stroke around the middle of the pad, another one for each number."""
    box = canvas.bounding_box()
    assert box is not None
    for index in range(_MOVES + 1):
        angle = number + index / 4
        radius = (0.1 + 0.3 * index / _MOVES) * box["width"]
        yield (
            box["x"] + box["width"] / 2 + radius * math.cos(angle),
            box["y"] + box["height"] / 2 + radius * math.sin(angle),
        )


def _memory(shown: Locator) -> int | None:
    """Bytes; WebAssembly memory never shrinks, so what it is now is its peak."""
    if not shown.count():
        return None
    return int(float(shown.get_attribute("data-value") or 0)) or None
