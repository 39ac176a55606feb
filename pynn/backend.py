"""The code that trains: NumPy, or a faster backend that takes its place as a whole.

By default it is ``pynn.backpropagation`` with ``pynn.optimizers``. Results agree to rounding, so the
mathematics can be read without this file.
"""

from typing import Protocol

from pynn.activations import Array
from pynn.backpropagation import Backprop, Parameters


class Backend(Protocol):
    """Makes objects with the interface of ``Backprop`` that compute in another way."""

    def make_backprop(self, network: Parameters, batch_size: int) -> Backprop | None:
        """Its own ``Backprop`` for ``network``, or None for a network that it leaves to NumPy."""


_backend: Backend | None = None


def set_backend(backend: Backend | None) -> None:
    """Use ``backend`` from now on, for every network that it accepts; None restores plain NumPy."""
    global _backend  # noqa: PLW0603  one backend for the whole process is the point
    _backend = backend


def make_backprop(network: Parameters, batch_size: int) -> Backprop:
    """A ``Backprop`` for ``network`` and batches of up to ``batch_size``, of the current backend."""
    fast = None if _backend is None else _backend.make_backprop(network, batch_size)
    return Backprop(network, batch_size) if fast is None else fast


def forward_and_backward(network: Parameters, x: Array, y: Array) -> Backprop:
    """A ``Backprop`` after ``backward``, for the batch x (m, n_in) with y (m, n_out)."""
    backprop = make_backprop(network, len(x))
    backprop.take(x, y)
    backprop.forward()
    backprop.backward()
    return backprop
