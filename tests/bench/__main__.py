"""The benchmark, ``./build.sh bench``: how fast the page is, beside what else could do its work.

Nothing here fails on time. Tables go to stdout as Markdown, progress to stderr.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from pynn import terminal
from pynn.files import require_writable, write_atomically
from tests.bench.download import measure_download
from tests.bench.learning import measure_learning
from tests.bench.machine import machine
from tests.bench.native import native, torch_python
from tests.bench.page import page_system
from tests.bench.ready import measure_ready
from tests.bench.responsiveness import measure_responsiveness
from tests.bench.results import NUMPY, PAGE, PAGE_PLAIN, PYNN, TFJS, TORCH, Results
from tests.bench.servers import serving
from tests.bench.systems import Skipped, System, run_rounds
from tests.bench.table import report
from tests.bench.tfjs import tfjs
from tests.browser.chromium import launch
from web.build.__main__ import build_if_stale
from web.build.checksums import BuildError
from web.build.paths import DIST

_STROKES = 10
"""Drawn while the page trains, of 25 changes of the ink each."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write the results; the exit code does not depend on speed."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.json:
            require_writable(options.json)
    except OSError as error:
        parser.error(f"--json {error}")
    try:
        build_if_stale()
        results = measure(options.rounds, options.batches)
        if options.json:
            figures = json.dumps(results.as_json(), indent=2, ensure_ascii=False)
            write_atomically(options.json, f"{figures}\n")
        print(f"\n{report(results)}", flush=True)
    except BrokenPipeError:
        raise  # silence is the answer, see ``terminal.run``
    except (BuildError, RuntimeError, OSError) as error:
        print(f"build.sh: {terminal.message_of(error)}", file=sys.stderr)
        return 1
    return 0


def measure(rounds: int, batches: Sequence[int]) -> Results:
    """Measure everything in one browser."""
    with sync_playwright() as playwright, launch(playwright) as browser:
        results = Results(machine(browser))
        measure_epochs(results, browser, rounds, batches)
        measure_page(results, browser, rounds)
    return results


def measure_epochs(results: Results, browser: Browser, rounds: int, batches: Sequence[int]) -> None:
    """Measure all systems side by side; each stays open until the last round."""
    with ExitStack() as stack:
        url, _ = stack.enter_context(serving(DIST))
        page = stack.enter_context(page_system(PAGE, browser, url))
        plain = stack.enter_context(page_system(PAGE_PLAIN, browser, f"{url}?simd=off"))
        if plain.simd:
            raise RuntimeError(f"the fast path is on ({plain.simd}) where it should be off")
        results.machine["simd"] = page.simd or "none"
        systems: list[System] = [
            stack.enter_context(native(NUMPY, "numpy_epoch")),
            page,
            stack.enter_context(native(PYNN, "pynn_epoch")),
            plain,
        ]
        try:
            tensorflow = stack.enter_context(tfjs(TFJS, browser))
            results.tfjs = tensorflow.about
            systems.append(tensorflow)
        except Skipped as skipped:
            results.skipped[TFJS] = str(skipped)
        try:
            python, results.machine["torch"] = torch_python()
            systems.append(stack.enter_context(native(TORCH, "torch_epoch", python)))
        except Skipped as skipped:
            results.skipped[TORCH] = str(skipped)
        results.epochs = run_rounds(systems, batches, rounds, _report_progress)


def measure_page(results: Results, browser: Browser, rounds: int) -> None:
    """Measure start, download, time to 95 % and responsiveness of the page."""
    _report_progress("opening the page")
    results.ready, results.bare = measure_ready(browser, rounds)
    _report_progress("counting what it fetches")
    results.download = measure_download(browser)
    _report_progress("training until 95 %")
    results.learning = measure_learning(browser, max(rounds - 2, 1))
    _report_progress("drawing while it trains")
    results.responsiveness = measure_responsiveness(browser, _STROKES)


def _report_progress(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./build.sh bench",
        description="One epoch of MNIST in the page, in TensorFlow.js and natively, side by side; and "
        "what else a visitor of the page waits for.",
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write every figure to this file, too"
    )
    parser.add_argument("--rounds", type=_positive, default=5, metavar="N", help="default: 5")
    parser.add_argument(
        "--batches",
        type=_sizes,
        default=[10, 32, 128],
        metavar="N,N,…",
        help="batch sizes (default: 10,32,128)",
    )
    return parser


def _sizes(text: str) -> list[int]:
    return [_positive(size) for size in text.split(",")]


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)


if __name__ == "__main__":
    sys.exit(terminal.run(main, "build.sh"))
