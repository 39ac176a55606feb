"""The code lab: the files of the package, and what happens when they are changed."""

import ast
from collections.abc import Callable, Mapping
from typing import Any

from pynn_workshop.package import Package

Restart = Callable[[str], Mapping[str, Any]]
"""Starts the labs anew on what ``import pynn`` is now; told why no fast path may compute, or ""."""


class CodeLab:
    """Every public method is an action ``code.…`` of the page's."""

    def __init__(self, package: Package, restart: Restart) -> None:
        self._package, self._restart = package, restart

    def files(self) -> list[dict[str, str]]:
        """The files in the order of reading: what each is, and its text as it was written."""
        return [
            {"file": file, "about": _about(text), "text": text}
            for file, text in self._package.originals.items()
        ]

    def check(self, edits: Mapping[str, str]) -> None:
        """Whether every file is Python. Raises CodeError."""
        self._package.check(edits)

    def apply(self, edits: Mapping[str, str]) -> dict[str, Any]:
        """Let all labs run on the package with these edits, and no others.

        Raises CodeError where it cannot be imported or cannot take one step; all is as before then.
        """
        replaced = self._package.is_replaced(edits)
        names = " and ".join(file.removeprefix("pynn/") for file in replaced)
        why = f"{names} {'are' if len(replaced) > 1 else 'is'} yours" if replaced else ""
        with self._package.change(edits):
            versions = self._restart(why)
        return {"edited": list(self._package.edits), "versions": dict(versions)}


def _about(text: str) -> str:
    """The first line of a file's docstring."""
    return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
