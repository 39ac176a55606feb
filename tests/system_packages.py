"""Installs system packages for the tests, where no password is needed."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import gettempdir

_LOCK = Path(gettempdir()) / "pynn-tests-packages.lock"


def can_install() -> bool:
    """True on Debian or Ubuntu as root, as in a container."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def install(*packages: str) -> None:
    """Install Debian packages, unless another process has just done so.

    Failures are ignored: the caller notices what is missing.
    """
    import fcntl  # noqa: PLC0415  Windows has none

    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    patient = ["apt-get", "-o", "DPkg::Lock::Timeout=300"]  # others may install packages, too
    commands = (["apt-get", "update", "-qq"], [*patient, "install", "-y", "-qq", *packages])
    with _LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _are_installed(packages):
            return
        for command in commands:
            subprocess.run(command, env=environment, capture_output=True, check=False)


def _are_installed(packages: tuple[str, ...]) -> bool:
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Abbrev}\n", *packages]
    states = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
    return len(states) == len(packages) and all(state.startswith("ii") for state in states)
