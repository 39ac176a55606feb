"""Browsers restore what controls showed, behind the page's back: form, run and link stay one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import App
from tests.browser.code_lab import open_code
from tests.browser.complaints import Complaints
from tests.browser.hosts import NoStoreHandler, host
from tests.browser.pages import watched_page
from tests.browser.sharing import open_dialog
from web.build.paths import DIST

_CONTROLS = "input:not([type=file]), select, textarea"

_SHOWN = f"""() => [...document.querySelectorAll("{_CONTROLS}")].map((control) => [
  control.dataset.testid,
  control.matches("[type=checkbox], [type=radio]") ? control.checked : control.value,
])"""

_CHANGE_ALL = f"""() => {{
  for (const control of document.querySelectorAll("{_CONTROLS}")) {{
    if (control.matches("[type=checkbox], [type=radio]")) control.checked = !control.checked;
    else if (control.matches("select")) control.selectedIndex = control.options.length - 1;
    else if (control.matches("[type=range]")) control.stepUp();
    else control.value = "7";
  }}
}}"""
"""Changes every control without an event: browsers save the content of a control all the same."""


@pytest.fixture
def uncached(browser: Browser, complaints: Complaints) -> Iterator[App]:
    """A page on a host that forbids caching, where Back reloads the page and restores its form."""
    with host(DIST, NoStoreHandler) as (url, _):
        app = App(watched_page(browser, url, complaints), url)
        yield app
        app.page.context.close()
        complaints.check()


def leave_and_return(app: App) -> None:
    app.page.goto("about:blank")
    app.page.go_back()
    app.wait_for_engine("ready")


def test_no_control_is_restored_without_its_state(uncached: App) -> None:
    app = uncached.open()
    fresh = app.page.evaluate(_SHOWN)
    assert len(fresh) > 40
    app.page.evaluate(_CHANGE_ALL)
    changed = app.page.evaluate(_SHOWN)
    assert sum(before != after for before, after in zip(fresh, changed, strict=True)) > 35
    leave_and_return(app)
    assert app.page.evaluate(_SHOWN) == fresh


def test_nor_is_any_that_a_script_has_made(uncached: App) -> None:
    app = uncached.open("code")
    open_code(app)
    expect(app.by_test_id("console-input")).to_be_visible()
    fresh = app.page.evaluate(_SHOWN)
    app.page.evaluate(_CHANGE_ALL)
    leave_and_return(app)
    open_code(app)
    expect(app.by_test_id("console-input")).to_be_visible()
    assert app.page.evaluate(_SHOWN) == fresh


def test_form_run_and_link_are_one_after_going_back(uncached: App) -> None:
    app = uncached.open()
    before = app.outputs()
    app.choose("tt-loss-function", "cross_entropy")
    app.choose("tt-activation", "tanh")
    app.choose("tt-biases", "off")
    app.fill("tt-seed", 5)
    expect(app.by_test_id("tt-output-0")).not_to_have_attribute("data-value", str(before[0]))
    leave_and_return(app)
    names = ("loss-function", "activation", "biases", "seed")
    shown = [app.by_test_id(f"tt-{name}").input_value() for name in names]
    assert shown == ["squared_error", "sigmoid", "on", "0"]
    assert app.outputs() == before
    open_dialog(app)
    assert app.by_test_id("share-link").input_value().endswith("#truth-table")
