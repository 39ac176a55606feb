"""``dist/``: the site and, beside it, the one file."""

import shutil
from pathlib import Path

from web.build.app import collect
from web.build.paths import DIST, WORK
from web.build.site import write_site


def build() -> None:
    """Build ``dist/``, completely or not at all."""
    folder = WORK / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        write_site(folder, collect())
    except BaseException:  # Ctrl-C, too: a full disk needs the space
        shutil.rmtree(folder, ignore_errors=True)
        raise
    _replace(DIST, folder)


def _replace(target: Path, source: Path) -> None:
    old = WORK / "dist.old"
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        source.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
