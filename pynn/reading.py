"""Reading a drawn digit: the network's answer, or that it is not sure."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pynn import drawing
from pynn.activations import Array
from pynn.network import Network

SURE = 0.3
"""The largest output must be at least this …"""
LEAD = 0.05
"""… and lead the second largest by at least this, or the answer is "not sure".

Chosen on 1,500 training digits redrawn as pen strokes: a network that reads 95.7 % of MNIST's test
digits then reads 93.3 % of them rightly, 4.3 % wrongly, and is not sure of 2.4 %.
"""


@dataclass(frozen=True)
class Reading:
    """What the network made of a drawing."""

    digit: int | None
    """0 to 9, or None: blank, or the network is not sure."""
    outputs: Array | None
    """(10,) outputs of the network; None for a blank drawing."""
    picture: NDArray[np.float64] | None
    """(28, 28) what it saw, 0 … 1; None for a blank drawing."""


def read_drawing(network: Network, ink: ArrayLike) -> Reading:
    """Read the digit drawn in ``ink`` (see ``drawing.to_mnist``).

    Raises ValueError where ``ink`` is no drawing, or the network does not map 784 pixels to 10 digits.
    """
    if (network.sizes[0], network.sizes[-1]) != (drawing.SIDE**2, 10):
        raise ValueError(
            f"reading digits takes a network from 784 pixels to 10 digits; this one goes from "
            f"{network.sizes[0]} to {network.sizes[-1]}"
        )
    picture = drawing.to_mnist(ink)
    if picture is None:
        return Reading(None, None, None)
    outputs = network.forward(picture.reshape(1, -1))[0]
    second, first = np.sort(outputs)[-2:]
    sure = first >= SURE and first - second >= LEAD
    return Reading(int(outputs.argmax()) if sure else None, outputs, picture)
