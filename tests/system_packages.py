"""Installs system packages for the tests, where no password is needed."""

import os
import shutil
import subprocess


def can_install() -> bool:
    """True on Debian or Ubuntu as root, as in a container."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def install(*packages: str) -> None:
    """Install Debian packages, after another process that does so now.

    Failures are ignored: the caller notices what is missing.
    """
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "-qq", *packages],
    ):
        subprocess.run(command, env=environment, capture_output=True, check=False)
