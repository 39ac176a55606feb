"""The first actions of a new visitor in each lab."""

from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.code_lab import open_code


def truth_table(app: App) -> None:
    """Open the page, and take one step."""
    app.open()
    app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "1")


def digits(app: App) -> None:
    """Train one epoch of all of MNIST."""
    app.page.get_by_role("link", name="Digits", exact=True).click()
    app.fill("mnist-epochs", 1)
    app.train()


def code(app: App) -> None:
    """Open a file in the editor."""
    open_code(app)
