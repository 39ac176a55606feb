"""The code lab: the files of the package, and what happens when they are changed."""

import ast
from collections.abc import Callable, Mapping, Sequence

from pynn_protocol.messages import AppliedEdits, CatalogueText, SourceFile, Versions

from pynn_app.code_lab.interpreter_snapshot import InterpreterSnapshot
from pynn_app.code_lab.package import Package

Restart = Callable[[CatalogueText | None], Versions]
"""Restarts the labs on what ``import pynn`` is now; its argument says why no fast path may compute."""


class CodeLab:
    """The edits that the labs run on."""

    def __init__(self, package: Package, restart: Restart, snapshot: InterpreterSnapshot) -> None:
        self._package, self._restart, self._snapshot = package, restart, snapshot

    def files(self) -> list[SourceFile]:
        """The files in the order of reading, as they were written."""
        return [SourceFile(file, _about(text), text) for file, text in self._package.originals.items()]

    def check(self, edits: Mapping[str, str]) -> None:
        """Whether every file is Python. Raises CodeError."""
        self._package.check(edits)

    def apply(self, edits: Mapping[str, str]) -> AppliedEdits:
        """Let all labs run on the package with these edits, and no others.

        Raises CodeError where it cannot be imported or cannot take one step; all is as before then.
        """
        why = _why(self._package.is_replaced(edits))
        with self._package.change(edits):
            versions = self._restart(why)
        self._snapshot.take_package()
        return AppliedEdits(list(self._package.edits), versions)

    def altered(self) -> list[str]:
        """Names of what code has changed outside of the edited files, such as ``numpy.exp``."""
        return self._snapshot.changes()


def _why(replaced: Sequence[str]) -> CatalogueText | None:
    """Why the fast path cannot be taken: it would take the place of these edited files."""
    if not replaced:
        return None
    names = ", ".join(file.removeprefix("pynn/") for file in replaced)
    return CatalogueText("fast-path-edited", {"names": names, "count": len(replaced)})


def _about(text: str) -> str:
    """The first line of a file's docstring."""
    return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
