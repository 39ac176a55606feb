"""A network's answers between the rows of its table, over two of the inputs."""

import numpy as np
from pynn_protocol.messages import BetweenRows

from pynn.activations import Array
from pynn.network import Network

SIDE = 43
"""Points along each side; with LOW and HIGH as they are, the corners are among them."""
LOW, HIGH = -0.25, 1.25
"""The picture reaches a little beyond the corners, 0 and 1."""


def between_rows(network: Network, row: Array, across: int, up: int) -> BetweenRows:
    """ŷ on a grid over the inputs ``across`` and ``up``, the others as in ``row`` (n_in,)."""
    ticks = np.linspace(LOW, HIGH, SIDE)
    points = np.tile(row.astype(np.float64), (SIDE * SIDE, 1))
    points[:, across] = np.tile(ticks, SIDE)
    points[:, up] = np.repeat(ticks[::-1], SIDE)
    outputs = network.forward(points)[:, 0]
    return BetweenRows(across, up, LOW, HIGH, SIDE, outputs.astype(np.float32))
