"""The requests about exercises."""

from collections.abc import Mapping

from pynn_protocol.errors import RejectedInput
from pynn_protocol.messages.exercises import (
    BlankExercise,
    BreakExercise,
    EditedPiece,
    ExerciseCatalogue,
    Judgement,
)

from pynn_app.code_lab.exercises.blanking import Piece, blanked, put_back
from pynn_app.code_lab.exercises.blanks import BLANKS, Blank
from pynn_app.code_lab.exercises.breaks import BREAKS, Break
from pynn_app.code_lab.exercises.checks import judge
from pynn_app.code_lab.package import Package


class Exercises:
    """Begins, undoes and judges exercises. ``edits`` are whole files."""

    def __init__(self, package: Package) -> None:
        self._package = package

    def catalogue(self) -> ExerciseCatalogue:
        """All exercises, in their order, without their tests."""
        return ExerciseCatalogue(list(map(_break, BREAKS)), list(map(_blank, BLANKS)))

    def begin(self, name: str, edits: Mapping[str, str]) -> EditedPiece:
        """Make the change of a break, or remove the body of a blank.

        Raises RejectedInput where the text lacks what is to be changed, CodeError if it is not Python.
        """
        exercise = _named(name)
        text = self._text(exercise, edits)
        if isinstance(exercise, Break):
            if exercise.after in text and exercise.before not in text.replace(exercise.after, ""):
                raise RejectedInput("exercise-changed-already")
            return _changed(exercise, text, exercise.before, exercise.after)
        return _piece(exercise, blanked(text, exercise.function, exercise.comment))

    def undo(self, name: str, edits: Mapping[str, str]) -> EditedPiece:
        """Restore the line of a break, or the function of a blank. Raises as ``begin``."""
        exercise = _named(name)
        text = self._text(exercise, edits)
        if isinstance(exercise, Break):
            return _changed(exercise, text, exercise.after, exercise.before)
        original = self._package.originals[exercise.file]
        return _piece(exercise, put_back(text, exercise.function, original))

    def judge(self, name: str, edits: Mapping[str, str]) -> Judgement:
        """Run the tests of an exercise on the package with these edits.

        Raises CodeError where the package cannot be imported so.
        """
        exercise = _named(name)
        with self._package.trial(edits) as edited:
            tests = judge(exercise.checks, edited)
        return Judgement(all(test.state == "passed" for test in tests), tests)

    def _text(self, exercise: Break | Blank, edits: Mapping[str, str]) -> str:
        self._package.check(edits)
        return self._package.with_edits(edits)[exercise.file]


def _named(name: str) -> Break | Blank:
    for exercise in (*BREAKS, *BLANKS):
        if exercise.key == name:
            return exercise
    known = ", ".join(exercise.key for exercise in (*BREAKS, *BLANKS))
    raise RejectedInput("exercise-unknown", name=name, known=known)


def _break(exercise: Break) -> BreakExercise:
    return BreakExercise(
        "break",
        exercise.key,
        exercise.file,
        [exercise.after, exercise.before],
        exercise.lab,
        exercise.observations,
    )


def _blank(exercise: Blank) -> BlankExercise:
    head = f"def {exercise.function.rpartition('.')[2]}("
    return BlankExercise(
        "blank", exercise.key, exercise.file, [head], exercise.equation, exercise.hints
    )


def _piece(exercise: Break | Blank, piece: Piece) -> EditedPiece:
    return EditedPiece(exercise.file, piece.text, piece.first, piece.last)


def _changed(exercise: Break, text: str, before: str, after: str) -> EditedPiece:
    if text.count(before) != 1:
        line = before.strip().partition("\n")[0]
        raise RejectedInput("exercise-no-line", line=line, file=exercise.file)
    start = text[: text.index(before)].count("\n") + 1
    lines = after.rstrip("\n").count("\n")
    return _piece(exercise, Piece(text.replace(before, after), start, start + lines))
