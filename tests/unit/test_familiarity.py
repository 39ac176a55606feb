import numpy as np
import pytest

from pynn.backpropagation import classes
from pynn.cli import default_data_folder
from pynn.digits import mnist
from pynn.digits.familiarity import ENOUGH, Familiar, _moved, coarsened


@pytest.fixture(scope="module")
def data() -> mnist.Mnist:
    return mnist.load(default_data_folder())


@pytest.fixture(scope="module")
def familiar(data: mnist.Mnist) -> Familiar:
    """Has seen 20,000 digits."""
    familiar = Familiar()
    familiar.add(data.train.inputs[:20_000], classes(data.train.targets[:20_000]))
    return familiar


def test_a_digit_that_was_seen_is_no_distance_away_wherever_it_is_moved_by_a_pixel(
    data: mnist.Mnist, familiar: Familiar
) -> None:
    picture = data.train.inputs[7].reshape(28, 28) / 255
    label = int(data.train.targets[7].argmax())
    assert familiar.distance(picture, label) == pytest.approx(0, abs=0.01)
    assert familiar.distance(np.roll(picture, (1, -1), (0, 1)), label) == pytest.approx(0, abs=0.01)
    assert familiar.distance(picture, (label + 1) % 10) > 1


def test_the_distance_is_that_of_the_nearest(data: mnist.Mnist, familiar: Familiar) -> None:
    picture = data.test.inputs[3].reshape(28, 28) / 255
    seen = coarsened(data.train.inputs[:20_000][data.train.targets[:20_000, 4] == 1]) / 255
    moved = [np.roll(picture, (y, x), (0, 1)) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    expected = min(np.sum((seen - coarsened(image)) ** 2, axis=1).min() for image in moved)
    assert familiar.distance(picture, 4) == pytest.approx(expected, rel=0.01)


def test_test_digits_are_familiar_and_noise_and_crosses_are_not(
    data: mnist.Mnist, familiar: Familiar
) -> None:
    pictures = data.test.inputs[:200].reshape(-1, 28, 28) / 255
    truth = classes(data.test.targets[:200])
    known = [
        familiar.recognises(image, int(digit)) for image, digit in zip(pictures, truth, strict=True)
    ]
    assert np.mean(known) > 0.95
    noise = np.random.default_rng(0).random((28, 28))
    lattice = np.zeros((28, 28))
    lattice[4:24:6, 4:24] = lattice[4:24, 4:24:6] = 1
    dots = np.zeros((28, 28))
    dots[4, 4] = dots[23, 20] = dots[10, 23] = 1
    for picture in (noise, lattice, dots):
        assert not any(familiar.recognises(picture, digit) for digit in range(10))


def test_nothing_is_unfamiliar_before_enough_was_seen(data: mnist.Mnist) -> None:
    familiar = Familiar()
    noise = np.random.default_rng(0).random((28, 28))
    assert familiar.recognises(noise, 1)
    ones = data.train.inputs[data.train.targets[:, 1] == 1]
    familiar.add(ones[: ENOUGH - 1], [1] * (ENOUGH - 1))
    assert familiar.recognises(noise, 1)
    familiar.add(ones[:1], [1])
    assert not familiar.recognises(noise, 1)
    assert familiar.recognises(noise, 2)


def test_a_digit_of_one_s_own_makes_its_like_familiar_until_it_is_deleted(
    data: mnist.Mnist,
) -> None:
    familiar = Familiar()
    familiar.add(data.train.inputs[:5000], classes(data.train.targets[:5000]))
    lattice = np.zeros((28, 28), np.uint8)
    lattice[4:24:6, 4:24] = lattice[4:24, 4:24:6] = 255
    assert not familiar.recognises(lattice / 255, 7)
    familiar.set_own(lattice.reshape(1, 784), [7])
    assert familiar.recognises(lattice / 255, 7)
    assert not familiar.recognises(lattice / 255, 3)
    familiar.set_own(np.zeros((0, 784), np.uint8), [])
    assert not familiar.recognises(lattice / 255, 7)


def test_the_less_sure_the_network_is_the_nearer_a_digit_has_to_be(
    data: mnist.Mnist, familiar: Familiar
) -> None:
    pictures = data.test.inputs[:200].reshape(-1, 28, 28) / 255
    truth = classes(data.test.targets[:200])
    known = {
        output: sum(
            familiar.recognises(image, int(digit), output)
            for image, digit in zip(pictures, truth, strict=True)
        )
        for output in (1.0, 0.5, 0.0)
    }
    assert known[1.0] > known[0.5] > known[0.0] > 0


def test_a_picture_that_touches_the_border_is_not_wrapped_around() -> None:
    picture = np.zeros((28, 28))
    picture[0, 0] = 1
    moved = _moved(picture).reshape(9, 28, 28)
    assert moved.sum() == 4  # of nine moves the four down or right, or none, keep the corner
    assert not moved[:, 27, :].any()
    assert not moved[:, :, 27].any()
