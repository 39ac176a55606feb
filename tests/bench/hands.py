"""How well people's handwriting is read: ``.venv/bin/python -m tests.bench.hands FILE``, natively.

FILE holds strokes, see ``tests.drawings.handwriting``. Each is drawn on the pad with its pen, at a
random size and place, and read as the page reads it, by *best* trained once on everything.

The handwriting is not part of this repository. Two public collections, both CC BY 4.0, fit:
https://archive.ics.uci.edu/dataset/81 (digits; unpack pendigits-orig.tra.Z and .tes.Z with ``gzip
-d``) and https://archive.ics.uci.edu/dataset/160 (digits and letters of eleven writers). Make a file
of them with ``python -m tests.bench.hands FILE --convert --pendigits … --uji …``.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pynn import Network, terminal
from pynn.backpropagation import classes
from pynn.cli import default_data_folder
from pynn.digits import mnist
from pynn.digits.familiarity import Familiar
from pynn.digits.reading import SURE, read_drawing
from tests.bench.recipes import train_network
from tests.bench.table import markdown
from tests.drawings import pad, pen, unipen
from tests.drawings.handwriting import Drawing, Stroke, load, save, scaled

PEN = 16.0
"""The pad's pen, in its pixels, 280 across."""
QUANTILES = (0.1, 0.25, 0.5)
THRESHOLDS = (SURE, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
ABOUT = "Digits and letters that people wrote, from the UCI data sets 81 and 160, CC BY 4.0."


@dataclass(frozen=True)
class Answer:
    """The network's answer to a drawing."""

    drawing: Drawing
    digit: str | None
    """None: not sure."""
    output: float
    """Its largest output."""

    @property
    def is_right(self) -> bool:
        """True if it is the digit that was written."""
        return self.digit == self.drawing.text

    @property
    def is_wrong(self) -> bool:
        """True if it is another digit."""
        return self.digit is not None and not self.is_right

    def if_sure_from(self, threshold: float) -> "Answer":
        """The answer if the largest output had to be at least this."""
        return Answer(self.drawing, self.digit if self.output >= threshold else None, self.output)


def main() -> None:
    """Convert files, or print the tables that docs/benchmarks.md quotes."""
    options = _parser().parse_args()
    if options.convert:
        drawings = [*_pendigits(options.pendigits), *_uji(options.uji)]
        save(options.file, drawings, ABOUT)
        print(f"{len(drawings):,} drawings written to {options.file}")
        return
    drawings = load(options.file)
    data = mnist.load(default_data_folder())
    if options.network:
        network = Network.load(options.network)
    else:
        print("training …", file=sys.stderr, flush=True)
        network = train_network(data, "best", options.seed)
    familiar = Familiar()
    familiar.add(data.train.inputs, classes(data.train.targets))
    print(report(read_all(network, familiar, drawings, np.random.default_rng(options.seed))))


def read_all(
    network: Network, familiar: Familiar, drawings: Sequence[Drawing], rng: np.random.Generator
) -> list[Answer]:
    """The answers to all drawings, each at a random size and place."""
    answers = []
    for number, drawing in enumerate(drawings):
        if number % 500 == 0:
            print(f"read {number:,} of {len(drawings):,}", file=sys.stderr, flush=True)
        ink = pad.ink(pen.place_randomly(drawing.strokes, rng), PEN)
        reading = read_drawing(network, ink, familiar=familiar)
        digit = None if reading.digit is None else str(reading.digit)
        outputs = reading.outputs
        answers.append(Answer(drawing, digit, 0.0 if outputs is None else float(outputs.max())))
    return answers


def report(answers: Sequence[Answer]) -> str:
    """All tables, one after the other."""
    digits = [answer for answer in answers if answer.drawing.is_digit]
    letters = [answer for answer in answers if not answer.drawing.is_digit]
    parts = [
        _table("all", digits, lambda _: "digits"),
        _table("source", digits, lambda drawing: drawing.source),
        _table("digit", digits, lambda drawing: drawing.text),
        _table("style", [a for a in digits if a.drawing.style], lambda drawing: str(drawing.style)),
        _writers(digits),
        _curve(digits, letters),
    ]
    if letters:
        parts.insert(-1, f"{len(letters):,} letters: not sure of {_share(_not_sure(letters))}")
    return "\n\n".join(parts)


def _table(title: str, answers: Sequence[Answer], key: Callable[[Drawing], str]) -> str:
    rows = [
        [name, f"{len(group):,}", *map(_share, (_right(group), _wrong(group), _not_sure(group)))]
        for name, group in sorted(_grouped(answers, key).items())
    ]
    return markdown([title, "drawings", "right", "wrong", "not sure"], rows)


def _writers(digits: Sequence[Answer]) -> str:
    """The shares of the writers who are read worst."""
    groups = _grouped(digits, lambda drawing: (drawing.source, drawing.writer)).values()
    rights = [_right(group) for group in groups]
    rows = [[f"{q:.0%} are read below", _share(float(np.quantile(rights, q)))] for q in QUANTILES]
    return markdown([f"of {len(rights)} writers", "right"], rows)


def _curve(digits: Sequence[Answer], letters: Sequence[Answer]) -> str:
    """Right against wrong, by the least that the largest output must be."""
    rows = []
    for threshold in THRESHOLDS:
        sure = [answer.if_sure_from(threshold) for answer in digits]
        refused = [answer.if_sure_from(threshold) for answer in letters]
        rows.append(
            [
                f"{threshold:g}",
                *map(_share, (_right(sure), _wrong(sure))),
                _share(_not_sure(refused)) if refused else "–",
            ]
        )
    return markdown(["largest output at least", "right", "wrong", "letters: not sure"], rows)


def _grouped[K: Hashable](
    answers: Iterable[Answer], key: Callable[[Drawing], K]
) -> dict[K, list[Answer]]:
    groups: dict[K, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups[key(answer.drawing)].append(answer)
    return groups


def _right(answers: Sequence[Answer]) -> float:
    return float(np.mean([answer.is_right for answer in answers]))


def _wrong(answers: Sequence[Answer]) -> float:
    return float(np.mean([answer.is_wrong for answer in answers]))


def _not_sure(answers: Sequence[Answer]) -> float:
    return float(np.mean([answer.digit is None for answer in answers]))


def _share(share: float) -> str:
    return f"{share:.1%}"


# -- the public files -------------------------------------------------------------------------------


def _pendigits(paths: Sequence[Path]) -> list[Drawing]:
    """Data set 81: y upwards; the comment is the digit, the writer and a count."""
    return [
        _drawing("pendigits", character, f"{path.name} {character.comment[1]}", np.array([1, -1]))
        for path in paths
        for character in unipen.characters(path.read_text(encoding="latin-1"))
    ]


def _uji(paths: Sequence[Path]) -> list[Drawing]:
    """Data set 160: y downwards; a file for each writer."""
    return [
        _drawing("uji", character, path.name, np.array([1, 1]))
        for path in paths
        for character in unipen.characters(path.read_text(encoding="latin-1"))
        if character.label.isascii() and character.label.isalnum()
    ]


def _drawing(source: str, character: unipen.Character, writer: str, axes: Stroke) -> Drawing:
    strokes = scaled([stroke * axes for stroke in character.strokes])
    return Drawing(character.label, source, writer, strokes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hands", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, help="strokes, as JSON")
    parser.add_argument("--network", type=Path, metavar="NPZ", help="read with this one, not a new one")
    parser.add_argument("--seed", type=int, default=0, help="of training and places (default: 0)")
    parser.add_argument("--convert", action="store_true", help="write FILE from public files instead")
    parser.add_argument("--pendigits", type=Path, nargs="*", default=[], help="of data set 81")
    parser.add_argument("--uji", type=Path, nargs="*", default=[], help="of data set 160")
    return parser


if __name__ == "__main__":
    sys.exit(terminal.run(main, "hands"))
