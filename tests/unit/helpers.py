"""Helpers of several test files."""

import numpy as np

from pynn import Network
from pynn.activations import Array


def parameters(network: Network) -> Array:
    """Every weight and bias in one row: two networks are the same where these are equal."""
    return np.concatenate([array.ravel() for array in network.weights + network.biases])


def same(one: Network, other: Network) -> bool:
    """True if two networks are equal bit by bit."""
    return np.array_equal(parameters(one), parameters(other))
