"""Every text of the page comes from the catalogue, in the language that was chosen."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import App
from tests.browser.complaints import Complaints
from tests.browser.pages import watched_page
from tests.browser.pseudo_language import use_pseudo_language
from tests.browser.sharing import open_dialog

_UNTRANSLATED = (Path(__file__).parent / "untranslated.js").read_text()


@pytest.fixture
def pseudo(browser: Browser, site_url: str, complaints: Complaints) -> Iterator[App]:
    """A page in the pseudo-language."""
    app = App(watched_page(browser, site_url, complaints, locale="de-DE"), site_url)
    use_pseudo_language(app)
    yield app
    app.page.context.close()
    complaints.check()


def _untranslated(app: App) -> list[str]:
    return list(app.page.evaluate(_UNTRANSLATED))


def _start(app: App) -> None:
    app.page.goto(app.url)


def _truth_table(app: App) -> None:
    app.open()
    app.click("tt-check-all")
    app.click("tt-stage-next")


def _rejected_setting(app: App) -> None:
    app.open()
    app.click("tt-step")  # only then is there something to reset
    app.fill("tt-learning-rate", "abc")
    app.click("tt-reset")


def _digits(app: App) -> None:
    app.open("digits")


def _trained(app: App) -> None:
    app.open("digits")
    app.fill_in({"mnist-epochs": "1", "mnist-train-size": "2.000"})
    app.click("mnist-run")
    app.wait_for_status("finished")
    app.draw([[(140, 40), (140, 240)]])
    app.page.locator(".as-table > summary:visible").first.click()


def _code(app: App) -> None:
    app.open("code")
    app.page.locator(".cm-content").first.wait_for()


def _code_lab(app: App) -> None:
    _code(app)
    app.click("exercise-sigma-prime")
    app.click("exercise-begin")
    app.click("exercise-check")
    expect(app.by_test_id("exercise-outcome")).to_have_attribute("data-state", "passed", timeout=60_000)
    app.click("code-apply")
    expect(app.by_test_id("code-mark")).to_be_visible()
    app.by_test_id("console-input").fill("show(np.ones((2, 3)))")
    app.click("console-run")
    expect(app.by_test_id("console-log").locator("figure")).to_be_visible()


def _blank(app: App) -> None:
    _code(app)
    app.click("exercise-forward")
    app.click("exercise-hint")


def _share(app: App) -> None:
    app.open()
    app.fill("tt-learning-rate", "1,5")
    open_dialog(app)
    app.click("share-teacher")
    app.by_test_id("share-task-text").fill("…")
    app.by_test_id("share-lock-hidden").check()


def _link(app: App) -> None:
    app.page.goto(f"{app.url}#truth-table?learning_rate=1e9&lock=seed,xx&xx=1&task=…&answer=YQ")
    expect(app.by_test_id("address-note")).to_be_visible()


@pytest.mark.parametrize(
    "state",
    [
        _start,
        _truth_table,
        _rejected_setting,
        _digits,
        _trained,
        _code,
        _code_lab,
        _blank,
        _share,
        _link,
    ],
)
def test_every_text_is_in_the_catalogue(pseudo: App, state: Callable[[App], None]) -> None:
    state(pseudo)
    assert _untranslated(pseudo) == []


@pytest.fixture
def german(browser: Browser, site_url: str, complaints: Complaints) -> Iterator[App]:
    """A page in a browser that requests German."""
    page = watched_page(browser, site_url, complaints, locale="de-AT")
    yield App(page, site_url)
    page.context.close()
    complaints.check()


def test_the_browser_says_which_language_and_numbers_are_written_and_read_in_it(german: App) -> None:
    german.open()
    expect(german.page.locator("html")).to_have_attribute("lang", "de")
    expect(german.page.locator("h1:visible")).to_have_text("Eine Wahrheitstabelle lernen")
    expect(german.by_test_id("tt-loss")).to_have_text(re.compile(r"^\d,\d+$"))
    german.fill("tt-learning-rate", "0,5")
    german.click("tt-step")
    expect(german.by_test_id("tt-epoch")).to_have_text("1")
    german.expect_no_error()
    german.fill("tt-learning-rate", "abc")
    german.click("tt-reset")
    reason = german.page.locator("#reason-truth_table-learning_rate")
    expect(reason).to_have_text(re.compile(r"^Die Lernrate ξ muss eine Zahl von .* sein, nicht abc\.$"))


def test_a_language_chosen_by_hand_is_kept_and_goes_before_the_browser_s(german: App) -> None:
    german.open()
    german.click("display-open")
    german.choose("language", "en")
    expect(german.page.locator("html")).to_have_attribute("lang", "en")
    german.wait_for_engine("ready")
    expect(german.page.locator("h1:visible")).to_have_text("Learn a truth table")
    german.open("digits")
    german.page.reload()
    expect(german.page.locator("h1:visible")).to_have_text("Read handwritten digits")
    german.click("display-open")
    german.choose("language", "de")
    expect(german.page.locator("h1:visible")).to_have_text("Handgeschriebene Ziffern lesen")


def test_the_address_may_say_the_language(app: App) -> None:
    app.page.goto(f"{app.url}?language=de#digits")
    expect(app.page.locator("h1:visible")).to_have_text("Handgeschriebene Ziffern lesen")


def test_a_language_that_cannot_be_had_is_english_with_the_reason(
    german: App, complaints: Complaints
) -> None:
    german.page.route("**/assets/texts.de-*.bin", lambda route: route.fulfill(status=404))
    german.open()
    expect(german.page.locator("h1:visible")).to_have_text("Learn a truth table")
    assert "texts.de" in german.expect_error("language")
    complaints.were_provoked()  # the file that was not found
