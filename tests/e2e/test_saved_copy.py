"""The page as “Save page as” of a browser writes it: with its elements in their current state."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.app import START, App
from tests.browser.complaints import Complaints
from tests.browser.pages import watch, watched_page
from web.build.paths import DIST

FILE = DIST / "pynn-offline.html"
type Serialise = Callable[[Page], str]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[[Path], App]]:
    """Opens a file as a double click would, without a network."""
    complaints = Complaints()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)

    def open_file(path: Path) -> App:
        return App(watch(context.new_page(), path.as_uri(), complaints), path.as_uri())

    yield open_file
    context.close()
    # the saved elements have the styles that scripts had given them: rejected, and never used
    assert [
        complaint for complaint in complaints if "Applying inline style violates" not in complaint
    ] == []


def as_chromium(page: Page) -> str:
    """The markup, below a comment, with every link of the page as a whole address."""
    html: str = page.evaluate(
        """() => {
          const page = document.documentElement.cloneNode(true);
          const templates = [...page.querySelectorAll("template")].map(({ content }) => content);
          const links = [page, ...templates].flatMap((root) => [...root.querySelectorAll("a[href]")]);
          for (const link of links) link.setAttribute("href", link.href || location.href);
          return page.outerHTML;
        }"""
    )
    return f"<!DOCTYPE html>\n<!-- saved from url=({len(page.url):04}){page.url} -->\n{html}"


def as_without_templates(page: Page) -> str:
    """A serialisation that forgets what templates hold."""
    return page.evaluate(
        """() => {
          const page = document.documentElement.cloneNode(true);
          for (const template of page.querySelectorAll("template")) template.innerText = "";
          for (const { content } of page.querySelectorAll("template")) content.replaceChildren();
          return "<!DOCTYPE html>" + page.outerHTML;
        }"""
    )


def save(app: App, path: Path, serialise: Serialise) -> Path:
    path.write_text(serialise(app.page))
    return path


@pytest.mark.parametrize("serialise", [as_chromium, lambda page: page.content()])
def test_a_copy_of_the_running_one_file_starts_again(
    opened: Callable[[Path], App],
    tmp_path: Path,
    serialise: Serialise,
) -> None:
    app = opened(FILE).open()
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    app.click("display-open")
    app.by_test_id("display-dark").check()
    app.page.get_by_role("link", name="Digits", exact=True).click()
    copy = opened(save(app, tmp_path / "copy.html", serialise)).open()
    expect(copy.by_test_id("tt-epoch")).to_have_attribute("data-value", "0")
    copy.click("tt-step")
    expect(copy.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")
    copy.page.get_by_role("link", name="Digits", exact=True).click()
    expect(copy.page.get_by_role("heading", name="Read handwritten digits")).to_be_visible()
    assert copy.page.locator("[id]").evaluate_all(_TWICE) == []
    copy.expect_no_error()
    again = opened(save(copy, tmp_path / "copy of the copy.html", serialise)).open()
    again.run_until_learned()
    again.expect_no_error()


def test_a_copy_in_german_starts_again_in_english(
    opened: Callable[[Path], App],
    tmp_path: Path,
) -> None:
    app = opened(FILE)
    app.page.goto(f"{app.url}?language=de")
    app.wait_for_engine("ready")
    copy = opened(save(app, tmp_path / "copy.html", as_chromium)).open()
    expect(copy.page.locator("html")).to_have_attribute("lang", "en")
    expect(copy.page.get_by_role("heading", name="Learn a truth table")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "sentence", "remedy"),
    [
        ("en", "This is a saved copy of a running page", "download or copy the file"),
        ("de", "Das ist die gespeicherte Kopie einer laufenden Seite", "lade oder kopiere die Datei"),
    ],
)
def test_a_copy_that_cannot_start_says_so_and_leads_to_the_original(
    opened: Callable[[Path], App],
    tmp_path: Path,
    language: str,
    sentence: str,
    remedy: str,
) -> None:
    app = opened(FILE).open()
    path = save(app, tmp_path / "copy.html", as_without_templates)
    copy = opened(path)
    copy.page.goto(f"{path.as_uri()}?language={language}")
    notice = copy.page.get_by_role("alert").filter(has_text=sentence)
    expect(notice).to_be_visible()
    expect(notice).to_contain_text(remedy)
    expect(notice.get_by_role("link")).to_have_attribute("href", FILE.as_uri())


@pytest.mark.parametrize("beside", [True, False])
def test_a_copy_of_the_site_s_page_says_so_and_leads_to_the_site(
    browser: Browser, site_url: str, tmp_path: Path, *, beside: bool
) -> None:
    """With its scripts and styles in a folder beside it, and alone."""
    app = App(watched_page(browser, site_url, []), site_url).open()
    app.click("tt-step")
    html = as_chromium(app.page)
    if beside:
        (tmp_path / "copy_files").symlink_to(DIST / "assets")
        html = html.replace('"assets/', '"copy_files/')
    (tmp_path / "copy.html").write_text(html)
    app.page.goto((tmp_path / "copy.html").as_uri())
    notice = app.page.get_by_role("alert").filter(has_text="This is a saved copy")
    expect(notice).to_be_visible(timeout=START)
    expect(notice.get_by_role("link")).to_have_attribute("href", site_url)
    app.page.context.close()


_TWICE = """(elements) => {
  const ids = elements.map(({ id }) => id);
  return ids.filter((id, place) => ids.indexOf(id) !== place);
}"""
