"""The messages of the console."""

from dataclasses import dataclass
from typing import Literal

from pynn_protocol.messages.common import Bytes, CatalogueText, SignedBytes
from pynn_protocol.messages.digits import DigitsProgress
from pynn_protocol.messages.truth_table import TruthTableState


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
