"""The latest build, for the threads that wait for it."""

from dataclasses import dataclass
from threading import Condition


@dataclass(frozen=True)
class Build:
    """The latest successful build, and the error since."""

    id: str
    """The id of the last successful build; empty before the first."""
    error: str = ""
    """The error of the latest build; empty if it succeeded."""


class BuildFeed:
    """Holds the latest build; threads can wait for the next one."""

    def __init__(self) -> None:
        self._latest = Build("")
        self._changed = Condition()

    @property
    def latest(self) -> Build:
        """The latest build."""
        return self._latest

    def publish(self, build: Build) -> None:
        """Replace the latest build."""
        with self._changed:
            self._latest = build
            self._changed.notify_all()

    def wait_for_change(self, known: Build | None, timeout: float) -> Build:
        """Return the latest build once it differs, or the same one after ``timeout`` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._latest != known, timeout)
            return self._latest
