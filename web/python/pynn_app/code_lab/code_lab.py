"""The code lab: the files of the package, and the edits of them that the labs run on."""

from collections.abc import Callable, Mapping, Sequence

from pynn_protocol.messages import CatalogueText, Versions
from pynn_protocol.messages.code_lab import AppliedEdits, SourceFile

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
        mathematics = self._package.mathematics
        return [
            SourceFile(file, text, file in mathematics)
            for file, text in self._package.originals.items()
        ]

    def check(self, edits: Mapping[str, str]) -> None:
        """Raise CodeError unless every file is Python."""
        self._package.check(edits)

    def apply(self, edits: Mapping[str, str]) -> AppliedEdits:
        """Let all labs run on the package with these edits alone.

        Raises CodeError where it cannot be imported or cannot take one step; nothing has changed then.
        """
        why = _why_not_fast(self._package.replaced(edits))
        with self._package.change(edits):
            versions = self._restart(why)
        self._snapshot.take_package()
        return AppliedEdits(list(self._package.edits), versions)

    def altered(self) -> list[str]:
        """Names, such as ``numpy.exp``, that code has changed outside of the edited files."""
        return self._snapshot.changes()


def _why_not_fast(replaced: Sequence[str]) -> CatalogueText | None:
    """The reason not to use the fast path: it would replace these edited files."""
    if not replaced:
        return None
    names = ", ".join(file.removeprefix("pynn/") for file in replaced)
    return CatalogueText("fast-path-edited", {"names": names, "count": len(replaced)})
