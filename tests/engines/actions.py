"""Actions of mouse, finger and keyboard, in the form that both protocols of WebDriver share."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from selenium.webdriver.common.keys import Keys

from tests.engines.driver import Driver, Place

type Action = dict[str, Any]
MOVE_MS = 20
"""Milliseconds of a move: slow enough for the page to get an event at every place."""


class ActionsDriver(Driver):
    """A driver that points and types with WebDriver's actions, by either of its protocols."""

    _touch: bool

    @abstractmethod
    def _act(self, actions: list[Action]) -> None: ...

    def stroke(self, places: Sequence[Place]) -> None:
        self._act(stroke(places, self._touch))

    def type(self, text: str) -> None:
        self._act(typing(text))

    def press(self, *keys: str) -> None:
        self._act(chord(keys))


def stroke(places: Sequence[Place], touch: bool) -> list[Action]:
    kind = "touch" if touch else "mouse"
    (first, *others) = [_move(place) for place in places]
    return [
        {
            "type": "pointer",
            "id": kind,
            "parameters": {"pointerType": kind},
            "actions": [
                first | {"duration": 0},
                {"type": "pointerDown", "button": 0},
                *others,
                {"type": "pointerUp", "button": 0},
            ],
        }
    ]


def _move(place: Place) -> Action:
    x, y = map(round, place)
    return {"type": "pointerMove", "x": x, "y": y, "duration": MOVE_MS, "origin": "viewport"}


def typing(text: str) -> list[Action]:
    """One key after the other."""
    signs = [Keys.ENTER if sign == "\n" else sign for sign in text]
    return _keyboard([{"type": kind, "value": sign} for sign in signs for kind in ("keyDown", "keyUp")])


def chord(keys: Sequence[str]) -> list[Action]:
    """All keys down, then all up."""
    values = [getattr(Keys, key.upper()) if len(key) > 1 else key for key in keys]
    down = [{"type": "keyDown", "value": value} for value in values]
    up = [{"type": "keyUp", "value": value} for value in reversed(values)]
    return _keyboard([*down, *up])


def _keyboard(actions: list[Action]) -> list[Action]:
    return [{"type": "key", "id": "keyboard", "actions": actions}]
