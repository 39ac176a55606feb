import io
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pynn import archive
from pynn.archive import ArchiveError
from tests.unit.damage import bomb, pack, with_header, zip_members

GOOD = {"numbers": np.arange(6.0).reshape(2, 3), "name": np.array("σ")}


def read(content: bytes, name: str = "numbers") -> Any:
    with archive.reading(io.BytesIO(content)) as arrays:
        return arrays.array(name)


def test_arrays_come_back_by_name_and_say_what_they_are() -> None:
    with archive.reading(io.BytesIO(pack(GOOD))) as arrays:
        assert arrays.names == ["numbers", "name"]
        assert str(arrays.header("numbers")) == "float64 (2, 3)"
        assert arrays.header("elsewhere") is None
        assert str(arrays.array("name")) == "σ"
        assert np.array_equal(arrays.array("numbers"), GOOD["numbers"])


def test_an_array_is_as_it_was_however_it_lies_in_memory() -> None:
    assert np.array_equal(read(pack({"numbers": GOOD["numbers"].T})), GOOD["numbers"].T)


def test_a_header_that_promises_more_than_there_is_costs_no_memory() -> None:
    header = "{'descr': '<f8', 'fortran_order': False, 'shape': (20000000,), }"
    content = zip_members({"numbers.npy": with_header(header, bytes(64))})
    tracemalloc.start()
    with pytest.raises(ArchiveError, match="does not hold as many numbers as it says"):
        read(content)
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert used < 1e6


def test_what_is_not_asked_for_is_not_unpacked() -> None:
    content = bomb("numbers", "f4", 60_000, 784)
    tracemalloc.start()
    with archive.reading(io.BytesIO(content)) as arrays:
        header = arrays.header("numbers")
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert header is not None
    assert header.shape == (60_000, 784)
    assert used < 1e6


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_compression_that_numpy_never_uses_is_refused(method: int) -> None:
    content = zip_members({"numbers.npy": with_header("{}", bytes(64))}, method)
    with pytest.raises(ArchiveError, match="compressed in a way"):
        read(content)


@pytest.mark.parametrize(
    "header",
    [
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2L,), }",  # only Python 2 has written it
        "{'descr': '<f8', 'fortran_order': False, 'shape': " + 3000 * "-" + "1}",
        "{}",
    ],
)
def test_a_header_that_numpy_has_not_written_is_refused(header: str) -> None:
    with pytest.raises(ArchiveError, match="no array that NumPy has written"):
        read(zip_members({"numbers.npy": with_header(header, bytes(16))}))


def test_objects_are_refused_by_their_header() -> None:
    with pytest.raises(ArchiveError, match="'numbers' holds object, where plain numbers"):
        read(pack({"numbers": np.array([object])}))


def test_only_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    path = tmp_path / "damaged.npz"
    with pytest.raises(FileNotFoundError), archive.reading(path):
        pass
    path.write_bytes(pack(GOOD)[:-30])
    with pytest.raises(ArchiveError), archive.reading(path):
        pass
