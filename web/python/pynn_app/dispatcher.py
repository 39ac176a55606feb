"""What the page talks to: the engine that runs now, and the workshop that can exchange it."""

import gc
from collections.abc import Mapping
from importlib import import_module, invalidate_caches
from typing import Any

WORKSHOP = "workshop."
"""What actions of the workshop begin with; all others are the engine's."""


class Dispatcher:
    """Answers every request of the page; it stays when the engine behind it is replaced."""

    def __init__(self, library: str | None, simd: str, why: str) -> None:
        self._fast_path = library, simd, why
        self.engine = import_module("pynn_labs").start(library, simd, why)
        """The labs, on the package as it is now."""
        self._workshop: Any = None

    @property
    def workshop(self) -> Any:  # noqa: ANN401  imported when it is wanted: not at the start
        """The ``CodeActions``, once anything of it is wanted."""
        if self._workshop is None:
            invalidate_caches()  # its files may have come after Python's start
            self._workshop = import_module("pynn_app.code_lab.code_actions").CodeActions(self)
        return self._workshop

    def answer(self, action: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Do ``action``: {"value": …}, or {"error": {"kind", "message", …}}. Never raises."""
        if action.startswith(WORKSHOP):
            return dict(self.workshop.answer(action.removeprefix(WORKSHOP), arguments))
        return dict(self.engine.answer(action, arguments))

    def restart(self, why: str) -> dict[str, str]:
        """Put another engine, made of what ``import pynn`` is now, into the place of this one.

        ``why`` it must do without the fast path; "" where it need not. Whatever is raised by one step
        in each lab is raised here, and then the engine stays the one that it was.
        """
        given = (None, "", why) if why else self._fast_path
        engine = import_module("pynn_labs").start(*given, before=self.engine)
        engine.try_out()
        self.engine = engine
        gc.collect()  # the one before is a large ring of things that know each other
        return dict(engine.versions())


def start(library: str | None = None, simd: str = "", why: str = "") -> Dispatcher:
    """A dispatcher whose labs compute with the library at this path, or say why they do not."""
    return Dispatcher(library, simd, why)
