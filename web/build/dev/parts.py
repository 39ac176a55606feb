"""The parts of the dev site: what each is made from, and how to make it again."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass

from pynn.files import write_atomically
from web.build.bundle import PAGE_SCRIPTS, STYLES, WORKER_SCRIPT, bundle
from web.build.fonts import FONTS, make_fonts
from web.build.freshness import PINS, Product
from web.build.mnist_files import shards
from web.build.paths import ROOT, WEB, WORK
from web.build.python_parts import PYTHON, python_parts
from web.build.simd import LIBRARIES, kernels

DEV = WORK / "dev"
_BUNDLING = (WEB / "build" / "bundle.py", WEB / "package.json", *PINS)

DIGITS = Product("dev-digits", DEV / "digits", (ROOT / "pynn", WEB / "build" / "mnist_files.py", *PINS))
STYLE_SHEET = Product("dev-styles", DEV / "styles", (WEB / "styles", FONTS.folder, *_BUNDLING))
PAGE = Product(
    "dev-page",
    DEV / "page",
    (
        *(WEB / name for name in ("page", "shared", "styles/code")),
        WORK / "texts",  # ``catalogue.write_english`` writes them, and the scripts import them
        *_BUNDLING,
    ),
)
WORKER = Product(
    "dev-worker", DEV / "worker", (*(WEB / name for name in ("worker", "shared")), *_BUNDLING)
)


@dataclass(frozen=True)
class Part:
    """A product with a name for the terminal and the way to make it."""

    label: str
    product: Product
    make: Callable[[], object]


def make_digits() -> None:
    """Write MNIST as the site has it."""
    shutil.rmtree(DIGITS.folder, ignore_errors=True)
    DIGITS.folder.mkdir(parents=True)
    for name, content in shards().items():
        write_atomically(DIGITS.folder / name, content)


PARTS = (
    Part("Python, which takes longer", PYTHON, python_parts),
    Part("SIMD", LIBRARIES, kernels),
    Part("digits", DIGITS, make_digits),
    Part("fonts", FONTS, make_fonts),  # the styles carry them
    Part("styles", STYLE_SHEET, lambda: bundle([STYLES], STYLE_SHEET.folder, minify=False)),
    Part("page", PAGE, lambda: bundle(PAGE_SCRIPTS, PAGE.folder, minify=False)),
    Part("worker", WORKER, lambda: bundle([WORKER_SCRIPT], WORKER.folder, minify=False)),
)
"""In the order in which they are made. HTML and translations are made every time: that is fast."""


def make_stale_parts() -> None:
    """Make the parts whose sources have changed; each is named on the terminal."""
    for part in PARTS:
        if not part.product.is_fresh():
            print(f"  {part.label}", flush=True)
            part.make()
            part.product.remember()
