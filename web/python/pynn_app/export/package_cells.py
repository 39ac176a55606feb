"""The first cells of every document: what it is, and the package with its changes."""

import hashlib

from pynn_app.export.archives import zipped_sources
from pynn_app.export.cells import Cell, bytes_cell, code_cell, text_cell
from pynn_app.export.package_copy import PackageCopy

_TITLE = "# A run of pynn, once more"
_ABOUT = """\
This repeats what ran in the page, on your own computer: the same package, settings and seed, step by
step. At the end of each part stand the page’s numbers beside those of here. It needs Python 3.12 or
newer and NumPy, and nothing else."""
_AS_WRITTEN = "The package is pynn {version} as it was written; nothing in it was changed."
_EDITED = """\
The package is pynn {version}. **It was changed**, in {files}, and everything here runs on it as it was
changed (lines with − are the original’s, those with + replaced them):"""
_DIFFERENCE = "```diff\n{difference}\n```"
_BY_BACKEND = """\
In the page, its vectorised backend ({simd}) did the arithmetic of the digits; here NumPy does. Both sum
the same numbers, in another order."""
_BY_NUMPY = "In the page, NumPy for WebAssembly did the arithmetic; here your own NumPy does."
_PACKAGE = "## The package"
_TRAVELS = """\
It travels in here as a zip of its source files: the long text in the next cell. It is unpacked into a
folder beside this, where you can read and change it."""
_UNPACK = """\
folder = Path("{folder}")  # another package has another name
if not folder.exists():
    with tempfile.TemporaryDirectory(dir=".") as partial:  # it is there whole or not at all
        zipfile.ZipFile(io.BytesIO(PACKAGE)).extractall(Path(partial) / "package")
        (Path(partial) / "package").rename(folder)
sys.path.insert(0, str(folder.resolve()))

import pynn
from pynn import terminal

terminal.write_any_text()  # where a file or window has no ŷ, y^ stands for it
print("pynn", pynn.__version__, "of", pynn.__file__)


def compare(what, page, here):
    \"\"\"Print a number of the page’s, the same one of here, and how far they are apart.\"\"\"
    print(f"{{what:<14}} page {{page:<20.15g}} here {{here:<20.15g}} apart {{abs(page - here):.0e}}")
"""
_IMPORTS = """\
import base64
import io
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
"""


def package_cells(package: PackageCopy, simd: str) -> list[Cell]:
    """``simd`` names the vector instructions that computed in the page, "" where NumPy did."""
    content = zipped_sources(package)
    folder = f"pynn-{hashlib.sha256(content).hexdigest()[:8]}"
    about_package = _EDITED if package.edited else _AS_WRITTEN
    files = ", ".join(package.edited)
    difference = package.difference()
    return [
        text_cell(
            _TITLE,
            _ABOUT,
            about_package.format(version=package.version, files=files),
            _DIFFERENCE.format(difference=difference) if difference else "",
            _BY_BACKEND.format(simd=simd) if simd else _BY_NUMPY,
        ),
        text_cell(_PACKAGE, _TRAVELS),
        code_cell(_IMPORTS),
        bytes_cell("PACKAGE", content),
        code_cell(_UNPACK.format(folder=folder)),
    ]
