import io
import zipfile
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from pynn.digits import collection
from pynn.digits.collection import MOST, DigitsFileError, OwnDigits


def some(count: int) -> OwnDigits:
    rng = np.random.default_rng(0)
    digits = OwnDigits()
    for index in range(count):
        digits.add(rng.integers(256, size=(28, 28)).astype(np.uint8), index % 10)
    return digits


def test_they_are_added_removed_and_given_as_examples() -> None:
    digits = some(3)
    second = digits.images[1].copy()
    digits.remove(0)
    assert digits.labels.tolist() == [1, 2]
    assert np.array_equal(digits.images[0], second)
    x, y = digits.examples().batch(slice(None), np.dtype(np.float32))
    assert np.allclose(x[0] * 255, second.ravel())
    assert y.argmax(axis=1).tolist() == [1, 2]


def test_a_file_brings_them_back_and_plain_numpy_reads_it() -> None:
    digits = some(4)
    again = collection.from_bytes(digits.to_bytes())
    assert np.array_equal(again.images, digits.images)
    assert np.array_equal(again.labels, digits.labels)
    with np.load(io.BytesIO(digits.to_bytes()), allow_pickle=False) as plain:
        assert plain["images"].shape == (4, 28, 28)
    assert len(collection.from_bytes(OwnDigits().to_bytes())) == 0


def test_no_more_than_there_is_room_for() -> None:
    digits = some(MOST)
    with pytest.raises(ValueError, match="room for 500"):
        digits.add(digits.images[0], 1)
    assert len(digits) == MOST


def test_what_is_no_digit_and_no_place_is_refused() -> None:
    digits = some(1)
    with pytest.raises(ValueError, match="0 to 9, not 10"):
        digits.add(digits.images[0], 10)
    with pytest.raises(ValueError, match="none with the number 1"):
        digits.remove(1)


def archive(**arrays: Any) -> bytes:
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("images.npy", b"\0" * (300 * 2**20))
    return file.getvalue()


IMAGES: NDArray[np.uint8] = np.zeros((2, 28, 28), np.uint8)
LABELS: NDArray[np.uint8] = np.zeros(2, np.uint8)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no digits, or it is damaged"),
        (b"not a zip", "no digits, or it is damaged"),
        (archive(images=IMAGES), "no digits, or it is damaged"),
        (archive(images=IMAGES[:, 1:], labels=LABELS), r"\(2, 27, 28\), expected"),
        (archive(images=IMAGES / 2, labels=LABELS), "float64"),
        (archive(images=IMAGES, labels=LABELS[1:]), r"labels are uint8 \(1,\)"),
        (archive(images=IMAGES, labels=LABELS + np.uint8(10)), "go up to 10"),
        (archive(images=np.repeat(IMAGES, 300, 0), labels=np.repeat(LABELS, 300)), "holds 600"),
        (archive(images=np.array([object()]), labels=LABELS), "holds object"),
        (bomb(), "unpack to 314,572,800 bytes"),
    ],
)
def test_a_file_that_holds_no_digits_is_refused_in_words(content: bytes, message: str) -> None:
    with pytest.raises(DigitsFileError, match=message):
        collection.from_bytes(content)


@pytest.mark.parametrize("label", [3.5, -1, 10, None, "3"])
def test_a_label_that_is_no_digit_is_refused(label: Any) -> None:  # 3.5 became a three
    own = OwnDigits()
    with pytest.raises(ValueError, match="a digit is one of 0 to 9"):
        own.add(np.zeros((28, 28), np.uint8), label)
    assert len(own) == 0
