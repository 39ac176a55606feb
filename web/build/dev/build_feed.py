"""The latest build, for everyone who waits for it."""

from dataclasses import dataclass
from threading import Condition


@dataclass(frozen=True)
class Build:
    """The page that is there, and what went wrong since."""

    id: str
    """Of the last build that succeeded; empty before the first."""
    error: str = ""
    """Why the latest build failed; empty if it did not."""


class BuildFeed:
    """Holds the latest build; threads can wait for another one."""

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

    def wait_for_other(self, than: Build | None, timeout: float) -> Build:
        """Return the latest build once it is another, or the same after ``timeout`` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._latest != than, timeout)
            return self._latest
