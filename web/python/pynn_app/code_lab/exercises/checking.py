"""Small named tests of somebody's code: passed, or in a sentence what was expected and what came."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from pynn_protocol.error_trace import trace_of
from pynn_protocol.messages import ExerciseTest

from pynn_app.code_lab.exercises.differing import NEAR, difference

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


def judged(checks: Iterable[Check], package: Package) -> list[ExerciseTest]:
    """The result of each test: after the first one that finds a blank body, the others wait."""
    results: list[ExerciseTest] = []
    blank = False
    for check in checks:
        if blank:
            results.append(ExerciseTest(check.title, "waiting", "", None))
            continue
        error = _raised(check, package)
        blank = isinstance(error, NotImplementedError)
        results.append(_result(check.title, error))
    return results


def agree(name: str, found: object, expected: object, near: float = NEAR) -> None:
    """Raises Wrong unless ``found``, which is called ``name``, is ``expected`` to the rounding.

    ``near`` as in ``difference``.
    """
    told = difference(name, found, np.asarray(expected), near)
    if told:
        raise Wrong(told)


def demand(holds: object, told: str) -> None:
    """Raises Wrong, with this sentence, unless it holds."""
    if not holds:
        raise Wrong(told)


def _raised(check: Check, package: Package) -> BaseException | None:
    try:
        # numbers that are no numbers are told as such, and a warning is no mistake
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            check.run(package)
    except BaseException as error:  # noqa: BLE001  it is somebody's code: even exit() may come
        return error
    return None


def _result(title: str, error: BaseException | None) -> ExerciseTest:
    if error is None:
        return ExerciseTest(title, "passed", "", None)
    if isinstance(error, Wrong):
        return ExerciseTest(title, "failed", str(error), None)
    return ExerciseTest(title, "failed", _sentence(error), trace_of(error))


def _sentence(error: BaseException) -> str:
    name = type(error).__name__
    if not isinstance(error, Exception):
        return f"The code raises {name}, which would end Python: it has to return instead."
    try:
        words = str(error)
    except Exception:  # noqa: BLE001  an exception of their own, whose words fail
        words = ""
    return f"{name}: {words}" if words else name
