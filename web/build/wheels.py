"""pynn and its engine as wheels, and the lock file that tells Pyodide of them."""

import json
import shutil
from pathlib import Path

from web.build.commands import python_tool, run
from web.build.numpy_wheel import numpy_wheel
from web.build.paths import NODE_MODULES, ROOT, WEB, WORK

_PROJECTS = (ROOT, WEB / "engine")
_WANTED = ("numpy", "pynn-backprop", "pynn-engine")
_EPOCH = "1704067200"
"""The time stamp inside wheels: fixed, so that two builds of one commit are byte-identical."""


def packages() -> dict[str, bytes]:
    """The wheels by file name, and ``pyodide-lock.json`` that lists them and nothing else."""
    folder = WORK / "wheels"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for project in _PROJECTS:
        run(
            [python_tool("hatchling"), "build", "-t", "wheel", "-d", folder],
            cwd=project,
            env={"SOURCE_DATE_EPOCH": _EPOCH},
        )
    lock = _lock_file(folder, sorted(folder.glob("*.whl")))
    shutil.copy(numpy_wheel(), folder)
    wheels = {path.name: path.read_bytes() for path in sorted(folder.glob("*.whl"))}
    return {"pyodide-lock.json": lock, **wheels}


def _lock_file(folder: Path, wheels: list[Path]) -> bytes:
    added = folder / "added.json"
    run(
        [
            python_tool("pyodide"),
            "lockfile",
            "add-wheels",
            *wheels,
            "--base-path",
            folder,
            "--input",
            NODE_MODULES / "pyodide" / "pyodide-lock.json",
            "--output",
            added,
        ]
    )
    lock = json.loads(added.read_text())
    lock["packages"] = {name: lock["packages"][name] for name in _WANTED}
    return json.dumps(lock, sort_keys=True).encode()
