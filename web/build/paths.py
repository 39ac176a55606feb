"""Where things are: the checkout, what is built, and the download cache outside the checkout."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "web"
NODE_MODULES = WEB / "node_modules"
DIST = ROOT / "dist"
WORK = ROOT / ".build"


def cache() -> Path:
    """The download cache: $PYNN_CACHE, or ``pynn`` among the user's caches."""
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("PYNN_CACHE") or Path(caches) / "pynn")
