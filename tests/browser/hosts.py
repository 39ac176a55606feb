"""Static hosts: servers for a folder that differ in their headers, types and compression."""

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from web.build.serve import HOST, Handler, SiteHandler, SiteServer


class PlainHandler(SimpleHTTPRequestHandler):
    """A host that adds no headers."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base's name
        """Log nothing."""


class NoStoreHandler(PlainHandler):
    """A host that forbids caching."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class FewTypesHandler(PlainHandler):
    """A host that knows only the content types of HTML and scripts."""

    extensions_map = {  # noqa: RUF012  the base's own name
        ".html": "text/html",
        ".js": "application/javascript",
        ".css": "text/css",
        "": "application/octet-stream",
    }


def sending(headers: Mapping[str, str]) -> type[SimpleHTTPRequestHandler]:
    """A host that sends these headers with every file."""

    class Handler(PlainHandler):
        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

    return Handler


class CompressingHandler(PlainHandler):
    """A host that compresses every file, compressed ones included."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), 1)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def host(
    folder: Path,
    handler: Handler = SiteHandler,
    port: int = 0,
    kind: type[SiteServer] = SiteServer,
) -> Iterator[tuple[str, SiteServer]]:
    """Serve a folder inside the ``with`` block; the address ends with a slash."""
    server = kind((HOST, port), partial(handler, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/", server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
