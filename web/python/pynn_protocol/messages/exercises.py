"""The messages of the exercises."""

from dataclasses import dataclass
from typing import Literal

from pynn_protocol.messages.common import CatalogueText, ErrorPlace


@dataclass(frozen=True)
class BreakExercise:
    """A line to change; the catalogue of texts has its words, by its key."""

    kind: Literal["break"]
    key: str
    file: str
    snippets: list[str]
    """Texts that stand where the exercise is: the first one that is found counts."""
    lab: str
    """The lab where the change is seen."""
    observations: int
    """The number of texts that say what is seen."""


@dataclass(frozen=True)
class BlankExercise:
    """A function to write; the catalogue of texts has its words, by its key."""

    kind: Literal["blank"]
    key: str
    file: str
    snippets: list[str]
    """Texts that stand where the exercise is: the first one that is found counts."""
    equation: str
    hints: int
    """The number of texts with hints."""


@dataclass(frozen=True)
class ExerciseCatalogue:
    """All exercises, in their order."""

    breaks: list[BreakExercise]
    blanks: list[BlankExercise]


@dataclass(frozen=True)
class OfExercise:
    """An exercise, and the files as they are edited."""

    name: str
    edits: dict[str, str]


@dataclass(frozen=True)
class EditedPiece:
    """A file's text, and the lines in question, from 1."""

    file: str
    text: str
    first: int
    last: int


@dataclass(frozen=True)
class ExerciseTest:
    """The result of one test."""

    title: CatalogueText
    """The sentence that is true when it passes."""
    state: Literal["passed", "failed", "waiting"]
    explanation: CatalogueText | None
    """Why it has failed."""
    trace: ErrorPlace | None


@dataclass(frozen=True)
class Judgement:
    """The results of an exercise's tests."""

    passed: bool
    tests: list[ExerciseTest]
