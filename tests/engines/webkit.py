"""WebKitGTK, by its own driver and Selenium, on a virtual screen."""

import os
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from selenium import webdriver
from selenium.webdriver.remote.command import Command
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.engines.actions import Action, ActionsDriver
from tests.engines.driver import ANSWER, Driver, EngineMissing, Screen
from tests.system_packages import can_install, install

_NEEDED = {"WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}
"""Programs, and Debian's packages of them."""
_LOCALE = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
"""The locale of servers and containers, where the browser's language is "C"."""


class WebKit(ActionsDriver):
    """A window of WebKitGTK, which records errors itself: its driver has no access to the console.

    Recording starts after loading. The page shows earlier errors, and a journey checks for them.
    """

    def __init__(self, browser: webdriver.WebKitGTK, touch: bool) -> None:
        self._browser = browser
        self._touch = touch
        self._earlier: list[str] = []

    def open(self, url: str) -> None:
        self._browser.get(url)
        self.evaluate(_LISTEN)

    def reload(self) -> None:
        self._earlier = self.complaints()
        self._browser.refresh()
        self.evaluate(_LISTEN)

    def evaluate(self, function: str, *arguments: Any) -> Any:
        # its driver finds no words for an answer that is undefined
        answer = f"Promise.resolve(({function})(...arguments)).then((value) => value ?? null)"
        return self._browser.execute_script(f"return {answer}", *arguments)

    def _act(self, actions: list[Action]) -> None:
        self._browser.execute(Command.W3C_ACTIONS, {"actions": actions})

    def picture(self, path: Path) -> None:
        self._browser.save_screenshot(str(path))

    def complaints(self) -> list[str]:
        return [*self._earlier, *self.evaluate("() => globalThis.complaints")]


_LISTEN = """() => {
  globalThis.complaints = [];
  const note = (text) => complaints.push(text);
  addEventListener("error", ({ message }) => {
    // a notice: its changes are reported with the next frame
    if (!message.startsWith("ResizeObserver loop")) note(`uncaught: ${message}`);
  });
  addEventListener("unhandledrejection", (event) => note(`uncaught: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => note(`refused: ${event.blockedURI}`));
  for (const level of ["error", "warn"]) {
    const say = console[level];
    console[level] = (...words) => {
      note(`${level}: ${words.join(" ")}`);
      say.apply(console, words);
    };
  }
}"""


@contextmanager
def webkit(screen: Screen) -> Iterator[Driver]:
    programs = _executables()
    with _display(programs["Xvfb"]) as display, TemporaryFile() as log:
        options = Options()
        options.add_argument("--automation")
        environment = os.environ | _LOCALE | {"DISPLAY": display}
        environment.pop("WAYLAND_DISPLAY", None)
        service = Service(programs["WebKitWebDriver"], log_output=log, env=environment)
        with _begin(options, service) as browser:
            browser.set_script_timeout(ANSWER)
            browser.set_window_rect(width=screen.width, height=screen.height)
            yield WebKit(browser, screen.touch)


def _begin(options: Options, service: Service) -> webdriver.WebKitGTK:
    with warnings.catch_warnings():
        # Selenium's class for this driver uses a part of Selenium that Selenium deprecates
        warnings.filterwarnings("ignore", "setting remote_server_addr", DeprecationWarning)
        return webdriver.WebKitGTK(options, service)


@contextmanager
def _display(program: str) -> Iterator[str]:
    """A screen in memory; its number is the first that is free."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as output:
            number = output.readline().strip()
        if not number:
            raise RuntimeError("Xvfb does not start")
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()


def _executables() -> dict[str, str]:
    found = _installed()
    if len(found) < len(_NEEDED) and can_install():
        print("no WebKitGTK found; installing one for the tests", flush=True)
        install(*_NEEDED.values())
        found = _installed()
    if len(found) < len(_NEEDED):
        raise EngineMissing(
            "WebKitGTK, which is for Linux", f"apt install {' '.join(_NEEDED.values())}"
        )
    return found


def _installed() -> dict[str, str]:
    return {name: path for name in _NEEDED if (path := shutil.which(name))}
