import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from pynn.cli import default_data_folder
from pynn.digits import drawing, mnist


def seven(side: int, top: int, left: int, field: int = 280) -> NDArray[np.uint8]:
    """A seven of the given size and place, drawn with a pen of a tenth of its size."""
    ink = np.zeros((field, field), dtype=np.uint8)
    pen = side // 10
    ink[top : top + pen, left : left + side * 6 // 10] = 255
    for y in range(pen, side):
        x = left + (side - y) * 5 // 10
        ink[top + y, x : x + pen] = 255
    return ink


def made(ink: NDArray[np.uint8]) -> NDArray[np.float64]:
    picture = drawing.to_mnist(ink)
    assert picture is not None
    return picture


def test_a_blank_drawing_gives_none() -> None:
    assert drawing.to_mnist(np.zeros((280, 280), dtype=np.uint8)) is None
    assert drawing.to_mnist(np.full((5, 9), 0.05)) is None  # fainter than ink


@pytest.mark.parametrize(
    ("side", "top", "left"), [(100, 0, 0), (100, 180, 140), (200, 40, 30), (50, 17, 111)]
)
def test_size_and_place_make_hardly_a_difference(side: int, top: int, left: int) -> None:
    reference = made(seven(150, 60, 60)).ravel()
    other = made(seven(side, top, left)).ravel()
    assert np.corrcoef(reference, other)[0, 1] > 0.97


def test_the_longer_side_becomes_twenty_and_the_aspect_is_kept() -> None:
    ink = np.zeros((300, 300), dtype=np.uint8)
    ink[100:200, 50:90] = 255
    rows, columns = np.nonzero(prepared_by(drawing.Steps(width=False), ink))
    assert np.ptp(rows) + 1 == 20
    assert np.ptp(columns) + 1 == 8


def test_the_centre_of_mass_lies_in_the_middle() -> None:
    picture = made(seven(120, 5, 150))
    places = np.arange(28)
    for axis in (0, 1):
        mass = picture.sum(axis=axis)
        assert abs(mass @ places / mass.sum() - drawing.CENTRE) <= 0.5


def test_values_lie_between_paper_and_ink() -> None:
    picture = made(seven(120, 5, 150))
    assert picture.shape == (28, 28)
    assert picture.min() == 0
    assert picture.max() == 1


@pytest.mark.parametrize(("width", "alike"), [(False, 0.95), (True, 0.9)])
def test_mnist_s_own_digits_come_back_as_they_were(width: bool, alike: float) -> None:
    test = mnist.load(default_data_folder()).test
    likeness = []
    for pixels in test.inputs[:50].reshape(-1, 28, 28):
        large = np.asarray(Image.fromarray(pixels).resize((280, 280), Image.Resampling.NEAREST))
        picture = prepared_by(drawing.Steps(width=width), large)
        likeness.append(np.corrcoef(picture.ravel(), pixels.ravel())[0, 1])
    assert np.mean(likeness) > alike


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 1), (28, 28), (20, 20), (7, 3)])
def test_ink_of_any_shape_fits(shape: tuple[int, int]) -> None:
    assert made(np.full(shape, 255, dtype=np.uint8)).shape == (28, 28)


def test_averaging_keeps_the_mean() -> None:
    ink = np.random.default_rng(0).random((57, 57))
    assert drawing.resampled(ink, 20, 20).mean() == pytest.approx(ink.mean())


@pytest.mark.parametrize(
    ("ink", "message"),
    [
        (np.zeros(784), "height, width"),
        (np.zeros((0, 5)), "height, width"),
        (np.zeros((3, 3), dtype=np.int64), "bytes or floats"),
        (np.array([["a"]]), "bytes or floats"),
        (np.array([[np.nan, 1]]), "from 0 .* to 1"),
        (np.array([[0, 255.0]]), "from 0 .* to 1"),
    ],
)
def test_what_is_no_drawing_is_refused_in_words(ink: NDArray[np.generic], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        drawing.to_mnist(ink)


def test_every_step_is_kept_in_its_order() -> None:
    prepared = drawing.prepare(seven(200, 40, 30))
    assert prepared is not None
    assert prepared.ink.shape == (280, 280)
    assert prepared.cropped.shape == (200, 120)
    assert prepared.scaled.shape == (20, 12)
    assert np.array_equal(prepared.picture, made(seven(200, 40, 30)))


def centre_of_mass(picture: NDArray[np.float64]) -> tuple[float, float]:
    places = np.arange(28)
    down, across = (
        float(mass @ places / mass.sum()) for mass in (picture.sum(axis=1), picture.sum(axis=0))
    )
    return down, across


def prepared_by(steps: drawing.Steps, ink: NDArray[np.uint8]) -> NDArray[np.float64]:
    prepared = drawing.prepare(ink, steps)
    assert prepared is not None
    return prepared.picture


def test_without_centring_ink_stays_where_it_was_drawn() -> None:
    down, across = centre_of_mass(prepared_by(drawing.Steps(centre=False), seven(80, 0, 200)))
    assert down < 12
    assert across > 17


def test_without_scaling_ink_stays_as_large_as_it_was_drawn() -> None:
    rows, columns = np.nonzero(prepared_by(drawing.Steps(scale=False), seven(100, 20, 30)) > 0.1)
    assert np.ptp(rows) + 1 == pytest.approx(10, abs=1)
    assert np.ptp(columns) + 1 == pytest.approx(7, abs=1.5)


def test_without_cropping_the_whole_pad_is_scaled() -> None:
    picture = prepared_by(drawing.Steps(crop=False, width=False), seven(140, 10, 10))
    rows, _ = np.nonzero(picture > 0.1)
    assert np.ptp(rows) + 1 == pytest.approx(10, abs=1)


def test_with_no_step_at_all_the_pad_is_merely_shrunk() -> None:
    ink = seven(140, 70, 56)
    shrunk = drawing.resampled(ink / 255, 28, 28)
    picture = prepared_by(drawing.Steps(False, False, False, False), ink)
    assert np.allclose(picture, shrunk / shrunk.max())


@pytest.mark.parametrize("steps", range(16))
@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 1), (28, 28), (7, 3), (280, 280)])
def test_any_steps_make_a_picture_of_any_ink(steps: int, shape: tuple[int, int]) -> None:
    chosen = drawing.Steps(*(bool(steps >> bit & 1) for bit in range(4)))
    picture = prepared_by(chosen, np.full(shape, 255, dtype=np.uint8))
    assert picture.shape == (28, 28)
    assert picture.max() == pytest.approx(1)
    if chosen.scale:
        assert picture.min() == 0  # the box of 20 has a border
    if not chosen.width:  # a rectangle of full ink, as large as the box or as on the pad
        side = 20 if chosen.scale else 28
        height, width = (max(1, round(n * side / max(shape))) for n in shape)
        assert picture.sum() == pytest.approx(height * width)
