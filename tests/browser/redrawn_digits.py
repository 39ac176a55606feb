"""Test digits of MNIST, drawn again on the pad as pen strokes, at any size and place."""

from collections.abc import Callable

import numpy as np

from pynn.examples import Examples
from tests.browser.app import App
from tests.drawings import pen

PEN = 16
"""The usual width, in pixels of a pad that is 280 wide."""


def share_read(
    app: App,
    test: Examples,
    count: int,
    width: Callable[[np.random.Generator], int] = lambda _: PEN,
) -> float:
    """The share of ``count`` digits that the network reads; ``width`` chooses a pen for each."""
    rng = np.random.default_rng(0)
    chosen = rng.choice(len(test), count, replace=False)
    answers = app.answers(
        (width(rng), pen.place_randomly(pen.strokes(image.reshape(28, 28)), rng))
        for image in test.inputs[chosen]
    )
    digits = test.targets[chosen].argmax(axis=1)
    return float(np.mean(np.array(answers) == digits.astype(str)))
