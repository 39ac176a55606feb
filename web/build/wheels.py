"""Our packages as wheels beside NumPy's, and the lock file from which Pyodide installs them."""

import json
import shutil
from pathlib import Path

from web.build.commands import python_tool, run
from web.build.numpy_wheel import numpy_wheel
from web.build.paths import NODE_MODULES, ROOT, WEB, WORK

_PROJECTS = (ROOT, WEB / "simd", WEB / "python")
_WANTED = ("numpy", "pynn-backprop", "pynn-simd", "pynn-app")
_EPOCH = "1704067200"
"""The time stamp inside wheels: fixed, so that two builds of one commit are byte-identical."""


def wheels() -> Path:
    """A folder with the wheels, and ``pyodide-lock.json`` that lists them and nothing else."""
    folder = WORK / "wheels"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for project in _PROJECTS:
        run(
            [python_tool("hatchling"), "build", "-t", "wheel", "-d", folder],
            cwd=project,
            env={"SOURCE_DATE_EPOCH": _EPOCH},
        )
    _write_lock_file(folder, sorted(folder.glob("*.whl")))
    shutil.copy(numpy_wheel(), folder)
    return folder


def _write_lock_file(folder: Path, ours: list[Path]) -> None:
    path = folder / "pyodide-lock.json"
    run(
        [
            python_tool("pyodide"),
            "lockfile",
            "add-wheels",
            *ours,
            "--base-path",
            folder,
            "--input",
            NODE_MODULES / "pyodide" / "pyodide-lock.json",
            "--output",
            path,
        ]
    )
    lock = json.loads(path.read_text("utf-8"))
    lock["packages"] = {name: lock["packages"][name] for name in _WANTED}
    path.write_text(json.dumps(lock, sort_keys=True), "utf-8")
