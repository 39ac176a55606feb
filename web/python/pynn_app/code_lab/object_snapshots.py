"""Snapshots of modules, classes and constants, which find the entries that have changed since."""

import builtins
from collections.abc import Iterable, Iterator
from itertools import chain
from types import FunctionType, ModuleType

from pynn_app.code_lab.held_objects import (
    OURS,
    PARTS_OF_FUNCTION,
    Held,
    fingerprint,
    fingerprint_of,
    held_by,
    live_view,
    reachable,
    root_of,
)

_EXACT = ("numpy", "math", "builtins")
"""Packages of which every entry counts; of all others only functions, classes and modules."""
_LAZY = frozenset({
    "__warningregistry__", "__slotnames__", "__annotations__", "__annotations_cache__",
    "__annotate_func__", "last_exc", "last_type", "last_value", "last_traceback",
})  # fmt: skip
"""Entries that Python itself adds."""

# Code under watch may replace builtins: what compares does not look them up again.
_chain, _id, _map, _tuple = chain.from_iterable, id, map, tuple


class ObjectSnapshots:
    """Many snapshots at once: it compares ids first, and looks at each only if some id differs."""

    def __init__(self, modules: Iterable[ModuleType] = ()) -> None:
        self._all = list(_snapshots_within(modules))
        self._take()

    def add(self, modules: Iterable[ModuleType]) -> None:
        """Watch these modules, too."""
        self._all += _snapshots_within(modules)
        self._take()

    def changed(self) -> list[str]:
        """The names of the entries that have changed."""
        if self._ids_now() == self._ids and all(snapshot.is_same() for snapshot in self._others):
            return []
        changed = [name for snapshot in self._all for name in snapshot.changed()]
        if not changed:
            self._take()  # lazily added entries
        return changed

    def _take(self) -> None:
        live = [(snapshot, live_view(snapshot.thing)) for snapshot in self._all]
        self._views = [view for _, view in live if view is not None]
        self._functions = [
            snapshot.thing for snapshot in self._all if isinstance(snapshot.thing, FunctionType)
        ]
        self._others = [
            snapshot
            for snapshot, view in live
            if view is None and not isinstance(snapshot.thing, FunctionType)
        ]
        self._ids = self._ids_now()

    def _ids_now(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return (
            _tuple(_map(_id, _chain(self._views))),
            _tuple(_map(_id, _chain(_map(PARTS_OF_FUNCTION, self._functions)))),
        )


class _ObjectSnapshot:
    """The contents of one module, class or constant."""

    def __init__(self, name: str, thing: object, held: Held) -> None:
        root = root_of(name)
        self._name, self.thing = name, thing
        self._is_ours = root in OURS
        self._is_exact = self._is_ours or root in _EXACT
        self._take(held)

    def is_same(self) -> bool:
        """True if it holds the same objects."""
        return fingerprint(self.thing) == self._before

    def changed(self) -> Iterator[str]:
        """The names of its entries that have changed."""
        if self.is_same():
            return
        if not isinstance(self.thing, ModuleType | type):
            yield self._name
            return
        before, now = self._held, held_by(self.thing)
        names = {
            name
            for name, value in before.items()
            if (name not in now or now[name] is not value) and self._counts(value)
        }
        names |= {name for name in now if name not in before and self._adds(name, now[name])}
        names -= _LAZY
        if not names:
            self._take(now)
        yield from (f"{self._name}.{name}" for name in names)

    def _take(self, held: Held) -> None:
        self._held = held  # keeps them alive, so that no other object gets their ids
        self._before = fingerprint_of(self.thing, held)

    def _counts(self, value: object) -> bool:
        return self._is_exact or callable(value) or isinstance(value, ModuleType)

    def _adds(self, name: str | int, value: object) -> bool:
        """True if a new entry may change the behaviour of existing code."""
        return not isinstance(value, ModuleType) and (self._is_ours or hasattr(builtins, str(name)))


def _snapshots_within(modules: Iterable[ModuleType]) -> Iterator[_ObjectSnapshot]:
    for name, thing, held in reachable(modules):
        yield _ObjectSnapshot(name, thing, held)
