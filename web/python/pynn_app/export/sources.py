"""The package as a zip of its sources, to be read, changed and run where it is unpacked."""

from pynn_app.export import licence
from pynn_app.export.package_copy import PackageCopy
from pynn_app.export.zip_archive import zipped

_ABOUT = """\
pynn {version}: backpropagation in pure NumPy

This folder holds the Python package "pynn" as it ran in the page.
{edited}

To use it you need Python 3.12 or newer and NumPy ("pip install numpy"). In this folder:

    python -m pynn truth-table      learns the truth table, and takes a second
    python -m pynn --help           says what else there is

Begin to read with pynn/__init__.py: it says in which order.
"""
_CHANGED = """\
Changed from the original: {files}.
What was changed stands in changes.diff."""


def sources(package: PackageCopy) -> bytes:
    """Every file, with a README.txt that says what this is."""
    files = ", ".join(package.edited)
    edited = _CHANGED.format(files=files) if files else "Nothing in it was changed."
    about = _ABOUT.format(version=package.version, edited=edited)
    changes = {"changes.diff": f"{package.difference()}\n"} if files else {}
    return zipped({"README.txt": about, "LICENSE.txt": licence.TEXT, **changes, **package.texts})
