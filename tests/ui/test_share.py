"""Links: made in the dialog, opened elsewhere, with a teacher's additions, and damaged."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Route, ViewportSize, expect

from tests.browser.app import START, App
from tests.browser.complaints import Complaints
from tests.browser.pages import watch
from tests.browser.sharing import open_dialog
from web.build.paths import DIST

TASK = "1. Run it.\n2. What is <b>ŷ</b>? <img src=x onerror=alert(1)>"
ANSWER = "ŷ is close to y – everywhere."
NARROW: ViewportSize = {"width": 360, "height": 740}


def link_of(app: App) -> str:
    """The link that the dialog makes of the current settings."""
    open_dialog(app)
    link = app.by_test_id("share-link").input_value()
    app.click("share-close")
    expect(app.by_test_id("share")).to_have_count(0)
    return link


def values(app: App, *names: str) -> list[str]:
    return [app.by_test_id(name).input_value() for name in names]


def open_hash(app: App, address: str) -> None:
    """Change the hash, as an address does that is pasted into the open page."""
    app.page.evaluate("(address) => { location.hash = address; }", address)


# -- a teacher's link -----------------------------------------------------------------------------


def test_a_teacher_s_link_sets_up_locks_shows_the_task_and_hides_the_answer(
    app: App, elsewhere: Callable[[str], App]
) -> None:
    app.open()
    app.fill("tt-learning-rate", "8")
    app.choose("tt-loss-function", "cross_entropy")
    app.choose("tt-kind", "2")
    app.choose("tt-preset", "and")
    expect(app.by_test_id("tt-target-1")).to_have_attribute("data-value", "0")
    app.click("tt-target-0")
    expect(app.by_test_id("tt-preset")).to_have_value("")
    initial_outputs = app.outputs()
    open_dialog(app)
    app.click("share-teacher")
    app.by_test_id("share-task-text").fill(TASK)
    app.by_test_id("share-answer-text").fill(ANSWER)
    for name in ("learning_rate", "loss", "table"):
        app.by_test_id(f"share-lock-{name}").check()
    for line in (
        "Truth table",
        "Learning rate ξ: 8",
        "Loss: cross-entropy",
        "Table: 2 inputs; y from top to bottom: 1 0 0 1",
        "Locked: learning rate ξ, loss, table",
        "Task (",
        "Answer (",
    ):
        expect(app.by_test_id("share-contains")).to_contain_text(line)
    link = app.by_test_id("share-link").input_value()
    for word in ("%C5%B7", "close", "everywhere"):
        assert word not in link.partition("&answer=")[2]

    student = elsewhere(link)
    assert values(student, "tt-learning-rate", "tt-loss-function", "tt-kind", "tt-seed") == [
        "8", "cross_entropy", "2", "0",
    ]  # fmt: skip
    assert student.targets() == [1, 0, 0, 1]
    assert student.outputs() == initial_outputs
    for locked in ("tt-learning-rate", "tt-loss-function", "tt-kind", "tt-preset"):
        expect(student.by_test_id(locked)).to_be_disabled()
    expect(student.by_test_id("tt-seed")).to_be_enabled()
    student.by_test_id("tt-target-0").click(force=True)
    student.by_test_id("tt-target-0").press("Enter")
    assert student.targets() == [1, 0, 0, 1]
    expect(student.by_test_id("task-text")).to_have_text(TASK, use_inner_text=True)
    assert student.by_test_id("task").locator("img, b").count() == 0
    expect(student.by_test_id("task-answer")).to_be_hidden()
    student.click("task-show-answer")
    expect(student.by_test_id("task-answer")).to_have_text(ANSWER)
    student.click("tt-step")
    expect(student.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    student.expect_no_error()
    expect(student.by_test_id("address-note")).to_be_hidden()
    assert link_of(student) == link
    open_dialog(student)
    expect(student.by_test_id("share-answer-text")).to_be_hidden()
    student.click("share-answer-show")
    student.by_test_id("share-answer-text").fill("Another one.")
    expect(student.by_test_id("share-contains")).to_contain_text("Answer (12 characters)")


def test_the_task_goes_along_to_another_lab_and_through_a_reload(
    elsewhere: Callable[[str], App], site_url: str
) -> None:
    app = elsewhere(f"{site_url}#truth-table?learning_rate=8&seed=3&lock=seed&task=Compare.")
    app.fill("tt-learning-rate", "20")
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    tabs = app.page.get_by_role("navigation", name="Labs")
    tabs.get_by_role("link", name="Digits").click()
    expect(app.page.locator("#digits-lab")).to_be_visible()
    expect(app.by_test_id("task-text")).to_have_text("Compare.")
    expect(app.by_test_id("mnist-seed")).to_be_enabled()
    tabs.get_by_role("link", name="Truth table").click()
    assert values(app, "tt-learning-rate", "tt-seed") == ["20", "3"]  # as it was left
    assert app.value("tt-epoch") == 1
    tabs.get_by_role("link", name="Digits").click()
    app.page.reload()
    app.wait_for_engine("ready")
    expect(app.page.locator("#digits-lab")).to_be_visible()
    expect(app.by_test_id("task-text")).to_have_text("Compare.")
    tabs.get_by_role("link", name="Truth table").click()
    assert values(app, "tt-learning-rate", "tt-seed") == ["8", "3"]  # as the link says
    expect(app.by_test_id("tt-seed")).to_be_disabled()


def test_locks_are_opened_and_the_task_is_put_away_by_a_press_and_nothing_else_changes(
    elsewhere: Callable[[str], App], site_url: str
) -> None:
    app = elsewhere(f"{site_url}#truth-table?seed=3&lock=seed,table&task=Look.")
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    expect(app.by_test_id("task")).to_contain_text("Locked by the link: seed, table.")
    app.click("task-unlock")
    expect(app.by_test_id("tt-seed")).to_be_enabled()
    assert app.page.url.endswith("#truth-table?seed=3&task=Look%2E")
    expect(app.by_test_id("task-text")).to_have_text("Look.")
    app.click("task-put-away")
    expect(app.by_test_id("task")).to_be_hidden()
    assert app.page.url.endswith("#truth-table?seed=3")
    assert app.value("tt-epoch") == 1
    app.click("tt-target-0")
    expect(app.by_test_id("tt-target-0")).to_have_attribute("data-value", "1")
    app.page.go_back()
    expect(app.by_test_id("task-text")).to_have_text("Look.")
    app.page.go_back()
    expect(app.by_test_id("tt-seed")).to_be_disabled()
    open_hash(app, "#digits")  # that says nothing of a task
    expect(app.page.locator("#digits-lab")).to_be_visible()
    expect(app.by_test_id("task-text")).to_have_text("Look.")
    assert app.page.url.endswith("#digits?for=truth-table&seed=3&lock=seed,table&task=Look%2E")


def test_no_recipe_and_no_typing_changes_what_is_locked_in_the_digits_lab(
    elsewhere: Callable[[str], App], site_url: str
) -> None:
    hash_ = (
        "#digits?epochs=2&hidden=12&stop_accuracy=90&lock=epochs,hidden,stop_accuracy&task=Try+recipes"
    )
    app = elsewhere(f"{site_url}{hash_}")
    app.page.set_viewport_size(NARROW)
    app.choose("mnist-recipe", "best")
    assert values(app, "mnist-epochs", "mnist-batch-size", "mnist-hidden", "mnist-stop-accuracy") == [
        "2", "32", "12", "90",
    ]  # fmt: skip
    for locked in ("mnist-epochs", "mnist-hidden", "mnist-stop-accuracy"):
        expect(app.by_test_id(locked)).to_be_disabled()
    app.choose("mnist-recipe", "document")
    assert link_of(app).endswith(hash_)
    assert app.page.evaluate("() => document.documentElement.scrollWidth") == NARROW["width"]
    open_dialog(app)
    assert app.by_test_id("share").evaluate("(dialog) => dialog.scrollWidth <= innerWidth")
    app.click("share-close")
    app.fill("mnist-train-size", "1000")
    app.click("mnist-run")
    app.wait_for_status("finished")
    assert app.value("mnist-epoch") <= 2
    app.expect_no_error()


def test_in_the_code_lab_a_link_opens_a_file_and_locks_the_code(
    elsewhere: Callable[[str], App], site_url: str
) -> None:
    hash_ = "#code?file=pynn/losses.py&lock=code&task=Read+the+convention"
    app = elsewhere(f"{site_url}{hash_}")
    expect(app.by_test_id("task")).to_contain_text("Locked by the link: code.")
    text = app.by_test_id("code-text")
    expect(text).to_contain_text("sums over outputs")
    expect(text).to_have_attribute("aria-readonly", "true")
    expect(app.by_test_id("code-outcome")).to_contain_text("The link has locked the code")
    assert link_of(app).endswith(hash_)
    app.click("code-file-pynn/backpropagation.py")
    expect(text).to_contain_text("class Backprop")
    expect(text).to_have_attribute("aria-readonly", "true")
    app.click("task-unlock")
    expect(text).not_to_have_attribute("aria-readonly", "true")
    open_hash(app, "#code?file=nowhere.py")
    expect(app.by_test_id("code-error")).to_contain_text("“nowhere.py”, which does not exist")


# -- links of every kind --------------------------------------------------------------------------


BAD_RATE = "The learning rate ξ must be a number from 0.001 to 100, not “1e9”: it is 4 instead."


@pytest.mark.parametrize(
    ("address", "message", "lab"),
    [
        ("#truth-table?learning_rate=1e9&seed=3", BAD_RATE, "truth-table"),
        ("#digits?recipe=cheap&lock=sead", "“sead” cannot be locked there.", "digits"),
        ("#truth-table?table=2-01&answer=%%%&xyz=1&zyx=2", "And 1 more.", "truth-table"),
        ("#nowhere?seed=3", "The settings for it are ignored.", "truth-table"),
    ],
)
def test_of_a_damaged_link_the_page_says_what_is_wrong_and_works(
    elsewhere: Callable[[str], App], site_url: str, address: str, message: str, lab: str
) -> None:
    app = elsewhere(f"{site_url}{address}")
    expect(app.by_test_id("address-note")).to_contain_text(message)
    expect(app.page.locator(f"#{lab}-lab")).to_be_visible()
    expect(app.by_test_id("tt-learning-rate")).to_have_value("4")
    expect(app.by_test_id("mnist-recipe")).to_have_value("document")
    expect(app.by_test_id("tt-seed")).to_have_value("3" if "&seed=3" in address else "0")
    app.expect_no_error()


def test_a_link_that_is_pasted_into_the_open_page_starts_over_unless_it_changes_nothing(
    app: App,
) -> None:
    app.open()
    app.run_to_step(20)
    open_hash(app, "#truth-table?task=As+it+is")
    expect(app.by_test_id("task-text")).to_have_text("As it is")
    assert app.value("tt-epoch") == 20
    open_hash(app, "#truth-table?hidden=2&table=3-01101001")
    expect(app.by_test_id("tt-target-7")).to_have_attribute("data-value", "1")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    expect(app.by_test_id("tt-hidden")).to_have_value("2")
    expect(app.by_test_id("tt-preset")).to_have_value("parity")
    app.expect_no_error()


def test_what_a_link_asks_for_outlasts_a_start_that_fails(app: App, complaints: Complaints) -> None:
    script = re.compile("worker")
    app.page.route(script, _missing)
    app.page.goto(f"{app.url}#truth-table?seed=3&table=2-0111&lock=seed")
    app.expect_error("asset-missing", timeout=START)
    app.page.unroute(script)
    app.retry()
    app.wait_for_engine("ready")
    expect(app.by_test_id("tt-preset")).to_have_value("or")
    expect(app.by_test_id("tt-seed")).to_have_value("3")
    expect(app.by_test_id("tt-seed")).to_be_disabled()
    complaints.were_provoked()  # the browser's own words about the request that failed


def _missing(route: Route) -> None:
    route.fulfill(status=404, body="not found")


# -- the dialog -----------------------------------------------------------------------------------


def test_a_press_copies_the_link_and_says_so(app: App) -> None:
    app.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    app.open("digits")
    app.choose("mnist-recipe", "best")
    open_dialog(app)
    app.click("share-copy")
    expect(app.by_test_id("share-outcome")).to_contain_text("Copied")
    copied = app.page.evaluate("() => navigator.clipboard.readText()")
    assert copied == f"{app.url}#digits?recipe=best"
    expect(app.by_test_id("share-only-here")).to_be_visible()
    assert app.by_test_id("share-part").input_value() == "#digits?recipe=best"
    app.page.keyboard.press("Escape")
    expect(app.by_test_id("share")).to_have_count(0)
    expect(app.by_test_id("share-open")).to_be_focused()


def test_where_the_browser_copies_nothing_the_link_is_selected(app: App) -> None:
    app.page.add_init_script("""
      navigator.clipboard.writeText = () => Promise.reject(new Error("denied"));
      document.execCommand = () => false;
    """)
    app.open()
    open_dialog(app)
    app.click("share-copy")
    expect(app.by_test_id("share-outcome")).to_contain_text("press Ctrl C")
    selected = app.by_test_id("share-link").evaluate(
        "(field) => field.selectionEnd - field.selectionStart"
    )
    assert selected == len(app.by_test_id("share-link").input_value())


def test_a_dialog_that_cannot_be_fetched_is_reported_and_tried_again(
    app: App, complaints: Complaints
) -> None:
    app.open()
    lazy_parts = re.compile("lazy_parts")
    app.page.route(lazy_parts, _missing)
    app.click("share-open")
    app.expect_error("asset-missing")
    app.page.unroute(lazy_parts)
    app.retry()
    expect(app.by_test_id("share")).to_be_visible()
    app.expect_no_error()
    complaints.were_provoked()  # the browser's own words about the request that failed


def test_an_invalid_value_is_not_in_the_link_and_is_named(app: App) -> None:
    app.open()
    app.fill("tt-learning-rate", "fast")
    app.fill("tt-hidden", "3")
    app.expect_error("settings")
    open_dialog(app)
    expect(app.by_test_id("share-refused")).to_contain_text("not “fast”: it is 4 instead")
    assert app.by_test_id("share-link").input_value() == f"{app.url}#truth-table?hidden=3"


def test_the_one_file_takes_a_link_s_part_and_says_that_its_own_lead_to_this_computer(
    browser: Browser, complaints: Complaints
) -> None:
    context = browser.new_context(viewport=NARROW, offline=True)
    address = f"{(DIST / 'pynn-offline.html').as_uri()}#truth-table?seed=3&lock=seed&task=Here"
    app = App(watch(context.new_page(), address, complaints), address)
    app.page.goto(address)
    app.wait_for_engine("ready")
    expect(app.by_test_id("tt-seed")).to_have_value("3")
    expect(app.by_test_id("tt-seed")).to_be_disabled()
    expect(app.by_test_id("task-text")).to_have_text("Here")
    open_dialog(app)
    expect(app.by_test_id("share-only-here")).to_contain_text("this computer only")
    assert app.by_test_id("share-link").input_value() == address
    app.click("share-close")
    open_hash(app, "#digits")
    expect(app.page.locator("#digits-lab")).to_be_visible()
    assert app.page.url.endswith("#digits?for=truth-table&seed=3&lock=seed&task=Here")
    context.close()
    complaints.check()
