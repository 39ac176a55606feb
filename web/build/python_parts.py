"""The page's Python, as bytecode in four archives."""

import json
import zipfile
from pathlib import Path

from web.build.commands import run
from web.build.freshness import PINS, Product
from web.build.paths import NODE_MODULES, ROOT, WEB
from web.build.trim import NUMPY, STDLIB, is_packed
from web.build.wheels import WHEELS, make_wheels

_WITH_SOURCE = ("pynn",)
"""The code lab shows its source."""
_OTHERS = ("pynn_protocol", "pynn_labs", "pynn_simd", "pynn_app")
_FOR_CODE_LAB = ("pydoc.py",)
"""Modules of the standard library that only the console's ``help`` needs."""
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
    contents = {
        "stdlib": [
            name
            for name in _files(NODE_MODULES / "pyodide" / "python_stdlib.zip")
            if is_packed(name, STDLIB) and name not in _FOR_CODE_LAB
        ],
        "stdlib_for_code_lab": _FOR_CODE_LAB,
        "numpy": [
            name
            for name in _files(numpy_wheel)
            if name.startswith("numpy/") and is_packed(name.removeprefix("numpy/"), NUMPY)
        ],
        "with_source": _WITH_SOURCE,
        "others": _OTHERS,
    }
    (WHEELS / "contents.json").write_text(json.dumps(contents))
    run(["node", WEB / "build" / "bytecode.mjs", WHEELS])
    PYTHON.record()
    return archives()


def archives() -> dict[str, bytes]:
    """The archives of the last build."""
    return {name: (WHEELS / name).read_bytes() for name in ARCHIVES}


def _files(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as content:
        return sorted(name for name in content.namelist() if not name.endswith("/"))
