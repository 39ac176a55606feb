"""Every file of the site missing, cut short or altered by one bit: reported, then recovered."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.app import START, App
from tests.browser.complaints import Complaints
from web.build.paths import DIST


def _missing(route: Route) -> None:
    route.fulfill(status=404, body="not found")


def _cut_short(route: Route) -> None:
    response = route.fetch()
    body = response.body()
    route.fulfill(response=response, body=body[: len(body) // 2])


def _altered(route: Route) -> None:
    response = route.fetch()
    body = bytearray(response.body())
    body[len(body) // 2] ^= 1
    route.fulfill(response=response, body=bytes(body))


FAULTS: dict[str, tuple[Callable[[Route], None], str, str]] = {
    "missing": (_missing, "asset-missing", "is missing (status 404)"),
    "cut short": (_cut_short, "asset-damaged", "bytes arrived"),
    "altered": (_altered, "asset-damaged", "its checksum is wrong"),
}


def _site() -> dict[str, Any]:
    match = re.search(r'id="site">(.*?)</script>', (DIST / "index.html").read_text())
    assert match is not None
    return dict(json.loads(match[1]))


SITE = _site()
TRAIN = sorted(name for name in SITE["data"] if name != "mnist-test")
"""The pieces of the training digits, as they are requested."""
LIBRARIES = [name for name in SITE["python"] if name.startswith("simd-")]
LATER = {"lazy_parts.js": SITE["lazy_parts"], "code_lab.tar": SITE["python"]["code_lab.tar"]}
"""Files that are fetched only when the code lab is opened."""
PARTS = {"worker.js": SITE["worker"]} | {
    name: asset for name, asset in SITE["python"].items() if name not in {*LIBRARIES, *LATER}
}


@pytest.fixture
def app(app: App, complaints: Complaints) -> Iterator[App]:
    """Clears the complaints of the browser about the requests that fail here."""
    yield app
    complaints.were_provoked()


def disturb(page: Page, url: str, fault: Callable[[Route], None]) -> None:
    """Let this file arrive with a fault."""
    page.unroute_all()
    page.route(f"**/{url}", fault)


def reload_with_shift(page: Page) -> None:
    """Reload without the browser's cache, which a page cannot do by itself."""
    page.context.new_cdp_session(page).send("Page.reload", {"ignoreCache": True})


def expect_each_fault(
    app: App, url: str, name: str, begin: Callable[[], object], expect_state: Callable[[], object]
) -> None:
    """Let the file arrive with each fault in turn: it is named, with its reason.

    ``begin`` lets it be fetched first, ``expect_state`` waits for what the page does without it.
    """
    for number, (fault, kind, reason) in enumerate(FAULTS.values()):
        disturb(app.page, url, fault)
        if number == 0:
            begin()
        else:
            app.retry()
        expect(app.by_test_id("error")).to_contain_text(name, timeout=START)
        expect(app.by_test_id("error")).to_contain_text(reason, timeout=START)
        assert f"“{name}”" in app.expect_error(kind)
        expect_state()


def test_each_part_of_python_is_checked_before_its_use_and_fetched_again(app: App) -> None:
    """One after another on one page: Python does not start before the last of them is whole."""
    begin: Callable[[], object] = lambda: app.page.goto(app.url)  # noqa: E731
    for name, part in PARTS.items():
        expect_each_fault(app, part["url"], name, begin, lambda: app.wait_for_engine("failed"))
        begin = app.retry
    app.page.unroute_all()
    app.retry()
    app.wait_for_engine("ready")
    app.expect_no_error()
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", LIBRARIES)
def test_without_the_fast_path_numpy_computes_and_the_engine_says_why(
    app: App, name: str, fault: str
) -> None:
    disturb(app.page, SITE["python"][name]["url"], FAULTS[fault][0])
    app.page.goto(f"{app.url}?simd={name.removeprefix('simd-').removesuffix('.so')}")
    app.wait_for_engine("ready")
    expect(app.by_test_id("engine")).to_contain_text("but slower: its fast library could not")
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    app.expect_no_error()


@pytest.mark.parametrize("names", [TRAIN, ["mnist-test"]], ids=["train", "test"])
def test_each_piece_of_mnist_is_checked_before_its_use_and_fetched_again(
    app: App, names: list[str]
) -> None:
    """One after another on one page: those that have arrived are not fetched again."""
    app.open("digits")
    app.fill("mnist-epochs", 1)
    begin: Callable[[], object] = lambda: app.click("mnist-run")  # noqa: E731
    for name in names:
        url = SITE["data"][name]["url"]
        expect_each_fault(app, url, name, begin, lambda: app.wait_for_status("failed"))
        begin = app.retry
    app.page.unroute_all()
    app.retry()
    app.wait_for_status("finished")
    app.expect_no_error()
    assert app.value("mnist-accuracy") > 0.9


@pytest.mark.parametrize("fault", FAULTS)
def test_without_its_script_the_page_says_so_by_itself(app: App, fault: str) -> None:
    (script,) = (DIST / "assets").glob("page-*.js")
    disturb(app.page, f"assets/{script.name}", FAULTS[fault][0])
    app.page.goto(app.url)
    notice = app.page.locator("#not-started")
    expect(notice).to_be_visible(timeout=START)
    expect(notice).to_contain_text("a part of it is missing or damaged")
    app.page.unroute_all()
    if fault == "missing":
        notice.get_by_role("link", name="load it again").click()
    else:  # the browser may keep what was damaged, under a name that never changes
        reload_with_shift(app.page)
    app.wait_for_engine("ready")
    expect(notice).to_have_count(0)


@pytest.mark.parametrize("fault", FAULTS)
def test_without_its_styles_the_page_works_says_so_and_gets_them_again(app: App, fault: str) -> None:
    (styles,) = (DIST / "assets").glob("styles-*.css")
    disturb(app.page, f"assets/{styles.name}*", FAULTS[fault][0])
    app.open()
    assert "“styles.css” is missing or damaged" in app.expect_error("styles")
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    app.retry()
    app.expect_error("styles")
    app.page.unroute_all()
    app.retry()
    expect(app.page.locator(".brand a")).to_have_css("font-weight", "700")
    app.expect_no_error()


def test_all_files_are_tried_but_those_that_the_page_can_do_without() -> None:
    tried = {asset["url"] for part in ("python", "data") for asset in SITE[part].values()}
    tried |= {SITE["worker"]["url"], SITE["lazy_parts"]["url"]}
    left = {path.name for path in (DIST / "assets").iterdir()} - {url.split("/")[1] for url in tried}
    kinds = sorted(name.rsplit("-", 1)[0] for name in left)
    assert kinds == ["early", "icon-192", "icon-512", "manifest", "page", "styles", "texts.de"]


@pytest.mark.parametrize("fault", FAULTS)
def test_without_what_is_run_early_the_page_begins_as_the_system_says(app: App, fault: str) -> None:
    (script,) = (DIST / "assets").glob("early-*.js")
    disturb(app.page, f"assets/{script.name}", FAULTS[fault][0])
    app.open()
    app.expect_no_error()
    expect(app.by_test_id("display-system")).to_be_checked()


@pytest.mark.parametrize("name", LATER)
def test_a_part_of_the_code_lab_is_checked_before_its_use_and_fetched_again(
    app: App, name: str
) -> None:
    app.open()
    link = app.page.get_by_role("link", name="Code", exact=True)
    status = app.page.locator("#code-status")
    expect_each_fault(
        app,
        LATER[name]["url"],
        name,
        link.click,
        lambda: expect(status).to_have_text("The editor could not be loaded."),
    )
    app.page.unroute_all()
    app.retry()
    expect(app.by_test_id("code-text")).to_contain_text("def forward")
    app.expect_no_error()
