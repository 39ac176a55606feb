"""Zip archives with the same bytes whenever they are made: of the package's sources, and of MNIST."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pynn_app.export.package_copy import LICENCE, PackageCopy

if TYPE_CHECKING:
    from pynn.examples import Examples

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file: the earliest that a zip can hold."""
_READABLE = 0o100644 << 16
_README = """\
pynn {version}: backpropagation in pure NumPy

This folder holds the Python package "pynn" as it ran in the page.
{edited}

To use it you need Python 3.12 or newer and NumPy ("pip install numpy"). In this folder:

    python -m pynn truth-table      learns the truth table, in about a second
    python -m pynn --help           lists all commands

Begin to read with pynn/__init__.py: it lists the files in their reading order.
"""
_EDITED = """\
Changed from the original: {files}.
The changes are in changes.diff."""


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of these files by name; texts as UTF-8."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = _READABLE
            packed.writestr(info, content)
    return archive.getvalue()


def zipped_sources(package: PackageCopy) -> bytes:
    """Every file of the package, with a README.txt."""
    files = ", ".join(package.edited)
    edited = _EDITED.format(files=files) if files else "Nothing in it was changed."
    readme = _README.format(version=package.version, edited=edited)
    changes = {"changes.diff": f"{package.difference()}\n"} if files else {}
    return zipped({"README.txt": readme, "LICENSE.txt": LICENCE, **changes, **package.texts})


def zipped_mnist(
    examples: "Mapping[str, Examples]",
    names: Mapping[str, str],
    idx_bytes: Callable[[NDArray[np.uint8]], bytes],
) -> bytes:
    """A zip with a folder ``mnist`` of four files, as ``pynn.digits.mnist.load`` reads it.

    ``examples`` are those of "train" and "test"; ``names`` and ``idx_bytes`` are those of the module.
    """
    return zipped(
        {
            f"mnist/{names[f'{kind}_{part}']}": idx_bytes(array)
            for kind, digits in examples.items()
            for part, array in (
                ("images", digits.inputs.reshape(-1, 28, 28)),
                ("labels", digits.targets.argmax(axis=1).astype("uint8")),
            )
        }
    )
