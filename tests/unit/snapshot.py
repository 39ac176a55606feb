"""Everything that an object holds, however deep, in a form that can be compared bit for bit."""

import struct
import zlib
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np


def snapshot(thing: object) -> list[tuple[str, Any]]:
    """Path and value of every number, text, array and random generator inside ``thing``."""
    return list(_leaves("", thing, {}))


def differences(before: list[tuple[str, Any]], after: list[tuple[str, Any]]) -> list[str]:
    """Where two snapshots differ, for a message."""
    there, here = dict(before), dict(after)
    return sorted(path for path in there | here if there.get(path) != here.get(path))


def _leaves(path: str, thing: Any, seen: dict[int, Any]) -> Iterator[tuple[str, Any]]:
    if isinstance(thing, float):
        yield path, struct.pack("d", thing)  # NaN is itself, and −0 is not 0
    elif thing is None or isinstance(thing, bool | int | str | bytes):
        yield path, thing
    elif isinstance(thing, np.ndarray):
        yield path, (thing.dtype.str, thing.shape, zlib.crc32(thing.tobytes()))
    elif isinstance(thing, np.random.Generator):
        yield path, str(thing.bit_generator.state)
    elif id(thing) in seen:
        yield path, "as before"
    else:
        seen[id(thing)] = thing  # held, so that no other gets its number
        for name, part in _parts(thing):
            yield from _leaves(f"{path}.{name}", part, seen)
        yield path, type(thing).__qualname__


def _parts(thing: Any) -> list[tuple[Any, Any]]:
    if isinstance(thing, Mapping):
        return list(thing.items())
    if isinstance(thing, list | tuple | deque):
        return list(enumerate(thing))
    return list(getattr(thing, "__dict__", {}).items())
