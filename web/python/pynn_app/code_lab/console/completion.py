"""Completion of names, without running any of a person's code."""

import builtins
import keyword
import re
from collections.abc import Mapping

import numpy as np
from pynn_protocol.messages.console import Completions

_MOST = 200
_LAST_WORD = re.compile(r"[^\W\d]\w*\Z")
_OBJECT = re.compile(r"(?<![\w.\])}\"'])[^\W\d]\w*(?:\.[^\W\d]\w*|\[-?\d+\])*\Z")
"""Names, attributes and whole numbers in brackets: what can be looked at without consequences."""
_STEP = re.compile(r"\.?(?P<name>[^\W\d]\w*)|\[(?P<number>-?\d+)\]")
_PLAIN = (list, tuple, np.ndarray)
"""Types that can be indexed safely: the ``__getitem__`` of others may do anything."""


class NotPlainError(Exception):
    """The name cannot be looked up without running code."""


def complete(before: str, names: Mapping[str, object]) -> Completions:
    """Complete ``before``, the text up to the cursor."""
    word = _LAST_WORD.search(before)
    typed = word.group() if word else ""
    rest = before[: len(before) - len(typed)]
    if not rest.endswith("."):
        known = [*names, *dir(builtins), *keyword.kwlist] if typed else []
    elif owner := _OBJECT.search(rest[:-1]):
        known = _attributes(owner.group(), names)
    else:
        known = []
    matching = {
        name for name in known if name.startswith(typed) and (typed[:1] == "_" or name[:1] != "_")
    }
    return Completions(typed, sorted(matching)[:_MOST])


def _attributes(owner: str, names: Mapping[str, object]) -> list[str]:
    try:
        return [name for name in dir(_looked_up(owner, names)) if isinstance(name, str)]
    except BaseException:  # noqa: BLE001  an object's ``__dir__`` may do anything
        return []


def _looked_up(owner: str, names: Mapping[str, object]) -> object:
    first, *steps = _STEP.finditer(owner)
    name = first["name"]
    found: object = names[name] if name in names else getattr(builtins, name)
    for step in steps:
        found = _attribute(found, step["name"]) if step["name"] else _item(found, int(step["number"]))
    return found


def _attribute(thing: object, name: str) -> object:
    """Not of a property, which is a function that is called."""
    for ancestor in type(thing).__mro__:
        attributes = vars(ancestor)
        if isinstance(attributes.get(name), property) or "__getattr__" in attributes:
            raise NotPlainError
    value: object = getattr(thing, name)
    return value


def _item(thing: object, number: int) -> object:
    if type(thing) not in _PLAIN or not isinstance(thing, _PLAIN):
        raise NotPlainError
    item: object = thing[number]
    return item
