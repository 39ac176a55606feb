"""Runs axe on several states of a page, in light and dark colours, on wide and narrow screens."""

from collections.abc import Callable, Sequence

from playwright.sync_api import Page

from tests.browser.axe import ABOUT_COLOURS, Axe, Finding

type CheckState = Callable[[str], None]
"""Checks the present state of a page, and names it in the report."""

NARROW = (320, 768)
"""The widths of a phone (or of a page that is enlarged four times) and of a tablet."""

_NEXT_PICTURE = (
    "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
)
"""Resolves once the page has been drawn, and its observers of sizes have run."""


class States:
    """Collects axe's findings for several states of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._axe = Axe(page)
        self._found: dict[tuple[str, str, str], tuple[Finding, list[str]]] = {}

    def check_state(self, state: str) -> None:
        """Check the current page in both schemes, and in narrower windows.

        In the dark, only the colours are others.
        """
        self.page.emulate_media(color_scheme="light")
        self._judge(f"{state}, light")
        self.page.emulate_media(color_scheme="dark")
        self._judge(f"{state}, dark", ABOUT_COLOURS)
        usual = self.page.viewport_size
        assert usual is not None
        for width in NARROW:
            self.page.set_viewport_size({"width": width, "height": usual["height"]})
            self.page.evaluate(_NEXT_PICTURE)
            self._judge(f"{state}, {width} px")
        self.page.set_viewport_size(usual)

    def _judge(self, where: str, rules: Sequence[str] | None = None) -> None:
        judgement = self._axe.judge(rules)
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
