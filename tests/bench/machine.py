"""The machine and the versions that the figures were measured on."""

import importlib.metadata
import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser

from web.build.checksums import BuildError
from web.build.commands import run
from web.build.paths import NODE_MODULES

Machine = dict[str, str | int]


def machine(browser: Browser) -> Machine:
    """Hardware, system, and the version of everything that is measured."""
    pyodide = json.loads((NODE_MODULES / "pyodide" / "package.json").read_text("utf-8"))
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": _commit(),
        "cpu": _cpu(),
        "cores": os.cpu_count() or 0,
        "os": _system(),
        "browser": f"{browser.browser_type.name.capitalize()} {browser.version}, headless",
        "python": platform.python_version(),
        "numpy": importlib.metadata.version("numpy"),
        "node": run(["node", "--version"]).strip().removeprefix("v"),
        "pyodide": pyodide["version"],
    }


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _system() -> str:
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.machine()}"
    except (OSError, KeyError):
        return platform.platform()


def _commit() -> str:
    try:
        return run(["git", "rev-parse", "--short", "HEAD"]).strip()
    except (BuildError, OSError):
        return "not a git checkout"
