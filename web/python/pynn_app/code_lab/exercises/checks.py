"""Named tests of edited code: passed, or failed with an explanation of what is wrong."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from pynn_protocol.error_trace import trace_of
from pynn_protocol.errors import error_text
from pynn_protocol.messages import CatalogueText, TextValue
from pynn_protocol.messages.exercises import ExerciseTest

from pynn_app.code_lab.exercises.difference import NEAR, difference
from pynn_app.code_lab.exercises.texts import text
from pynn_app.code_lab.package import EditedPackage

Run = Callable[[EditedPackage], None]
"""Runs code under test: raises Wrong, or whatever that code raises."""


class Wrong(Exception):
    """Code does not do what it should."""

    def __init__(self, explanation: CatalogueText) -> None:
        super().__init__(explanation)
        self.explanation = explanation


@dataclass(frozen=True)
class ExerciseCheck:
    """One test; ``title`` is the sentence that is true when it passes."""

    title: CatalogueText
    run: Run


class ExerciseChecks:
    """The tests of one exercise, in the order in which a solution should come to pass them."""

    def __init__(self) -> None:
        self._checks: list[ExerciseCheck] = []

    def __iter__(self) -> Iterator[ExerciseCheck]:
        return iter(self._checks)

    def titled(self, title: CatalogueText) -> Callable[[Run], Run]:
        """Decorate a function that is the next test."""

        def add(run: Run) -> Run:
            self.add(ExerciseCheck(title, run))
            return run

        return add

    def add(self, *checks: ExerciseCheck) -> None:
        """Append tests that exist already."""
        self._checks.extend(checks)


def judge(checks: Iterable[ExerciseCheck], package: EditedPackage) -> list[ExerciseTest]:
    """The result of each test. After the first one that finds a blank body, the others wait."""
    results: list[ExerciseTest] = []
    blank = False
    for check in checks:
        if blank:
            results.append(ExerciseTest(check.title, "waiting", None, None))
            continue
        error = _raised(check, package)
        blank = isinstance(error, NotImplementedError)
        results.append(_result(check.title, error))
    return results


def agree(quantity: TextValue, found: object, expected: object, near: float = NEAR) -> None:
    """Raise Wrong unless ``found``, the value of ``quantity``, is ``expected`` but for rounding.

    ``near`` as in ``difference``.
    """
    explanation = difference(quantity, found, np.asarray(expected), near)
    if explanation is not None:
        raise Wrong(explanation)


def demand(holds: object, explanation: CatalogueText) -> None:
    """Raise Wrong with this explanation unless it holds."""
    if not holds:
        raise Wrong(explanation)


def _raised(check: ExerciseCheck, package: EditedPackage) -> BaseException | None:
    try:
        # what is not finite is found by the tests, and a warning is no mistake
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            check.run(package)
    except BaseException as error:  # noqa: BLE001  edited code may even call exit()
        return error
    return None


def _result(title: CatalogueText, error: BaseException | None) -> ExerciseTest:
    if error is None:
        return ExerciseTest(title, "passed", None, None)
    if isinstance(error, Wrong):
        return ExerciseTest(title, "failed", error.explanation, None)
    return ExerciseTest(title, "failed", _explanation(error), trace_of(error))


def _explanation(error: BaseException) -> CatalogueText:
    name = type(error).__name__
    if not isinstance(error, Exception):
        return text("exercise-fault-ends-python", error=name)
    try:
        message = str(error)
    except Exception:  # noqa: BLE001  a student's exception, whose __str__ fails
        message = ""
    return error_text("unexpected", error=f"{name}: {message}" if message else name)
