"""The pad's requests to Python, and a user's own digits."""

import numpy as np
import pytest
from pynn_labs.digits.drawings import DrawingReader
from pynn_labs.digits.own_digits import OwnDigitsSession
from pynn_labs.digits.session import DigitsSession
from pynn_protocol.errors import RejectedInput
from pynn_protocol.messages import OwnDigits
from pynn_protocol.plain import to_plain

from pynn.digits.collection import MOST, DigitsFileError
from tests.unit.as_page import as_lists
from tests.unit.catalogue_text import raises_matching
from tests.unit.made_up_mnist import train_to_end

STEPS = {"crop": True, "width": True, "scale": True, "centre": True}


@pytest.fixture(autouse=True)
def _trained(lab: DigitsSession) -> None:
    train_to_end(lab)


@pytest.fixture
def pad(lab: DigitsSession) -> DrawingReader:
    return DrawingReader(lab, lab._data)


@pytest.fixture
def own(lab: DigitsSession, pad: DrawingReader) -> OwnDigitsSession:
    return OwnDigitsSession(lab, lab._data, pad)


def add(own: OwnDigitsSession, picture: bytes, digit: int) -> OwnDigits:
    """Add a picture that was read before, as the page adds a drawing."""
    return own.add(own._drawings.read_picture(picture).drawing, digit)


def test_a_drawing_is_read_with_every_step_and_a_blank_one_is_not(pad: DrawingReader) -> None:
    ink = np.zeros((50, 40), dtype=np.uint8)
    blank = pad.read(ink.tobytes(), 50, 40, STEPS)
    assert (blank.digit, blank.doubt, blank.outputs) == (None, "blank", None)
    ink[5:45, 18:22] = 255
    reading = pad.read(ink.tobytes(), 50, 40, STEPS)
    assert reading.outputs
    assert reading.picture
    assert reading.stages
    assert len(reading.outputs) == 10
    assert len(reading.picture) == 784
    assert max(reading.picture) == 1
    crop, scale = reading.stages["crop"], reading.stages["scale"]
    assert (crop.height, crop.width) == (40, 4)
    assert (scale.height, scale.width) == (20, 2)
    assert scale.ink.max() == 255
    without = pad.read(ink.tobytes(), 50, 40, STEPS | {"crop": False})
    assert without.stages
    assert (without.stages["crop"].height, without.stages["crop"].width) == (50, 40)


def test_a_picture_is_read_as_it_is(lab: DigitsSession, pad: DrawingReader) -> None:
    picture = lab._data.train.inputs[0]
    reading = pad.read_picture(picture.tobytes())
    assert np.allclose(np.array(reading.picture) * 255, picture)
    expected = lab.network.forward(picture.reshape(1, -1) / np.float32(255))[0]
    assert reading.outputs == pytest.approx(expected.tolist())
    assert reading.stages is None


def odd(seed: int) -> bytes:
    """A picture unlike the made-up digits: bright in two bands that no digit has."""
    image = np.random.default_rng(seed).integers(0, 60, (28, 28)).astype(np.uint8)
    image[:, 2:5] += 180
    return image.tobytes()


def same(one: OwnDigits, other: OwnDigits) -> bool:
    return as_lists(to_plain(one)) == as_lists(to_plain(other))


def test_own_digits_are_taught_and_both_effects_are_reported(
    lab: DigitsSession, own: OwnDigitsSession
) -> None:
    for seed in range(4):
        state = add(own, odd(seed), 3)
    assert state.labels == [3] * 4
    assert state.images[0].tobytes() == odd(0)
    accuracy = lab.progress().accuracy
    taught = own.teach()
    assert taught.own[1] == 1
    assert taught.digits.answers == [3] * 4
    assert taught.test == (accuracy, taught.progress.accuracy)
    assert taught.progress.checkpoint is not None
    assert lab.progress().accuracy > accuracy - 0.05


def test_the_file_of_a_state_brings_them_back(
    lab: DigitsSession, pad: DrawingReader, own: OwnDigitsSession
) -> None:
    add(own, odd(0), 3)
    state = add(own, odd(1), 5)
    other = OwnDigitsSession(lab, lab._data, pad)
    assert same(other.load(state.file), state)
    assert own.remove(0).labels == [5]
    assert own.clear().labels == []
    with pytest.raises(DigitsFileError):
        other.load(b"junk")
    assert same(other.state(), state)


def test_digits_that_the_page_has_kept_one_by_one_are_put_back(own: OwnDigitsSession) -> None:
    add(own, odd(0), 3)
    state = add(own, odd(1), 5)
    put = own.put(memoryview(odd(1) + odd(0)), [5, 3])
    assert (put.images.tobytes(), put.labels) == (odd(1) + odd(0), [5, 3])
    assert own.put(state.images.tobytes(), state.labels).labels == state.labels
    assert own.put(odd(0) * (MOST + 1), [3] * (MOST + 1)).labels == [3] * MOST
    assert own.remove(0).labels == [3] * (MOST - 1)
    assert own.put(b"", []).labels == []


def test_there_has_to_be_something_to_teach(own: OwnDigitsSession) -> None:
    with raises_matching(RejectedInput, "nothing to teach yet"):
        own.teach()


def test_what_cannot_be_added_or_taken_away_is_refused(own: OwnDigitsSession) -> None:
    before = add(own, odd(0), 3)
    for digit in (10, "x", None):
        with raises_matching(RejectedInput, "a digit must be a whole number from 0 to 9"):
            add(own, odd(1), digit)  # type: ignore[arg-type]
    with raises_matching(RejectedInput, "none with the number 4"):
        own.remove(4)
    assert same(own.state(), before)


def test_a_drawing_is_named_until_the_next_one_is_read(pad: DrawingReader) -> None:
    first = pad.read_picture(odd(0))
    again = pad.read_again(first.drawing)
    assert as_lists(to_plain(again)) == as_lists(to_plain(first))
    second = pad.read_picture(odd(1))
    assert pad.example(second.drawing).tobytes() == odd(1)
    with raises_matching(RejectedInput, "draw it once more"):
        pad.read_again(first.drawing)


def test_an_example_is_made_by_all_steps_whichever_were_chosen(pad: DrawingReader) -> None:
    ink = np.zeros((50, 40), dtype=np.uint8)
    ink[5:45, 18:22] = 255
    whole = pad.example(pad.read(ink.tobytes(), 50, 40, STEPS).drawing)
    without = pad.read(ink.tobytes(), 50, 40, STEPS | {"centre": False, "crop": False})
    assert np.array_equal(pad.example(without.drawing), whole)
    blank = pad.read(np.zeros_like(ink).tobytes(), 50, 40, STEPS)
    with raises_matching(RejectedInput, "no ink"):
        pad.example(blank.drawing)
