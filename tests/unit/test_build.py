import gzip
import http.client
import io
import json
import re
import tarfile
import threading
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from web.build import catalogue
from web.build.checksums import BuildError, require_sha256, sha256
from web.build.freshness import SITE
from web.build.html import fill_in, integrity
from web.build.paths import DIST, ROOT, WEB
from web.build.serve import HOST, SiteServer, site_server
from web.build.trim import STDLIB, is_packed


def site() -> dict[str, Any]:
    """The data that the build wrote into the page."""
    page = (DIST / "index.html").read_text()
    (content,) = re.findall(r'<script type="application/json" id="site">(.*?)</script>', page)
    return dict(json.loads(content))


def gunzipped(name: str) -> bytes:
    return gzip.decompress((DIST / site()["python"][name]["url"]).read_bytes())


def files_in(name: str) -> dict[str, bytes]:
    """The files of one of the tar archives."""
    with tarfile.open(fileobj=io.BytesIO(gunzipped(name))) as packed:
        opened = {member.name: packed.extractfile(member) for member in packed}
        return {name: file.read() for name, file in opened.items() if file is not None}


@pytest.fixture
def server() -> Iterator[SiteServer]:
    server = site_server(DIST, 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_wrong_hash_stops_the_build_with_the_name_and_both_hashes() -> None:
    part = ROOT / "LICENSE"
    found = sha256(part.read_bytes())
    assert require_sha256(part, found) == part
    with pytest.raises(BuildError) as error:
        require_sha256(part, "0" * 64)
    for word in ("LICENSE", "0" * 64, found):
        assert word in str(error.value)


def test_every_asset_that_the_page_names_is_there_and_has_its_hash() -> None:
    data = site()
    assets = {name: data[name] for name in ("worker", "lazy_parts")} | data["python"] | data["data"]
    assert len(assets) > 15
    for asset in assets.values():
        content = (DIST / asset["url"]).read_bytes()
        assert (len(content), sha256(content)) == (asset["bytes"], asset["sha256"])
        assert asset["sha256"][:8] in asset["url"]


def test_python_travels_gzipped_and_only_the_parts_that_stay() -> None:
    with zipfile.ZipFile(io.BytesIO(gunzipped("stdlib.zip"))) as packed:
        stdlib = set(packed.namelist())
    assert {"os.pyc", "asyncio/base_events.pyc"} < stdlib
    assert "pydoc.pyc" in stdlib ^ set(files_in("code_lab.tar"))  # once: with the console's help
    assert not [name for name in stdlib if name.endswith(".py") or name.startswith("unittest")]
    numpy = set(files_in("numpy.tar"))
    assert {"numpy/__init__.pyc", "numpy/linalg/_linalg.pyc"} < numpy
    assert not [name for name in numpy if "/tests/" in name or name.startswith("numpy/f2py")]


def test_pynn_travels_as_bytecode_and_its_source_with_the_code_lab() -> None:
    at_start, later = files_in("pynn.tar"), files_in("code_lab.tar")
    of_command_line = {"pynn/cli.py", "pynn/__main__.py", "pynn/picture_file.py"}
    for source in (ROOT / "pynn").rglob("*.py"):
        name = source.relative_to(ROOT).as_posix()
        assert name not in at_start
        assert later[name] == source.read_bytes()
        assert f"{name}c" not in later
        assert not (name in of_command_line and f"{name}c" in at_start)
    assert b"A fully connected network" in at_start["pynn/network.pyc"]  # for `help`


def test_every_module_of_the_app_is_packed_once_as_bytecode() -> None:
    packed = Counter([*files_in("pynn.tar"), *files_in("code_lab.tar")])
    for_build = {"pynn_protocol/messages/actions.py", "pynn_protocol/messages/worker.py"}
    for folder, package in (
        (WEB / "python", "pynn_protocol"),
        (WEB / "python", "pynn_labs"),
        (WEB / "python", "pynn_app"),
        (WEB / "simd" / "python", "pynn_simd"),
    ):
        for source in (folder / package).rglob("*.py"):
            name = source.relative_to(folder).as_posix()
            assert packed[name] == 0
            assert packed[f"{name}c"] == (name not in for_build), name


def test_of_the_app_only_the_dispatcher_is_there_from_the_start() -> None:
    at_start = [name for name in files_in("pynn.tar") if name.startswith("pynn_app/")]
    assert sorted(at_start) == ["pynn_app/__init__.pyc", "pynn_app/dispatcher.pyc"]


@pytest.mark.parametrize(
    ("path", "is_expected"),
    [
        ("os.py", True),
        ("unittest/mock.py", False),
        ("unittestlike.py", True),
        ("encodings/cp437.py", True),
        ("encodings/cp1252.py", False),
        ("email/__init__.py", True),
        ("email/message.py", False),
    ],
)
def test_a_pattern_names_what_is_below_it_and_nothing_beside(path: str, *, is_expected: bool) -> None:
    assert is_packed(path, STDLIB) == is_expected


def test_without_any_script_the_page_names_that_and_leads_out_of_a_frame() -> None:
    """Covered here, as no browser driver has access to a frame with a bare `sandbox`."""
    for name in ("index.html", "pynn-offline.html"):
        notice = re.search(r"<noscript>(.*?)</noscript>", (DIST / name).read_text())
        assert notice is not None
        assert "Where a frame around this page forbids scripts" in notice[1]
        assert '<a href="?again" target="_blank" rel="noopener">open it in a tab' in notice[1]


def test_every_url_in_the_page_is_relative() -> None:
    page = (DIST / "index.html").read_text()
    urls = re.findall(r'(?:href|src|"url")[=:]"([^"]*)"', page)
    assert len(urls) > 15
    assert not [url for url in urls if url.startswith(("/", "http:", "https:"))]
    assert "{{" not in page


def test_the_site_is_fresh_after_a_build_and_stale_when_a_file_of_it_is_gone() -> None:
    assert SITE.is_fresh()
    notices = DIST / "THIRD-PARTY-NOTICES.txt"
    aside = notices.rename(notices.with_suffix(".aside"))
    try:
        assert not SITE.is_fresh()
    finally:
        aside.rename(notices)
    assert SITE.is_fresh()


def test_files_are_served_with_the_types_that_browsers_insist_on(server: SiteServer) -> None:
    (script,) = (DIST / "assets").glob("page-*.js")
    connection = http.client.HTTPConnection(HOST, server.server_address[1])
    types = {}
    for path in ("/", f"/assets/{script.name}", "/nothing-here"):
        connection.request("HEAD", path)
        response = connection.getresponse()
        response.read()
        types[path] = response.status, response.headers["Content-Type"]
    connection.close()
    assert types["/"] == (200, "text/html; charset=utf-8")
    assert types[f"/assets/{script.name}"] == (200, "text/javascript")
    assert types["/nothing-here"][0] == 404


def test_a_port_in_use_is_reported_with_another_to_try(server: SiteServer) -> None:
    port = server.server_address[1]
    with pytest.raises(BuildError, match=f"--port {port + 1}"):
        site_server(DIST, port)


@pytest.mark.parametrize("port", [-1, 65_536, 70_000])
def test_a_number_that_is_no_port_is_reported(port: int) -> None:  # OverflowError
    with pytest.raises(BuildError, match="port"):
        site_server(DIST, port)


def test_an_asset_that_is_not_there_is_not_remembered_as_missing(server: SiteServer) -> None:
    (script,) = (DIST / "assets").glob("page-*.js")
    connection = http.client.HTTPConnection(HOST, server.server_address[1])
    cache_control = {}
    for name in (script.name, "page-1.js"):
        connection.request("HEAD", f"/assets/{name}")
        response = connection.getresponse()
        response.read()
        cache_control[name] = response.headers["Cache-Control"]
    connection.close()
    assert "immutable" in cache_control[script.name]
    assert cache_control["page-1.js"] == "no-cache"


def test_the_one_file_asks_for_no_other() -> None:
    one = (DIST / "pynn-offline.html").read_text()
    assert not re.findall(r'(?:href|src)="(?!data:|#|\?|pynn-offline)[^"]*"', one)
    embedded = set(re.findall(r'data-embedded="embedded:([^"]+)"', one))
    catalogues = {catalogue.file_of(language) for language in site()["languages"]}
    assert catalogues
    expected = {"worker.js", *site()["python"], *site()["data"], *catalogues}
    assert embedded == expected - {"pyodide.asm.mjs"}


def test_the_service_worker_knows_every_file_of_the_site_but_the_one_file() -> None:
    first_line = (DIST / "sw.js").read_text().partition("\n")[0]
    build = json.loads(first_line.removeprefix("self.build=").removesuffix(";"))
    files = {path.relative_to(DIST).as_posix(): path for path in DIST.rglob("*") if path.is_file()}
    assert {file["url"] for file in build["files"]} == files.keys() - {"sw.js", "pynn-offline.html"}
    for file in build["files"]:
        content = files[file["url"]].read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(content), sha256(content))
    assert build["version"] == site()["version"]


def test_script_and_styles_carry_the_hash_that_the_browser_checks() -> None:
    page = (DIST / "index.html").read_text()
    tags = re.findall(r'(?:href|src)="(assets/[^"]+\.(?:js|css))" integrity="([^"]+)"', page)
    assert len(tags) == 3
    for url, expected in tags:
        assert integrity((DIST / url).read_bytes()) == expected


@pytest.mark.parametrize("blanks", [{}, {"title": "a"}, {"title": "a", "head": "b", "more": "c"}])
def test_a_template_is_filled_in_wholly_or_not_at_all(blanks: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="the template has the blanks"):
        fill_in("<title>{{title}}</title><!-- {{head}} -->", blanks)


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    assert fill_in("{{a}}<!-- {{b}} -->", {"a": "{{b}}", "b": "{{a}}"}) == "{{b}}{{a}}"
