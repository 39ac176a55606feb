"""The page in a frame of another page, with the restrictions of a frame."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browser.app import START
from tests.browser.hosts import PlainHandler, host, sending
from tests.browser.pages import watched_page
from web.build.paths import DIST

type OpenFrame = Callable[[str, str], FrameLocator]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Complaints of the browser about what a frame forbids are expected."""
    page = watched_page(browser, "", [])
    yield page
    page.context.close()


@pytest.fixture
def framed(page: Page, tmp_path: Path) -> Iterator[OpenFrame]:
    """Opens a page of another host that shows an address in a frame with these attributes."""
    with host(tmp_path, PlainHandler) as (url, _):

        def open_frame(address: str, attributes: str) -> FrameLocator:
            frame = f'<iframe src="{address}" {attributes} width="1200" height="800"></iframe>'
            (tmp_path / "index.html").write_text(f"<!doctype html><title>A course</title>{frame}")
            page.goto(url)
            return page.frame_locator("iframe")

        yield open_frame


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "it in a frame that isolates it (sandbox without allow-same-origin)"),
        ("de", "zeigt es in einem Rahmen, der es abschottet (sandbox ohne allow-same-origin)"),
    ],
)
def test_a_frame_that_isolates_the_page_is_named_and_the_address_leads_out(
    page: Page, framed: OpenFrame, site_url: str, language: str, sentence: str
) -> None:
    address = f"{site_url}?language={language}"
    frame = framed(address, 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"')
    notice = frame.get_by_role("alert").filter(has_text=sentence)
    expect(notice).to_be_visible(timeout=START)
    expect(frame.locator("#not-started")).to_have_count(0)
    link = notice.get_by_role("link", name=address)
    expect(link).to_have_attribute("rel", "noopener")
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.get_by_test_id("engine")).to_have_attribute(
        "data-state", "ready", timeout=START
    )


def test_where_the_frame_forbids_tabs_too_the_address_can_be_read(
    framed: OpenFrame, site_url: str
) -> None:
    frame = framed(site_url, 'sandbox="allow-scripts"')
    expect(frame.get_by_role("alert").filter(has_text=site_url)).to_be_visible(timeout=START)


def test_a_server_that_isolates_the_page_is_named(page: Page) -> None:
    with host(DIST, sending({"Content-Security-Policy": "sandbox allow-scripts"})) as (url, _):
        page.goto(url)
        notice = page.get_by_role("alert").filter(has_text="its web server isolates it")
        expect(notice).to_be_visible(timeout=START)


@pytest.mark.parametrize(
    "attributes",
    ["", 'sandbox="allow-scripts allow-same-origin"', "credentialless", 'allow=""'],
)
def test_in_other_frames_it_works(framed: OpenFrame, site_url: str, attributes: str) -> None:
    frame = framed(site_url, attributes)
    expect(frame.get_by_test_id("engine")).to_have_attribute("data-state", "ready", timeout=START)
    frame.get_by_test_id("tt-step").click()
    expect(frame.get_by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    expect(frame.get_by_test_id("error")).to_be_empty()


@pytest.mark.parametrize("attributes", ["", 'sandbox="allow-scripts"'])
@pytest.mark.parametrize("from_disk", [True, False])
def test_the_one_file_works_in_every_frame_that_lets_scripts_run(
    page: Page, framed: OpenFrame, site_url: str, tmp_path: Path, attributes: str, *, from_disk: bool
) -> None:
    if from_disk:
        address = (DIST / "pynn-offline.html").as_uri()
        (tmp_path / "frame.html").write_text(f'<iframe src="{address}" {attributes}></iframe>')
        page.goto((tmp_path / "frame.html").as_uri())
        frame = page.frame_locator("iframe")
    else:
        frame = framed(f"{site_url}pynn-offline.html", attributes)
    expect(frame.get_by_test_id("engine")).to_have_attribute("data-state", "ready", timeout=START)
    expect(frame.get_by_test_id("error")).to_be_empty()
