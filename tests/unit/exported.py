"""Exported documents, run as a person would run them: elsewhere, in another Python."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

_PRINT_VALUES = """
import json as _json
_values = {{name: globals()[name] for name in {names!r}}}
print("VALUES", _json.dumps(_values, default=lambda array: array.tolist()))
"""


def code_of(notebook: bytes) -> str:
    """The code of a notebook, cell after cell."""
    cells = json.loads(notebook)["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def words_of(notebook: bytes) -> str:
    """The text of a notebook, cell after cell, each paragraph and each item of a list in one line."""
    cells = json.loads(notebook)["cells"]
    text = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return re.sub(r"(?<!\n)\n(?=[^\n+ -])", " ", text)


def run_code(
    code: str, folder: Path, *names: str, mnist: Path | None = None
) -> tuple[dict[str, Any], str]:
    """The values of these names after ``code`` has run in ``folder``, and all that it printed."""
    path = folder / "run.py"
    path.write_text(code + _PRINT_VALUES.format(names=names))
    passed_on = ("PATH", "HOME", "OPENBLAS_NUM_THREADS")  # which may change the last digit of a sum
    environment = {name: os.environ[name] for name in passed_on if name in os.environ}
    if mnist is not None:
        environment["PYNN_CACHE"] = str(mnist.parent)
    completed = subprocess.run(
        [sys.executable, "-W", "error", "-I" if mnist is None else "-s", path],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert completed.returncode == 0, completed.stderr
    *printed, last = completed.stdout.splitlines()
    values: dict[str, Any] = json.loads(last.removeprefix("VALUES "))
    return values, "\n".join(printed)
