"""Two versions of one package in one Python: the one that runs, and one with edits."""

import linecache
import sys
from collections.abc import Mapping, Sequence
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import spec_from_loader
from types import ModuleType

ROOTS = ("pynn", "pynn_labs", "pynn_simd")
"""Packages that are imported again for an edit: the edited one, and those that hold its objects."""


class PackageImport:
    """One import of our packages, with edits. Until ``leave``, ``import pynn`` is this one.

    ``edits`` are whole files, by names such as ``pynn/network.py``.
    """

    def __init__(self, edits: Mapping[str, str]) -> None:
        self._finder = _Finder(edits)
        self._modules: dict[str, ModuleType] = {}

    def enter(self) -> None:
        """Let ``import`` give these modules until ``leave``."""
        sys.modules.update(self._modules)
        sys.meta_path.insert(0, self._finder)
        for file, text in self._finder.edits.items():
            # for tracebacks; without a time of change, so that it is not looked for on a disk
            linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)

    def leave(self) -> None:
        """Make room for another import; the modules are stored for the next ``enter``."""
        self._modules = {
            name: module for name, module in sys.modules.items() if name.partition(".")[0] in ROOTS
        }
        for name in self._modules:
            del sys.modules[name]
        sys.meta_path.remove(self._finder)
        for file in self._finder.edits:
            linecache.cache.pop(file, None)


def is_edits_finder(finder: object) -> bool:
    """True for an entry of ``sys.meta_path`` that serves edits."""
    return isinstance(finder, _Finder)


class _Finder:
    """Finds the modules that are edited; all others are found where they were installed."""

    def __init__(self, edits: Mapping[str, str]) -> None:
        self.edits = dict(edits)

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec of an edited module, for ``import``; None for any other."""
        unedited = PathFinder.find_spec(name, path, target) if name.startswith("pynn") else None
        if unedited is None:
            return None
        folder = unedited.submodule_search_locations
        file = f"{name.replace('.', '/')}{'.py' if folder is None else '/__init__.py'}"
        if file not in self.edits:
            return None
        spec = spec_from_loader(name, _Loader(file, self.edits[file]), origin=file)
        if spec is not None:
            spec.submodule_search_locations = folder
        return spec


class _Loader(Loader):
    def __init__(self, file: str, text: str) -> None:
        self._file, self._text = file, text

    def exec_module(self, module: ModuleType) -> None:
        """Run the file as it was edited."""
        exec(compile(self._text, self._file, "exec", dont_inherit=True), module.__dict__)  # noqa: S102

    def get_source(self, _name: str) -> str:
        """For ``inspect``."""
        return self._text
