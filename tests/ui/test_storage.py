"""Storage is forbidden or full: training goes on, nothing is lost, and a notice says so."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.own_digits import SEVEN, label
from tests.browser.saved_runs import SHORT, reload, train_short

_DENIED = 'IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); }'
_ROOM = 6_000_000
"""Bytes: enough to store a short run, too few for the past of a long one."""
LONG = SHORT | {"mnist-epochs": 100}


def deny(app: App) -> None:
    app.page.add_init_script(_DENIED)


def fill_storage(app: App) -> None:
    limit_storage(app, 1)


def limit_storage(app: App, room: int) -> None:
    session = app.page.context.new_cdp_session(app.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": app.url, "quotaSize": room})


def expect_unsaved_notice(app: App) -> None:
    notice = app.by_test_id("mnist-not-saved")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text("is lost when the page is closed or reloaded")


def kill_worker_and_retry(app: App) -> None:
    app.kill_worker()
    app.expect_error("engine-died")
    app.retry()
    app.wait_for_engine("ready")


def moments(app: App) -> int:
    """The number of past moments that can be revisited."""
    return int(app.by_test_id("mnist-scrubber").get_attribute("max") or 0)


@pytest.mark.parametrize("restrict", [deny, fill_storage])
def test_where_nothing_can_be_kept_it_trains_and_says_so(
    app: App, restrict: Callable[[App], None]
) -> None:
    restrict(app)
    app.open("digits")
    app.fill_in(SHORT)
    accuracy = app.train()[1]
    expect_unsaved_notice(app)
    past = moments(app)
    label(app, SEVEN, 7, 1)
    expect(app.page.locator("#own-not-saved")).to_be_visible()
    kill_worker_and_retry(app)
    expect(app.by_test_id("mnist-epoch")).to_have_attribute("data-value", "2")
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", "1")
    assert app.value("mnist-accuracy") == accuracy
    assert moments(app) == past
    app.train()
    assert app.value("mnist-epoch") == 4
    app.expect_no_error()
    reload(app)
    expect(app.by_test_id("mnist-saved-run")).to_be_hidden()


def test_where_the_room_is_used_up_on_the_way_what_was_kept_till_then_stays_saved_run(app: App) -> None:
    limit_storage(app, _ROOM)
    train_short(app)
    with_room = moments(app)
    label(app, SEVEN, 7, 1)
    expect(app.by_test_id("mnist-not-saved")).to_be_hidden()
    app.fill_in(LONG)
    app.train()
    expect_unsaved_notice(app)
    kill_worker_and_retry(app)
    expect(app.by_test_id("mnist-epoch")).to_have_attribute("data-value", "102")
    assert moments(app) > with_room  # the page has those that the browser did not take
    app.expect_no_error()
    reload(app)
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", "1")
    app.click("mnist-go-on")
    app.wait_for_status("finished")
    assert app.value("mnist-epoch") >= 2
