"""Files as they should not be: an ``.npz`` damaged in its bytes, its archive or its arrays."""

import io
import math
import pickle
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np
from hypothesis import strategies as st

Arrays = Mapping[str, Any]

HEADERS = (
    "{'descr': '<f4', 'fortran_order': False, 'shape': (100000000000000,), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (300000000,), }",
    "{'descr': '<f4', 'fortran_order': True, 'shape': (60000, 784), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 1" + 30 * "0" + "), }",
    "{'descr': '<U0', 'fortran_order': False, 'shape': (900000000,), }",
    "{'descr': '<U300000000', 'fortran_order': False, 'shape': (), }",
    "{'descr': '|V9000', 'fortran_order': False, 'shape': (), }",
    "{'descr': '|O', 'fortran_order': False, 'shape': (), }",
    "{'descr': [('a', '<f4'), ('b', '|O')], 'fortran_order': False, 'shape': (2,), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3L), }",
    "{'descr': '<f4', 'shape': (2,)}",
    "{'descr': ((((",
    "__import__('os').abort()",
    3000 * "-" + "1",
    "\0",
)
"""Headers of an array that declare missing data, or cannot be read."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_TYPES = ("int8", "int32", "uint8", "float16", ">f4", "complex64", "bool", "U4", "S3", "O", "M8[s]")


class File(bytes):
    """The content of a file, with a short ``repr`` for the messages of failed tests."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self):,} bytes that begin with {self[:24]!s}>"


def pack(arrays: Arrays) -> bytes:
    """An ``.npz`` of these arrays, with any names and types."""
    return zip_members({f"{name}.npy": _npy(array) for name, array in arrays.items()})


def _npy(array: Any) -> bytes:
    file = io.BytesIO()
    np.save(file, array, allow_pickle=True)
    return file.getvalue()


def unpack(content: bytes) -> dict[str, Any]:
    with np.load(io.BytesIO(content)) as saved:
        return dict(saved)


def zip_members(members: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_header(header: str, content: bytes = b"") -> bytes:
    """An ``.npy`` with this header."""
    raw = header.encode("latin-1") + b"\n"
    return b"\x93NUMPY\x01\x00" + len(raw).to_bytes(2, "little") + raw + content


def damaged(content: bytes) -> st.SearchStrategy[bytes]:
    """``content``, a good ``.npz``, in any state that it could be found in."""
    arrays = unpack(content)
    return st.one_of(
        _flipped(content),
        _cut(content),
        _other(content),
        _changed(arrays).map(pack),
        _with_other_header(arrays),
        _repacked(content),
    ).map(File)


# -- bytes ----------------------------------------------------------------------------------------


def _flipped(content: bytes) -> st.SearchStrategy[bytes]:
    """Some bytes are others: anywhere, in the directory at the end, or in a header."""
    marks = [content.find(mark) for mark in (b"PK\x03\x04", b"\x93NUMPY", b"PK\x01\x02", b"PK\x05\x06")]
    last = len(content) - 1
    near = [st.integers(mark, min(mark + 140, last)) for mark in marks]
    place = st.one_of(st.integers(0, last), st.integers(max(last - 1500, 0), last), *near)
    flips = st.lists(st.tuples(place, st.integers(1, 255)), min_size=1, max_size=6)

    def flip(places: list[tuple[int, int]]) -> bytes:
        other = bytearray(content)
        for at, bits in places:
            other[at] ^= bits
        return bytes(other)

    return flips.map(flip)


def _cut(content: bytes) -> st.SearchStrategy[bytes]:
    """Something is missing, or there twice."""
    place = st.integers(0, len(content))
    pieces = st.tuples(place, place).map(lambda ends: (min(ends), max(ends)))
    return st.one_of(
        place.map(lambda end: content[:end]),
        place.map(lambda begin: content[begin:]),
        pieces.map(lambda ends: content[: ends[0]] + content[ends[1] :]),
        pieces.map(lambda ends: content[: ends[1]] + content[ends[0] :]),
    )


def _other(content: bytes) -> st.SearchStrategy[bytes]:
    """Another kind of file."""
    return st.one_of(
        st.binary(max_size=400),
        st.binary(max_size=40).map(lambda tail: b"PK\x03\x04" + tail),
        st.sampled_from([
            b"", b"PK\x05\x06" + bytes(18), _npy(np.eye(3)), pickle.dumps({"weights_0": [1.0]}),
            b"\x89PNG\r\n\x1a\n" + bytes(60), b"%PDF-1.7\n", b'{"weights_0": [[1, 2]]}',
            b"\x1f\x8b" + bytes(30), zip_members({"readme.txt": b"hello"}),
            zip_members({"inner.npz": content}), zip_members({"weights_0.npy": content}),
        ]),
    )  # fmt: skip


# -- the archive ----------------------------------------------------------------------------------


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_other_header(arrays: Arrays) -> st.SearchStrategy[bytes]:
    """The header of one array declares something else."""
    members = _members(pack(arrays))
    replace_header: Callable[[str, str, int], bytes] = lambda name, header, method: zip_members(  # noqa: E731
        members | {name: with_header(header, bytes(64))}, method
    )
    return st.builds(
        replace_header,
        st.sampled_from(sorted(members)),
        st.sampled_from(HEADERS),
        st.sampled_from(_METHODS),
    )


def _repacked(content: bytes) -> st.SearchStrategy[bytes]:
    """Other compression with a flipped byte; members without names, or with odd ones."""
    recompressed = st.sampled_from(_METHODS[1:]).map(
        lambda method: zip_members(_members(content), method)
    )
    names = st.lists(st.text(max_size=20), min_size=1, max_size=5, unique=True)
    odd = names.map(lambda listed: zip_members(dict.fromkeys(listed, b"\x93NUMPY")))
    return st.one_of(recompressed.flatmap(_flipped), odd)


@cache
def bomb(name: str, dtype: str, *shape: int) -> File:
    """Less than a megabyte that holds zeros for a huge array, true to its header."""
    header = io.BytesIO()
    described = {"descr": np.dtype(dtype).str, "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(header, described)
    zeros, size = bytes(2**20), math.prod(shape) * np.dtype(dtype).itemsize
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,  # the fastest
        archive.open(f"{name}.npy", "w") as member,
    ):
        member.write(header.getvalue())
        for start in range(0, size, len(zeros)):
            member.write(zeros[: size - start])
    return File(file.getvalue())


# -- the arrays -----------------------------------------------------------------------------------


def _changed(arrays: Arrays) -> st.SearchStrategy[dict[str, Any]]:
    """One to three of the arrays are missing, or something else."""
    names = st.sampled_from(sorted(arrays))

    def change(steps: list[tuple[str, tuple[str, Any]]]) -> dict[str, Any]:
        other = dict(arrays)
        for name, (kind, what) in steps:
            if name in other:
                _CHANGES[kind](other, name, what)
        return other

    letters = st.characters(codec="ascii", exclude_characters="/\0")
    not_finite = st.tuples(st.integers(0), st.sampled_from([np.nan, np.inf, -np.inf]))
    changes = st.one_of(
        st.tuples(st.just("drop"), st.none()),
        st.tuples(st.just("rename"), st.text(letters, max_size=9)),
        st.tuples(st.just("retype"), st.sampled_from(_TYPES)),
        st.tuples(st.just("reshape"), st.sampled_from(["T", "flat", "deeper", "shorter", "none"])),
        st.tuples(st.just("not finite"), not_finite),
        st.tuples(st.just("replace"), _VALUES),
    )  # fmt: skip
    return st.lists(st.tuples(names, changes), min_size=1, max_size=3).map(change)


_VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["x" * 9_000, "\n\0\u202e", [784, 10**9, 10], [784, -8, 10], [784, 0, 10], [784]]),
    st.lists(st.integers(-5, 2**40), max_size=8),
    st.lists(st.floats(), max_size=4),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def _retyped(other: dict[str, Any], name: str, dtype: str) -> None:
    with np.errstate(all="ignore"):
        try:
            other[name] = np.asarray(other[name]).astype(dtype)
        except (ValueError, TypeError):
            other[name] = np.zeros(np.shape(other[name]), dtype)


def _reshaped(other: dict[str, Any], name: str, kind: str) -> None:
    array = np.asarray(other[name])
    shapes: dict[str, Callable[[], Any]] = {
        "T": lambda: array.T,
        "flat": array.ravel,
        "deeper": lambda: array[np.newaxis],
        "shorter": lambda: array[1:] if array.ndim else array.reshape(1)[:0],
        "none": lambda: np.zeros((0, *array.shape), array.dtype),
    }
    other[name] = shapes[kind]()


def _made_not_finite(other: dict[str, Any], name: str, what: tuple[int, float]) -> None:
    array = np.array(other[name])
    if array.dtype.kind == "f" and array.size:
        array.flat[what[0] % array.size] = what[1]
    other[name] = array


def _renamed(other: dict[str, Any], name: str, to: str) -> None:
    other[to] = other.pop(name)


_CHANGES: dict[str, Callable[[dict[str, Any], str, Any], None]] = {
    "drop": lambda other, name, _: other.pop(name),
    "rename": _renamed,
    "retype": _retyped,
    "reshape": _reshaped,
    "not finite": _made_not_finite,
    "replace": lambda other, name, what: other.update({name: what}),
}
