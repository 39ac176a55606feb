"""The parts of the dev site: the sources of each, and the function that makes it."""

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
        WORK / "texts",  # written by ``catalogue.write_english`` and imported by the scripts
        *_BUNDLING,
    ),
)
WORKER = Product(
    "dev-worker", DEV / "worker", (*(WEB / name for name in ("worker", "shared")), *_BUNDLING)
)


@dataclass(frozen=True)
class Part:
    """A product, its name on the terminal, and the function that makes it."""

    label: str
    product: Product
    make: Callable[[], object]


def make_digits() -> None:
    """Write the shards of MNIST."""
    shutil.rmtree(DIGITS.folder, ignore_errors=True)
    DIGITS.folder.mkdir(parents=True)
    for name, content in shards().items():
        write_atomically(DIGITS.folder / name, content)


PARTS = (
    Part("Python, which takes longer", PYTHON, python_parts),
    Part("SIMD", LIBRARIES, kernels),
    Part("digits", DIGITS, make_digits),
    Part("fonts", FONTS, make_fonts),  # inside the styles
    Part("styles", STYLE_SHEET, lambda: bundle([STYLES], STYLE_SHEET.folder, minify=False)),
    Part("page", PAGE, lambda: bundle(PAGE_SCRIPTS, PAGE.folder, minify=False)),
    Part("worker", WORKER, lambda: bundle([WORKER_SCRIPT], WORKER.folder, minify=False)),
)
"""In the order in which they are made. HTML and translations are fast, and made every time."""


def make_stale_parts() -> None:
    """Make the parts whose sources have changed, and print their names."""
    for part in PARTS:
        if not part.product.is_fresh():
            print(f"  {part.label}", flush=True)
            part.make()
            part.product.record()
