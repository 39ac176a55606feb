import numpy as np
import pytest

from pynn.digits.components import connected_components

SHAPES = np.array(
    [
        [1, 0, 0, 1, 1],
        [0, 1, 0, 0, 0],
        [1, 0, 0, 0, 1],
        [0, 0, 0, 1, 1],
    ],
    dtype=bool,
)


def test_pixels_that_touch_by_a_corner_are_one_component() -> None:
    found = connected_components(SHAPES)
    assert sorted(found.areas) == [2, 3, 3]
    by_area = {tuple(box): area for box, area in zip(found.boxes.tolist(), found.areas, strict=True)}
    assert by_area == {(0, 0, 3, 2): 3, (0, 3, 1, 5): 2, (2, 3, 4, 5): 3}


def test_gaps_are_between_boxes() -> None:
    found = connected_components(SHAPES)
    left, top, bottom = (found.labels[at] - 1 for at in ((0, 0), (0, 3), (3, 3)))
    assert found.gaps(left)[[left, top, bottom]].tolist() == [0, 1, 1]
    assert found.gaps(top)[bottom] == 1
    chosen = np.zeros(3, bool)
    chosen[[left, bottom]] = True
    assert found.pixels(chosen).sum() == 6


def test_an_empty_mask_has_no_components() -> None:
    assert len(connected_components(np.zeros((3, 4), bool)).areas) == 0


@pytest.mark.parametrize("density", [0.1, 0.4, 0.6, 0.9])
def test_components_are_those_that_a_flood_fill_finds(density: float) -> None:
    rng = np.random.default_rng(0)
    for _ in range(20):
        mask = rng.random(rng.integers(1, 25, 2)) < density
        expected, found = _flood_filled(mask), connected_components(mask)
        pairs = set(zip(expected[mask].tolist(), found.labels[mask].tolist(), strict=True))
        assert len(pairs) == expected.max() == len(found.areas)
        assert not found.labels[~mask].any()


def _flood_filled(mask: np.ndarray) -> np.ndarray:
    labels, count = np.zeros(mask.shape, int), 0
    for start in np.argwhere(mask).tolist():
        if labels[tuple(start)]:
            continue
        count += 1
        pending = [tuple(start)]
        while pending:
            y, x = pending.pop()
            if 0 <= y < mask.shape[0] and 0 <= x < mask.shape[1] and mask[y, x] and not labels[y, x]:
                labels[y, x] = count
                pending += [(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    return labels
