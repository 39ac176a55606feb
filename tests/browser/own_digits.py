"""Adds own digits as a visitor does."""

from playwright.sync_api import expect

from tests.browser.app import App

ONE: list[list[tuple[float, float]]] = [[(140, 50), (140, 230)]]
SEVEN: list[list[tuple[float, float]]] = [[(80, 70), (200, 70), (120, 220)]]


def label(app: App, drawing: list[list[tuple[float, float]]], digit: int, count: int) -> None:
    """Draw a digit and label it; ``count``: own digits after that."""
    app.draw(drawing)
    app.read()
    app.click(f"own-add-{digit}")
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", str(count))
    app.clear()


def expect_kept(app: App, count: int) -> None:
    """Check how many own digits there are, now and after a reload."""
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", str(count))
    app.page.reload()
    app.wait_for_engine("ready")
    expect(app.by_test_id("own-count")).to_have_attribute("data-value", str(count))
