"""Networks that read digits, as files, with the state of their optimizer; checked before use."""

import io
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from pynn import model_file
from pynn.activations import Array
from pynn.digits import mnist
from pynn.network import Network
from pynn.settings import MOST_UNITS
from pynn.training import Trainer
from pynn_labs.digits.shards import Buffer
from pynn_labs.errors import RejectedModelFile

MOST_LAYERS = 12
_UNBOUNDED = ("relu", "identity")
_VELOCITY = "velocity_"
"""Beginning of the names of the optimizer's arrays."""


def write_network(network: Network, beside: Mapping[str, Array] = MappingProxyType({})) -> bytes:
    """The content of an ``.npz``; ``beside`` are other arrays for the same file."""
    file = io.BytesIO()
    network.save(file, beside)
    return file.getvalue()


def write_checkpoint(trainer: Trainer) -> bytes:
    """The network, and in the same file the state of its optimizer."""
    velocities = enumerate(trainer.optimizer.state())
    beside = {f"{_VELOCITY}{number}": velocity for number, velocity in velocities}
    return write_network(trainer.network, beside)


def read_network(model: Buffer) -> Network:
    """The network in a file. Raises ModelFileError, or RejectedModelFile if it cannot be used here."""
    _check_sizes(model_file.read_sizes(io.BytesIO(model)))  # before anything large is read
    network = Network.load(io.BytesIO(model))
    try:
        network = network.astype(np.float32)
    except ValueError as error:
        raise RejectedModelFile("model-overflows") from error
    if not _has_finite_scores(network):
        raise RejectedModelFile("model-overflows")
    return network


def read_optimizer(checkpoint: Buffer, network: Network) -> list[Array]:
    """The optimizer's state in a checkpoint of ``network``; [] if the file holds only a network.

    Raises ModelFileError, or RejectedModelFile for numbers that no optimizer writes.
    """
    velocities = model_file.read_beside(io.BytesIO(checkpoint), _VELOCITY)
    shapes = [array.shape for array in network.weights + network.biases]
    if [v.shape for v in velocities] != shapes:
        return []
    if not all(v.dtype == np.float32 and np.isfinite(v).all() for v in velocities):
        raise RejectedModelFile("model-optimizer")
    return velocities


def _check_sizes(sizes: tuple[int, ...]) -> None:
    """Raises RejectedModelFile if a network of these sizes cannot read digits here."""
    if len(sizes) < 2:
        raise RejectedModelFile("model-layers")
    if (sizes[0], sizes[-1]) != (mnist.PIXELS, mnist.CLASSES):
        raise RejectedModelFile("model-ends", inputs=sizes[0], outputs=sizes[-1])
    if len(sizes) > MOST_LAYERS or max(sizes[1:]) > MOST_UNITS:
        raise RejectedModelFile(
            "model-size",
            layers=len(sizes),
            units=max(sizes[1:]),
            most_layers=MOST_LAYERS,
            most_units=MOST_UNITS,
        )


def _has_finite_scores(network: Network) -> bool:
    """True if no sum in the network can overflow, whatever the picture."""
    largest = np.float32(1)  # ink
    with np.errstate(over="ignore", invalid="ignore"):
        for W, b in zip(network.weights, network.biases, strict=True):
            score = (np.abs(W).sum(axis=1) * largest + np.abs(b)).max()
            if not np.isfinite(score):
                return False
            largest = score if network.activation in _UNBOUNDED else np.float32(1)
    return True
