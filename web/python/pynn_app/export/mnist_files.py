"""MNIST as its four files, from the digits that the page has."""

from collections.abc import Callable, Mapping
from typing import Any

from pynn_app.export.zip_archive import zipped


def mnist_files(
    examples: Mapping[str, Any],
    names: Mapping[str, str],
    idx_bytes: Callable[[Any], bytes],
) -> bytes:
    """A zip with the folder ``mnist`` in it, as ``pynn.digits.mnist.load`` takes it.

    ``examples`` are those of "train" and "test"; ``names`` and ``idx_bytes`` are those of the module.
    """
    return zipped(
        {
            f"mnist/{names[f'{kind}_{part}']}": idx_bytes(array)
            for kind, each in examples.items()
            for part, array in (
                ("images", each.inputs.reshape(-1, 28, 28)),
                ("labels", each.targets.argmax(axis=1).astype("uint8")),
            )
        }
    )
