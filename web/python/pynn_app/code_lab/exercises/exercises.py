"""The exercises as the page asks for them."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pynn_app.code_lab.exercises.blanking import Piece, blanked, put_back
from pynn_app.code_lab.exercises.blanks import BLANKS, Blank
from pynn_app.code_lab.exercises.breaks import BREAKS, Break
from pynn_app.code_lab.exercises.checking import judged
from pynn_app.code_lab.package import Package
from pynn_app.code_lab.refused import Refusal

_NOT_TOLD = ("checks", "before", "after", "comment")


class Exercises:
    """Every public method is an action ``exercises.…`` of the page's. ``edits`` are whole files."""

    def __init__(self, package: Package) -> None:
        self._package = package

    def catalogue(self) -> dict[str, list[dict[str, Any]]]:
        """All that is to be read of them: {"breaks": […], "blanks": […]}, in their order."""
        return {"breaks": [_told(each) for each in BREAKS], "blanks": [_told(each) for each in BLANKS]}

    def begin(self, name: str, edits: Mapping[str, str]) -> dict[str, Any]:
        """The change of a break made, or the body of a blank taken out.

        {"file", "text", "first", "last"}: the text then, and the lines in question, from 1. Raises
        Refusal where the text has not what is to be changed, CodeError where it is not Python.
        """
        exercise = _named(name)
        text = self._text(exercise, edits)
        if isinstance(exercise, Break):
            if exercise.after in text and exercise.before not in text.replace(exercise.after, ""):
                raise Refusal("The change is made already.")
            return _changed(exercise, text, exercise.before, exercise.after)
        return _piece(exercise, blanked(text, exercise.function, exercise.comment))

    def undo(self, name: str, edits: Mapping[str, str]) -> dict[str, Any]:
        """The line of a break, or the function of a blank, as it was written. As ``begin``."""
        exercise = _named(name)
        text = self._text(exercise, edits)
        if isinstance(exercise, Break):
            return _changed(exercise, text, exercise.after, exercise.before)
        original = self._package.originals[exercise.file]
        return _piece(exercise, put_back(text, exercise.function, original))

    def judge(self, name: str, edits: Mapping[str, str]) -> dict[str, Any]:
        """Run the tests of an exercise on the package with these edits.

        {"passed", "tests": [{"title", "state", "told", "trace"}, …]}. Raises CodeError where the
        package cannot be imported so.
        """
        exercise = _named(name)
        with self._package.trial(edits) as edited:
            tests = judged(exercise.checks, edited)
        return {"passed": all(each["state"] == "passed" for each in tests), "tests": tests}

    def _text(self, exercise: Break | Blank, edits: Mapping[str, str]) -> str:
        self._package.check(edits)
        return self._package.with_edits(edits)[exercise.file]


def _named(name: str) -> Break | Blank:
    for each in (*BREAKS, *BLANKS):
        if each.key == name:
            return each
    known = ", ".join(each.key for each in (*BREAKS, *BLANKS))
    raise Refusal(f"There is no exercise “{name}”: there are {known}.")


def _told(exercise: Break | Blank) -> dict[str, Any]:
    """What a page shows: no tests, and no text of a file."""
    return {
        name: getattr(exercise, name)
        for name in type(exercise).__dataclass_fields__
        if name not in _NOT_TOLD
    }


def _piece(exercise: Break | Blank, piece: Piece) -> dict[str, Any]:
    return {"file": exercise.file, **asdict(piece)}


def _changed(exercise: Break, text: str, before: str, after: str) -> dict[str, Any]:
    if text.count(before) != 1:
        line = before.strip().partition("\n")[0]
        raise Refusal(
            f"The line “{line}” is not in {exercise.file} any more. Change it by hand, or go back to "
            f"the file as it was written first."
        )
    start = text[: text.index(before)].count("\n") + 1
    lines = after.rstrip("\n").count("\n")
    return _piece(exercise, Piece(text.replace(before, after), start, start + lines))
