"""Checks downloads by their SHA-256."""

import hashlib
from pathlib import Path


class BuildError(Exception):
    """The build has failed; the message says why, and how to fix it."""


def sha256(content: bytes) -> str:
    """The hex digest of ``content``."""
    return hashlib.sha256(content).hexdigest()


def require_sha256(path: Path, expected: str) -> Path:
    """Return ``path`` if its content has the expected hash; raise BuildError with both if not."""
    found = sha256(path.read_bytes())
    if found != expected:
        raise BuildError(
            f"{path.name} is not the file it should be:\n"
            f"  expected SHA-256 {expected}\n"
            f"  found            {found}\n"
            f"Delete {path} and build again; if that does not help, its source has changed."
        )
    return path
