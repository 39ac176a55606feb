"""MNIST: handwritten digits from IDX files, every size and magic number checked.

An IDX file is a four-byte magic number (0, 0, type, number of dimensions), each dimension as a
big-endian 32-bit integer, then the data. MNIST's are all unsigned bytes (type 8).
"""

import gzip
import math
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pynn.errors import InvalidInput
from pynn.examples import Examples, one_hot

PIXELS = 28 * 28
CLASSES = 10
BYTE_SCALE = 1 / 255
"""Pixels are stored as 0 to 255 and shown to the network as 0 to 1."""
TRAIN_IMAGES = 60_000
TEST_IMAGES = 10_000
FILES = {
    "train_images": "train-images-idx3-ubyte",
    "train_labels": "train-labels-idx1-ubyte",
    "test_images": "t10k-images-idx3-ubyte",
    "test_labels": "t10k-labels-idx1-ubyte",
}
_UNSIGNED_BYTE = 8
_GZIP_MAGIC = b"\x1f\x8b"

Bytes = NDArray[np.uint8]


class IdxError(InvalidInput):
    """A file that is not the IDX file it should be."""


@dataclass(frozen=True)
class Mnist:
    """Training and test digits: ``inputs`` are (m, 784) bytes, ``targets`` (m, 10) one-hot."""

    train: Examples
    test: Examples


def digits(images: Bytes, labels: Bytes) -> Examples:
    """(m, 28, 28) or (m, 784) bytes and (m,) labels 0 to 9 as examples, pixels scaled to 0 … 1.

    Raises IdxError for labels that are no digits.
    """
    pixels = images.reshape(len(images), PIXELS)
    try:
        return Examples(pixels, one_hot(labels, CLASSES), scale=BYTE_SCALE)
    except InvalidInput as error:
        raise IdxError(
            "idx-labels", f"these are no digits with their labels: {error}", error=error
        ) from error


def load(folder: str | os.PathLike[str]) -> Mnist:
    """Read the four files, plain or gzipped (with ``.gz`` behind the name), from ``folder``.

    Names such as ``train-images.idx3-ubyte`` work, too, and a file in a folder of the same name.

    Raises FileNotFoundError naming the missing file, IdxError for a damaged one.
    """
    arrays = {part: read_idx(_find(Path(folder), name)) for part, name in FILES.items()}
    for kind in ("train", "test"):
        images, labels = arrays[f"{kind}_images"], arrays[f"{kind}_labels"]
        if images.shape[1:] != (28, 28) or labels.shape != images.shape[:1]:
            names = FILES[f"{kind}_images"], FILES[f"{kind}_labels"]
            raise IdxError(
                "idx-shapes",
                f"{names[0]} holds an array of shape {images.shape} and {names[1]} one of shape "
                f"{labels.shape}: expected (m, 28, 28) and (m,)",
                images=names[0],
                images_shape=str(images.shape),
                labels=names[1],
                labels_shape=str(labels.shape),
            )
    return Mnist(
        digits(arrays["train_images"], arrays["train_labels"]),
        digits(arrays["test_images"], arrays["test_labels"]),
    )


def read_idx(path: str | os.PathLike[str]) -> Bytes:
    """The array of bytes in an IDX file, plain or gzipped. Raises IdxError, OSError."""
    content = Path(path).read_bytes()
    if content[:2] == _GZIP_MAGIC:
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error) as error:
            reason = str(error)
            raise IdxError(
                "idx-gzip",
                f"{path} is a damaged gzip file: {reason}",
                name=str(path),
                reason=reason,
            ) from error
    return parse_idx(content, str(path))


def parse_idx(content: bytes | memoryview, name: str = "this data") -> Bytes:
    """The array of bytes that ``content`` describes; read-only. Raises IdxError."""
    header, data = _parse_header(content, name)
    expected = math.prod(header)
    if len(data) != expected:
        shape = " x ".join(map(str, header))
        raise IdxError(
            "idx-length",
            f"{name} says that it holds {shape} = {expected:,} bytes, but {len(data):,} follow: it is "
            f"cut short or damaged",
            name=name,
            shape=shape,
            expected=expected,
            found=len(data),
        )
    return np.frombuffer(data, dtype=np.uint8).reshape(header)


def idx_bytes(array: Bytes) -> bytes:
    """``array`` as an IDX file: what ``parse_idx`` reads."""
    header = [(_UNSIGNED_BYTE << 8) | array.ndim, *array.shape]
    return np.array(header, dtype=">u4").tobytes() + np.ascontiguousarray(array).tobytes()


def _parse_header(content: bytes | memoryview, name: str) -> tuple[tuple[int, ...], memoryview]:
    view = memoryview(content)
    if tuple(view[:3]) != (0, 0, _UNSIGNED_BYTE) or len(view) < 4 or not 1 <= view[3] <= 3:
        raise IdxError(
            "idx-magic-number",
            f"{name} does not begin with the magic number of an IDX file of bytes (0, 0, 8, and "
            f"1 to 3 dimensions), but with {tuple(view[:4])}",
            name=name,
            found=str(tuple(view[:4])),
        )
    end = 4 + 4 * view[3]
    if len(view) < end:
        raise IdxError("idx-header", f"{name} ends within its header: it is cut short", name=name)
    dimensions: NDArray[Any] = np.frombuffer(view[4:end], dtype=">u4")
    return tuple(int(size) for size in dimensions), view[end:]


def _find(folder: Path, name: str) -> Path:
    """The file of this name, as it comes or as unpacking programs call it.

    Those make ``train-images.idx3-ubyte`` of it, or a folder of the file's name with the file in it.
    """
    plain = (name, name.replace("-idx", ".idx"))
    names = [*plain, *(f"{file}.gz" for file in plain)]
    in_folders = (f"{outer}/{inner}" for outer in names for inner in names)
    for path in (folder / file for file in (*names, *in_folders)):
        if path.exists() and not path.is_dir():
            return path
    raise FileNotFoundError(
        f"{folder} has no {name} or {name}.gz: `./build.sh` fetches MNIST once, or name the folder "
        f"that holds its four IDX files"
    )
