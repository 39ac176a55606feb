"""Commands of the project, run as a shell runs them."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from web.build.paths import ROOT

PYNN = (sys.executable, "-W", "error", "-m", "pynn")


def environment(**more: str) -> dict[str, str]:
    """The environment of the tests, without variables that affect output."""
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_"))
    }
    return inherited | {"PYTHONPATH": str(ROOT)} | more


def start_command(
    command: Sequence[str | Path], env: Mapping[str, str] | None = None, **streams: Any
) -> subprocess.Popen[str]:
    """A process with pipes for its output, unless ``streams`` says otherwise."""
    piped: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(
        command,
        env=env or environment(),
        cwd=ROOT,
        preexec_fn=_restore_signals,  # noqa: PLW1509  it only sets signals
        **(piped | streams),
    )


def _restore_signals() -> None:
    """Reset signals: a shell ignores SIGINT for background jobs, and ``nohup`` ignores SIGHUP."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
