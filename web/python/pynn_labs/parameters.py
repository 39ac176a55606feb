"""A network's weights and biases from outside: used only if the network can have them."""

from collections.abc import Mapping, Sequence

import numpy as np
from pynn_protocol.errors import RejectedInput

from pynn.activations import Array
from pynn.network import Network
from pynn_labs.parameter_keys import keys_of, place

LARGEST = 1e9
"""Weights from outside are no larger: no sum of such weights overflows."""


def put(network: Network, weights: object, biases: object) -> None:
    """Put these numbers into ``network``: for each of the two, an array or list for each layer.

    Raises RejectedInput, and then nothing has changed.
    """
    checked = _checked("weights-unfit", weights, network.weights)
    checked_biases = _checked("biases-unfit", biases, network.biases)
    if not network.has_biases and any(b.any() for b in checked_biases):
        raise RejectedInput("biases-off")
    parameters = network.weights + network.biases
    for parameter, array in zip(parameters, checked + checked_biases, strict=True):
        parameter[...] = array


def put_by_key(network: Network, numbers: object) -> None:
    """Put numbers into all parameters of ``network``, by their keys.

    Raises RejectedInput, and then nothing has changed.
    """
    if not isinstance(numbers, Mapping) or set(numbers) != set(keys_of(network)):
        raise RejectedInput("parameters-incomplete")
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
    """The parameters of ``network`` while a user's code may do anything to them."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._weights, self._biases = network.weights, network.biases
        self._arrays = list(network.weights), list(network.biases)
        self._before = [array.copy() for array in self._all()]

    def adopt_changes(self) -> bool:
        """Put the new numbers into the arrays that the network had before; True if they have changed.

        Raises RejectedInput for numbers that a network cannot have, and then the old ones stay.
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
        """A trainer holds references to the arrays, so these must stay the same objects."""
        network = self._network
        network.weights, network.biases = self._weights, self._biases
        network.weights[:], network.biases[:] = self._arrays

    def _all(self) -> list[Array]:
        return self._arrays[0] + self._arrays[1]


def _copied(given: object) -> object:
    """Copies of arrays: one may stand in another's place, and would change with it."""
    if not isinstance(given, list | tuple):
        return given
    return [item.copy() if isinstance(item, np.ndarray) else item for item in given]


def _checked(code: str, given: object, parameters: Sequence[Array]) -> list[Array]:
    """An array for each layer, of the shapes of ``parameters``. Raises RejectedInput with ``code``."""
    shapes = [parameter.shape for parameter in parameters]
    try:
        arrays = [np.array(item) for item in given] if isinstance(given, list | tuple) else []
    except (TypeError, ValueError):
        arrays = []
    if [array.shape for array in arrays] != shapes or not all(map(_is_moderate, arrays)):
        raise RejectedInput(code, largest=LARGEST, shapes=str(shapes))
    return arrays


def _is_moderate(array: Array) -> bool:
    return array.dtype.kind in "iuf" and bool((np.abs(array.astype(np.float64)) <= LARGEST).all())
