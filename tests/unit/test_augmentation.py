import numpy as np
import pytest

from pynn.digits.augmentation import shifted


def test_a_batch_is_moved_as_a_whole_by_a_pixel_at_most() -> None:
    image = np.zeros((28, 28), dtype=np.float32)
    image[10:18, 12:15] = np.arange(24).reshape(8, 3)
    batch = np.stack([image, 2 * image]).reshape(2, 784)
    seen = set()
    rng = np.random.default_rng(0)
    for _ in range(200):
        moved = shifted(batch, rng)
        assert moved.shape == batch.shape
        assert moved.dtype == batch.dtype
        assert np.array_equal(2 * moved[0], moved[1])
        rows, columns = np.nonzero(moved[0].reshape(28, 28))
        seen.add((int(rows.min()) - 10, int(columns.min()) - 12))
        assert moved.sum() == batch.sum()
    assert {down for down, _ in seen} == {-1, 0, 1}
    assert len(seen) == 9


@pytest.mark.parametrize("seed", range(40))
def test_what_leaves_a_picture_is_lost_and_paper_comes_in(seed: int) -> None:  # came back as ink
    batch = np.random.default_rng(1).random((3, 25))
    down, right = (np.random.default_rng(seed).integers(2, size=(2, 2)).sum(axis=0) - 1).tolist()
    on_large_paper = np.pad(batch.reshape(3, 5, 5), ((0, 0), (1, 1), (1, 1)))
    window = on_large_paper[:, 1 - down : 6 - down, 1 - right : 6 - right].reshape(3, 25)
    assert np.array_equal(shifted(batch, np.random.default_rng(seed)), window)


def test_what_is_given_stays_as_it_was() -> None:
    batch = np.random.default_rng(1).random((3, 784))
    original = batch.copy()
    shifted(batch, np.random.default_rng(2))
    assert np.array_equal(batch, original)
