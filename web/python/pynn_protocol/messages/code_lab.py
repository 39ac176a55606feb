"""The messages of the code lab and of exports."""

from dataclasses import dataclass
from typing import Literal

from pynn_protocol.messages.common import Bytes, CatalogueText, ErrorPlace, SignedBytes, Versions
from pynn_protocol.messages.digits import DigitsProgress
from pynn_protocol.messages.truth_table import TruthTableState


@dataclass(frozen=True)
class SourceFile:
    """A file of the package as it was written."""

    file: str
    text: str


@dataclass(frozen=True)
class Edits:
    """The changed files of the package, whole, by name."""

    edits: dict[str, str]


@dataclass(frozen=True)
class AppliedEdits:
    """The files that run changed now."""

    edited: list[str]
    versions: Versions


@dataclass(frozen=True)
class EquationPlace:
    """A line that computes an equation: part of its text, and the name of what it stands in."""

    file: str
    within: str
    snippet: str


@dataclass(frozen=True)
class ConsoleName:
    """A name that is at hand in the console."""

    name: str
    about: CatalogueText


@dataclass(frozen=True)
class RunInConsole:
    """Run text, unless it is incomplete; ``at_once``: even so. ``columns`` fit on a line."""

    text: str
    at_once: bool = False
    columns: int = 75


@dataclass(frozen=True)
class ConsoleText:
    """Python's own text: printed, a value, or an error with its traceback."""

    kind: Literal["printed", "value", "error"]
    text: str


@dataclass(frozen=True)
class ConsoleNote:
    """A remark of the console."""

    kind: Literal["note"]
    text: CatalogueText


@dataclass(frozen=True)
class ConsoleNames:
    """The names that are at hand, as ``help()`` lists them."""

    kind: Literal["names"]
    names: list[ConsoleName]


@dataclass(frozen=True)
class ConsolePicture:
    """An array as a picture.

    ``signed`` pixels are from −127 to 127, 0 for the value 0; others from 0, for the value 0, to 255.
    """

    kind: Literal["picture"]
    shape: list[int]
    width: int
    height: int
    low: float
    high: float
    signed: bool
    missing: int
    """The number of values that are not finite; they are painted as 0."""
    pixels: Bytes | SignedBytes


ConsoleOutput = ConsoleText | ConsoleNote | ConsoleNames | ConsolePicture


@dataclass(frozen=True)
class ConsoleAnswer:
    """The outputs of one input, and the new state of each lab whose network it has changed."""

    complete: bool
    outputs: list[ConsoleOutput]
    truth_table: TruthTableState | None
    digits: DigitsProgress | None


@dataclass(frozen=True)
class Complete:
    """Complete the last word before the cursor."""

    before: str


@dataclass(frozen=True)
class Completions:
    """``typed`` is the part of the word that is there, ``names`` are whole words that begin so."""

    typed: str
    names: list[str]


@dataclass(frozen=True)
class BreakExercise:
    """A line to change; the catalogue of texts has its words, by its key."""

    kind: Literal["break"]
    key: str
    file: str
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


@dataclass(frozen=True)
class ExportRuns:
    """The runs that a document repeats."""

    truth_table: bool
    digits: bool


@dataclass(frozen=True)
class ExportedFile:
    """A file to save."""

    name: str
    content: bytes
