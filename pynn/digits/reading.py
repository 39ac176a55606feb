"""Reading a drawn digit: the network's answer, or that it is not sure, and why."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pynn.activations import Array
from pynn.digits.drawing import ALL, SIDE, Preparation, Steps, prepare
from pynn.digits.familiarity import Familiar
from pynn.digits.ink_shape import InkShape
from pynn.network import Network

SURE = 0.3
"""The largest output must be at least this …"""
LEAD = 0.05
"""… and lead the second largest by at least this, or the answer is "not sure".

These and the limits in ``familiarity`` were chosen on 1,500 digits redrawn as pen strokes, training
digits that were held out, and on 1,500 scribbles, dots, letters and shapes. Of the digits *best* then
reads 95.0 % rightly and 2.1 % wrongly, and is not sure of 2.9 %; of the scribbles, some of which do
look like a digit, it is not sure of 94 %. On test digits: ``python -m tests.bench.drawings``.
"""


@dataclass(frozen=True)
class Reading:
    """The network's answer to a drawing."""

    digit: int | None
    """0 to 9, or None: blank, or the network is not sure."""
    doubt: str | None
    """The reason why it is not sure: ``blank``, ``several`` (more than one digit), ``small`` (too small
    for its pen), ``faint`` (no output is large), ``torn`` (two are), ``unfamiliar`` (unlike every digit
    that it has learned from, or only a dot); None if it is sure."""
    guesses: tuple[int, ...]
    """The digits of the two largest outputs, the largest first; empty for a blank drawing."""
    outputs: Array | None
    """(10,) outputs of the network; None for a blank drawing."""
    prepared: Preparation | None
    """The preparation of the ink, step by step; None for a blank drawing, and for a picture."""
    picture: NDArray[np.float64] | None
    """(28, 28) the network's input, 0 … 1; None for a blank drawing."""


class PreparedInk:
    """A drawing, prepared once, to be read by one network after another.

    ``ink`` as for ``drawing.prepare``. Raises ValueError if it is no drawing.
    """

    def __init__(self, ink: ArrayLike, steps: Steps = ALL) -> None:
        self._prepared = prepare(ink, steps)
        self._shape = None if self._prepared is None else InkShape.of(self._prepared.ink)

    def read(self, network: Network, *, familiar: Familiar | None = None) -> Reading:
        """Read the digit. With ``familiar`` it is not sure of drawings unlike every digit there.

        Raises ValueError if the network does not map 784 pixels to 10 digits.
        """
        _check(network)
        if self._prepared is None:
            return Reading(None, "blank", (), None, None, None)
        return _read(network, self._prepared.picture, self._prepared, self._shape, familiar)


def read_drawing(
    network: Network, ink: ArrayLike, *, steps: Steps = ALL, familiar: Familiar | None = None
) -> Reading:
    """Read the digit drawn in ``ink``: see ``PreparedInk``."""
    return PreparedInk(ink, steps).read(network, familiar=familiar)


def read_picture(
    network: Network, picture: NDArray[np.float64], *, familiar: Familiar | None = None
) -> Reading:
    """Read a picture (28, 28), 0 … 1, that is made like MNIST's already."""
    _check(network)
    return _read(network, picture, None, None, familiar)


def _read(
    network: Network,
    picture: NDArray[np.float64],
    prepared: Preparation | None,
    shape: InkShape | None,
    familiar: Familiar | None,
) -> Reading:
    outputs = network.forward(picture.reshape(1, -1))[0]
    first, second = (int(digit) for digit in np.argsort(-outputs, kind="stable")[:2])
    doubt = None
    if outputs[first] < SURE:
        doubt = "faint"
    elif outputs[first] - outputs[second] < LEAD:
        doubt = "torn"
    elif familiar is not None and not familiar.recognises(picture, first, float(outputs[first])):
        doubt = "unfamiliar"
    if shape is not None:
        if shape.is_dot:
            doubt = "unfamiliar"
        elif shape.is_several:
            doubt = "several"
        elif doubt is not None and shape.is_small:
            doubt = "small"
    return Reading(first if doubt is None else None, doubt, (first, second), outputs, prepared, picture)


def _check(network: Network) -> None:
    if (network.sizes[0], network.sizes[-1]) != (SIDE**2, 10):
        raise ValueError(
            f"reading digits takes a network from 784 pixels to 10 digits; this one goes from "
            f"{network.sizes[0]} to {network.sizes[-1]}"
        )
