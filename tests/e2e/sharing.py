"""Links, as a teacher makes them."""

from collections.abc import Iterable

from playwright.sync_api import expect

from tests.e2e.app import App


def open_dialog(app: App) -> None:
    app.click("share-open")
    expect(app.hook("share")).to_be_visible()


def link_of_a_teacher(app: App, task: str, locks: Iterable[str]) -> str:
    """The link to the lab as it is set, with a task and with these controls locked."""
    open_dialog(app)
    app.click("share-teacher")
    app.hook("share-task-text").fill(task)
    for name in locks:
        app.hook(f"share-lock-{name}").check()
    return app.hook("share-link").input_value()
