"""Two copies of the site on one host: each has storage of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import App
from tests.browser.code_lab import SIGMA_PRIME, open_code, replace, run_labs
from tests.browser.complaints import Complaints
from tests.browser.hosts import host
from tests.browser.pages import watch, watched_page
from web.build.paths import DIST

_OLDER = """async (values) => {
  const opening = indexedDB.open("pynn");
  opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
  await new Promise((opened) => { opening.onsuccess = opened; });
  const transaction = opening.result.transaction("kept", "readwrite");
  const store = transaction.objectStore("kept");
  for (const [key, value] of Object.entries(values)) store.put(value, key);
  await new Promise((done) => { transaction.oncomplete = done; });
  opening.result.close();
  localStorage["pynn/display"] = '{"scheme": "dark"}';
}"""
"""Writes data as an earlier version stored it, for all copies on a host."""

_TEXT = "# text in the editor\n"
_LEFT = {
    "first-visit/seen": True,
    "code/edits": {"texts": {"pynn/losses.py": _TEXT}, "running": {}, "version": "an earlier one"},
}


@pytest.fixture
def copies(browser: Browser, complaints: Complaints, tmp_path: Path) -> Iterator[tuple[App, App]]:
    """Two folders of one host, each in a tab of the same browser."""
    for name in ("p", "q"):
        (tmp_path / name).symlink_to(DIST)
    with host(tmp_path) as (url, _):
        page = watched_page(browser, url, complaints)
        other = watch(page.context.new_page(), url, complaints)
        yield App(page, f"{url}p/"), App(other, f"{url}q/")
        page.context.close()
        complaints.check()


def test_code_that_is_edited_in_one_does_not_run_in_the_other(copies: tuple[App, App]) -> None:
    one, other = copies
    one.open("code")
    open_code(one)
    replace(one, SIGMA_PRIME, SIGMA_PRIME.replace("delta @ W", "2 * delta @ W"))
    run_labs(one)
    other.open("code")
    expect(other.by_test_id("code-mark")).to_be_hidden()
    open_code(other)
    expect(other.by_test_id("code-text")).not_to_contain_text("2 * delta")
    one.page.goto(f"{one.url}index.html#code")
    one.wait_for_engine("ready")
    expect(one.by_test_id("code-mark")).to_be_visible()


def test_each_has_its_own_colours(copies: tuple[App, App]) -> None:
    one, other = copies
    one.open()
    other.open()
    one.click("display-open")
    one.by_test_id("display-dark").check()
    other.page.reload()
    expect(other.by_test_id("display-system")).to_be_checked()
    one.page.reload()
    expect(one.by_test_id("display-dark")).to_be_checked()


def test_what_an_earlier_version_left_goes_to_the_first_copy_that_comes(
    copies: tuple[App, App],
) -> None:
    one, other = copies
    page = '<!doctype html><link rel="icon" href="data:,">'
    one.page.route("**/blank.html", lambda route: route.fulfill(body=page, content_type="text/html"))
    one.page.goto(f"{one.url}blank.html")
    one.page.evaluate(_OLDER, _LEFT)
    for _ in range(2):  # and stays there
        one.page.goto(one.url)
        one.wait_for_engine("ready")
        expect(one.by_test_id("display-dark")).to_be_checked()
        one.page.get_by_role("link", name="Code", exact=True).click()
        open_code(one, "pynn/losses.py")
        expect(one.by_test_id("code-text")).to_have_text(_TEXT.strip())
    other.page.goto(other.url)
    other.wait_for_engine("ready")
    expect(other.by_test_id("display-system")).to_be_checked()
    open_code(other, "pynn/losses.py")
    expect(other.by_test_id("code-text")).not_to_contain_text(_TEXT.strip())


def test_what_an_earlier_version_writes_later_is_nobody_s(copies: tuple[App, App]) -> None:
    one, _ = copies
    one.open()
    one.page.evaluate(_OLDER, _LEFT)
    one.page.reload()
    one.wait_for_engine("ready")
    open_code(one, "pynn/losses.py")
    expect(one.by_test_id("code-text")).not_to_contain_text(_TEXT.strip())
