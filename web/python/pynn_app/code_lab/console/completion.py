"""How a name may go on, without running any of a person's code."""

import builtins
import keyword
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from pynn_protocol.messages import Completions

MOST = 200
_LAST_WORD = re.compile(r"[^\W\d]\w*\Z")
_OBJECT = re.compile(r"(?<![\w.\])}\"'])[^\W\d]\w*(?:\.[^\W\d]\w*|\[-?\d+\])*\Z")
"""Names, attributes and whole numbers in brackets: what can be looked at without consequences."""
_STEP = re.compile(r"\.?(?P<name>[^\W\d]\w*)|\[(?P<number>-?\d+)\]")
_PLAIN = (list, tuple, np.ndarray)
"""What is looked into by number; anybody else's ``__getitem__`` may do anything."""


class NotPlainError(Exception):
    """It cannot be looked up, or not without running code."""


def complete(before: str, names: Mapping[str, Any]) -> Completions:
    """How ``before``, the text up to the cursor, may go on."""
    word = _LAST_WORD.search(before)
    typed = word.group() if word else ""
    rest = before[: len(before) - len(typed)]
    if not rest.endswith("."):
        known = [*names, *dir(builtins), *keyword.kwlist] if typed else []
    elif owner := _OBJECT.search(rest[:-1]):
        known = _attributes(owner.group(), names)
    else:
        known = []
    fitting = {
        name for name in known if name.startswith(typed) and (typed[:1] == "_" or name[:1] != "_")
    }
    return Completions(typed, sorted(fitting)[:MOST])


def _attributes(owner: str, names: Mapping[str, Any]) -> list[str]:
    try:
        return [name for name in dir(_looked_up(owner, names)) if isinstance(name, str)]
    except BaseException:  # noqa: BLE001  an object may say of itself what it likes
        return []


def _looked_up(owner: str, names: Mapping[str, Any]) -> Any:  # noqa: ANN401
    first, *steps = _STEP.finditer(owner)
    name = first["name"]
    found = names[name] if name in names else getattr(builtins, name)
    for step in steps:
        found = _attribute(found, step["name"]) if step["name"] else _item(found, int(step["number"]))
    return found


def _attribute(thing: Any, name: str) -> Any:  # noqa: ANN401
    """Not of a property, which is a function that is called."""
    for each in type(thing).__mro__:
        if isinstance(each.__dict__.get(name), property) or "__getattr__" in each.__dict__:
            raise NotPlainError
    return getattr(thing, name)


def _item(thing: Any, number: int) -> Any:  # noqa: ANN401
    if type(thing) not in _PLAIN:
        raise NotPlainError
    return thing[number]
