"""Downloads from the page."""

from pathlib import Path

from playwright.sync_api import Download

from tests.browser.app import App


def saved(app: App, button: str) -> Download:
    """The download that this button starts."""
    with app.page.expect_download() as download:
        app.click(button)
    return download.value


def content(app: App, button: str) -> bytes:
    return Path(saved(app, button).path()).read_bytes()


def notebook(app: App, *, truth_table: bool, digits: bool) -> bytes:
    app.page.get_by_role("link", name="Code", exact=True).click()
    app.by_test_id("take-truth-table").set_checked(truth_table)
    app.by_test_id("take-digits").set_checked(digits)
    return content(app, "take-notebook")
