"""``./build.sh dev``: the parts that a change rebuilds, and the notice to the browser."""

import http.client
import json
import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from web.build import freshness
from web.build.dev.build_feed import Build, BuildFeed
from web.build.dev.loop import snapshot
from web.build.dev.parts import PARTS
from web.build.dev.server import EVENTS, RELOAD_SCRIPT, DevHandler
from web.build.freshness import Product, source_files
from web.build.paths import DIST, ROOT, WEB, WORK
from web.build.serve import HOST, SiteServer, site_server

PYTHON = "Python, which takes longer"


@pytest.mark.parametrize(
    ("changed", "rebuilt"),
    [
        ("web/page/main.ts", {"page"}),
        ("web/page/labs/new_lab/new_file.ts", {"page"}),
        ("web/worker/worker.ts", {"worker"}),
        ("web/shared/fault.ts", {"page", "worker"}),
        (".build/texts/page.ftl", {"page"}),  # written from web/texts/en.ftl
        ("web/styles/page.css", {"styles"}),
        ("web/styles/code/code.css", {"styles", "page"}),  # the workshop brings its own
        ("pynn/network.py", {PYTHON, "digits"}),
        ("web/python/pynn_labs/labs.py", {PYTHON}),
        ("web/simd/python/pynn_simd/backprop.py", {PYTHON}),
        ("web/simd/operations.c", {"SIMD"}),
        ("web/build/fonts.py", {"fonts"}),
        ("web/package-lock.json", {part.label for part in PARTS}),
        # HTML and translations are made every time
        ("web/index.html", set()),
        ("web/texts/de.ftl", set()),
        ("tests/unit/test_build.py", set()),
    ],
)
def test_a_change_remakes_only_the_parts_that_are_made_from_it(changed: str, rebuilt: set[str]) -> None:
    assert {part.label for part in PARTS if part.product.depends_on(ROOT / changed)} == rebuilt


def test_every_script_style_and_python_file_belongs_to_a_part() -> None:
    folders = ("pynn", "web/page", "web/worker", "web/shared", "web/styles", "web/python")
    for path in source_files(ROOT / folder for folder in folders):
        assert any(part.product.depends_on(path) for part in PARTS), path


@pytest.fixture
def product(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Product:
    """A product that has just been built: ``made/out`` from ``sources/in``."""
    monkeypatch.setattr(freshness, "WORK", tmp_path / "work")
    for name in ("sources/in", "made/out"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("old")
    product = Product("test", tmp_path / "made", (tmp_path / "sources",))
    product.record()
    return product


def test_a_product_is_fresh_once_built_even_if_a_source_has_another_time(product: Product) -> None:
    os.utime(product.sources[0] / "in", (0, 0))
    assert product.is_fresh()


def test_a_product_that_was_never_built_is_stale(product: Product) -> None:
    assert not Product("other", product.folder, product.sources).is_fresh()


@pytest.mark.parametrize("name", ["in", "new"])
def test_a_product_is_stale_once_a_source_is_changed_or_new(product: Product, name: str) -> None:
    (product.sources[0] / name).write_text("new")
    assert not product.is_fresh()


@pytest.mark.parametrize("folder", ["sources", "made"])
def test_a_product_is_stale_once_a_source_or_a_built_file_is_gone(
    product: Product, folder: str
) -> None:
    for path in (product.folder.parent / folder).iterdir():
        path.unlink()
    assert not product.is_fresh()


def test_what_npm_and_python_generate_beside_the_sources_is_no_source(product: Product) -> None:
    for name in ("node_modules", "__pycache__"):
        (product.sources[0] / name).mkdir()
        (product.sources[0] / name / "file").write_text("")
    assert product.is_fresh()


def test_a_snapshot_names_a_new_a_changed_and_a_removed_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    snapshots = [snapshot([tmp_path])]
    (tmp_path / "file").write_text("newer")
    snapshots.append(snapshot([tmp_path]))
    (tmp_path / "other").write_text("")
    snapshots.append(snapshot([tmp_path]))
    (tmp_path / "file").unlink()
    snapshots.append(snapshot([tmp_path]))
    assert all(snapshots.count(one) == 1 for one in snapshots)


@pytest.fixture
def feed() -> BuildFeed:
    feed = BuildFeed()
    feed.publish(Build("1"))
    return feed


@pytest.fixture
def connection(tmp_path: Path, feed: BuildFeed) -> Iterator[http.client.HTTPConnection]:
    """A connection to a dev server whose site is a page of one line."""
    (tmp_path / "index.html").write_text("<html><head></head></html>")
    server: SiteServer = site_server(tmp_path, 0, partial(DevHandler, feed=feed))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    connection = http.client.HTTPConnection(HOST, server.server_address[1], timeout=10)
    yield connection
    connection.close()
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_dev_server_puts_the_reload_script_into_the_page(
    connection: http.client.HTTPConnection,
) -> None:
    connection.request("GET", "/?simd=off")
    page = connection.getresponse().read().decode()
    assert page == f'<html><head><script src="{RELOAD_SCRIPT}" data-build="1"></script></head></html>'


def test_before_the_first_build_there_is_a_page_that_waits(
    connection: http.client.HTTPConnection, tmp_path: Path
) -> None:
    (tmp_path / "index.html").unlink()
    connection.request("GET", "/")
    assert RELOAD_SCRIPT in connection.getresponse().read().decode()


def test_the_dev_server_has_a_service_worker_only_to_remove_one(
    connection: http.client.HTTPConnection,
) -> None:
    connection.request("GET", "/sw.js")
    response = connection.getresponse()
    assert b"registration.unregister()" in response.read()
    assert response.headers["Cache-Control"] == "no-cache"


def test_a_page_hears_of_each_build_and_of_each_failure(
    connection: http.client.HTTPConnection, feed: BuildFeed
) -> None:
    connection.request("GET", EVENTS)
    response = connection.getresponse()

    def next_event() -> object:
        line, _blank = response.readline(), response.readline()
        return json.loads(line.removeprefix(b"data: "))

    assert next_event() == {"build": "1", "error": ""}
    feed.publish(Build("1", "esbuild failed"))
    assert next_event() == {"build": "1", "error": "esbuild failed"}
    feed.publish(Build("2"))
    assert next_event() == {"build": "2", "error": ""}


def test_nothing_of_the_dev_server_is_in_the_built_site() -> None:
    traces = [EVENTS.encode(), RELOAD_SCRIPT.encode(), b"EventSource"]
    files = [path for path in DIST.rglob("*") if path.is_file()]
    assert len(files) > 20
    for path in files:
        content = path.read_bytes()
        assert not [trace for trace in traces if trace in content], path


def test_dev_builds_into_a_folder_of_its_own() -> None:
    outputs = {part.product.folder for part in PARTS}
    assert all(WORK in folder.parents for folder in outputs)
    assert not outputs & {DIST, WEB}
