"""The command ``predict``: read the digit in a picture file, or print why it is not sure."""

import os
import sys
from pathlib import Path

from pynn.backpropagation import classes
from pynn.digits import mnist
from pynn.digits.familiarity import Familiar
from pynn.digits.ink import find_ink
from pynn.digits.picture_file import load_levels
from pynn.digits.reading import Reading, read_drawing
from pynn.network import Network

DOUBTS = {
    "several": "one digit at a time, please",
    "small": "draw it larger",
    "faint": "no output stands out. Could be {first} or {second}",
    "torn": "two outputs are close. Could be {first} or {second}",
    "unfamiliar": "unlike any digit it was trained on",
}
"""The reasons for the answer "not sure", by ``Reading.doubt``."""


def read_picture_file(
    model: str | os.PathLike[str], picture: str | os.PathLike[str], data: Path, *, data_given: bool
) -> Reading:
    """Read the digit in ``picture`` with the network in ``model``, and judge how sure it is.

    ``data`` is the folder with MNIST, whose training digits define the familiar. If they are missing,
    it warns on stderr, or raises FileNotFoundError if ``data_given``.
    """
    network = Network.load(model)
    ink = find_ink(load_levels(picture))
    return read_drawing(network, ink, familiar=_familiar(data, required=data_given))


def _familiar(folder: Path, *, required: bool) -> Familiar | None:
    try:
        train = mnist.load(folder).train
    except (FileNotFoundError, mnist.IdxError) as error:
        if required:
            raise
        print(
            f"pynn: without MNIST, a drawing unlike any digit is not recognised as such "
            f"(--data FOLDER): {error}",
            file=sys.stderr,
        )
        return None
    familiar = Familiar()
    familiar.add(train.inputs, classes(train.targets))
    return familiar


def answer(reading: Reading) -> str:
    """One line: the digit, or why there is none."""
    if reading.doubt == "blank":
        return "the picture is blank: nothing to read"
    if reading.digit is not None:
        return str(reading.digit)
    first, second = reading.guesses
    return f"not sure: {DOUBTS[str(reading.doubt)].format(first=first, second=second)}"
