"""The messages about the code of the package: its files, their edits, and exports."""

from dataclasses import dataclass

from pynn_protocol.messages.common import Versions


@dataclass(frozen=True)
class SourceFile:
    """A file of the package as it was written."""

    file: str
    text: str
    is_mathematics: bool


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
class ExportRuns:
    """The runs that a document repeats."""

    truth_table: bool
    digits: bool


@dataclass(frozen=True)
class ExportedFile:
    """A file to save."""

    name: str
    content: bytes
