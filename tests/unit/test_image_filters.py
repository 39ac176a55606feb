import numpy as np
import pytest

from pynn.digits.image_filters import dilated, highest, otsu, smoothed, spanned, stretched

GRID = np.random.default_rng(0).random((7, 9))


@pytest.mark.parametrize("window", [1, 3, 5, 21])
def test_the_highest_value_of_each_window(window: int) -> None:
    reach = window // 2
    for (y, x), value in np.ndenumerate(highest(GRID, window)):
        rows, columns = (slice(max(0, at - reach), at + reach + 1) for at in (y, x))
        assert value == GRID[rows, columns].max()


def test_smoothing_takes_the_mean_of_three_by_three() -> None:
    assert smoothed(GRID)[2, 3] == pytest.approx(GRID[1:4, 2:5].mean())
    assert smoothed(np.full((1, 1), 0.3)) == pytest.approx(0.3)


def test_stretching_interpolates_between_the_middles_of_cells() -> None:
    # middles of two cells on four: 0.5 and 2.5; pixels at 0, 1, 2, 3 lie outside, 1/4, 3/4, outside
    np.testing.assert_allclose(stretched(np.array([[0.0, 1.0]]), (1, 4)), [[0, 0.25, 0.75, 1]])
    assert stretched(GRID, GRID.shape) == pytest.approx(GRID)


def test_otsu_s_threshold_lies_between_two_classes() -> None:
    assert 0.2 < otsu(np.array([[0.1, 0.1, 0.2, 0.8, 0.9]])) < 0.8
    assert otsu(np.array([[0.0, 0.0, 1.0]])) == pytest.approx(0.5, abs=0.01)
    assert otsu(np.full((3, 3), 0.4)) == 0.4


def test_a_mask_grows_by_its_neighbours_and_spans_its_rows() -> None:
    mask = np.zeros((5, 6), bool)
    mask[2, 1] = mask[2, 4] = True
    assert dilated(mask).sum() == 18
    assert spanned(mask)[2].tolist() == [False, True, True, True, True, False]
    assert spanned(mask).sum() == 4
