"""Load a picture file as levels of grey: photographs, scans, drawings, and NumPy arrays."""

import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pynn.activations import Array
from pynn.digits.drawing import SIDE, resampled
from pynn.digits.image_filters import grey_levels

if TYPE_CHECKING:
    from PIL import Image

Levels = Array
"""(height, width), 0 for black … 1 for white."""

READABLE = "JPEG, PNG, WebP, GIF, BMP, TIFF, or a NumPy array (.npy)"
"""The kinds of files that can be read, for help texts and messages."""
LONGEST = 800
"""Larger pictures are scaled down to this many pixels along the longer side."""
FULL_SCALES = (1, 255, 1023, 4095, 65535)
"""Possible values of white: of masks and floats, and of 8, 10, 12 and 16 bits."""
_NUMPY_MAGIC = b"\x93NUMPY"


class PictureFileError(ValueError):
    """A file that cannot be read as a picture."""


def load_levels(path: str | os.PathLike[str]) -> Levels:
    """The grey levels of a picture file. The content decides its kind, not the name.

    Raises PictureFileError, and OSError for a file that cannot be opened.
    """
    name = os.fspath(path)
    if Path(path).is_dir():
        raise PictureFileError(f"{name} is a folder: give a picture in it")
    try:
        with Path(path).open("rb") as file:
            start = file.read(16)
    except FileNotFoundError:
        raise FileNotFoundError(f"there is no file {name}") from None
    if start.startswith(_NUMPY_MAGIC):
        return array_levels(_loaded_array(name), name)
    reason = _unreadable(start)
    if reason:
        raise PictureFileError(f"{name} {reason}")
    return _picture_levels(name)


def array_levels(array: NDArray[Any], name: str = "the array") -> Levels:
    """Grey levels of (height, width), or of (height, width, channels) with 1 to 4 channels.

    A flat array of 784 is one of MNIST's digits. Raises PictureFileError.
    """
    if array.dtype.kind not in "buif":
        raise PictureFileError(f"{name} holds {array.dtype} values: expected numbers from 0 to 255")
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        raise PictureFileError(f"{name} holds values that are not finite")
    shaped = _shaped(array, name)
    values = shaped.astype(np.float64)
    low, high = values.min(), values.max()
    if low < 0:
        raise PictureFileError(f"{name} holds values below 0: expected 0 to 1, or 0 to 255")
    if high > FULL_SCALES[-1]:
        raise PictureFileError(f"{name} holds values above 65,535: expected 0 to 1, or 0 to 255")
    tolerance = 1.1 if array.dtype.kind == "f" else 1  # interpolation overshoots a little
    full = next(scale for scale in FULL_SCALES if high <= tolerance * scale)
    levels: Levels = grey_levels(np.clip(values / full, 0, 1))
    cell = max(levels.shape) / LONGEST
    if cell > 1:
        levels = resampled(levels, *(max(1, round(side / cell)) for side in levels.shape))
    return levels


def _loaded_array(name: str) -> NDArray[Any]:
    try:
        with Path(name).open("rb") as file:
            return np.asarray(np.load(file, allow_pickle=False))
    except (ValueError, EOFError, OSError, SyntaxError) as error:
        raise PictureFileError(f"{name} is a damaged NumPy file: {error}") from error


def _unreadable(start: bytes) -> str | None:
    """The reason why a file that begins like this cannot be read, or None."""
    if not start:
        return "is empty"
    if start[4:8] == b"ftyp" and start[8:12] in {b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1"}:
        return "is a HEIC photograph, which cannot be read here: save it as JPEG or PNG"
    if start.startswith(b"%PDF"):
        return "is a PDF, which cannot be read here: save the page as PNG"
    if start.startswith(b"PK"):
        return f"is an archive, such as a saved network, and no picture: expected {READABLE}"
    return None


def _shaped(array: NDArray[Any], name: str) -> NDArray[Any]:
    """(height, width, channels); batches of one and channels in front are understood."""
    if array.size == SIDE**2 and max(array.shape) == SIDE**2:
        return array.reshape(SIDE, SIDE, 1)
    shaped = array
    while shaped.ndim > 2 and len(shaped) == 1:
        shaped = shaped[0]
    if shaped.ndim == 3 and shaped.shape[-1] > 4 and len(shaped) in {3, 4}:
        shaped = np.moveaxis(shaped, 0, -1)
    if shaped.ndim == 2:
        shaped = shaped[:, :, np.newaxis]
    if shaped.ndim != 3 or not 1 <= shaped.shape[-1] <= 4 or shaped.size == 0:
        several = shaped.ndim >= 3 and shaped.size > 0
        hint = (
            f"it holds {len(shaped)} pictures? Save one of them: array[0]"
            if several
            else "expected one picture"
        )
        raise PictureFileError(f"{name} has the shape {array.shape}: {hint} (height, width)")
    return shaped


def _picture_levels(name: str) -> Levels:
    try:
        from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  an optional dependency
    except ImportError:
        raise PictureFileError(
            "Pillow is missing, which reads pictures: install it with 'pip install pillow', "
            "or give a NumPy array (.npy)"
        ) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged metadata and the like
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            # Given a name, Pillow 13 maps an uncompressed TIFF into memory and garbles a turned one.
            with Path(name).open("rb") as file, Image.open(file) as picture:
                return _levels_of(picture)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise PictureFileError(
            f"{name} has more than {Image.MAX_IMAGE_PIXELS or 0:,} pixels: scale it down, or crop it"
        ) from None
    except UnidentifiedImageError:
        raise PictureFileError(f"{name} is no picture that can be read: expected {READABLE}") from None
    except Exception as error:  # Pillow's decoders raise nearly everything for damaged files
        raise PictureFileError(f"{name} is a damaged picture, or cut short: {error}") from error


def _levels_of(picture: "Image.Image") -> Levels:
    from PIL import ImageOps  # noqa: PLC0415

    picture.draft(None, (2 * LONGEST, 2 * LONGEST))  # decodes a large JPEG at a fraction of its size
    picture.load()
    try:
        upright = ImageOps.exif_transpose(picture)
    except Exception:  # noqa: BLE001  a damaged tag: as the picture lies
        upright = picture
    array = _pixels(upright)
    return array_levels(array, "the picture")


def _pixels(picture: "Image.Image") -> NDArray[Any]:
    """(height, width[, channels]), no more than ``LONGEST`` × 2 across."""
    has_alpha = picture.has_transparency_data
    if picture.mode.startswith("I") or picture.mode == "F":
        return _as_levels(np.asarray(picture))
    if picture.mode == "LAB":
        picture = picture.getchannel("L")
    small = picture.convert("RGBA" if has_alpha else "L")
    factor = max(picture.size) // (2 * LONGEST)
    if factor > 1:
        small = small.reduce(factor)
    return np.asarray(small) / 255


def _as_levels(values: NDArray[Any]) -> NDArray[Any]:
    """Values of 16 bits, 32 bits or floats; those of scientific pictures may be of any range."""
    values = np.nan_to_num(values.astype(np.float64))
    low, high = values.min(), values.max()
    if low < 0 or high > FULL_SCALES[-1]:
        return (values - low) / ((high - low) or 1)
    return values
