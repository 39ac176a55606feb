"""The objects that a module, a class or a constant holds: what is compared to find changes."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from types import CellType, FunctionType, ModuleType

import numpy as np

from pynn_app.code_lab.imports import ROOTS

OURS = (*ROOTS, "pynn_protocol", "pynn_app")
"""Packages whose constants are compared, too."""
PARTS_OF_FUNCTION = attrgetter("__code__", "__defaults__", "__kwdefaults__")
_OF_IMPORT = frozenset({"__builtins__", "__spec__", "__loader__", "__path__"})
"""Entries of a module that are not looked into: others have the same."""
_HEAP_TYPE = 1 << 9
"""Flag of a class whose attributes can be set."""
_SMALL = 1000
"""Numbers in an array that is compared by its content."""
_NAMESPACES = (ModuleType, type)
_COLLECTIONS = (list, tuple, set, frozenset)

# Code under watch may replace builtins: what compares does not look them up again.
_dict, _id, _map, _tuple = dict, id, map, tuple

Held = Mapping[str | int, object]
"""Objects by name, or by place."""


def held_by(thing: object) -> Held:
    """The objects that a thing holds."""
    held: Held = {}
    if isinstance(thing, _NAMESPACES):
        held = _dict(vars(thing).items())
    elif isinstance(thing, FunctionType):
        held = _dict(enumerate((*PARTS_OF_FUNCTION(thing), *(thing.__closure__ or ()))))
    elif isinstance(thing, CellType):
        held = _content_of(thing)
    elif isinstance(thing, dict):
        held = _dict(enumerate(thing.values()))
    elif isinstance(thing, _COLLECTIONS):
        held = _dict(enumerate(thing))
    elif isinstance(thing, staticmethod | classmethod):
        held = {"function": thing.__func__}
    elif isinstance(thing, property):
        held = {"get": thing.fget, "set": thing.fset}
    elif root_of(type(thing).__module__) in OURS:
        held = _attributes_of(thing)
    return held


def _content_of(cell: CellType) -> Held:
    try:
        return {"content": cell.cell_contents}
    except ValueError:  # empty
        return {}


def _attributes_of(thing: object) -> Held:
    slots = [slot for ancestor in type(thing).__mro__ for slot in getattr(ancestor, "__slots__", ())]
    attributes: dict[str | int, object] = {slot: getattr(thing, slot, None) for slot in slots}
    attributes.update(getattr(thing, "__dict__", {}))
    return attributes


def live_view(thing: object) -> Iterable[object] | None:
    """The objects that a thing holds at any time; None if they have to be looked up each time."""
    if isinstance(thing, ModuleType | type):
        return vars(thing).values()
    if isinstance(thing, dict):
        return thing.values()
    if isinstance(thing, list | tuple):
        return thing
    return None


def fingerprint(thing: object) -> object:
    """Equal as long as ``thing`` holds the same objects."""
    return fingerprint_of(thing, held_by(thing))


def fingerprint_of(thing: object, held: Held) -> object:
    """The fingerprint of a thing that holds these objects."""
    if isinstance(thing, np.ndarray):
        return thing.tobytes()
    return _tuple(_map(_id, held.values()))


def reachable(modules: Iterable[ModuleType]) -> Iterator[tuple[str, object, Held]]:
    """Modules and their classes, with name and content; for our packages, all that is reachable."""
    left: list[tuple[str, object]] = [(module.__name__, module) for module in modules]
    seen = {_id(module) for _, module in left}
    while left:
        name, thing = left.pop()
        root, held = root_of(name), held_by(thing)
        yield name, thing, held
        for key, value in held.items() if root in OURS else _classes_in(held):
            if key not in _OF_IMPORT and _id(value) not in seen and _is_looked_into(value, root):
                seen.add(_id(value))
                left.append((_name_of(value, name, key), value))


def _classes_in(held: Held) -> list[tuple[str | int, object]]:
    """The entries of another package that are looked into."""
    return [item for item in held.items() if isinstance(item[1], type)]


def _is_looked_into(value: object, root: str) -> bool:
    """True if ``value``, found in the package ``root``, can be changed in place."""
    if isinstance(value, type):
        return bool(value.__flags__ & _HEAP_TYPE) and root_of(value.__module__) == root
    if isinstance(value, ModuleType):
        return False
    if isinstance(value, np.ndarray):
        return value.size <= _SMALL and value.dtype.kind in "biuf"
    if isinstance(value, FunctionType):
        return root_of(value.__module__) in OURS
    return bool(held_by(value))


def _name_of(value: object, holder: str, key: str | int) -> str:
    if isinstance(value, type | FunctionType):
        return f"{value.__module__}.{value.__qualname__}"
    return f"{holder}.{key}" if isinstance(key, str) else holder


def imported_modules() -> list[tuple[str, ModuleType]]:
    """All modules, by name."""
    return [item for item in sys.modules.items() if isinstance(item[1], ModuleType)]


def root_of(name: object) -> str:
    """The package that a name begins with."""
    return name.partition(".")[0] if isinstance(name, str) else ""
