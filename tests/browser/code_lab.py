"""Uses the code lab as a visitor does, with mouse and keyboard."""

from playwright.sync_api import Locator, expect

from tests.browser.app import App

BACKPROPAGATION = "pynn/backpropagation.py"
SIGMA_PRIME = "delta = self.network.hidden.backward(x, delta @ W)"
"""δ of the layer before; learners often forget σ′ here."""


def open_code(app: App, file: str = BACKPROPAGATION) -> None:
    """Go to a file in the code lab."""
    app.page.get_by_role("link", name="Code", exact=True).click()
    unfold(app, "files")
    if not app.by_test_id(f"code-file-{file}").is_visible():
        unfold(app, "other-files")
    app.by_test_id(f"code-file-{file}").click()
    expect(app.page.locator("#code-file")).to_have_text(file)
    expect(app.by_test_id("code-text")).to_be_visible()


def unfold(app: App, list_name: str) -> None:
    """Open a list of files beside the editor; on a narrow screen, in the sheet below it."""
    expect(app.by_test_id("code-text")).to_be_visible()
    sheet = app.by_test_id("code-sheet-toggle")
    if sheet.is_visible() and sheet.get_attribute("aria-expanded") == "false":
        sheet.click()
    title = app.by_test_id(f"fold-{list_name}")
    expect(title).to_be_visible()
    if title.locator("..").get_attribute("open") is None:
        title.click()


def find(app: App, text: str) -> None:
    """Select a text in the open file, and bring it into sight."""
    keyboard = app.page.keyboard
    app.by_test_id("code-text").click()
    keyboard.press("Control+Home")
    keyboard.press("Control+f")
    keyboard.type(text)
    keyboard.press("Enter")
    keyboard.press("Escape")


def replace(app: App, before: str, after: str) -> None:
    """Find a text in the open file, and type another in its place."""
    find(app, before)
    app.page.keyboard.insert_text(after)
    expect(app.by_test_id("code-text")).to_contain_text(after.splitlines()[0].strip())


def run_labs(app: App) -> None:
    """Apply the edits, and wait until the labs run on them."""
    app.click("code-apply")
    expect(app.page.locator("[data-testid=code-outcome][data-state=running]")).to_be_visible()


def check_all(app: App) -> str:
    """The gradient check of every weight in the truth-table lab: its verdict."""
    app.page.get_by_role("link", name="Truth table").click()
    app.click("tt-check-all")
    outcome = app.by_test_id("tt-check-outcome")
    expect(outcome).not_to_have_attribute("data-state", "")
    return outcome.inner_text()


def mark(app: App) -> Locator:
    return app.by_test_id("code-mark")


def expect_original(app: App) -> None:
    """No mark, no edit that runs, the fast path on."""
    expect(mark(app)).to_be_hidden()
    expect(app.by_test_id("engine")).not_to_have_attribute("data-simd", "")
    assert check_all(app).startswith("All 21 agree")
