"""The servers of the benchmark: the site's own, counting what it sends, or isolating its pages."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from tests.browser.hosts import host
from web.build.serve import SiteHandler, SiteServer


class CountingServer(SiteServer):
    """Counts the bytes written for each path, headers included, and the answers."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._sent: Counter[str] = Counter()
        self._answers = 0
        self._lock = threading.Lock()

    def count_answer(self) -> None:
        with self._lock:
            self._answers += 1

    def answers(self) -> int:
        with self._lock:
            return self._answers

    def count(self, path: str, size: int) -> None:
        with self._lock:
            self._sent[path] += size

    def sent(self) -> dict[str, int]:
        with self._lock:
            return dict(self._sent)


class CountingHandler(SiteHandler):
    """Counts at the socket, so that it holds however the base answers. Needs a CountingServer."""

    def setup(self) -> None:
        super().setup()
        self.wfile = _Counted(self.wfile, self._count)  # type: ignore[assignment]

    def send_response(self, code: int, message: str | None = None) -> None:
        self._counting().count_answer()
        super().send_response(code, message)

    def _count(self, size: int) -> None:
        self._counting().count(getattr(self, "path", ""), size)

    def _counting(self) -> CountingServer:
        assert isinstance(self.server, CountingServer)
        return self.server


class _Counted:
    def __init__(self, file: Any, count: Any) -> None:
        self._file: BinaryIO = file
        self._count = count

    def write(self, content: bytes) -> int:
        self._count(len(content))
        return self._file.write(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class IsolatedHandler(SiteHandler):
    """Isolates pages, as TensorFlow.js needs for threads; pynn does not need it."""

    def end_headers(self) -> None:
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()


@contextmanager
def serving(
    folder: Path, handler: type[SiteHandler] = CountingHandler
) -> Iterator[tuple[str, CountingServer]]:
    """Serve a folder inside the ``with`` block; yields its address and the counting server."""
    with host(folder, handler, kind=CountingServer) as (url, server):
        assert isinstance(server, CountingServer)
        yield url, server
