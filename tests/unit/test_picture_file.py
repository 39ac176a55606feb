"""Every kind of picture file that shows the same digit leads to the same ink."""

import io
import struct
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from pynn.digits.ink import SeveralShapes, find_ink
from pynn.digits.picture_file import PictureFileError, array_levels, load_levels

Bytes = NDArray[np.uint8]


def _seven() -> Bytes:
    """A seven in bytes, ink 255 on 0, with soft edges."""
    ink = np.zeros((100, 80), dtype=np.uint8)
    ink[15:25, 15:65] = 255
    for y in range(25, 90):
        middle = 60 - (y - 25) * 25 // 65
        ink[y, middle - 5 : middle + 5] = 255
        ink[y, [middle - 6, middle + 5]] = 128
    return ink


INK = _seven()
PAPER = 255 - INK
EXPECTED = INK / 255


def ink_of(path: Path) -> NDArray[Any]:
    return find_ink(load_levels(path))


def _rgba(colour: tuple[int, int, int], alpha: Bytes) -> Image.Image:
    picture = np.empty((*alpha.shape, 4), np.uint8)
    picture[:, :, :3], picture[:, :, 3] = colour, alpha
    return Image.fromarray(picture)


def _transparent_palette() -> Image.Image:
    picture = Image.fromarray((INK > 128).astype(np.uint8))
    picture.putpalette([90, 200, 90, 10, 20, 30])
    picture.info["transparency"] = 0
    return picture


def _framed() -> Image.Image:
    """Dark ink on opaque white paper, with a transparent frame whose hidden colour is black."""
    picture = np.zeros((120, 100, 4), np.uint8)
    picture[10:110, 10:90, :3] = PAPER[:, :, np.newaxis]
    picture[10:110, 10:90, 3] = 255
    return Image.fromarray(picture)


SIXTEEN = PAPER.astype(np.uint16) * 257
PICTURES: dict[str, tuple[str, Image.Image, dict[str, Any]]] = {
    "grey": ("png", Image.fromarray(PAPER), {}),
    "light on dark": ("png", Image.fromarray(INK), {}),
    "rgb": ("png", Image.fromarray(PAPER).convert("RGB"), {}),
    "palette": ("png", Image.fromarray(PAPER).convert("P"), {}),
    "16 bits": ("png", Image.fromarray(SIXTEEN), {}),
    "16 bits, light on dark": ("png", Image.fromarray(65535 - SIXTEEN), {}),
    "16-bit TIFF": ("tif", Image.fromarray(SIXTEEN), {}),
    "12 bits of 16": ("tif", Image.fromarray(SIXTEEN >> 4), {}),
    "32 bits": ("tif", Image.fromarray(SIXTEEN.astype(np.int32)), {}),
    "float TIFF": ("tif", Image.fromarray((PAPER / 255).astype(np.float32)), {}),
    "float TIFF up to 255": ("tif", Image.fromarray(PAPER.astype(np.float32)), {}),
    "bmp": ("bmp", Image.fromarray(PAPER), {}),
    "webp": ("webp", Image.fromarray(PAPER), {"lossless": True}),
    "grey with opaque alpha": ("png", Image.fromarray(PAPER).convert("LA"), {}),
    "opaque alpha": ("png", Image.fromarray(PAPER).convert("RGBA"), {}),
    "black ink on nothing": ("png", _rgba((0, 0, 0), INK), {}),
    "white ink on nothing": ("png", _rgba((255, 255, 255), INK), {}),
    "blue ink on nothing": ("webp", _rgba((40, 60, 200), INK), {"lossless": True, "exact": True}),
    "white ink, premultiplied": (
        "png",
        Image.fromarray(np.stack([INK, INK, INK, INK], axis=-1)),
        {},
    ),
    "grey ink with alpha": ("png", _rgba((90, 90, 90), INK).convert("LA"), {}),
    "all transparent, with colours": (
        "png",
        Image.merge("LA", [Image.fromarray(PAPER), Image.new("L", (80, 100))]),
        {},
    ),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_every_depth_and_kind_of_alpha_leads_to_the_same_ink(kind: str, tmp_path: Path) -> None:
    suffix, picture, options = PICTURES[kind]
    path = tmp_path / f"seven.{suffix}"
    picture.save(path, **options)
    np.testing.assert_allclose(ink_of(path), EXPECTED, atol=0.02)


@pytest.mark.parametrize("suffix", ["png", "bmp", "tif", "gif"])
def test_one_bit_is_enough(suffix: str, tmp_path: Path) -> None:
    for ink, nth in ((INK, 0), (PAPER, 1)):
        Image.fromarray(ink).convert("1", dither=Image.Dither.NONE).save(tmp_path / f"{nth}.{suffix}")
        np.testing.assert_array_equal(ink_of(tmp_path / f"{nth}.{suffix}") > 0.5, INK >= 128)


def test_a_palette_with_a_transparent_colour_and_a_transparent_frame_are_understood(
    tmp_path: Path,
) -> None:
    _transparent_palette().save(tmp_path / "palette.gif", transparency=0)
    np.testing.assert_array_equal(ink_of(tmp_path / "palette.gif") > 0.5, INK > 128)
    _framed().save(tmp_path / "framed.png")
    np.testing.assert_allclose(ink_of(tmp_path / "framed.png")[10:110, 10:90], EXPECTED, atol=0.02)


def test_the_first_frame_of_an_animation_is_read(tmp_path: Path) -> None:
    frames = [Image.fromarray(PAPER), Image.new("L", (80, 100), 255)]
    frames[0].save(tmp_path / "two.gif", save_all=True, append_images=frames[1:])
    np.testing.assert_allclose(ink_of(tmp_path / "two.gif"), EXPECTED, atol=0.02)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_is_read_whatever_its_colours_and_suffix(mode: str, tmp_path: Path) -> None:
    Image.fromarray(PAPER).convert(mode).save(tmp_path / "SEVEN.JPG", quality=95)
    assert np.abs(ink_of(tmp_path / "SEVEN.JPG") - EXPECTED).mean() < 0.02


UPRIGHT_TO_STORED: dict[int, Callable[[Bytes], Bytes]] = {
    1: lambda a: a,
    2: np.fliplr,
    3: lambda a: np.rot90(a, 2),
    4: np.flipud,
    5: np.transpose,
    6: lambda a: np.rot90(a, 1),  # the camera was turned right: stored turned left
    7: lambda a: np.rot90(a.T, 2),
    8: lambda a: np.rot90(a, -1),
}
"""How a picture is stored that has this EXIF orientation, by the EXIF standard's table."""


@pytest.mark.parametrize("orientation", UPRIGHT_TO_STORED)
@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
def test_the_orientation_tag_is_heeded(orientation: int, suffix: str, tmp_path: Path) -> None:
    stored = np.ascontiguousarray(UPRIGHT_TO_STORED[orientation](PAPER))
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"turned.{suffix}"
    Image.fromarray(stored).save(path, exif=exif, quality=95, lossless=True)
    assert np.abs(ink_of(path) - EXPECTED).mean() < 0.02


def test_a_damaged_orientation_tag_does_no_harm(tmp_path: Path) -> None:
    Image.fromarray(PAPER).save(tmp_path / "odd.jpg", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12")
    assert np.abs(ink_of(tmp_path / "odd.jpg") - EXPECTED).mean() < 0.03


ARRAYS: dict[str, NDArray[Any]] = {
    "bytes": INK,
    "dark on light": PAPER,
    "bool": INK >= 128,
    "ones and zeros": (INK >= 128).astype(np.int64),
    "integers": PAPER.astype(np.int64),
    "16 bits": SIXTEEN,
    "floats": EXPECTED,
    "single floats, dark on light": (1 - EXPECTED).astype(np.float32),
    "half floats up to 255": PAPER.astype(np.float16),
    "rgb": np.stack([PAPER] * 3, axis=-1),
    "rgb, channels first": np.stack([PAPER] * 3),
    "white with alpha": np.dstack([np.full_like(INK, 255)] * 3 + [INK]),
    "one channel": PAPER[:, :, np.newaxis],
    "a batch of one": INK[np.newaxis],
    "big-endian": SIXTEEN.astype(">u2"),
}


@pytest.mark.parametrize("kind", ARRAYS)
def test_every_kind_of_array_leads_to_the_same_ink(kind: str, tmp_path: Path) -> None:
    np.save(tmp_path / "seven.npy", ARRAYS[kind])
    (tmp_path / "seven.npy").rename(tmp_path / "seven.png")  # the content decides, not the name
    exact = ARRAYS[kind].max() != 1 or ARRAYS[kind].dtype.kind == "f"
    expected = EXPECTED if exact else INK >= 128
    np.testing.assert_allclose(ink_of(tmp_path / "seven.png"), expected, atol=0.02)


def test_a_row_of_784_is_one_of_mnist_s_digits() -> None:
    digit = np.zeros((28, 28), np.uint8)
    digit[4:24, 12:15] = 255
    for row in (digit.ravel(), digit.reshape(1, 784), digit.reshape(784, 1)):
        np.testing.assert_array_equal(find_ink(array_levels(row)), digit / 255)


@pytest.mark.parametrize(
    ("array", "reason"),
    [
        (np.zeros((5, 28, 28)), r"holds 5 pictures\? Save one of them: array\[0\]"),
        (np.zeros((28, 28, 7)), "shape"),
        (np.zeros(12), "shape"),
        (np.zeros((0, 5)), "shape"),
        (np.float64(3), "shape"),
        (np.full((9, 9), np.nan), "not finite"),
        (np.full((9, 9), -1), "below 0"),
        (np.full((9, 9), 70_000), "above 65,535"),
        (np.full((9, 9), "ink"), "expected numbers"),
        (np.full((9, 9), 1j), "expected numbers"),
    ],
)
def test_an_array_that_is_no_picture_is_refused(array: Any, reason: str, tmp_path: Path) -> None:
    np.save(tmp_path / "odd.npy", array)
    with pytest.raises(PictureFileError, match=reason):
        load_levels(tmp_path / "odd.npy")


HEIC = struct.pack(">I", 24) + b"ftypheic" + bytes(40)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"a seven", "no picture that can be read: expected JPEG, PNG"),
        (HEIC, "HEIC photograph, which cannot be read here: save it as JPEG or PNG"),
        (b"%PDF-1.7 ...", "save the page as PNG"),
        (b"PK\x03\x04 network", "such as a saved network"),
        (b"\x93NUMPY\x01\x00", "damaged NumPy file"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture that can be read"),
    ],
)
def test_another_kind_of_file_is_refused_with_what_helps(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    (tmp_path / "odd.png").write_bytes(content)
    with pytest.raises(PictureFileError, match=reason):
        load_levels(tmp_path / "odd.png")


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(PictureFileError, match="is a folder"):
        load_levels(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"there is no file .*seven.jpg"):
        load_levels(tmp_path / "seven.jpg")


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "bmp", "tif", "webp"])
def test_a_damaged_picture_is_refused_or_read_and_nothing_else(suffix: str, tmp_path: Path) -> None:
    whole = io.BytesIO()
    Image.init()
    Image.fromarray(PAPER).convert("RGB").save(whole, Image.EXTENSION[f".{suffix}"])
    content, path = whole.getvalue(), tmp_path / f"odd.{suffix}"
    rng = np.random.default_rng(0)
    outcomes: Counter[str] = Counter()
    for trial in range(60):
        damaged = bytearray(content)
        if trial % 3 == 0:
            del damaged[rng.integers(len(damaged)) :]
        for at in rng.integers(len(damaged), size=3) if damaged else ():
            damaged[at] = rng.integers(256)
        path.write_bytes(damaged)
        try:
            levels = load_levels(path)
            assert 0 <= levels.min() <= levels.max() <= 1
            outcomes["read"] += 1
        except PictureFileError as error:
            assert str(path) in str(error)  # noqa: PT017  an error is fine, and names the file
            outcomes["refused"] += 1
    assert min(outcomes["read"], outcomes["refused"]) > 0, outcomes


def test_half_a_picture_is_refused(tmp_path: Path) -> None:
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (60, 60)).astype(np.uint8)).save(
        tmp_path / "half.jpg"
    )
    content = (tmp_path / "half.jpg").read_bytes()
    (tmp_path / "half.jpg").write_bytes(content[: len(content) // 2])
    with pytest.raises(PictureFileError, match=r"half.jpg is a damaged picture, or cut short"):
        load_levels(tmp_path / "half.jpg")


def test_a_large_photograph_is_scaled_down_and_a_huge_one_is_refused(tmp_path: Path) -> None:
    Image.fromarray(PAPER).resize((3200, 4000)).save(tmp_path / "large.jpg")
    levels = load_levels(tmp_path / "large.jpg")
    assert levels.shape == (800, 640)
    small = np.asarray(Image.fromarray(INK).resize((640, 800))) / 255
    assert np.abs(find_ink(levels) - small).mean() < 0.01
    Image.new("1", (10_000, 10_000)).save(tmp_path / "huge.png")
    with pytest.raises(PictureFileError, match="pixels: scale it down, or crop it"):
        load_levels(tmp_path / "huge.png")


@pytest.mark.parametrize("shape", [(1, 1), (1, 30), (30, 1), (2, 2), (3, 3)])
def test_a_tiny_picture_is_no_error(shape: tuple[int, int]) -> None:
    for values in (np.zeros(shape), np.ones(shape), np.eye(*shape), 1 - np.eye(*shape)):
        assert find_ink(values).shape == shape


def test_a_blank_picture_has_no_ink_whatever_its_colour() -> None:
    for tone in (0, 0.2, 0.5, 0.8, 1):
        assert not find_ink(np.full((60, 40), tone)).any()


def test_two_digits_are_refused_and_the_parts_of_one_are_not() -> None:
    both = np.full((100, 200), 1.0)
    both[:, :80] = both[:, 120:] = PAPER / 255
    with pytest.raises(SeveralShapes, match="crop the picture to one digit"):
        find_ink(both)
    two_shapes = 1 - EXPECTED
    two_shapes[25:30] = 1  # the seven's bar no longer touches
    np.testing.assert_allclose(find_ink(two_shapes), 1 - two_shapes, atol=0.01)


def test_without_pillow_arrays_are_read_and_pictures_say_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    np.save(tmp_path / "seven.npy", INK)
    np.testing.assert_array_equal(ink_of(tmp_path / "seven.npy"), EXPECTED)
    (tmp_path / "seven.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(PictureFileError, match="Pillow is missing"):
        load_levels(tmp_path / "seven.png")
