"""Arrays out of an ``.npz`` that may have come from anywhere.

An array is unpacked only if its header declares plain numbers or text, of exactly the size that the
archive holds. So a small file cannot use much memory, and nothing in it is ever run.
"""

import math
import os
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

import numpy as np

from pynn.activations import Array
from pynn.errors import InvalidInput, printable

MAX_BYTES = 256 * 2**20
"""A file that unpacks to more than this is rejected before it is unpacked."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""As NumPy writes them."""
_KINDS = "biufU"
"""Truth values, numbers and text, as NumPy calls them; no objects, which could run anything."""
_HEADER_BYTES = 500
"""A plain array's header has 118; one of thousands would go deep into Python's own parser."""
_HEADERS = {
    (1, 0): np.lib.format.read_array_header_1_0,
    (2, 0): np.lib.format.read_array_header_2_0,
}

Source = str | os.PathLike[str] | BinaryIO


class ArchiveError(InvalidInput):
    """A file that is no ``.npz``, or a damaged one."""


@dataclass(frozen=True)
class Header:
    """The header of an array."""

    shape: tuple[int, ...]
    dtype: np.dtype[np.generic]

    def __str__(self) -> str:
        """Such as "float32 (30, 784)"."""
        return printable(f"{self.dtype} {self.shape}", most=80)


class Archive:
    """The arrays of an open ``.npz``, by name. Every method raises ArchiveError."""

    def __init__(self, opened: zipfile.ZipFile) -> None:
        self._opened = opened
        self._members = {info.filename.removesuffix(".npy"): info for info in opened.infolist()}
        unpacked = sum(info.file_size for info in self._members.values())
        if unpacked > MAX_BYTES:
            raise ArchiveError(
                "archive-too-large",
                f"it would unpack to {unpacked:,} bytes; a file of pynn has at most {MAX_BYTES:,}",
                unpacked=unpacked,
                most=MAX_BYTES,
            )

    @property
    def names(self) -> list[str]:
        """The names of all arrays, in the order in which they were written."""
        return list(self._members)

    def header(self, name: str) -> Header | None:
        """The header of the array of this name; None if there is none."""
        info = self._members.get(name)
        if info is None:
            return None
        shown = printable(name)
        if info.compress_type not in _METHODS:
            raise ArchiveError(
                "archive-compression",
                f"'{shown}' is compressed in a way that NumPy never uses",
                name=shown,
            )
        with self._opened.open(info) as member:
            header = _read_header(member, name)
            there = info.file_size - member.tell()
        promised = math.prod(header.shape) * header.dtype.itemsize
        if any(n < 0 for n in header.shape) or header.dtype.itemsize == 0 or promised != there:
            raise ArchiveError(
                "archive-array-size", f"'{shown}' does not hold as many numbers as it says", name=shown
            )
        return header

    def array(self, name: str) -> Array:
        """The array of this name, which must be there."""
        if self.header(name) is None:
            shown = printable(name)
            raise ArchiveError("archive-array-missing", f"'{shown}' is missing", name=shown)
        with self._opened.open(self._members[name]) as member:
            return np.lib.format.read_array(member, allow_pickle=False, max_header_size=_HEADER_BYTES)


@contextmanager
def reading(file: Source) -> Iterator[Archive]:
    """Open an ``.npz``, given by its path or as a binary file.

    Raises OSError where there is no such file, and ArchiveError for everything else that is wrong with
    it, also while the block reads it.
    """
    with Path(file).open("rb") if isinstance(file, str | os.PathLike) else nullcontext(file) as content:
        try:
            with zipfile.ZipFile(content) as opened:
                yield Archive(opened)
        except ArchiveError:
            raise
        except Exception as error:  # a damaged archive can fail in any way
            reason = printable(error, most=120) or type(error).__name__
            raise ArchiveError("archive-unreadable", reason, reason=reason) from error


def _read_header(member: IO[bytes], name: str) -> Header:
    shown = printable(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # of headers that only Python 2 has written
            version = np.lib.format.read_magic(member)
            shape, _, dtype = _HEADERS[version](member, max_header_size=_HEADER_BYTES)
    except zipfile.BadZipFile:
        raise
    except Exception as error:
        raise ArchiveError(
            "archive-array-header", f"'{shown}' is no array that NumPy has written", name=shown
        ) from error
    if dtype.kind not in _KINDS:
        found = printable(dtype)
        raise ArchiveError(
            "archive-array-kind",
            f"'{shown}' holds {found}, where plain numbers or text should be",
            name=shown,
            found=found,
        )
    return Header(shape, dtype)
