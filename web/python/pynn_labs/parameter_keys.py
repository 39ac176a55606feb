"""The keys of weights and biases, as the page shows them: "W2.1.3", "b1.2", counted from 1."""

import numpy as np

from pynn.gradient_check import Place
from pynn.network import Network

_LETTERS = {"weights": "W", "biases": "b"}
_PARTS = {letter: part for part, letter in _LETTERS.items()}


def place(key: str) -> Place:
    """The array, layer and index, counted from 0, of the parameter with this key."""
    layer, *index = (int(number) - 1 for number in key[1:].split("."))
    return _PARTS[key[0]], layer, tuple(index)


def key(part: str, layer: int, index: tuple[int, ...]) -> str:
    """The key of a parameter: the inverse of ``place``."""
    return _LETTERS[part] + ".".join(str(number + 1) for number in (layer, *index))


def keys_of(network: Network) -> list[str]:
    """The keys of all weights and biases: "W1.1.1", …, "b1.1", …"""
    return [
        key(part, layer, index)
        for part in _LETTERS
        for layer, array in enumerate(getattr(network, part))
        for index in np.ndindex(array.shape)
    ]


def trained_keys_of(network: Network) -> list[str]:
    """The keys of the parameters that training changes: without the biases where they are off."""
    return [name for name in keys_of(network) if network.has_biases or name[0] == "W"]
