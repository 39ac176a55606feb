"""Any static host will do: the app needs only its files."""

from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import SAVED, App
from tests.browser.chromium import LAN
from tests.browser.complaints import Complaints
from tests.browser.hosts import CompressingHandler, FewTypesHandler, PlainHandler, host
from tests.browser.pages import watch
from web.build.paths import DIST


def expect_labs_to_work(app: App) -> None:
    """Take a step of the truth table, and train on digits."""
    app.open()
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    app.page.get_by_role("link", name="Digits", exact=True).click()
    app.fill_in({"mnist-epochs": 1, "mnist-train-size": 5000})
    _, accuracy = app.train()
    assert accuracy > 0.5
    app.expect_no_error()


@pytest.mark.parametrize("handler", [PlainHandler, FewTypesHandler, CompressingHandler])
def test_it_works_on_hosts_of_every_kind_and_is_kept_for_offline_use(
    browser: Browser, complaints: Complaints, handler: type[SimpleHTTPRequestHandler]
) -> None:
    with host(DIST, handler) as (url, _):
        page = watch(browser.new_context().new_page(), url, complaints)
        app = App(page, url)
        expect_labs_to_work(app)
        expect(app.by_test_id("offline")).to_have_attribute("data-state", "ready", timeout=SAVED)
        page.context.close()
    complaints.check()


def test_it_works_below_a_path_beside_other_sites(
    browser: Browser, complaints: Complaints, tmp_path: Path
) -> None:
    below = tmp_path / "courses" / "neural nets"
    below.parent.mkdir()
    below.symlink_to(DIST)
    with host(tmp_path, PlainHandler) as (url, server):
        page = watch(browser.new_context().new_page(), url, complaints)
        app = App(page, f"{url}courses/neural%20nets/")
        expect_labs_to_work(app)
        expect(app.by_test_id("offline")).to_have_attribute("data-state", "ready", timeout=SAVED)
        server.shutdown()
        server.server_close()
        expect_labs_to_work(App(page, f"{app.url}index.html"))
        page.context.close()
    complaints.check()


def test_over_plain_http_in_a_local_network_it_works_and_says_what_is_missing(
    browser: Browser, complaints: Complaints
) -> None:
    with host(DIST, PlainHandler) as (url, server):
        at = f"http://{LAN}:{server.server_address[1]}/"
        page = watch(browser.new_context().new_page(), at, complaints)
        app = App(page, at)
        expect_labs_to_work(app)
        assert page.evaluate(
            "[isSecureContext, typeof crypto.subtle, 'serviceWorker' in navigator]"
        ) == [
            False,
            "undefined",
            False,
        ]
        expect(app.by_test_id("offline")).to_have_attribute("data-state", "unavailable")
        app.by_test_id("offline").locator("summary").click()
        expect(app.by_test_id("offline")).to_contain_text("this address begins with http:")
        expect(
            app.by_test_id("offline").get_by_role("link", name="All of it in one file")
        ).to_be_visible()
        page.context.close()
    complaints.check()
    assert url != at
