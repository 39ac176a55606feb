"""A real Chromium for the tests: an installed one, Playwright's own, or the system's package."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from tests.system_packages import can_install, install

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SHELL = "chromium-headless-shell"
"""A package of Debian's, and its command."""
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
LAN = "school.test"
"""A name of this machine that browsers do not trust as they do the loopback's."""
NO_SERVICE_WORKER = "delete Navigator.prototype.serviceWorker"
"""Run in a context: its pages fetch every file themselves, and keep none for offline use."""
_FLAGS = (
    f"--host-resolver-rules=MAP {LAN} 127.0.0.1",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # else the headless shell makes letters wider than a window has them
)
_SHELL_FLAGS = (
    # V8 compiles Python's main loop once more while Python starts: 1.3 of 3.3 seconds of computing, of
    # which a test that only looks has nothing. This is the budget of a loop that trains for an epoch.
    "--js-flags=--wasm-tiering-budget=1000000000",
)


def launch(playwright: Playwright, *flags: str, is_full: bool = True) -> Browser:
    """Start Chromium, perhaps with further flags.

    ``is_full``: False if the headless shell will do, which has no windows, tabs and toolbars, and opens
    a page with half the work. Raises RuntimeError, saying what was tried, where there is no browser.
    """
    # Chromium refuses its sandbox to root, which is what a container's user usually is.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return playwright.chromium.launch(
        executable_path=(None if is_full else _headless_shell()) or _executable(playwright),
        args=[
            *_FLAGS,
            *(() if is_full else _SHELL_FLAGS),
            *flags,
            *(["--no-sandbox"] if as_root else []),
        ],
    )


def _headless_shell() -> str | None:
    """None where there is none to be had, or where PYNN_BROWSER names another browser."""
    if "PYNN_BROWSER" in os.environ:
        return None
    if shutil.which(_SHELL) is None and can_install():
        install(_SHELL)
    return shutil.which(_SHELL)


def _executable(playwright: Playwright) -> str:
    if found := _installed(playwright):
        return found
    print("no Chromium found; installing one for the tests", flush=True)
    playwright_s_own = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(playwright_s_own, capture_output=True, check=False)
    if not (found := _installed(playwright)) and can_install():
        install("chromium")
        found = _installed(playwright)
    if found:
        return found
    raise RuntimeError(
        "the tests in a browser need Chromium or Chrome: install one, or name it with "
        "PYNN_BROWSER=/path/to/chromium. Tried: an installed one, 'playwright install chromium'"
        + (", 'apt-get install chromium'" if can_install() else "")
    )


def _installed(playwright: Playwright) -> str | None:
    named = os.environ.get("PYNN_BROWSER")
    candidates = [named, *map(shutil.which, _NAMES), str(_MAC), playwright.chromium.executable_path]
    return next((path for path in candidates if path and Path(path).exists()), None)
