"""Small named tests of somebody's code: passed, or in a sentence what was expected and what came."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from pynn_engine.trace import trace_of

from pynn_workshop.exercises.differing import difference

Package = Any
"""``pynn`` as somebody has edited it."""


class Wrong(Exception):
    """Code does not do what it should; the message says what came, and what was expected."""


@dataclass(frozen=True)
class Check:
    """One test; ``title`` is the sentence that is true when it passes."""

    title: str
    run: Callable[[Package], None]
    """Raises Wrong, or whatever the code under test raises."""


class Checks:
    """The tests of one exercise, in the order in which they should come to pass."""

    def __init__(self) -> None:
        self._checks: list[Check] = []

    def __iter__(self) -> Iterator[Check]:
        return iter(self._checks)

    def titled(self, title: str) -> Callable[[Callable[[Package], None]], Callable[[Package], None]]:
        """Decorates a function that is the next test."""

        def add(run: Callable[[Package], None]) -> Callable[[Package], None]:
            self.add(Check(title, run))
            return run

        return add

    def add(self, *checks: Check) -> None:
        """Tests that are made already."""
        self._checks.extend(checks)


def judged(checks: Iterable[Check], package: Package) -> list[dict[str, Any]]:
    """[{"title", "state", "told", "trace"}, …]: "passed", "failed", or "waiting" while all is blank."""
    results: list[dict[str, Any]] = []
    blank = False
    for check in checks:
        result = {"title": check.title, "state": "waiting", "told": "", "trace": None}
        if not blank:
            error = _raised(check, package)
            blank = isinstance(error, NotImplementedError)
            result |= {"state": "passed"} if error is None else _failed(error)
        results.append(result)
    return results


def agree(name: str, found: object, expected: object) -> None:
    """Raises Wrong unless ``found``, which is called ``name``, is ``expected`` to the rounding."""
    told = difference(name, found, np.asarray(expected))
    if told:
        raise Wrong(told)


def demand(holds: object, told: str) -> None:
    """Raises Wrong, with this sentence, unless it holds."""
    if not holds:
        raise Wrong(told)


def _raised(check: Check, package: Package) -> Exception | None:
    try:
        with np.errstate(all="ignore"):  # numbers that are no numbers are told as such
            check.run(package)
    except Exception as error:  # noqa: BLE001  it is somebody's code: anything may come
        return error
    return None


def _failed(error: Exception) -> dict[str, Any]:
    if isinstance(error, Wrong):
        return {"state": "failed", "told": str(error)}
    name, trace = type(error).__name__, trace_of(error)
    return {
        "state": "failed",
        "told": f"{name}: {error}" if str(error) else name,
        "trace": None if trace is None else asdict(trace),
    }
