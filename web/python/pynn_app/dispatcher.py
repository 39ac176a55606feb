"""Answers every request of the page; it stays while the labs behind it are replaced."""

import gc
from collections.abc import Mapping
from importlib import invalidate_caches
from typing import TYPE_CHECKING

from pynn_protocol.messages import CatalogueText, Versions
from pynn_protocol.plain import PlainAnswer

if TYPE_CHECKING:
    from pynn_app.code_actions import CodeActions

_OF_CODE_LAB = ("code.", "console.", "equations.", "exercises.", "export.")
"""Beginnings of the actions whose Python is fetched when one of them is first needed."""


class Dispatcher:
    """Hands an action to the labs or to the code lab."""

    def __init__(self, library: str | None, simd: str, why: CatalogueText | None) -> None:
        from pynn_labs.labs import start  # noqa: PLC0415  imported again by each ``restart``

        self._fast_path = library, simd, why
        self.labs = start(library, simd, why)
        """On the package as it is now."""
        self._code_actions: CodeActions | None = None

    @property
    def code_actions(self) -> "CodeActions":
        """The actions of the code lab, imported at first use: their files come after Python's start."""
        if self._code_actions is None:
            invalidate_caches()
            from pynn_app.code_actions import CodeActions  # noqa: PLC0415

            self._code_actions = CodeActions(lambda: self.labs, self.restart)
        return self._code_actions

    def answer(self, action: str, arguments: Mapping[str, object]) -> PlainAnswer:
        """Do ``action``: {"value": …}, or {"error": an ``ErrorPayload``}. Never raises."""
        if action.startswith(_OF_CODE_LAB):
            return self.code_actions.answer(action, arguments)
        return self.labs.answer(action, arguments)

    def restart(self, why: CatalogueText | None) -> Versions:
        """Replace the labs by new ones, made of what ``import pynn`` is now.

        ``why``: the reason to do without the fast path; None if they may use it. Raises any error of
        one step in each lab; the old labs stay then.
        """
        from pynn_labs.labs import start  # noqa: PLC0415  not the module that an earlier start has imported

        given = (None, "", why) if why is not None else self._fast_path
        labs = start(*given, before=self.labs)
        labs.try_out()
        self.labs = labs
        gc.collect()  # the old labs contain reference cycles; free them now
        return labs.versions()


def start(library: str | None = None, simd: str = "", why: str = "") -> Dispatcher:
    """A dispatcher whose labs compute with the library at this path.

    ``why`` there is no library: the rest of the id of a text ``fast-path-…``; "" where there is one.
    """
    return Dispatcher(library, simd, CatalogueText(f"fast-path-{why}") if why else None)
