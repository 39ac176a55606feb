"""The kit for teachers: unpacked, checked, opened."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.app import App
from tests.browser.complaints import Complaints
from tests.browser.hosts import PlainHandler, host
from tests.browser.pages import watch
from web.build.checksums import sha256
from web.build.kit import KIT, make_kit


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a teacher gets."""
    folder = tmp_path_factory.mktemp("stick")
    with zipfile.ZipFile(make_kit()) as packed:
        packed.extractall(folder)
    (unpacked,) = folder.iterdir()
    return unpacked


@pytest.fixture
def page(browser: Browser, kit: Path, complaints: Complaints) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield watch(context.new_page(), kit.as_uri(), complaints)
    context.close()
    complaints.check()


def test_it_holds_the_site_the_one_file_and_their_checksums(kit: Path) -> None:
    assert sorted(path.name for path in kit.iterdir()) == ["SHA256SUMS", "START-HERE.html", "site"]
    lines = (kit / "SHA256SUMS").read_text().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = {path.relative_to(kit).as_posix(): path for path in kit.rglob("*") if path.is_file()}
    assert sums.keys() == files.keys() - {"SHA256SUMS"}
    assert {"site/index.html", "site/pynn-offline.html", "site/sw.js", "site/LICENSE.txt"} < sums.keys()
    for name, expected in sums.items():
        assert sha256(files[name].read_bytes()) == expected


def test_two_kits_of_one_build_are_the_same(kit: Path) -> None:
    assert kit.is_dir()
    first = sha256(KIT.read_bytes())
    assert sha256(make_kit().read_bytes()) == first


def test_its_page_opens_the_app_from_the_folder(page: Page, kit: Path) -> None:
    page.goto((kit / "START-HERE.html").as_uri())
    page.get_by_role("link", name="Open pynn from this folder").click()
    app = App(page, page.url)
    app.wait_for_engine("ready")
    app.run_until_learned()


def test_its_page_is_one_sheet_of_paper(page: Page, kit: Path) -> None:
    page.goto((kit / "START-HERE.html").as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 1


def test_its_site_works_from_a_plain_server(
    browser: Browser, kit: Path, complaints: Complaints
) -> None:
    with host(kit / "site", PlainHandler) as (url, _):
        context = browser.new_context()
        app = App(watch(context.new_page(), url, complaints), url).open()
        app.run_until_learned()
        expect(app.by_test_id("offline")).to_have_attribute("data-state", "ready", timeout=60_000)
        app.by_test_id("offline").locator("summary").click()
        with app.page.expect_download() as one_file:
            app.page.get_by_role("link", name="All of it in one file").click()
        assert one_file.value.path().read_bytes() == (kit / "site" / "pynn-offline.html").read_bytes()
        context.close()
    complaints.check()
