"""The dev loop: serves the site, rebuilds it after each change, and lets the browser reload."""

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from web.build.dev.build_feed import Build, BuildFeed
from web.build.dev.rebuild import DEV_SITE
from web.build.dev.server import DevHandler
from web.build.freshness import SOURCES, source_files
from web.build.paths import ROOT
from web.build.serve import run_until_stopped, site_server

_INTERVAL = 0.2
"""Seconds between two checks. A check of the few hundred sources takes about 10 ms."""

Snapshot = dict[Path, tuple[int, int]]
"""The modification time of each file in nanoseconds, and its size."""


def serve_while_editing(port: int, *, open_browser: bool) -> None:
    """Serve the dev site and keep it up to date until Ctrl-C."""
    shutil.rmtree(DEV_SITE, ignore_errors=True)  # builds add files and remove none
    feed = BuildFeed()
    server = site_server(DEV_SITE, port, partial(DevHandler, feed=feed), "dev")
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def work() -> None:
        try:
            _rebuild_after_each_change(feed)
        finally:
            server.shutdown()

    run_until_stopped(server, work, open_browser=open_browser)


def _rebuild_after_each_change(feed: BuildFeed) -> None:
    while True:
        before = snapshot(SOURCES)  # a change during the build leads to another one
        feed.publish(_rebuild(feed.latest))
        wait_for_change(SOURCES, before)


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


def _rebuild(last: Build) -> Build:
    print(f"{time.strftime('%H:%M:%S')} building", flush=True)
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "web.build.dev.rebuild"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    seconds = time.monotonic() - started
    if done.returncode != 0:
        print(f"{done.stderr.strip()}\n  failed after {seconds:.1f} s", flush=True)
        return Build(last.id, done.stderr.strip())
    print(f"  built in {seconds:.1f} s", flush=True)
    return Build(str(time.time_ns()))
