"""Runs axe on several states of a page, in light and dark colours, on wide and narrow screens."""

from collections.abc import Callable, Collection

from playwright.sync_api import Page

from tests.browser.axe import Axe, Finding
from tests.browser.narrow_screens import set_width

type CheckState = Callable[[str], None]
"""Checks the present state of a page, and names it in the report."""

NARROW = {
    320: ("avoid-inline-spacing",),
    768: ("avoid-inline-spacing", "color-contrast"),
}
"""The widths of a phone (or of a page that is enlarged four times) and of a tablet, with the rules that
are not applied again: an element's own style is that of any width, and only the phone shows texts that
the widest window does not."""


class States:
    """Collects axe's findings for several states of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._axe = Axe(page)
        self._found: dict[tuple[str, str, str], tuple[Finding, list[str]]] = {}

    def check_state(self, state: str) -> None:
        """Check the current page in both schemes, and in narrower windows."""
        self.page.emulate_media(color_scheme="light")
        self._judge(f"{state}, light")
        self.page.emulate_media(color_scheme="dark")  # which changes colours, and nothing else
        self._note(self._axe.unreadable(), "breaks", f"{state}, dark")
        usual = self.page.viewport_size
        assert usual is not None
        for width, without in NARROW.items():
            set_width(self.page, width)
            self._judge(f"{state}, {width} px", without=without)
        self.page.set_viewport_size(usual)

    def _judge(self, where: str, *, without: Collection[str] = ()) -> None:
        judgement = self._axe.judge(without=without)
        self._note(judgement.violations, "breaks", where)
        self._note(judgement.incomplete, "undecided", where)

    def _note(self, findings: list[Finding], kind: str, where: str) -> None:
        for finding in findings:
            first = self._found.setdefault((kind, finding.rule, finding.target), (finding, []))
            first[1].append(where)

    def expect_clean(self) -> None:
        messages = [
            f"{kind} {finding}\n    in: {'; '.join(where)}"
            for (kind, _, _), (finding, where) in self._found.items()
        ]
        assert not messages, "\n".join(messages)
