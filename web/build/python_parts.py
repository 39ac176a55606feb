"""The page's Python: what of it travels, as bytecode, in four archives."""

import json
import zipfile
from pathlib import Path

from web.build.commands import run
from web.build.freshness import PINS, Product
from web.build.paths import NODE_MODULES, ROOT, WEB
from web.build.trim import NUMPY, STDLIB, stays
from web.build.wheels import WHEELS, make_wheels

_READ = ("pynn",)
"""Travels as source, too."""
_RUN = ("pynn_protocol", "pynn_labs", "pynn_simd", "pynn_app")
_FOR_CODE_LAB = ("pydoc.py",)
"""Of the standard library what only the console's ``help`` needs: it is fetched with the code lab."""
ARCHIVES = ("stdlib.zip", "numpy.tar", "pynn.tar", "code_lab.tar")
PYTHON = Product(
    "python",
    WHEELS,
    (
        *(ROOT / name for name in ("pynn", "pyproject.toml", "README.md", "LICENSE")),
        *(WEB / name for name in ("python", "simd/python", "simd/pyproject.toml")),
        *(
            WEB / "build" / name
            for name in (
                "bytecode.mjs", "bytecode.py", "numpy_wheel.py", "python_parts.py", "trim.py",
                "wheels.py",
            )
        ),
        *PINS,
    ),
)  # fmt: skip


def python_parts() -> dict[str, bytes]:
    """The archives by name, uncompressed; made by Pyodide itself, see ``bytecode.py``."""
    make_wheels()
    (numpy_wheel,) = WHEELS.glob("numpy-*.whl")
    wanted = {
        "stdlib": [
            name
            for name in _files(NODE_MODULES / "pyodide" / "python_stdlib.zip")
            if stays(name, STDLIB) and name not in _FOR_CODE_LAB
        ],
        "stdlib_for_code_lab": _FOR_CODE_LAB,
        "numpy": [
            name
            for name in _files(numpy_wheel)
            if name.startswith("numpy/") and stays(name.removeprefix("numpy/"), NUMPY)
        ],
        "read": _READ,
        "run": _RUN,
    }
    (WHEELS / "wanted.json").write_text(json.dumps(wanted))
    run(["node", WEB / "build" / "bytecode.mjs", WHEELS])
    PYTHON.remember()
    return archives()


def archives() -> dict[str, bytes]:
    """The archives as the last build has left them."""
    return {name: (WHEELS / name).read_bytes() for name in ARCHIVES}


def _files(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as content:
        return sorted(name for name in content.namelist() if not name.endswith("/"))
