"""``dist/``: the site and, beside it, the one file."""

import shutil
from pathlib import Path

from web.build.app import collect
from web.build.paths import DIST, WORK
from web.build.site import write_site


def build() -> None:
    """Build ``dist/`` anew, whole or not at all."""
    folder = WORK / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    write_site(folder, collect())
    _replace(DIST, folder)


def _replace(target: Path, source: Path) -> None:
    old = WORK / "dist.old"
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    source.rename(target)
    shutil.rmtree(old, ignore_errors=True)
