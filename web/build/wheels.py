"""Our packages and NumPy as wheels, and the lock file from which Pyodide installs them."""

import json
import shutil
from pathlib import Path

from web.build.commands import python_tool, run
from web.build.numpy_wheel import numpy_wheel
from web.build.paths import NODE_MODULES, ROOT, WEB, WORK

_PROJECTS = (ROOT, WEB / "simd", WEB / "python")
_PACKAGES = ("numpy", "pynn-backprop", "pynn-simd", "pynn-app")
WHEELS = WORK / "wheels"
_EPOCH = "1704067200"
"""The time stamp inside wheels: fixed, so that two builds of one commit are byte-identical."""


def make_wheels() -> None:
    """Fill ``WHEELS`` with the wheels, and ``pyodide-lock.json`` that lists them and nothing else."""
    shutil.rmtree(WHEELS, ignore_errors=True)
    WHEELS.mkdir(parents=True)
    for project in _PROJECTS:
        run(
            [python_tool("hatchling"), "build", "-t", "wheel", "-d", WHEELS],
            cwd=project,
            env={"SOURCE_DATE_EPOCH": _EPOCH},
        )
    _write_lock_file(WHEELS, sorted(WHEELS.glob("*.whl")))
    shutil.copy(numpy_wheel(), WHEELS)


def _write_lock_file(folder: Path, our_wheels: list[Path]) -> None:
    path = folder / "pyodide-lock.json"
    run(
        [
            python_tool("pyodide"),
            "lockfile",
            "add-wheels",
            *our_wheels,
            "--base-path",
            folder,
            "--input",
            NODE_MODULES / "pyodide" / "pyodide-lock.json",
            "--output",
            path,
        ]
    )
    lock = json.loads(path.read_text("utf-8"))
    lock["packages"] = {name: lock["packages"][name] for name in _PACKAGES}
    path.write_text(json.dumps(lock, sort_keys=True), "utf-8")
