import numpy as np
import pytest
from numpy.typing import NDArray

from pynn.digits.pen_width import MOST, NARROW, WIDE, even_width, stroke_width

FINE = 5


def bar(width: int, length: int = 100) -> NDArray[np.bool_]:
    """A vertical stroke, ``width`` cells wide, with paper around it."""
    grid = np.zeros((length, 80), dtype=bool)
    grid[10:-10, 30 : 30 + width] = True
    return grid


def ring(radius: float, width: float) -> NDArray[np.bool_]:
    y, x = np.mgrid[-60:61, -60:61]
    return np.abs(np.hypot(y, x) - radius) <= width / 2


@pytest.mark.parametrize("width", [3, 8, 15])
def test_the_width_of_a_stroke_is_measured_whatever_way_it_goes(width: int) -> None:
    assert stroke_width(bar(width)) == pytest.approx(width, abs=1)
    assert stroke_width(bar(width).T) == pytest.approx(width, abs=1)
    assert stroke_width(ring(40, width)) == pytest.approx(width, abs=1)


def width_after(inside: NDArray[np.bool_]) -> float:
    """The width of a stroke after ``even_width``, in pixels."""
    ink, _ = even_width(inside.astype(float), FINE)
    return stroke_width(ink > 0.5) / FINE


@pytest.mark.parametrize("width", [2, 5, 16, 20])
def test_thin_strokes_become_wider_and_thick_ones_narrower(width: int) -> None:
    expected = NARROW if width < NARROW * FINE else WIDE
    assert width_after(ring(40, width)) == pytest.approx(expected, abs=0.25)


def test_strokes_of_mnist_s_width_stay_as_they_are() -> None:
    ink = ring(40, 2 * FINE).astype(float)
    same, margin = even_width(ink, FINE)
    assert same is ink
    assert margin == 0


def test_a_blob_is_not_eaten_up() -> None:
    assert width_after(ring(40, 6 * FINE)) == pytest.approx(6 - MOST, abs=0.3)


def test_growing_ink_gets_the_room_it_needs() -> None:
    line = np.ones((50, 1))
    ink, margin = even_width(line, FINE)
    assert ink.shape == (50 + 2 * margin, 1 + 2 * margin)
    assert stroke_width(ink > 0.5) / FINE == pytest.approx(NARROW, abs=0.25)
    assert ink.max() == 1
    # a line of one cell counts as two cells wide: 4 × the depth of ½. So it grows by NARROW less that.
    assert ink[len(ink) // 2].sum() == pytest.approx(1 + NARROW * FINE - 2)


def test_ink_too_faint_to_have_a_width_stays_as_it_is() -> None:
    faint = np.full((9, 9), 0.4)
    assert even_width(faint, FINE) == (faint, 0)
