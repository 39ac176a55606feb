"""Serves the dev site, and inserts the script that reloads the page, which no build contains."""

import json
from http import HTTPStatus
from pathlib import Path
from socket import socket
from socketserver import BaseServer

from web.build.dev.build_feed import Build, BuildFeed
from web.build.serve import SiteHandler

_HERE = Path(__file__).parent
EVENTS = "/dev/events"
RELOAD_SCRIPT = "/dev/reload.js"
_SCRIPTS = {
    RELOAD_SCRIPT: _HERE / "reload.js",
    "/sw.js": _HERE / "retire_worker.js",  # replaces one from ./build.sh serve
}
_NO_PAGE_YET = "<!doctype html><html><head><title>pynn</title></head><body>Building …</body></html>"
_KEEP_ALIVE = 15.0
"""Seconds after which a comment is sent, which fails if the page was closed."""


class DevHandler(SiteHandler):
    """Serves the site's files, the page with the reload script, and an event after each build."""

    def __init__(
        self,
        request: socket,
        client_address: tuple[str, int],
        server: BaseServer,
        *,
        feed: BuildFeed,
        directory: Path,
    ) -> None:
        self._feed = feed
        self._page = directory / "index.html"
        super().__init__(request, client_address, server, directory=directory)  # answers the request

    def do_GET(self) -> None:  # noqa: N802  the base's name
        """Answer a request."""
        path = self.path.partition("?")[0]
        if path == EVENTS:
            self._send_events()
        elif path in _SCRIPTS:
            self.send_content(_SCRIPTS[path].read_bytes(), "text/javascript")
        elif path in {"/", "/index.html"}:
            build = (
                self._feed.latest
            )  # before the page is read, which may be newer and then reloads once more
            page = self._page.read_text("utf-8") if self._page.exists() else _NO_PAGE_YET
            self.send_content(with_reload_script(page, build).encode(), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _send_events(self) -> None:
        """Server-sent events, until the page is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        sent: Build | None = None
        while True:
            build = self._feed.wait_for_change(sent, _KEEP_ALIVE)
            self.wfile.write(b": still here\n\n" if build == sent else _event(build))
            sent = build


def with_reload_script(page: str, build: Build) -> str:
    """The page with the script that reloads it after another build than this one."""
    script = f'<script src="{RELOAD_SCRIPT}" data-build="{build.id}"></script>'
    return page.replace("</head>", f"{script}</head>", 1)


def _event(build: Build) -> bytes:
    return f"data: {json.dumps({'build': build.id, 'error': build.error})}\n\n".encode()
