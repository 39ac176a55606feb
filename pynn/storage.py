"""Networks on disk: an ``.npz`` that plain NumPy reads, and nothing but numbers is ever read back.

Layout, version 1: ``format_version`` (int), ``sizes`` (int array), ``activation``,
``output_activation``, ``loss`` (strings), ``has_biases`` (bool; True where it is missing), and
``weights_0``, ``biases_0``, ``weights_1``, … with weights_l of shape (sizes[l + 1], sizes[l]) and
biases_l of shape (sizes[l + 1],).
"""

import io
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from pynn.activations import Array

FORMAT_VERSION = 1
MAX_BYTES = 256 * 2**20
"""A file that unpacks to more than this is refused before it is unpacked."""

Source = str | os.PathLike[str] | BinaryIO


class ModelFileError(ValueError):
    """A file that is not a saved network, or a damaged one; the message says what is wrong."""


@dataclass(frozen=True)
class SavedNetwork:
    """What a model file holds, with every shape and number already checked."""

    sizes: tuple[int, ...]
    activation: str
    output_activation: str
    loss: str
    weights: list[Array]
    biases: list[Array]
    has_biases: bool = True


def write(file: Source, saved: SavedNetwork, beside: Mapping[str, Array]) -> None:
    """Write ``saved`` as an uncompressed ``.npz``; a path is used as given, no suffix is added.

    ``beside`` are other arrays for the same file, which ``read`` passes over.
    """
    arrays: dict[str, object] = {
        "format_version": FORMAT_VERSION,
        "sizes": np.array(saved.sizes, dtype=np.int64),
        "activation": saved.activation,
        "output_activation": saved.output_activation,
        "loss": saved.loss,
        "has_biases": saved.has_biases,
    }
    for layer, (W, b) in enumerate(zip(saved.weights, saved.biases, strict=True)):
        arrays |= {f"weights_{layer}": W, f"biases_{layer}": b}
    arrays |= beside
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, **arrays)  # type: ignore[arg-type]
    if isinstance(file, str | os.PathLike):
        Path(file).write_bytes(buffer.getvalue())
    else:
        file.write(buffer.getvalue())


def read(file: Source) -> SavedNetwork:
    """Read what ``write`` wrote.

    Raises ModelFileError for anything else (not an ``.npz``, another version, missing parts, wrong
    shapes, numbers that are not finite, too large) and OSError where the file cannot be opened.
    """
    try:
        refuse_if_huge(file)
        with np.load(file, allow_pickle=False) as archive:
            return _checked({name: archive[name] for name in archive.files})
    except (ModelFileError, OSError):
        raise
    except Exception as error:  # a damaged archive can fail in any way
        raise ModelFileError(
            f"this is not a network saved by pynn, or it is damaged ({error}); "
            f"expected an .npz file written by Network.save"
        ) from error


def refuse_if_huge(file: Source) -> None:
    """Raises ModelFileError for an archive that would unpack to more than ``MAX_BYTES``."""
    with zipfile.ZipFile(file) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MAX_BYTES:
        raise ModelFileError(
            f"this file would unpack to {unpacked:,} bytes; a file of pynn has at most {MAX_BYTES:,}"
        )
    if not isinstance(file, str | os.PathLike):
        file.seek(0)


def _checked(arrays: Mapping[str, Array]) -> SavedNetwork:
    version = _scalar(arrays, "format_version")
    if version != FORMAT_VERSION:
        raise ModelFileError(
            f"this file has format version {version}, this pynn reads version {FORMAT_VERSION}: "
            f"open it with the pynn that wrote it"
        )
    if "sizes" not in arrays or arrays["sizes"].ndim != 1 or arrays["sizes"].dtype.kind != "i":
        raise ModelFileError("'sizes' must be a list of whole numbers, one per layer")
    sizes = tuple(int(size) for size in arrays["sizes"])
    shapes = list(zip(sizes[1:], sizes[:-1], strict=True))
    saved = SavedNetwork(
        sizes,
        activation=str(_scalar(arrays, "activation")),
        output_activation=str(_scalar(arrays, "output_activation")),
        loss=str(_scalar(arrays, "loss")),
        weights=[_parameter(arrays, f"weights_{l}", shape) for l, shape in enumerate(shapes)],
        biases=[_parameter(arrays, f"biases_{l}", shape[:1]) for l, shape in enumerate(shapes)],
        has_biases=bool(_scalar(arrays, "has_biases")) if "has_biases" in arrays else True,
    )
    if not saved.has_biases and any(b.any() for b in saved.biases):
        raise ModelFileError("it says it has no biases, but holds some: the file is damaged")
    if len({parameter.dtype for parameter in saved.weights + saved.biases}) > 1:
        raise ModelFileError("its weights and biases differ in precision: the file is damaged")
    return saved


def _scalar(arrays: Mapping[str, Array], name: str) -> int | str:
    if name not in arrays or arrays[name].ndim != 0:
        raise ModelFileError(f"{name!r} is missing: this is not a network saved by pynn")
    return arrays[name].item()  # type: ignore[return-value]


def _parameter(arrays: Mapping[str, Array], name: str, shape: tuple[int, ...]) -> Array:
    if name not in arrays:
        raise ModelFileError(f"{name!r} is missing: the file is incomplete")
    array = arrays[name]
    if array.dtype not in (np.dtype(np.float32), np.dtype(np.float64)):
        raise ModelFileError(f"{name!r} holds {array.dtype}, expected float32 or float64")
    if array.shape != shape:
        raise ModelFileError(f"{name!r} has shape {array.shape}, but 'sizes' asks for {shape}")
    if not np.isfinite(array).all():
        raise ModelFileError(f"{name!r} holds NaN or infinite numbers")
    return array
