import gzip
import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from pynn import metrics, recipes, settings
from pynn.cli import default_data_folder
from pynn.digits import mnist
from pynn.digits.mnist import IdxError, idx_bytes, load, parse_idx, read_idx

IMAGES = np.arange(2 * 28 * 28, dtype=np.uint32).astype(np.uint8).reshape(2, 28, 28)
LABELS = np.array([7, 3], dtype=np.uint8)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small MNIST: two training and two test digits."""
    for name in mnist.FILES.values():
        array = IMAGES if "images" in name else LABELS
        (tmp_path / name).write_bytes(idx_bytes(array))
    return tmp_path


def test_an_array_survives_the_way_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "images").write_bytes(idx_bytes(IMAGES))
    assert np.array_equal(read_idx(tmp_path / "images"), IMAGES)


def test_a_header_reads_as_yann_lecun_describes_it() -> None:
    assert idx_bytes(LABELS) == bytes([0, 0, 8, 1, 0, 0, 0, 2, 7, 3])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "magic number"),
        (b"\x00\x00\x08", "magic number"),
        (b"PK\x03\x04 a zip file", "magic number"),
        (b"\x00\x00\x0d\x01\x00\x00\x00\x01\x00\x00\x00\x00", "magic number"),  # floats
        (b"\x00\x00\x08\x00", "magic number"),  # no dimension at all
        (b"\x00\x00\x08\x03\x00\x00\x00\x02", "ends within its header"),
        (idx_bytes(LABELS)[:-1], "2 = 2 bytes, but 1 follow"),
        (idx_bytes(LABELS) + b"!", "2 = 2 bytes, but 3 follow"),
        (b"\x00\x00\x08\x02\xff\xff\xff\xff\xff\xff\xff\xff", "but 0 follow"),
    ],
)
def test_what_is_no_idx_file_is_refused_in_words(content: bytes, message: str) -> None:
    with pytest.raises(IdxError, match=message):
        parse_idx(content)


def test_the_file_at_fault_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd").write_bytes(b"odd")
    with pytest.raises(IdxError, match="odd"):
        read_idx(tmp_path / "odd")


def test_gzipped_files_are_read_and_damaged_ones_refused(folder: Path) -> None:
    for name in mnist.FILES.values():
        plain = folder / name
        (folder / f"{name}.gz").write_bytes(gzip.compress(plain.read_bytes()))
        plain.unlink()
    assert len(load(folder).train) == 2
    broken = folder / f"{mnist.FILES['test_images']}.gz"
    broken.write_bytes(broken.read_bytes()[:-12])
    with pytest.raises(IdxError, match="damaged gzip file"):
        load(folder)


def test_pixels_become_0_to_1_and_labels_one_hot(folder: Path) -> None:
    x, y = load(folder).test.batch(slice(None), np.dtype(np.float32))
    assert x.dtype == np.float32
    assert (x.min(), x.max()) == (0, 1)
    assert y[0].tolist() == [0, 0, 0, 0, 0, 0, 0, 1, 0, 0]
    assert y.shape == (2, 10)


def test_a_missing_file_is_named_with_the_way_to_get_it(folder: Path) -> None:
    (folder / mnist.FILES["train_labels"]).unlink()
    with pytest.raises(FileNotFoundError, match=r"no train-labels-idx1-ubyte.*build\.sh"):
        load(folder)


def test_files_that_do_not_belong_together_are_refused(folder: Path) -> None:
    shutil.copy(folder / mnist.FILES["train_images"], folder / mnist.FILES["train_labels"])
    with pytest.raises(IdxError, match=r"expected \(m, 28, 28\) and \(m,\)"):
        load(folder)


def test_a_label_above_nine_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 9"):
        mnist.digits(IMAGES, np.array([7, 10], dtype=np.uint8))


def test_one_epoch_on_the_real_data_reads_93_percent() -> None:
    data = load(default_data_folder())
    assert (len(data.train), len(data.test)) == (60_000, 10_000)
    chosen = settings.defaults(settings.DIGITS) | {"epochs": 1}
    trainer = recipes.digits_trainer(data.train, **chosen)
    progress = trainer.advance()
    assert progress.finished
    assert progress.step == 6_000
    assert metrics.accuracy(trainer.network, data.test) >= 0.93


def test_a_label_file_that_holds_no_digits_is_damaged(tmp_path: Path) -> None:  # plain ValueError
    for name in mnist.FILES.values():
        array = np.zeros((2, 28, 28), np.uint8) if "images" in name else np.array([3, 200], np.uint8)
        (tmp_path / name).write_bytes(idx_bytes(array))
    with pytest.raises(IdxError):
        mnist.load(tmp_path)


def test_more_dimensions_than_numpy_has_are_refused() -> None:  # plain ValueError
    with pytest.raises(IdxError):
        parse_idx(bytes([0, 0, 8, 65]) + struct.pack(">65I", *[1] * 65) + b"x")


def _renamed(folder: Path, name: str) -> None:
    (folder / name).rename(folder / name.replace("-idx", ".idx"))


def _in_a_folder(folder: Path, name: str) -> None:
    content = (folder / name).read_bytes()
    (folder / name).unlink()
    (folder / name).mkdir()
    (folder / name / name).write_bytes(content)


def _in_a_renamed_folder(folder: Path, name: str) -> None:
    content = (folder / name).read_bytes()
    (folder / name).unlink()
    (folder / name).mkdir()
    (folder / name / name.replace("-idx", ".idx")).write_bytes(content)


def _packed_in_a_folder(folder: Path, name: str) -> None:
    content = gzip.compress((folder / name).read_bytes())
    (folder / name).unlink()
    (folder / f"{name}.gz").mkdir()
    (folder / f"{name}.gz" / f"{name}.gz").write_bytes(content)


@pytest.mark.parametrize("unpack", [_renamed, _in_a_folder, _in_a_renamed_folder, _packed_in_a_folder])
def test_files_are_found_as_unpacking_programs_leave_them(
    folder: Path, unpack: Callable[[Path, str], None]
) -> None:
    for name in mnist.FILES.values():
        unpack(folder, name)
    data = load(folder)
    assert np.array_equal(data.train.inputs, IMAGES.reshape(2, 784))
    assert data.test.targets.argmax(axis=1).tolist() == LABELS.tolist()


def test_an_empty_folder_of_a_file_s_name_is_no_file(folder: Path) -> None:  # IsADirectoryError
    name = mnist.FILES["test_labels"]
    (folder / name).unlink()
    (folder / name).mkdir()
    with pytest.raises(FileNotFoundError, match=f"no {name}"):
        load(folder)
