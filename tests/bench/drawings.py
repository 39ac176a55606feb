"""How well drawings are read: ``.venv/bin/python -m tests.bench.drawings``, natively, about a minute.

Trains *best* once on all 60,000 digits. Then it reads test digits redrawn as pen strokes at random
size, place and pen width, and what is no digit; and it teaches ten odd sevens of each kind.
"""

import sys

import numpy as np
from numpy.typing import NDArray

from pynn import Network, accuracy, terminal
from pynn.backpropagation import classes
from pynn.cli import default_data_folder
from pynn.digits import drawing, mnist
from pynn.digits.collection import OwnDigits
from pynn.digits.familiarity import Familiar
from pynn.digits.reading import Reading, read_drawing
from pynn.digits.teaching import share_read, teach
from tests.bench.recipes import train_network
from tests.drawings import odd_sevens, pad, pen, scribbles

DIGITS = 1_000
SCRIBBLES = 500
PENS = (6.0, 28.0)
"""Pixels of the pad, 280 across."""
SEVENS = 10


def main() -> None:
    """Print the figures that docs/benchmarks.md quotes."""
    data = mnist.load(default_data_folder())
    print("training …", file=sys.stderr, flush=True)
    network = train_network(data, "best", seed=0)
    print(f"best, seed 0: {accuracy(network, data.test):.2%} of MNIST's test digits")
    rng = np.random.default_rng(2)
    familiar = Familiar()
    familiar.add(data.train.inputs, classes(data.train.targets))
    print_redrawn(network, familiar, data, rng)
    print_scribbles(network, familiar, rng)
    print_taught(network, data, rng)


def print_redrawn(
    network: Network, familiar: Familiar, data: mnist.Mnist, rng: np.random.Generator
) -> None:
    """Print how well test digits are read that are redrawn as a hand would draw them."""
    right = wrong = 0
    for index in rng.choice(len(data.test), DIGITS, replace=False):
        strokes = pen.place_randomly(pen.strokes(data.test.inputs[index].reshape(28, 28)), rng)
        digit = read(network, familiar, pad.ink(strokes, rng.uniform(*PENS))).digit
        truth = data.test.targets[index].argmax()
        right, wrong = right + (digit == truth), wrong + (digit not in (truth, None))
    unsure = DIGITS - right - wrong
    print(
        f"{DIGITS:,} test digits redrawn: {right / DIGITS:.1%} read rightly, "
        f"{wrong / DIGITS:.1%} wrongly, not sure of {unsure / DIGITS:.1%}"
    )


def print_scribbles(network: Network, familiar: Familiar, rng: np.random.Generator) -> None:
    """Print how often scribbles, which are no digits, are left undecided."""
    inks = [pad.ink(scribbles.scribble(rng), rng.uniform(*PENS)) for _ in range(SCRIBBLES)]
    unsure = sum(read(network, familiar, ink).digit is None for ink in inks)
    print(f"{SCRIBBLES:,} scribbles: not sure of {unsure / SCRIBBLES:.1%}")


def print_taught(network: Network, data: mnist.Mnist, rng: np.random.Generator) -> None:
    """Print the effect of teaching ten odd sevens of one kind, for each kind."""
    before = accuracy(network, data.test)
    for kind in odd_sevens.KINDS:
        own = OwnDigits()
        for _ in range(SEVENS):
            picture = drawing.to_mnist(pad.ink(odd_sevens.odd_seven(kind, rng), rng.uniform(10, 20)))
            assert picture is not None
            own.add(np.rint(255 * picture).astype(np.uint8), 7)
        taught = network.astype(network.dtype)
        known = share_read(taught, own.examples())
        teach(taught, own.examples(), data.train)
        print(
            f"ten sevens, {kind}: {known:.0%} read before, "
            f"{share_read(taught, own.examples()):.0%} after; "
            f"MNIST's test digits {100 * (accuracy(taught, data.test) - before):+.2f} points"
        )


def read(network: Network, familiar: Familiar, ink: NDArray[np.uint8]) -> Reading:
    """The reading of this ink that the page would show."""
    return read_drawing(network, ink, familiar=familiar)


if __name__ == "__main__":
    sys.exit(terminal.run(main, "drawings"))
