"""UNIPEN files, in which the public handwriting was published.

``.SEGMENT`` begins a character and ends with its label in quotes; ``.COMMENT`` may name its writer;
lines of x and y between ``.PEN_DOWN`` and ``.PEN_UP`` are a stroke.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from tests.drawings.handwriting import Stroke


@dataclass
class Character:
    """One character as it stands in the file."""

    label: str
    comment: list[str] = field(default_factory=list)
    """The words of its first comment."""
    strokes: list[Stroke] = field(default_factory=list)


def characters(text: str) -> Iterator[Character]:
    """The characters of a file. Raises ValueError for a line that is no point where one is expected."""
    character: Character | None = None
    points: list[tuple[float, float]] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        word, _, rest = line.strip().partition(" ")
        if word == ".SEGMENT":
            if character is not None and character.strokes:
                yield character
            character, points = Character(_label(rest)), None
        elif word == ".COMMENT" and character is not None:
            character.comment = character.comment or rest.split()
        elif word == ".PEN_DOWN":
            points = []
        elif word == ".PEN_UP":
            if character is not None and points:
                character.strokes.append(np.array(points))
            points = None
        elif word and not word.startswith(".") and points is not None:
            points.append(_point(line, number))
    if character is not None and character.strokes:
        yield character


def _label(rest: str) -> str:
    return rest.split('"')[1] if rest.count('"') >= 2 else ""


def _point(line: str, number: int) -> tuple[float, float]:
    try:
        x, y = line.split()[:2]
        return float(x), float(y)
    except ValueError:
        raise ValueError(f"line {number} is no point of a stroke: {line!r}") from None
