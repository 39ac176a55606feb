"""A person's own digits: pictures with their labels, and the file that stores them.

Layout of the ``.npz``: ``images`` (n, 28, 28) and ``labels`` (n,), both unsigned bytes.
"""

import io
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pynn import archive
from pynn.archive import Archive
from pynn.digits.drawing import SIDE
from pynn.digits.mnist import BYTE_SCALE, CLASSES
from pynn.errors import InvalidInput, printable
from pynn.examples import Examples, one_hot

MOST = 500


class DigitsFileError(archive.ArchiveError):
    """A file that holds no digits, or damaged ones."""


@dataclass
class OwnDigits:
    """n digits in MNIST's layout: ``images`` (n, 28, 28) bytes, and ``labels`` (n,)."""

    images: NDArray[np.uint8] = field(default_factory=lambda: np.zeros((0, SIDE, SIDE), np.uint8))
    labels: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, np.uint8))

    def __len__(self) -> int:
        return len(self.labels)

    def add(self, image: NDArray[np.uint8], label: int) -> None:
        """One more. Raises InvalidInput if there is no room, or if ``label`` is no digit."""
        if label not in range(CLASSES):
            shown = printable(label)
            raise InvalidInput("own-digit-label", f"a digit is one of 0 to 9, not {shown}", label=shown)
        if len(self) >= MOST:
            raise InvalidInput(
                "own-digits-full", f"there is room for {MOST} digits: delete some first", most=MOST
            )
        self.images = np.concatenate([self.images, image.reshape(1, SIDE, SIDE)])
        self.labels = np.append(self.labels, np.uint8(label))

    def remove(self, index: int) -> None:
        """One less. Raises InvalidInput if there is no such digit."""
        if index not in range(len(self)):
            raise InvalidInput(
                "own-digit-missing",
                f"there are {len(self)} digits, none with the number {index}",
                count=len(self),
                index=index,
            )
        self.images = np.delete(self.images, index, axis=0)
        self.labels = np.delete(self.labels, index)

    def examples(self) -> Examples:
        """To learn from; there must be at least one."""
        inputs = self.images.reshape(len(self), SIDE * SIDE)
        return Examples(inputs, one_hot(self.labels, CLASSES), scale=BYTE_SCALE)

    def to_bytes(self) -> bytes:
        """The content of an ``.npz`` file."""
        file = io.BytesIO()
        np.savez_compressed(file, allow_pickle=False, images=self.images, labels=self.labels)
        return file.getvalue()


def from_bytes(content: bytes | bytearray | memoryview) -> OwnDigits:
    """Read the output of ``OwnDigits.to_bytes``. Raises DigitsFileError for anything else."""
    try:
        with archive.reading(io.BytesIO(content)) as arrays:
            return _checked(arrays)
    except DigitsFileError:
        raise
    except archive.ArchiveError as error:
        raise DigitsFileError(
            "digits-file-unreadable",
            f"this file holds no digits, or it is damaged ({error}); expected an .npz with 'images' "
            f"(n, 28, 28) and 'labels' (n,), as OwnDigits.to_bytes writes it",
            error=error,
        ) from error


def _checked(arrays: Archive) -> OwnDigits:
    images, labels = arrays.header("images"), arrays.header("labels")
    if images is None or labels is None:
        raise archive.ArchiveError("digits-file-incomplete", "'images' or 'labels' are missing")
    if images.dtype != np.uint8 or images.shape[1:] != (SIDE, SIDE):
        raise DigitsFileError(
            "digits-file-images",
            f"its images are {images}, expected unsigned bytes (n, 28, 28)",
            found=str(images),
        )
    count = images.shape[0]
    if labels.dtype != np.uint8 or labels.shape != (count,):
        raise DigitsFileError(
            "digits-file-labels",
            f"its labels are {labels}, expected an unsigned byte for each of {count:,} images",
            found=str(labels),
            count=count,
        )
    if count > MOST:
        raise DigitsFileError(
            "digits-file-too-many",
            f"it holds {count:,} digits; there is room for {MOST}",
            count=count,
            most=MOST,
        )
    digits = OwnDigits(*(arrays.array(name).astype(np.uint8) for name in ("images", "labels")))
    if count and digits.labels.max() >= CLASSES:
        largest = int(digits.labels.max())
        raise DigitsFileError(
            "digits-file-label",
            f"its labels go up to {largest}, expected digits 0 to 9",
            largest=largest,
        )
    return digits
