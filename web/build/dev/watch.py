"""Watches the sources: compares their sizes and modification times several times a second."""

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from web.build.freshness import source_files

_INTERVAL = 0.2
"""Seconds between two checks. A check of the few hundred sources takes about 10 ms."""

Snapshot = dict[Path, tuple[int, int]]
"""The modification time of each file in nanoseconds, and its size."""


def snapshot(sources: Iterable[Path]) -> Snapshot:
    """The state of every file among the sources."""
    found: Snapshot = {}
    for path in source_files(sources):
        with suppress(FileNotFoundError):  # removed since it was listed
            status = path.stat()
            found[path] = status.st_mtime_ns, status.st_size
    return found


def wait_for_change(sources: Iterable[Path], before: Snapshot) -> None:
    """Return once a file was added, changed or removed."""
    while snapshot(sources) == before:
        time.sleep(_INTERVAL)
