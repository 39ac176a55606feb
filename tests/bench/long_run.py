"""Checks that memory does not grow in a long run.

``.venv/bin/python -m tests.bench.long_run [--recipe best]``

Trains in the page, by default 100 epochs, and measures the memory of page, worker and Python on the
way. Fails if one of them uses more at the end than allowed, compared with the fifth epoch. The time
does not matter.
"""

import argparse
import dataclasses
import sys
from collections.abc import Mapping, Sequence

from playwright.sync_api import sync_playwright

from pynn import terminal
from pynn.recipes import DIGIT_RECIPES
from tests.bench.memory import Memory, MemoryWatch
from tests.bench.page import visitor
from tests.bench.servers import serving
from tests.bench.table import markdown
from tests.browser.app import TRAINING, App
from tests.browser.chromium import launch
from tests.browser.saved_runs import saved_run
from web.build.__main__ import build_if_stale
from web.build.checksums import BuildError
from web.build.paths import DIST

SETTLED = 5
"""By this epoch all data has arrived, and everything has been used once."""
ALLOWED = 1.05
_ONLY_DATA = "--js-flags=--no-opt --no-maglev --no-sparkplug"
"""Excludes compiled machine code, which grows with the running time."""
_REACHED = """epoch =>
  Number(document.querySelector('[data-testid="mnist-epoch"]').dataset.value) >= epoch"""
_NAMES = {
    "wasm": "WASM",
    "page": "JS, page",
    "worker": "JS, worker",
    "drawn": "DOM",
    "documents": "documents",
    "nodes": "nodes",
    "listeners": "listeners",
}
_NOT_LIMITED = ("DOM",)
"""Measured without a limit: how much of its drawing a browser caches is up to the browser."""
_COUNTED = ("documents", "nodes", "listeners")


def main() -> int:
    """Measure and print; returns 1 if something has grown."""
    parser = _parser()
    options = parser.parse_args()
    if options.epochs <= SETTLED:
        parser.error(f"--epochs {options.epochs}: a long run has more than {SETTLED}")
    try:
        build_if_stale()
        measured = measure(options.epochs, options.recipe, [] if options.machine_code else [_ONLY_DATA])
    except (BuildError, RuntimeError) as error:
        print(f"long_run: {error}", file=sys.stderr)
        return 1
    print(table(measured))
    too_much = grown(measured)
    if too_much:
        print(f"\ngrown by more than {ALLOWED - 1:.0%}: {', '.join(too_much)}")
    return 1 if too_much else 0


def measure(epochs: int, recipe: str, flags: Sequence[str]) -> dict[int, Memory]:
    """The memory in use after some of the epochs, while the run is paused and saved."""
    measured = {}
    with (
        sync_playwright() as playwright,
        launch(playwright, *flags) as browser,
        serving(DIST) as (url, _),
        visitor(browser) as context,
    ):
        app = App(context.new_page(), url).open("digits")
        app.choose("mnist-recipe", recipe)
        app.fill("mnist-epochs", epochs)
        watch = MemoryWatch(app.page)
        for look in looks(epochs):
            app.click("mnist-run")
            epoch = rest_after(app, look)
            saved_run(app, epoch)
            measured[epoch] = watch.now()
            print(f"epoch {epoch}", file=sys.stderr, flush=True)
    return measured


def rest_after(app: App, epoch: int) -> int:
    """Pause after ``epoch`` epochs, unless that was the last; returns the number of epochs done."""
    app.page.wait_for_function(_REACHED, arg=epoch, timeout=TRAINING)
    if app.status() == "training":
        app.click("mnist-run")
        app.wait_for_status("paused")
    return int(app.value("mnist-epoch"))


def looks(epochs: int) -> list[int]:
    """The epochs after which memory is measured."""
    return sorted({1, SETTLED, *range(10, epochs, 10), epochs})


def ratios(measured: Mapping[int, Memory]) -> dict[str, float]:
    """Memory at the end divided by that of the first measurement after ``SETTLED``."""
    settled = measured[min(epoch for epoch in measured if epoch >= SETTLED)]
    end = measured[max(measured)]
    return {name: getattr(end, field) / getattr(settled, field) for field, name in _NAMES.items()}


def grown(measured: Mapping[int, Memory]) -> list[str]:
    """The names of those that hold more at the end than allowed."""
    compared = ratios(measured).items()
    return [name for name, ratio in compared if ratio > ALLOWED and name not in _NOT_LIMITED]


def table(measured: Mapping[int, Memory]) -> str:
    """Memory in MB, and the ratios below."""
    rows = [
        [str(epoch), *(_formatted(field, value) for field, value in dataclasses.asdict(memory).items())]
        for epoch, memory in measured.items()
    ]
    compared = [f"{ratio:.3f}" for ratio in ratios(measured).values()]
    rows.append([f"end ÷ epoch {SETTLED}", *compared])
    return markdown(["after epoch", *_NAMES.values()], rows)


def _formatted(field: str, value: int) -> str:
    return str(value) if field in _COUNTED else f"{value / 1e6:.2f} MB"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.long_run",
        description="Train for long in the page, and see whether it holds more and more.",
    )
    parser.add_argument("--epochs", type=int, default=100, metavar="N", help="default: 100")
    parser.add_argument("--recipe", choices=sorted(DIGIT_RECIPES), default="document")
    parser.add_argument(
        "--machine-code", action="store_true", help="count what the browser compiles, too"
    )
    return parser


if __name__ == "__main__":
    sys.exit(terminal.run(main, "long_run"))
