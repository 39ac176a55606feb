"""Serves the built site with one script replaced: its worker's Python is CPython, on this side."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.altered_site import SiteData, with_site_data
from tests.browser.hosts import host
from tests.ui.cpython_engine.engines import Engines
from web.build.bundle import WORKER_SCRIPT, Bundles, bundle
from web.build.paths import DIST, ROOT
from web.build.serve import SiteHandler
from web.build.site_data import asset

_WORKER = "assets/cpython-worker.js"
_ENGINES = "/engines"


@contextmanager
def cpython_site() -> Iterator[str]:
    """The address of the site inside the ``with`` block."""
    files = _replaced_files()
    with host(DIST, partial(_Handler, files=files, engines=Engines())) as (url, _):
        yield url


def _replaced_files() -> dict[str, tuple[bytes, str]]:
    """The page and its worker, with their types, by their addresses."""
    script = ROOT / "tests" / "ui" / "cpython_engine" / "worker.ts"
    bundles = Bundles((f"worker={script}",), WORKER_SCRIPT.options)
    with TemporaryDirectory() as folder:  # other processes of tests bundle it at the same time
        worker = bundle([bundles], Path(folder))["worker.js"]

    def replace_worker(site: SiteData) -> None:
        site["worker"] = vars(asset(_WORKER, worker))

    page = with_site_data((DIST / "index.html").read_text("utf-8"), replace_worker)
    html = page.encode(), "text/html; charset=utf-8"
    return {"/": html, "/index.html": html, f"/{_WORKER}": (worker, "text/javascript")}


class _Handler(SiteHandler):
    protocol_version = "HTTP/1.1"  # connections stay open: each request to Python would cost one
    disable_nagle_algorithm = True  # else an answer waits for the acknowledgement of its head

    def __init__(
        self,
        *args: object,
        files: dict[str, tuple[bytes, str]],
        engines: Engines,
        **options: object,
    ) -> None:
        self._files = files
        self._engines = engines
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802  the base's name
        if (replaced := self._files.get(self.path.partition("?")[0])) is None:
            super().do_GET()
        else:
            self.send_content(*replaced)

    def do_POST(self) -> None:  # noqa: N802  likewise
        request = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == _ENGINES:
            self._run_engine()
            return
        name = self.path.removeprefix(f"{_ENGINES}/")
        try:
            answer = self._engines.answer(name, request)
        except (KeyError, EOFError, OSError):  # its worker was ended
            self.close_connection = True
        else:
            self.send_content(answer, "application/octet-stream")

    def _run_engine(self) -> None:
        """Send the name of a new engine, and end it when its worker ends and closes the connection."""
        name = self._engines.start()
        try:
            self.send_response(HTTPStatus.OK)
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(name.encode())
            self.rfile.read(1)
        finally:
            self._engines.end(name)
