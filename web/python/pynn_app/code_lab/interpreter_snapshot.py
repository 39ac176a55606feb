"""Finds what code has changed outside of its own files: entries of modules, classes, settings.

Comparing identities finds what was replaced, deleted or shadowed by name. It does not find what was
changed within objects of C, such as a dtype or a ufunc, in modules that were first imported by the
same code, or what is scheduled for later. Only another interpreter is without all of that.
"""

import builtins
import gc
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from types import CellType, FunctionType, ModuleType
from typing import Any

import numpy as np

from pynn_app.code_lab.imports import ROOTS, is_edits_finder

_OURS = (*ROOTS, "pynn_protocol", "pynn_app")
"""Packages of which also what their constants hold is compared."""
_EXACT = ("numpy", "math", "builtins")
"""Packages of which every entry counts; of all others only functions, classes and modules."""
_LAZY = frozenset({
    "__warningregistry__", "__slotnames__", "__annotations__", "__annotations_cache__",
    "__annotate_func__", "last_exc", "last_type", "last_value", "last_traceback",
})  # fmt: skip
"""Entries that Python itself adds."""
_OF_IMPORT = frozenset({"__builtins__", "__spec__", "__loader__", "__path__"})
"""Entries of a module that are not looked into: they are what others have, too."""
_HEAP_TYPE = 1 << 9
"""Flag of a class whose attributes can be set."""
_SMALL = 1000
"""Numbers in an array that is compared by its content."""

# Code under watch may replace builtins: what compares does not look them up again.
_chain, _dict, _id, _map, _sorted, _tuple = chain.from_iterable, dict, id, map, sorted, tuple

_SETTINGS: Mapping[str, Callable[[], object]] = {
    "numpy.seterr": np.geterr,
    "numpy.setbufsize": np.getbufsize,
    "warnings.filters": lambda: _tuple(_map(_id, warnings.filters)),
    "sys.path": lambda: _tuple(sys.path),
    "sys.path_hooks": lambda: _tuple(_map(_id, sys.path_hooks)),
    "sys.meta_path": lambda: _tuple(_id(each) for each in sys.meta_path if not is_edits_finder(each)),
    "sys.setrecursionlimit": sys.getrecursionlimit,
    "sys.settrace": sys.gettrace,
    "sys.setprofile": sys.getprofile,
    "gc.callbacks": lambda: _tuple(_map(_id, gc.callbacks)),
    "gc.disable": gc.isenabled,
    "gc.set_threshold": gc.get_threshold,
}
"""Settings of the whole interpreter, by the name of the function that changes them."""


class InterpreterSnapshot:
    """The interpreter as it was before any code of a person's ran in it."""

    def __init__(self) -> None:
        self._settings = {name: read() for name, read in _SETTINGS.items()}
        self._modules: dict[str, ModuleType] = {}
        self._outside = _Snapshots([])
        self._package = _Snapshots([])
        self._noted: set[str] = set()
        self._take_new_modules()
        self.take_package()

    def take_package(self) -> None:
        """Compare the package, and all that holds on to it, with what they are now."""
        modules = [module for name, module in _modules() if _root(name) in ROOTS]
        self._package = _Snapshots(_snapshots_within(modules))
        self._noted.clear()

    def note(self, name: str) -> None:
        """Count this as a change until the package is taken again."""
        self._noted.add(name)

    def changes(self) -> list[str]:
        """Names such as ``numpy.exp`` of what was replaced or deleted, or stands in for a builtin."""
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
            for name, module in _modules()
            if name not in self._modules and name != "__main__" and _root(name) not in ROOTS
        }
        if new:
            self._modules |= new
            self._outside.extend(_snapshots_within(new.values()))


class _Snapshots:
    """Many at once: whether anything has changed is found without a look at each."""

    def __init__(self, snapshots: Iterable["_Snapshot"]) -> None:
        self._all = list(snapshots)
        self._take()

    def extend(self, snapshots: Iterable["_Snapshot"]) -> None:
        """Watch these, too."""
        self._all += snapshots
        self._take()

    def changed(self) -> list[str]:
        """The names of what has changed."""
        if self._ids_now() == self._ids and all(each.is_same() for each in self._others):
            return []
        changed = [name for each in self._all for name in each.changed()]
        if not changed:
            self._take()  # lazily added entries
        return changed

    def _take(self) -> None:
        live = [(each, _live_view(each.thing)) for each in self._all]
        self._views = [view for _, view in live if view is not None]
        self._functions = [each.thing for each in self._all if isinstance(each.thing, FunctionType)]
        self._others = [
            each for each, view in live if view is None and not isinstance(each.thing, FunctionType)
        ]
        self._ids = self._ids_now()

    def _ids_now(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return (
            _tuple(_map(_id, _chain(self._views))),
            _tuple(_map(_id, _chain(_map(_PARTS_OF_FUNCTION, self._functions)))),
        )


class _Snapshot:
    """The contents of a module, a class or a constant."""

    def __init__(self, name: str, thing: object) -> None:
        root = _root(name)
        self._name, self.thing = name, thing
        self._is_ours = root in _OURS
        self._is_exact = self._is_ours or root in _EXACT
        self._take()

    def is_same(self) -> bool:
        """True if it holds the same objects."""
        return _fingerprint(self.thing) == self._before

    def changed(self) -> Iterator[str]:
        """The names of what has changed of it."""
        if self.is_same():
            return
        if not isinstance(self.thing, ModuleType | type):
            yield self._name
            return
        held, holds = self._held, _held_by(self.thing)
        names = {
            name
            for name, value in held.items()
            if (name not in holds or holds[name] is not value) and self._counts(value)
        }
        names |= {name for name in holds if name not in held and self._adds(name, holds[name])}
        names -= _LAZY
        if not names:
            self._take()
        yield from (f"{self._name}.{name}" for name in names)

    def _take(self) -> None:
        self._held = _held_by(self.thing)  # keeps them alive, so that no other object gets their ids
        self._before = _fingerprint(self.thing)

    def _counts(self, value: object) -> bool:
        return self._is_exact or callable(value) or isinstance(value, ModuleType)

    def _adds(self, name: str, value: object) -> bool:
        """True if a new entry may change what existing code does."""
        return not isinstance(value, ModuleType) and (self._is_ours or hasattr(builtins, name))


def _fingerprint(thing: object) -> object:
    """Equal as long as ``thing`` holds the same objects."""
    if isinstance(thing, np.ndarray):
        return thing.tobytes()
    return _tuple(_map(_id, _held_by(thing).values()))


def _live_view(thing: Any) -> Iterable[object] | None:  # noqa: ANN401
    """The objects that a thing holds at any time; None where they have to be looked up each time."""
    if isinstance(thing, ModuleType | type):
        return vars(thing).values()
    if isinstance(thing, dict):
        return thing.values()
    if isinstance(thing, list | tuple):
        return thing
    return None


_PARTS_OF_FUNCTION = attrgetter("__code__", "__defaults__", "__kwdefaults__")


def _held_by(thing: Any) -> Mapping[Any, Any]:  # noqa: ANN401
    """The objects that a thing holds, by name or place."""
    for types, held in _HOLDERS:
        if isinstance(thing, types):
            return held(thing)
    if _root(type(thing).__module__) not in _OURS:
        return {}
    slots = [slot for each in type(thing).__mro__ for slot in getattr(each, "__slots__", ())]
    return {slot: getattr(thing, slot, None) for slot in slots} | getattr(thing, "__dict__", {})


def _content_of(cell: CellType) -> dict[str, object]:
    try:
        return {"content": cell.cell_contents}
    except ValueError:  # empty
        return {}


_HOLDERS: tuple[tuple[Any, Callable[[Any], Mapping[Any, Any]]], ...] = (
    ((ModuleType, type), lambda thing: _dict(vars(thing))),
    (FunctionType, lambda f: _dict(enumerate((*_PARTS_OF_FUNCTION(f), *(f.__closure__ or ()))))),
    (CellType, _content_of),
    (dict, lambda thing: _dict(enumerate(thing.values()))),
    ((list, tuple, set, frozenset), lambda thing: _dict(enumerate(thing))),
    ((staticmethod, classmethod), lambda method: {"function": method.__func__}),
    (property, lambda thing: {"get": thing.fget, "set": thing.fset}),
)


def _snapshots_within(modules: Iterable[ModuleType]) -> Iterator[_Snapshot]:
    """Of modules and their classes; of ours, of whatever can be reached from them."""
    left: list[tuple[str, object]] = [(module.__name__, module) for module in modules]
    seen = {_id(module) for _, module in left}
    while left:
        name, thing = left.pop()
        yield _Snapshot(name, thing)
        for key, value in _held_by(thing).items():
            if key not in _OF_IMPORT and _id(value) not in seen and _is_looked_into(value, name):
                seen.add(_id(value))
                left.append((_name_of(value, name, key), value))


def _is_looked_into(value: object, name: str) -> bool:
    """True if ``value``, found under ``name``, can be changed in place."""
    if isinstance(value, ModuleType):
        return False
    if isinstance(value, type):
        return bool(value.__flags__ & _HEAP_TYPE) and _root(value.__module__) == _root(name)
    if _root(name) not in _OURS:
        return False
    if isinstance(value, np.ndarray):
        return value.size <= _SMALL and value.dtype.kind in "biuf"
    if isinstance(value, FunctionType):
        return _root(value.__module__) in _OURS
    return bool(_held_by(value))


def _name_of(value: object, holder: str, key: object) -> str:
    if isinstance(value, type | FunctionType):
        return f"{value.__module__}.{value.__qualname__}"
    return f"{holder}.{key}" if isinstance(key, str) else holder


def _modules() -> list[tuple[str, ModuleType]]:
    return [each for each in sys.modules.items() if isinstance(each[1], ModuleType)]


def _root(name: object) -> str:
    """The package that a name begins with."""
    return name.partition(".")[0] if isinstance(name, str) else ""
