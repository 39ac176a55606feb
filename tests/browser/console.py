"""Uses the console, by keyboard."""

from playwright.sync_api import Locator, expect

from tests.browser.app import App


def open_console(app: App) -> Locator:
    """The code lab; its console's input."""
    app.open("code")
    expect(app.by_test_id("console-log")).to_contain_text("network")
    return app.by_test_id("console-input")


def run(app: App, text: str) -> Locator:
    """Type and press Enter; the entry in the log."""
    prompt = app.by_test_id("console-input")
    prompt.fill(text)
    prompt.press("Enter")
    expect(prompt).to_have_value("")
    return app.page.locator(".console-entry").last
