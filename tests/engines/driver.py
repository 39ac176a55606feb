"""The interface to a browser: the few things that a journey needs and that all engines can do."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

type Place = tuple[float, float]
"""A point in CSS pixels, from the upper left corner of the window."""
ANSWER = 660
"""Seconds within which a browser has to answer; conditions have a limit of their own."""


@dataclass(frozen=True)
class Screen:
    """The window, in CSS pixels, and whether it is pointed at with a finger."""

    width: int
    height: int
    touch: bool = False


class Driver(ABC):
    """One window of a browser with an empty profile."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Go to an address; its document is there, its scripts may still be starting."""

    @abstractmethod
    def reload(self) -> None: ...

    @abstractmethod
    def evaluate(self, function: str, *arguments: Any) -> Any:
        """Call a function of JavaScript in the page; its promise is awaited."""

    @abstractmethod
    def stroke(self, places: Sequence[Place]) -> None:
        """Put mouse or finger down at the first place, move it through the others, and lift it."""

    @abstractmethod
    def type(self, text: str) -> None: ...

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys together, by their names: ``Control``, ``Home``, ``a``."""

    @abstractmethod
    def picture(self, path: Path) -> None:
        """Save what the window shows, as PNG."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """Errors and warnings so far, uncaught ones included."""


class EngineMissing(RuntimeError):
    """An engine that is not installed and cannot be; the message says what to do."""

    def __init__(self, engine: str, advice: str) -> None:
        super().__init__(
            f"the journeys need {engine}: {advice}. Or name the engines that are here, for example "
            "PYNN_ENGINES=chromium ./build.sh test engines"
        )
