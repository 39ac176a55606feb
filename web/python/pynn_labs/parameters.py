"""A network's weights and biases, as they come from outside: taken where they are sound."""

from collections.abc import Mapping, Sequence

import numpy as np

from pynn.activations import Array
from pynn.network import Network
from pynn_labs.derivation.numbers import key, place
from pynn_labs.refusal import Refusal

LARGEST = 1e9
"""A weight from outside is no larger: no sum of such weights overflows."""


def put(network: Network, weights: object, biases: object) -> None:
    """Let ``network`` have these numbers, an array or a list of lists for each layer.

    Raises Refusal, and then nothing has changed.
    """
    sound = _sound("the weights", weights, network.weights)
    sound_biases = _sound("the biases", biases, network.biases)
    if not network.has_biases and any(b.any() for b in sound_biases):
        raise Refusal("biases are off, and yet some are not 0")
    for parameter, array in zip(network.weights + network.biases, sound + sound_biases, strict=True):
        parameter[...] = array


def keys_of(network: Network) -> list[str]:
    """The keys of all weights and biases: "W1.1.1", …, "b1.1", …"""
    return [
        key(part, layer, index)
        for part in ("weights", "biases")
        for layer, array in enumerate(getattr(network, part))
        for index in np.ndindex(array.shape)
    ]


def put_by_key(network: Network, numbers: object) -> None:
    """Let ``network`` have the numbers of all its parameters, by their keys.

    Raises Refusal, and then nothing has changed.
    """
    if not isinstance(numbers, Mapping) or set(numbers) != set(keys_of(network)):
        raise Refusal("a number is needed for each weight and bias of this network, by its key")
    arrays = {
        "weights": [np.zeros(W.shape) for W in network.weights],
        "biases": [np.zeros(b.shape) for b in network.biases],
    }
    for name, number in numbers.items():
        part, layer, index = place(name)
        is_number = isinstance(number, int | float) and not isinstance(number, bool)
        arrays[part][layer][index] = number if is_number and abs(number) <= LARGEST else np.nan
    put(network, arrays["weights"], arrays["biases"])


class EditableParameters:
    """The parameters of ``network`` while a person's code may do anything to them."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._weights, self._biases = network.weights, network.biases
        self._arrays = list(network.weights), list(network.biases)
        self._before = [array.copy() for array in self._all()]

    def take_back(self) -> bool:
        """Whether they are others now. The network has the arrays that it had, with the new numbers.

        Raises Refusal where a network cannot have these, and then they are as they were.
        """
        network = self._network
        weights, biases = (_copied(getattr(network, name, None)) for name in ("weights", "biases"))
        self._put_in_place()
        try:
            put(network, weights, biases)
        except BaseException:
            for array, before in zip(self._all(), self._before, strict=True):
                array[...] = before
            raise
        return not all(map(np.array_equal, self._all(), self._before))

    def _put_in_place(self) -> None:
        """Whoever computes with the network may hold on to its arrays."""
        network = self._network
        network.weights, network.biases = self._weights, self._biases
        network.weights[:], network.biases[:] = self._arrays

    def _all(self) -> list[Array]:
        return self._arrays[0] + self._arrays[1]


def _copied(given: object) -> object:
    """An array may be put in place of another, and then changes with it."""
    if not isinstance(given, list | tuple):
        return given
    return [each.copy() if isinstance(each, np.ndarray) else each for each in given]


def _sound(label: str, given: object, parameters: Sequence[Array]) -> list[Array]:
    """An array for each layer, of the sizes of ``parameters``. Raises Refusal."""
    shapes = [parameter.shape for parameter in parameters]
    try:
        arrays = [np.array(each) for each in given] if isinstance(given, list | tuple) else []
    except (TypeError, ValueError):
        arrays = []
    if [array.shape for array in arrays] != shapes or not all(map(_are_moderate, arrays)):
        raise Refusal(
            f"{label} of this network must be numbers of at most {LARGEST:,.0f}, "
            f"in lists of the sizes {shapes}"
        )
    return arrays


def _are_moderate(array: Array) -> bool:
    return array.dtype.kind in "iuf" and bool((np.abs(array.astype(np.float64)) <= LARGEST).all())
