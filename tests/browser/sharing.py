"""Makes links as a teacher does."""

from collections.abc import Iterable

from playwright.sync_api import expect

from tests.browser.app import App


def open_dialog(app: App) -> None:
    app.click("share-open")
    expect(app.by_test_id("share")).to_be_visible()


def link_of_a_teacher(app: App, task: str, locks: Iterable[str]) -> str:
    """A link to the lab with its current settings, a task, and these controls locked."""
    open_dialog(app)
    app.click("share-teacher")
    app.by_test_id("share-task-text").fill(task)
    for name in locks:
        app.by_test_id(f"share-lock-{name}").check()
    return app.by_test_id("share-link").input_value()
