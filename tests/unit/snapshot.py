"""Everything that an object holds, however deep, in a form that can be compared bit for bit."""

import struct
from collections import deque
from collections.abc import Mapping
from typing import Any

import numpy as np

_PLAIN = (type(None), int, str, bytes)


def snapshot(thing: object) -> list[tuple[str, Any]]:
    """Path and value of every number, text, array and random generator inside ``thing``."""
    leaves: list[tuple[str, Any]] = []
    _add_leaves(leaves, "", thing, {})
    return leaves


def differences(before: list[tuple[str, Any]], after: list[tuple[str, Any]]) -> list[str]:
    """Where two snapshots differ, for a message."""
    if before == after:
        return []
    there, here = dict(before), dict(after)
    return sorted(path for path in there | here if there.get(path) != here.get(path))


def _add_leaves(leaves: list[tuple[str, Any]], path: str, thing: Any, seen: dict[int, Any]) -> None:
    if isinstance(thing, float):
        leaves.append((path, struct.pack("d", thing)))  # NaN is itself, and −0 is not 0
    elif isinstance(thing, _PLAIN):
        leaves.append((path, thing))
    elif isinstance(thing, np.ndarray):
        leaves.append((path, (thing.dtype.str, thing.shape, thing.tobytes())))
    elif isinstance(thing, np.random.Generator):
        leaves.append((path, str(thing.bit_generator.state)))
    elif id(thing) in seen:
        leaves.append((path, "as before"))
    else:
        seen[id(thing)] = thing  # held, so that no other gets its number
        for name, part in _parts(thing):
            _add_leaves(leaves, f"{path}.{name}", part, seen)
        leaves.append((path, type(thing).__qualname__))


def _parts(thing: Any) -> list[tuple[Any, Any]]:
    if isinstance(thing, Mapping):
        return list(thing.items())
    if isinstance(thing, list | tuple | deque):
        return list(enumerate(thing))
    return list(getattr(thing, "__dict__", {}).items())
