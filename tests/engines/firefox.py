"""Firefox by WebDriver BiDi: Selenium's client, and no driver in between."""

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selenium.webdriver.remote.websocket_connection import WebSocketConnection

from tests.engines.actions import Action, ActionsDriver
from tests.engines.driver import ANSWER, Driver, EngineMissing, Screen
from tests.system_packages import can_install, install

_NAMES = ("firefox-esr", "firefox")
_MAC = "/Applications/Firefox.app/Contents/MacOS/firefox"
_LISTENING = "WebDriver BiDi listening on "
_POLL = 0.02
"""Seconds between two polls of Selenium for new messages."""


class LogEntry:
    """An event in the form that Selenium expects."""

    event_class = "log.entryAdded"

    @staticmethod
    def from_json(entry: dict[str, Any]) -> dict[str, Any]:
        return entry


class Firefox(ActionsDriver):
    def __init__(self, connection: WebSocketConnection, screen: Screen) -> None:
        self._connection = connection
        self._touch = screen.touch
        self._complaints: list[str] = []
        self._send("session.new", capabilities={})
        (window,) = self._send("browsingContext.getTree")["contexts"]
        self._window = window["context"]
        connection.add_callback(LogEntry, self._note)
        self._send("session.subscribe", events=[LogEntry.event_class])
        size = {"width": screen.width, "height": screen.height}
        self._send_to_window("browsingContext.setViewport", viewport=size)

    def _send(self, method: str, **parameters: Any) -> Any:
        answer = self._connection.send_cmd(method, parameters)
        if "error" in answer:
            raise RuntimeError(f"Firefox refuses {method}: {answer['error']}, {answer['message']}")
        return answer["result"]

    def _send_to_window(self, method: str, **parameters: Any) -> Any:
        return self._send(method, context=self._window, **parameters)

    def _note(self, entry: dict[str, Any]) -> None:
        if entry["level"] in {"error", "warn"}:
            self._complaints.append(f"{entry['type']} {entry['level']}: {entry['text']}")

    def open(self, url: str) -> None:
        self._send_to_window("browsingContext.navigate", url=url, wait="interactive")

    def reload(self) -> None:
        self._send_to_window("browsingContext.reload", wait="interactive")

    def evaluate(self, function: str, *arguments: Any) -> Any:
        answer = self._send(
            "script.callFunction",
            functionDeclaration=_in_json(function),
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": self._window},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def _act(self, actions: list[Action]) -> None:
        self._send_to_window("input.performActions", actions=actions)

    def picture(self, path: Path) -> None:
        path.write_bytes(
            base64.b64decode(self._send_to_window("browsingContext.captureScreenshot")["data"])
        )

    def complaints(self) -> list[str]:
        return self._complaints


def _in_json(function: str) -> str:
    """A JavaScript function whose arguments and result are JSON, as Python can read them."""
    return f"async (given) => JSON.stringify((await ({function})(...JSON.parse(given))) ?? null)"


@contextmanager
def firefox(screen: Screen) -> Iterator[Driver]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [_executable(), "--headless", "--no-remote", "--profile", profile]
        command += ["--remote-debugging-port", "0", "about:blank"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            connection = WebSocketConnection(f"{_address(process)}/session", ANSWER, _POLL)
            yield Firefox(connection, screen)
            connection.close()
        finally:
            process.terminate()
            process.communicate()


def _address(process: subprocess.Popen[str]) -> str:
    lines = []
    for line in process.stdout or ():
        lines.append(line)
        if line.startswith(_LISTENING):
            return line.removeprefix(_LISTENING).strip()
    raise RuntimeError(f"Firefox does not start: {''.join(lines)}")


def _executable() -> str:
    if found := _installed():
        return found
    if can_install():
        print("no Firefox found; installing one for the tests", flush=True)
        install("firefox-esr")
        if found := _installed():
            return found
    raise EngineMissing("Firefox", "apt install firefox-esr, or from mozilla.org")


def _installed() -> str | None:
    return next(filter(None, map(shutil.which, (*_NAMES, _MAC))), None)
