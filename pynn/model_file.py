"""Networks on disk: an ``.npz`` that plain NumPy reads, and nothing but numbers is ever read back.

Layout, version 1: ``format_version`` (int), ``sizes`` (int array), ``activation``,
``output_activation``, ``loss`` (strings), ``has_biases`` (bool; True where it is missing), and
``weights_0``, ``biases_0``, ``weights_1``, … with weights_l of shape (sizes[l + 1], sizes[l]) and
biases_l of shape (sizes[l + 1],).
"""

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from pynn import archive
from pynn.activations import Array
from pynn.archive import Archive, Source
from pynn.errors import printable
from pynn.files import write_atomically

FORMAT_VERSION = 1
MOST_LAYERS = 100
_MOST_LETTERS = 100
"""A name in a file is shorter than this."""


class ModelFileError(archive.ArchiveError):
    """A file that is not a saved network, or a damaged one."""


@dataclass(frozen=True)
class SavedNetwork:
    """The content of a model file, with every shape and number already checked."""

    sizes: tuple[int, ...]
    activation: str
    output_activation: str
    loss: str
    weights: list[Array]
    biases: list[Array]
    has_biases: bool = True


def write(file: Source, saved: SavedNetwork, beside: Mapping[str, Array]) -> None:
    """Write ``saved`` as an uncompressed ``.npz``; a path is used as given, no suffix is added.

    A file at that path is replaced whole or not at all, see ``pynn.files``. Raises OSError.
    ``beside`` are other arrays for the same file, which ``read`` ignores.
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
        write_atomically(file, buffer.getvalue())
    else:
        file.write(buffer.getvalue())


def read(file: Source) -> SavedNetwork:
    """Read the output of ``write``.

    Raises ModelFileError for anything else (not an ``.npz``, another version, missing parts, wrong
    shapes, numbers that are not finite, too large) and OSError where the file cannot be opened.
    """
    with _reading(file) as arrays:
        return _checked(arrays)


def read_sizes(file: Source) -> tuple[int, ...]:
    """The units of each layer, without reading anything large. Raises as ``read``."""
    with _reading(file) as arrays:
        return _sizes(arrays)


def read_beside(file: Source, prefix: str) -> list[Array]:
    """The arrays saved beside the network under names with this prefix. Raises as ``read``."""
    with _reading(file) as arrays:
        return [arrays.array(name) for name in arrays.names if name.startswith(prefix)]


@contextmanager
def _reading(file: Source) -> Iterator[Archive]:
    try:
        with archive.reading(file) as arrays:
            yield arrays
    except ModelFileError:
        raise
    except archive.ArchiveError as error:
        raise ModelFileError(
            "model-file-unreadable",
            f"this is not a network saved by pynn, or it is damaged ({error}); "
            f"expected an .npz file written by Network.save",
            error=error,
        ) from error


def _checked(arrays: Archive) -> SavedNetwork:
    version = _scalar(arrays, "format_version", "iu")
    if version != FORMAT_VERSION:
        raise ModelFileError(
            "model-file-version",
            f"this file has format version {version}, this pynn reads version {FORMAT_VERSION}: "
            f"open it with the pynn that wrote it",
            version=version,
            readable=FORMAT_VERSION,
        )
    sizes = _sizes(arrays)
    shapes = list(zip(sizes[1:], sizes[:-1], strict=True))
    saved = SavedNetwork(
        sizes,
        activation=str(_scalar(arrays, "activation", "U")),
        output_activation=str(_scalar(arrays, "output_activation", "U")),
        loss=str(_scalar(arrays, "loss", "U")),
        weights=[_parameter(arrays, f"weights_{l}", shape) for l, shape in enumerate(shapes)],
        biases=[_parameter(arrays, f"biases_{l}", shape[:1]) for l, shape in enumerate(shapes)],
        has_biases=bool(_scalar(arrays, "has_biases", "b")) if "has_biases" in arrays.names else True,
    )
    if not saved.has_biases and any(b.any() for b in saved.biases):
        raise ModelFileError(
            "model-file-biases", "it says it has no biases, but holds some: the file is damaged"
        )
    if len({parameter.dtype for parameter in saved.weights + saved.biases}) > 1:
        raise ModelFileError(
            "model-file-precisions", "its weights and biases differ in precision: the file is damaged"
        )
    return saved


def _sizes(arrays: Archive) -> tuple[int, ...]:
    header = arrays.header("sizes")
    if header is None or len(header.shape) != 1 or header.dtype.kind != "i":
        raise ModelFileError(
            "model-file-sizes", "'sizes' must be a list of whole numbers, one per layer"
        )
    if header.shape[0] > MOST_LAYERS:
        raise ModelFileError(
            "model-file-layers",
            f"'sizes' has {header.shape[0]:,} layers, at most {MOST_LAYERS} can be read",
            layers=header.shape[0],
            most=MOST_LAYERS,
        )
    return tuple(int(size) for size in arrays.array("sizes"))


def _scalar(arrays: Archive, name: str, kinds: str) -> int | str:
    """One value, of one of NumPy's ``kinds``."""
    header = arrays.header(name)
    if header is None:
        raise ModelFileError(
            "model-file-value-missing",
            f"'{name}' is missing: this is not a network saved by pynn",
            name=name,
        )
    if (
        header.shape != ()
        or header.dtype.kind not in kinds
        or header.dtype.itemsize > 4 * _MOST_LETTERS
    ):
        raise ModelFileError(
            "model-file-value",
            f"'{name}' holds {header}: this is not a network saved by pynn",
            name=name,
            found=str(header),
        )
    return arrays.array(name).item()  # type: ignore[return-value]


def _parameter(arrays: Archive, name: str, shape: tuple[int, ...]) -> Array:
    header = arrays.header(name)
    if header is None:
        raise ModelFileError(
            "model-file-array-missing", f"'{name}' is missing: the file is incomplete", name=name
        )
    if header.dtype not in (np.dtype(np.float32), np.dtype(np.float64)):
        found = printable(header.dtype)
        raise ModelFileError(
            "model-file-array-kind",
            f"'{name}' holds {found}, expected float32 or float64",
            name=name,
            found=found,
        )
    if header.shape != shape:
        raise ModelFileError(
            "model-file-array-shape",
            f"'{name}' has shape {header.shape}, but 'sizes' asks for {shape}",
            name=name,
            found=str(header.shape),
            expected=str(shape),
        )
    array = arrays.array(name)
    if not np.isfinite(array).all():
        raise ModelFileError(
            "model-file-not-finite", f"'{name}' holds NaN or infinite numbers", name=name
        )
    return array
