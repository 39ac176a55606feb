"""What the pad asks of Python, and a user's own digits."""

import numpy as np
import pytest
from pynn_labs.digits.own_digits import OwnDigitsSession
from pynn_labs.digits.pad import DrawingReader
from pynn_labs.digits.session import DigitsSession
from pynn_labs.refusal import Refusal

from pynn.digits.collection import MOST, DigitsFileError
from tests.unit.made_up_mnist import finished

STEPS = {"crop": True, "width": True, "scale": True, "centre": True}


@pytest.fixture(autouse=True)
def _trained(lab: DigitsSession) -> None:
    finished(lab)


@pytest.fixture
def own(lab: DigitsSession) -> OwnDigitsSession:
    return OwnDigitsSession(lab, lab._data)


def test_a_drawing_is_read_with_every_step_and_a_blank_one_is_not(lab: DigitsSession) -> None:
    pad = DrawingReader(lab, lab._data)
    ink = np.zeros((50, 40), dtype=np.uint8)
    blank = pad.read(ink.tobytes(), 50, 40, STEPS)
    assert (blank["digit"], blank["doubt"], blank["outputs"]) == (None, "blank", None)
    ink[5:45, 18:22] = 255
    reading = pad.read(ink.tobytes(), 50, 40, STEPS)
    assert len(reading["outputs"]) == 10
    assert len(reading["picture"]) == 784
    assert max(reading["picture"]) == 1
    stages = reading["stages"]
    assert (stages["crop"]["height"], stages["crop"]["width"]) == (40, 4)
    assert (stages["scale"]["height"], stages["scale"]["width"]) == (20, 2)
    assert max(stages["scale"]["ink"]) == 255
    without = pad.read(ink.tobytes(), 50, 40, STEPS | {"crop": False})
    assert (without["stages"]["crop"]["height"], without["stages"]["crop"]["width"]) == (50, 40)


def test_a_picture_is_read_as_it_is(lab: DigitsSession) -> None:
    picture = lab._data.train.inputs[0]
    reading = DrawingReader(lab, lab._data).read_picture(picture.tobytes())
    assert np.allclose(np.array(reading["picture"]) * 255, picture)
    expected = lab.network.forward(picture.reshape(1, -1) / np.float32(255))[0]
    assert reading["outputs"] == pytest.approx(expected.tolist())
    assert reading["stages"] is None


def odd(seed: int) -> bytes:
    """A picture unlike the made-up digits: bright in two bands that no digit has."""
    image = np.random.default_rng(seed).integers(0, 60, (28, 28)).astype(np.uint8)
    image[:, 2:5] += 180
    return image.tobytes()


def test_own_digits_are_taught_and_both_effects_told(lab: DigitsSession, own: OwnDigitsSession) -> None:
    for seed in range(4):
        state = own.add(odd(seed), 3)
    assert state["labels"] == [3] * 4
    assert state["images"][:784] == odd(0)
    accuracy = lab.progress()["accuracy"]
    taught = own.teach()
    assert taught["own"][1] == 1
    assert taught["answers"] == [3] * 4
    assert taught["test"] == [accuracy, taught["progress"]["accuracy"]]
    assert taught["progress"]["checkpoint"] is not None
    assert lab.progress()["accuracy"] > accuracy - 0.05


def test_the_file_of_a_state_brings_them_back(lab: DigitsSession, own: OwnDigitsSession) -> None:
    own.add(odd(0), 3)
    state = own.add(odd(1), 5)
    other = OwnDigitsSession(lab, lab._data)
    assert other.load(state["file"]) == state
    assert own.remove(0)["labels"] == [5]
    assert own.clear()["labels"] == []
    with pytest.raises(DigitsFileError):
        other.load(b"junk")
    assert other.state() == state


def test_digits_that_the_page_has_kept_one_by_one_are_put_back(own: OwnDigitsSession) -> None:
    own.add(odd(0), 3)
    state = own.add(odd(1), 5)
    put = own.put(memoryview(odd(1) + odd(0)), [5, 3])
    assert (put["images"], put["labels"]) == (odd(1) + odd(0), [5, 3])
    assert own.put(state["images"], state["labels"])["labels"] == state["labels"]
    assert own.put(odd(0) * (MOST + 1), [3] * (MOST + 1))["labels"] == [3] * MOST
    assert own.remove(0)["labels"] == [3] * (MOST - 1)
    assert own.put(b"", [])["labels"] == []


def test_there_has_to_be_something_to_teach(own: OwnDigitsSession) -> None:
    with pytest.raises(Refusal, match="nothing to teach yet"):
        own.teach()


def test_what_cannot_be_added_or_taken_away_is_refused(own: OwnDigitsSession) -> None:
    before = own.add(odd(0), 3)
    for digit in (10, "x", None):
        with pytest.raises(Refusal, match="a digit must be a whole number from 0 to 9"):
            own.add(odd(1), digit)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="none with the number 4"):
        own.remove(4)
    assert own.state() == before
