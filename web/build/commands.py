"""Runs the tools whose versions the build pins."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from web.build.checksums import BuildError
from web.build.paths import NODE_MODULES, ROOT


def run(
    command: Sequence[str | Path], *, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> str:
    """Run a tool quietly; returns what it printed. Raises BuildError with its output if it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise BuildError(f"{Path(str(command[0])).name} failed:\n{done.stdout.strip()}")
    return done.stdout


def python_tool(name: str) -> Path:
    """A command that a Python package installed beside this interpreter."""
    return Path(sys.executable).with_name(name)


def node_tool(name: str) -> Path:
    """A command that an npm package installed."""
    return NODE_MODULES / ".bin" / name
