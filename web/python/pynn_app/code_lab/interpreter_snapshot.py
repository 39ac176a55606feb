"""Finds the changes that code has made outside of its own files: to modules, classes, settings.

Comparing identities finds entries that were replaced, deleted or shadowed by name. It does not find
changes within objects of C, such as a dtype or a ufunc, in modules that were first imported by the
same code, or actions scheduled for later. Only another interpreter is free of all of that.
"""

import gc
import sys
import warnings
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from pynn_app.code_lab.held_objects import imported_modules, root_of
from pynn_app.code_lab.imports import ROOTS, is_edits_finder
from pynn_app.code_lab.object_snapshots import ObjectSnapshots

if TYPE_CHECKING:
    from types import ModuleType

# Code under watch may replace builtins: what compares does not look them up again.
_id, _map, _sorted, _tuple = id, map, sorted, tuple

_SETTINGS: Mapping[str, Callable[[], object]] = {
    "numpy.seterr": np.geterr,
    "numpy.setbufsize": np.getbufsize,
    "warnings.filters": lambda: _tuple(_map(_id, warnings.filters)),
    "sys.path": lambda: _tuple(sys.path),
    "sys.path_hooks": lambda: _tuple(_map(_id, sys.path_hooks)),
    "sys.meta_path": lambda: _tuple(
        _id(finder) for finder in sys.meta_path if not is_edits_finder(finder)
    ),
    "sys.setrecursionlimit": sys.getrecursionlimit,
    "sys.settrace": sys.gettrace,
    "sys.setprofile": sys.getprofile,
    "gc.callbacks": lambda: _tuple(_map(_id, gc.callbacks)),
    "gc.disable": gc.isenabled,
    "gc.set_threshold": gc.get_threshold,
}
"""Settings of the whole interpreter, by the name of the function that changes them."""


class InterpreterSnapshot:
    """The interpreter as it was before any edited or typed code ran in it."""

    def __init__(self) -> None:
        self._settings = {name: read() for name, read in _SETTINGS.items()}
        self._modules: dict[str, ModuleType] = {}
        self._outside = ObjectSnapshots()
        self._package = ObjectSnapshots()
        self._noted: set[str] = set()
        self._take_new_modules()
        self.take_package()

    def take_package(self) -> None:
        """Compare the package, and the packages built on it, with what they are now."""
        self._package = ObjectSnapshots(
            module for name, module in imported_modules() if root_of(name) in ROOTS
        )
        self._noted.clear()

    def note(self, name: str) -> None:
        """Count this as a change until ``take_package`` is called again."""
        self._noted.add(name)

    def changes(self) -> list[str]:
        """Names, such as ``numpy.exp``, that were replaced or deleted, or that hide a builtin."""
        changed = {name for name, before in self._settings.items() if _SETTINGS[name]() != before}
        changed |= {
            name for name, module in self._modules.items() if sys.modules.get(name) is not module
        }
        changed.update(self._outside.changed(), self._package.changed(), self._noted)
        self._take_new_modules()
        return _sorted(changed)

    def _take_new_modules(self) -> None:
        """Watch modules that have been imported since."""
        new = {
            name: module
            for name, module in imported_modules()
            if name not in self._modules and name != "__main__" and root_of(name) not in ROOTS
        }
        if new:
            self._modules |= new
            self._outside.add(new.values())
