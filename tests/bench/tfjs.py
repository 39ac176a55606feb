"""TensorFlow.js in the same browser: installed, bundled and served for the benchmark only."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from pynn.cli import default_data_folder
from pynn.digits.mnist import FILES
from pynn.files import write_atomically
from tests.bench.servers import IsolatedHandler, serving
from tests.bench.systems import Skipped
from web.build.checksums import BuildError
from web.build.commands import node_tool, run
from web.build.paths import WORK, cache

SOURCES = Path(__file__).with_name("tfjs")
_SITE = WORK / "bench" / "tfjs"


class Tfjs:
    """A page with TensorFlow.js whose data is loaded; ``about`` says what it runs on."""

    def __init__(self, name: str, page: Page) -> None:
        self.name = name
        self._page = page
        self.about: dict[str, Any] = page.evaluate("pynnBench.begin()")

    def epoch(self, batch_size: int) -> float:
        """``model.fit`` over all images, timed in the page."""
        return float(self._page.evaluate("size => pynnBench.epoch(size)", batch_size))


@contextmanager
def tfjs(name: str, browser: Browser) -> Iterator[Tfjs]:
    """TensorFlow.js, ready to train. Raises Skipped where it cannot be installed."""
    install()
    build()
    with serving(_SITE, IsolatedHandler) as (url, _):
        context = browser.new_context()
        try:
            page = context.new_page()
            page.goto(url)
            page.wait_for_function("globalThis.pynnBench")
            yield Tfjs(name, page)
        finally:
            context.close()


def install() -> None:
    """Install the packages of the lock file, from the cache if possible. Raises Skipped."""
    lock, installed = SOURCES / "package-lock.json", SOURCES / "node_modules" / ".installed"
    if installed.exists() and installed.read_text("utf-8") == lock.read_text("utf-8"):
        return
    npm: list[str | Path] = [
        "npm",
        "ci",
        "--prefix",
        SOURCES,
        "--cache",
        cache() / "npm",
        "--loglevel",
        "error",
    ]
    try:
        run([*npm, "--offline"], cwd=SOURCES)
    except BuildError:
        try:
            run([*npm, "--prefer-offline"], cwd=SOURCES)
        except BuildError as error:
            raise Skipped(
                f"TensorFlow.js could not be installed; it needs the network once. {error}"
            ) from error
    write_atomically(installed, lock.read_bytes())


def build() -> None:
    """The page, its script in one file, the binaries to choose from, and MNIST."""
    shutil.rmtree(_SITE, ignore_errors=True)
    _SITE.mkdir(parents=True)
    script = SOURCES / "tfjs.js"
    run(
        [
            node_tool("esbuild"),
            script,
            "--bundle",
            "--format=esm",
            "--target=es2022",
            f"--outdir={_SITE}",
        ]
    )
    shutil.copy(SOURCES / "index.html", _SITE)
    package = SOURCES / "node_modules" / "@tensorflow" / "tfjs-backend-wasm"
    for binary in (package / "wasm-out").glob("*.wasm"):
        shutil.copy(binary, _SITE)
    for name in FILES.values():
        (_SITE / name).symlink_to(default_data_folder() / name)
