"""A visitor of the page in any engine: reads what is shown, waits, points and types."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.engines.driver import Driver, Place

_IN_PAGE = (Path(__file__).parent / "in_page.js").read_text()
PATIENCE = 90
"""Seconds that a slow machine may take for anything but what follows."""
TRAINING = 600
_ERROR = "error"


def by_test_id(name: str) -> str:
    return f'[data-testid="{name}"]'


class Visitor:
    def __init__(self, driver: Driver) -> None:
        self.driver = driver

    def _page(self, look: str, *given: Any) -> Any:
        return self.driver.evaluate(
            f"(look, ...given) => {{ {_IN_PAGE}; return _page[look](...given); }}", look, *given
        )

    def _until(
        self,
        what: str,
        look: str,
        given: Sequence[Any],
        expected: Sequence[Any] | None,
        patience: float = PATIENCE,
    ) -> Any:
        answer = self._page("until", look, given, expected, patience)
        assert answer["isSo"], f"{what}; it is {answer['seen']!r}. The page says: {self.text(_ERROR)!r}"
        return answer["seen"]

    # -- seeing ---------------------------------------------------------------------------------

    def text(self, name: str) -> str:
        return self._page("text", by_test_id(name)) or ""

    def value(self, name: str) -> float:
        """A number that the page shows, in full."""
        return float(self._page("attribute", by_test_id(name), "data-value"))

    def wait_for(self, name: str, attribute: str, *values: str) -> str:
        """Wait until an attribute has one of these values; returns it."""
        return self._until(
            f"{name} never has {attribute} {values}", "attribute", [by_test_id(name), attribute], values
        )

    def wait_for_state(self, name: str, *states: str, patience: float = PATIENCE) -> str:
        return self._until(
            f"{name} is never {' or '.join(states)}",
            "attribute",
            [by_test_id(name), "data-state"],
            states,
            patience,
        )

    def wait_until_close(self, pairs: Sequence[tuple[str, str]], within: float) -> None:
        """Wait until the numbers of every pair differ by no more than ``within``."""
        found = [(by_test_id(one), by_test_id(other)) for one, other in pairs]
        self._until(f"{pairs} never come together", "areClose", [found, within], None)

    def wait_until_shown(self, name: str) -> None:
        self._until(f"{name} is never shown", "isShown", [by_test_id(name)], None)

    def wait_until_hidden(self, name: str) -> None:
        self._until(f"{name} is never hidden", "isShown", [by_test_id(name)], [False])

    # -- doing ----------------------------------------------------------------------------------

    def go_to(self, lab: str) -> None:
        self._click_on(f'[data-lab="{lab}"]')

    def click(self, name: str) -> None:
        self._click_on(by_test_id(name))

    def _click_on(self, css: str) -> None:
        box = self._box(css, "target")
        self.driver.stroke([(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)])
        self._until(f"the click meant for {css} goes elsewhere", "hit", [], ["it"])

    def _box(self, css: str, look: str = "box") -> dict[str, float]:
        return self._until(f"{css} can never be pointed at", look, [css], None)

    def fill(self, name: str, value: object) -> None:
        """Type into a field instead of what is there."""
        self.click(name)
        self.driver.press("Control", "a")
        self.driver.type(str(value))
        self.driver.press("Tab")
        assert self.text(name) == str(value)

    def draw(self, name: str, begin: Place, end: Place) -> None:
        """A straight line on something, in shares of its width and height."""
        box = self._box(by_test_id(name))
        steps = 12
        self.driver.stroke(
            [
                (
                    box["x"] + box["width"] * (begin[0] + (end[0] - begin[0]) * step / steps),
                    box["y"] + box["height"] * (begin[1] + (end[1] - begin[1]) * step / steps),
                )
                for step in range(steps + 1)
            ]
        )
