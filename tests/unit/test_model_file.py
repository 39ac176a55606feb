import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pynn import ModelFileError, Network, archive

LIMIT = 100_000
X = np.random.default_rng(0).standard_normal((5, 4))


def to_bytes(network: Network) -> bytes:
    file = io.BytesIO()
    network.save(file)
    return file.getvalue()


def altered_file(**changes: Any) -> bytes:
    """A good file with parts replaced, or left out where the replacement is None."""
    parts = dict(np.load(io.BytesIO(to_bytes(Network([4, 3, 2])))))
    parts |= changes
    file = io.BytesIO()
    np.savez(file, **{name: part for name, part in parts.items() if part is not None})
    return file.getvalue()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_network_comes_back_as_it_was(dtype: type, tmp_path: Path) -> None:
    network = Network(
        [4, 3, 5, 2], dtype=dtype, activation="tanh", output_activation="softmax",
        loss="cross_entropy", seed=3,
    )  # fmt: skip
    network.save(tmp_path / "network.npz")
    loaded = Network.load(tmp_path / "network.npz")
    assert loaded.dtype == dtype
    assert np.array_equal(loaded.forward(X), network.forward(X))
    y = np.tile([1.0, 0.0], (5, 1))
    assert loaded.loss(X, y) == network.loss(X, y)


def test_plain_numpy_reads_the_file(tmp_path: Path) -> None:
    Network([4, 3, 2]).save(tmp_path / "network.npz")
    with np.load(tmp_path / "network.npz", allow_pickle=False) as archive:
        assert archive["sizes"].tolist() == [4, 3, 2]
        assert archive["weights_1"].shape == (2, 3)
        assert archive["loss"].item() == "squared_error"


def test_the_path_is_used_as_it_is_given(tmp_path: Path) -> None:
    Network([4, 2]).save(str(tmp_path / "no-suffix"))
    assert [path.name for path in tmp_path.iterdir()] == ["no-suffix"]
    assert Network.load(str(tmp_path / "no-suffix")).sizes == (4, 2)


def test_a_loaded_network_can_be_trained_on() -> None:
    network = Network.load(io.BytesIO(to_bytes(Network([4, 2]))))
    network.weights[0] += 1


def huge() -> bytes:
    """A small file that unpacks to more than is allowed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("weights_0.npy", bytes(LIMIT + 1))
    return file.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "not a network saved by pynn"),
    "text": (lambda: b"weights: 1 2 3", "not a network saved by pynn"),
    "cut short": (lambda: to_bytes(Network([4, 3, 2]))[:-40], "not a network saved by pynn"),
    "another zip": (lambda: altered_file(format_version=None), "'format_version' is missing"),
    "later version": (lambda: altered_file(format_version=2), "format version 2"),
    "no weights": (lambda: altered_file(weights_1=None), "'weights_1' is missing"),
    "no sizes": (lambda: altered_file(sizes=None), "'sizes' must be"),
    "float sizes": (lambda: altered_file(sizes=np.array([4.0, 3.0, 2.0])), "'sizes' must be"),
    "one size": (lambda: altered_file(sizes=np.array([4])), "describes no network"),
    "wrong shape": (lambda: altered_file(weights_0=np.zeros((4, 3))), r"has shape \(4, 3\)"),
    "NaN": (lambda: altered_file(biases_1=np.array([0, np.nan])), "NaN or infinite"),
    "integers": (lambda: altered_file(biases_1=np.array([0, 1])), "expected float32 or float64"),
    "objects": (lambda: altered_file(biases_1=np.array([0, None])), "not a network saved by pynn"),
    "unknown loss": (lambda: altered_file(loss="hinge"), "describes no network.*hinge"),
    "senseless pair": (
        lambda: altered_file(loss="cross_entropy", output_activation="relu"),
        "describes no network.*logarithms",
    ),
    "huge": (huge, "would unpack to"),
}


@pytest.mark.parametrize("name", BAD)
def test_any_other_file_is_refused_in_words(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", LIMIT)
    make, message = BAD[name]
    with pytest.raises(ModelFileError, match=message):
        Network.load(io.BytesIO(make()))


def test_one_altered_byte_in_the_numbers_is_found() -> None:
    content = bytearray(to_bytes(Network([40, 30, 20])))
    content[len(content) // 2] ^= 1
    with pytest.raises(ModelFileError, match="damaged"):
        Network.load(io.BytesIO(bytes(content)))


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Network.load(tmp_path / "nowhere.npz")


def parts() -> dict[str, Any]:
    file = io.BytesIO()
    Network([4, 3, 2]).save(file)
    return dict(np.load(io.BytesIO(file.getvalue())))


def with_header(header: bytes) -> bytes:
    """A model file with a header of its own on the first weights."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts().items():
            member = io.BytesIO()
            if name == "weights_0":
                member.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header)
            else:
                np.save(member, part)
            archive.writestr(f"{name}.npy", member.getvalue())
    return file.getvalue()


@pytest.mark.parametrize(
    "header",
    [
        b"{'descr': '<f8', 'fortran_order': False, 'shape': (100000000000000,), }\n",  # MemoryError
        b"{'descr': '<f8', 'fortran_order': False, 'shape': (1" + b"0" * 30 + b",), }\n",  # Overflow
        b"{'descr': ((((",  # tokenize.TokenError
    ],
    ids=["more than memory", "more than an address", "no dictionary"],
)
def test_a_part_with_a_senseless_header_is_refused(header: bytes) -> None:
    with pytest.raises(ModelFileError):
        Network.load(io.BytesIO(with_header(header)))


def test_damage_in_a_compressed_file_is_refused() -> None:  # zlib.error
    file = io.BytesIO()
    np.savez_compressed(file, **parts())
    content = bytearray(file.getvalue())
    # the first block of the first member: after its local header, name and extra field
    first = 30 + struct.unpack("<H", content[26:28])[0] + struct.unpack("<H", content[28:30])[0]
    content[first] = 0xFF
    with pytest.raises(ModelFileError):
        Network.load(io.BytesIO(bytes(content)))


def test_an_infinite_version_is_refused() -> None:  # OverflowError
    file = io.BytesIO()
    np.savez(file, **parts() | {"format_version": np.array(np.inf)})
    with pytest.raises(ModelFileError):
        Network.load(io.BytesIO(file.getvalue()))


def test_numbers_too_large_for_the_networks_precision_are_refused() -> None:  # infinite weights
    file = io.BytesIO()
    numbers: dict[str, Any] = {
        "weights_0": np.ones((3, 4), np.float32),
        "weights_1": np.full((2, 3), 1e300),
    }
    np.savez(file, **parts() | numbers)
    with pytest.raises(ModelFileError):
        Network.load(io.BytesIO(file.getvalue()))


def test_a_network_without_biases_stays_one(tmp_path: Path) -> None:
    Network([2, 3, 1], has_biases=False).save(tmp_path / "net.npz")
    assert not Network.load(tmp_path / "net.npz").has_biases


def test_biases_in_a_network_that_says_it_has_none_are_refused() -> None:
    network = Network([2, 3, 1], has_biases=False)
    network.biases[0][1] = 0.5
    file = io.BytesIO()
    network.save(file)
    file.seek(0)
    with pytest.raises(ModelFileError, match="says it has no biases"):
        Network.load(file)
