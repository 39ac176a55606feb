"""Reading a drawn digit: the network's answer, or that it is not sure, and why."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pynn.activations import Array
from pynn.digits.drawing import ALL, SIDE, Patch, Preparation, Steps, crop, prepare, scale
from pynn.digits.familiarity import Familiar
from pynn.digits.pen_width import stroke_width
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
DOT = 0.5
"""Ink whose strokes are wider than this share of its longer side is a dot, and no digit.

The most that MNIST's training digits have is 0.42. A dot has 0.67 by geometry, and at least 0.50 in
pixels where its diameter is 8 or more; smaller dots are recognised by their outputs.
"""
_DOT_CELLS = 40
"""Cells of the longer side when that is measured."""


@dataclass(frozen=True)
class Reading:
    """The network's answer to a drawing."""

    digit: int | None
    """0 to 9, or None: blank, or the network is not sure."""
    doubt: str | None
    """The reason why it is not sure: ``blank``, ``faint`` (no output is large), ``torn`` (two are),
    ``unfamiliar`` (unlike every digit that it has learned from, or only a dot); None if it is sure."""
    guesses: tuple[int, ...]
    """The digits of the two largest outputs, the largest first; empty for a blank drawing."""
    outputs: Array | None
    """(10,) outputs of the network; None for a blank drawing."""
    prepared: Preparation | None
    """The preparation of the ink, step by step; None for a blank drawing, and for a picture."""
    picture: NDArray[np.float64] | None
    """(28, 28) the network's input, 0 … 1; None for a blank drawing."""


def read_drawing(
    network: Network, ink: ArrayLike, *, steps: Steps = ALL, familiar: Familiar | None = None
) -> Reading:
    """Read the digit drawn in ``ink`` (see ``drawing.prepare``).

    With ``familiar`` it is not sure of drawings unlike every digit there. Raises ValueError if ``ink``
    is no drawing, or if the network does not map 784 pixels to 10 digits.
    """
    _check(network)
    prepared = prepare(ink, steps)
    if prepared is None:
        return Reading(None, "blank", (), None, None, None)
    return _read(network, prepared.picture, prepared, familiar)


def read_picture(
    network: Network, picture: NDArray[np.float64], *, familiar: Familiar | None = None
) -> Reading:
    """Read a picture (28, 28), 0 … 1, that is made like MNIST's already."""
    _check(network)
    return _read(network, picture, None, familiar)


def _read(
    network: Network,
    picture: NDArray[np.float64],
    prepared: Preparation | None,
    familiar: Familiar | None,
) -> Reading:
    outputs = network.forward(picture.reshape(1, -1))[0]
    first, second = (int(digit) for digit in np.argsort(-outputs, kind="stable")[:2])
    doubt = None
    if prepared is not None and _is_dot(prepared.ink):
        doubt = "unfamiliar"
    elif outputs[first] < SURE:
        doubt = "faint"
    elif outputs[first] - outputs[second] < LEAD:
        doubt = "torn"
    elif familiar is not None and not familiar.recognises(picture, first, float(outputs[first])):
        doubt = "unfamiliar"
    return Reading(first if doubt is None else None, doubt, (first, second), outputs, prepared, picture)


def _is_dot(ink: Array) -> bool:
    """True if the drawing is only a dot or a blot."""
    inner = crop(Patch(ink, 0, 0, 1))
    grid = scale(inner, inner.longer / _DOT_CELLS).grid
    return stroke_width(grid > grid.max() / 2) > DOT * _DOT_CELLS


def _check(network: Network) -> None:
    if (network.sizes[0], network.sizes[-1]) != (SIDE**2, 10):
        raise ValueError(
            f"reading digits takes a network from 784 pixels to 10 digits; this one goes from "
            f"{network.sizes[0]} to {network.sizes[-1]}"
        )
