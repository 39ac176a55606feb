"""A small static server for ``dist/`` on the loopback address."""

import os
import signal
import sys
import webbrowser
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseRequestHandler

from web.build.checksums import BuildError

HOST = "127.0.0.1"
_FOUND = (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.NOT_MODIFIED)


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files without a log, with the content types that browsers require."""

    extensions_map = {  # noqa: RUF012  the base's own name
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".json": "application/json",
    }

    def send_response(self, code: int, message: str | None = None) -> None:
        """Record if the file was found: a missing one must not be cached."""
        self._found = code in _FOUND
        super().send_response(code, message)

    def end_headers(self) -> None:
        """Files in assets/ never change, as their names contain a hash; the page does."""
        is_immutable = self._found and self.path.startswith("/assets/")
        self.send_header(
            "Cache-Control", "public, max-age=31536000, immutable" if is_immutable else "no-cache"
        )
        super().end_headers()

    def send_content(self, content: bytes, media_type: str) -> None:
        """Answer with this content, which is no file."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base's name
        """No log: the terminal shows the URL."""


class SiteServer(ThreadingHTTPServer):
    """A server that ignores broken connections."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Report all errors but broken connections, which a closed tab causes."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


Handler = Callable[..., BaseRequestHandler]


def site_server(
    folder: Path, port: int, handler: Handler = SiteHandler, command: str = "serve"
) -> SiteServer:
    """A server for ``folder``, bound to ``port`` (0: any free one). Raises BuildError."""
    try:
        return SiteServer((HOST, port), partial(handler, directory=folder))
    except (OSError, OverflowError) as error:
        other = port + 1 if 0 < port < 65535 else 8000
        raise BuildError(
            f"port {port} cannot be used ({error}): try ./build.sh {command} --port {other}"
        ) from error


def serve(folder: Path, port: int, *, open_browser: bool) -> None:
    """Serve ``folder`` until Ctrl-C."""
    server = site_server(folder, port)
    run_until_stopped(server, server.serve_forever, open_browser=open_browser)


def run_until_stopped(server: SiteServer, work: Callable[[], None], *, open_browser: bool) -> None:
    """Show the address of the server, then work until Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    url = f"http://{HOST}:{server.server_address[1]}/"
    print(f"\nServing pynn. Ctrl-C ends it.\n{url}\n", flush=True)
    if open_browser and _has_display():
        webbrowser.open(url)
    try:
        work()
    except KeyboardInterrupt:
        print("\nStopped.")
    finally:
        server.server_close()


def _has_display() -> bool:
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
