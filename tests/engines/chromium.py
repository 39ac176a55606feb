"""Chromium, by Playwright, as in the other end-to-end tests."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import launch
from tests.browser.pages import watch
from tests.engines.driver import ANSWER, Driver, EngineMissing, Place, Screen

_REST = "() => new Promise((rested) => setTimeout(rested, 200))"


class Chromium(Driver):
    def __init__(self, page: Page, touch: bool) -> None:
        self._page = page
        self._touch = touch
        self._complaints: list[str] = []

    def open(self, url: str) -> None:
        watch(self._page, url, self._complaints, is_first_visit=True)
        self._page.goto(url)

    def reload(self) -> None:
        self._page.reload()

    def evaluate(self, function: str, *arguments: Any) -> Any:
        return self._page.evaluate(f"(given) => ({function})(...given)", arguments)

    def stroke(self, places: Sequence[Place]) -> None:
        if self._touch and len(places) == 1:
            # down and up at once: between two messages a busy machine makes a tap into a long press
            self._page.touchscreen.tap(*places[0])
            return
        if self._touch:
            self._finger(places)
            return
        mouse = self._page.mouse
        mouse.move(*places[0])
        mouse.down()
        for place in places[1:]:
            mouse.move(*place)
        mouse.up()

    def _finger(self, places: Sequence[Place]) -> None:
        """Playwright itself has fingers that tap, and none that move."""
        protocol = self._page.context.new_cdp_session(self._page)
        for nth, (x, y) in enumerate(places):
            kind = "touchMove" if nth else "touchStart"
            points = [{"x": x, "y": y}]
            protocol.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        # a finger that rests before it leaves: after one that flicks Chromium takes no tap for a while
        self.evaluate(_REST)
        protocol.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})
        protocol.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        protocol.detach()

    def type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        self._page.keyboard.press("+".join(keys))

    def picture(self, path: Path) -> None:
        self._page.screenshot(path=path)

    def complaints(self) -> list[str]:
        return self._complaints


@contextmanager
def chromium(screen: Screen) -> Iterator[Driver]:
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except RuntimeError as missing:
            raise EngineMissing("Chromium", str(missing)) from missing
        size = {"width": screen.width, "height": screen.height}
        context = browser.new_context(
            viewport={"width": size["width"], "height": size["height"]}, has_touch=screen.touch
        )
        context.set_default_timeout(ANSWER * 1000)
        yield Chromium(context.new_page(), screen.touch)
        browser.close()
