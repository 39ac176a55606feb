"""The dev loop: serves the site, rebuilds it after each change, and lets the browser reload."""

import shutil
import subprocess
import sys
import threading
import time
from functools import partial

from web.build.dev.build_feed import Build, BuildFeed
from web.build.dev.rebuild import DEV_SITE
from web.build.dev.server import DevHandler
from web.build.dev.watch import snapshot, wait_for_change
from web.build.freshness import SOURCES
from web.build.paths import ROOT
from web.build.serve import run_until_stopped, site_server


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
