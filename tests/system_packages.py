"""What the tests need of the system itself, installed where that can be done without asking."""

import os
import shutil
import subprocess


def can_install() -> bool:
    """Whether this is a Debian or Ubuntu whose administrator runs the tests, as in a container."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def install(*packages: str) -> None:
    """Install packages of Debian; whether they came, the caller sees by what it needs."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", *packages],
    ):
        subprocess.run(command, env=environment, capture_output=True, check=False)
