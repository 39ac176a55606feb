"""Every text of the page comes from the catalogue, in the language that was chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.app import App
from tests.e2e.browser import NO_SERVICE_WORKER
from tests.e2e.conftest import watch
from tests.e2e.pseudo_language import speak_pseudo_language
from tests.e2e.sharing import open_dialog

_UNTRANSLATED = (Path(__file__).parent / "untranslated.js").read_text()


@pytest.fixture
def pseudo(browser: Browser, site_url: str, complaints: list[str]) -> Iterator[App]:
    """A page in the pseudo-language."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    context.add_init_script(NO_SERVICE_WORKER)
    app = App(watch(context.new_page(), site_url, complaints), site_url)
    speak_pseudo_language(app)
    yield app
    context.close()
    assert complaints == []


def _untranslated(app: App) -> list[str]:
    return list(app.page.evaluate(_UNTRANSLATED))


def _start(app: App) -> None:
    app.page.goto(app.url)


def _truth_table(app: App) -> None:
    app.open()
    app.click("tt-check-all")
    app.click("tt-stage-next")


def _refused(app: App) -> None:
    app.open()
    app.fill("tt-learning-rate", "abc")
    app.click("tt-reset")


def _digits(app: App) -> None:
    app.open("digits")


def _code(app: App) -> None:
    app.open("code")
    app.page.locator(".cm-content").first.wait_for()


def _workshop(app: App) -> None:
    _code(app)
    app.click("exercise-sigma-prime")
    app.click("exercise-begin")
    app.click("exercise-check")
    expect(app.hook("exercise-outcome")).to_have_attribute("data-state", "passed", timeout=60_000)
    app.click("code-apply")
    expect(app.hook("code-mark")).to_be_visible()
    app.hook("console-input").fill("show(np.ones((2, 3)))")
    app.click("console-run")
    expect(app.hook("console-log").locator("figure")).to_be_visible()


def _blank(app: App) -> None:
    _code(app)
    app.click("exercise-forward")
    app.click("exercise-hint")


def _share(app: App) -> None:
    app.open()
    app.fill("tt-learning-rate", "1,5")
    open_dialog(app)
    app.click("share-teacher")
    app.hook("share-task-text").fill("…")
    app.hook("share-lock-hidden").check()


def _link(app: App) -> None:
    app.page.goto(f"{app.url}#truth-table?learning_rate=1e9&lock=seed,xx&xx=1&task=…&answer=YQ")
    expect(app.hook("address-note")).to_be_visible()


@pytest.mark.parametrize(
    "state",
    [_start, _truth_table, _refused, _digits, _code, _workshop, _blank, _share, _link],
)
def test_every_text_is_in_the_catalogue(pseudo: App, state: Callable[[App], None]) -> None:
    state(pseudo)
    assert _untranslated(pseudo) == []
