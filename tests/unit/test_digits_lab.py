import io
import lzma
import math
from typing import Any

import numpy as np
import pytest
from pynn_engine.digits_lab import DigitsLab
from pynn_engine.shards import ShardUnpacker

import pynn
from pynn import metrics, mnist, recipes, settings
from pynn.mnist import IdxError

CHOSEN = settings.defaults(settings.DIGITS) | {
    "train_size": 1000,
    "epochs": 2,
    "hidden": 8,
    "seed": 5,
}


def shard(count: int, seed: int) -> bytes:
    """A packed piece of made-up digits: class c is bright in its own band of rows."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 10, count).astype(np.uint8)
    images = rng.integers(0, 60, (count, 28, 28)).astype(np.uint8)
    for image, label in zip(images, labels, strict=True):
        image[2 * label + 2 : 2 * label + 5] += 180
    return lzma.compress(mnist.idx_bytes(images) + mnist.idx_bytes(labels))


def read_shard(content: bytes) -> pynn.Examples:
    """All of one shard at once."""
    unpacker = ShardUnpacker(content)
    assert unpacker.advance()
    return unpacker.examples()


SHARD_SIZE = 400
TRAIN = [shard(SHARD_SIZE, 1), shard(SHARD_SIZE, 2), shard(200, 4)]
TEST = shard(1500, 3)


def give_train(lab: DigitsLab, *shards: bytes) -> None:
    """Hand over shards as the worker does."""
    for content in shards:
        lab.add_train_shard(content)
        while not lab.unpack(seconds=0)["done"]:
            pass


def give_test(lab: DigitsLab) -> None:
    lab.set_test(TEST)
    while not lab.unpack(seconds=0)["done"]:
        pass


def finished(lab: DigitsLab) -> dict[str, Any]:
    """Drive the lab to its end as the worker does; returns the last progress."""
    for _ in range(10_000):
        progress = lab.advance(seconds=0.01)
        if progress["finished"]:
            return progress
        assert not progress["waiting"]
    raise AssertionError("the run never finished")


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mnist, "SHARD_SIZE", SHARD_SIZE)


@pytest.fixture
def lab() -> DigitsLab:
    lab = DigitsLab()
    give_train(lab, *TRAIN)
    give_test(lab)
    lab.configure(CHOSEN)
    return lab


def test_its_numbers_are_those_of_a_native_run(lab: DigitsLab) -> None:
    pieces = [read_shard(content) for content in TRAIN]
    train = pynn.Examples(
        np.concatenate([piece.inputs for piece in pieces]),
        np.concatenate([piece.targets for piece in pieces]),
        scale=mnist.BYTE_SCALE,
    )
    trainer = recipes.digits_trainer(train, **CHOSEN)
    while not trainer.progress.finished:
        trainer.advance()
    progress = finished(lab)
    assert progress["loss"] == trainer.progress.loss
    assert progress["accuracy"] == metrics.accuracy(trainer.network, read_shard(TEST))
    assert progress["epoch"] == 2
    assert progress["seconds_left"] == 0


def test_training_begins_on_the_first_piece_waits_for_the_next_and_ends_the_same() -> None:
    whole = DigitsLab()
    pieces = DigitsLab()
    give_train(whole, *TRAIN)
    give_test(whole)
    whole.configure(CHOSEN)
    pieces.configure(CHOSEN)
    assert pieces.advance(seconds=0.01)["waiting"]
    give_train(pieces, TRAIN[0])
    assert pieces.missing_shards() == {"next_train": 1, "test": True}
    while not (progress := pieces.advance(seconds=0.01))["waiting"]:
        pass
    assert progress["step"] == SHARD_SIZE / CHOSEN["batch_size"]
    give_train(pieces, *TRAIN[1:])
    while not (progress := pieces.advance(seconds=0.01))["waiting"]:
        pass
    assert progress["step"] == 1000 / CHOSEN["batch_size"]
    assert progress["epoch"] == 0  # trained through, but not evaluated: no test digits yet
    give_test(pieces)
    same = ("loss", "accuracy", "step", "epoch")
    assert {key: finished(pieces)[key] for key in same} == {key: finished(whole)[key] for key in same}


def test_each_completed_epoch_brings_a_checkpoint_that_a_new_lab_goes_on_from(
    lab: DigitsLab,
) -> None:
    progress = lab.advance(seconds=0.01)
    while progress["checkpoint"] is None:
        progress = lab.advance(seconds=0.01)
    assert progress["epoch"] == 1
    assert math.isfinite(progress["accuracy"])
    other = DigitsLab()
    give_train(other, *TRAIN)
    give_test(other)
    resumed = other.resume(CHOSEN, progress["checkpoint"], 1, progress["accuracy"])
    assert resumed["accuracy"] == progress["accuracy"]
    finished(lab)
    finished(other)
    assert other.save() == lab.save()


def test_the_learning_rate_and_the_epochs_change_as_it_runs(lab: DigitsLab) -> None:
    lab.advance(seconds=0)
    assert lab.retune({"learning_rate": 0.5, "epochs": 3})["epochs"] == 3
    assert finished(lab)["epoch"] == 3


def test_a_refused_setting_changes_nothing(lab: DigitsLab) -> None:
    lab.advance(seconds=0)
    before = lab.progress()
    for refused in (lab.configure, lab.retune, lab.check):
        with pytest.raises(settings.SettingError, match="batch size"):
            refused(CHOSEN | {"batch_size": 0, "learning_rate": 9})
    assert lab.progress() == before


def test_divergence_goes_back_to_the_last_completed_epoch(lab: DigitsLab) -> None:
    progress = lab.advance(seconds=0.01)
    while progress["checkpoint"] is None:
        progress = lab.advance(seconds=0.01)
    good = lab.save()
    lab._trainer.network.weights[1][...] = np.nan
    with pytest.raises(pynn.Diverged, match="epoch 2"):
        finished(lab)
    assert lab.save() == good
    assert lab.progress()["epoch"] == 1
    assert finished(lab)["epoch"] == 2


def test_a_saved_network_comes_back_with_its_accuracy(lab: DigitsLab) -> None:
    accuracy = finished(lab)["accuracy"]
    saved = lab.save()
    lab.configure(CHOSEN)
    loaded = lab.load(saved)
    assert loaded["accuracy"] == accuracy
    assert loaded["sizes"] == [784, 8, 10]
    assert lab.save() == saved


def other_network() -> bytes:
    file = io.BytesIO()
    pynn.Network([3, 4, 1]).save(file)
    return file.getvalue()


@pytest.mark.parametrize("content", [b"", b"no network", other_network()])
def test_a_file_that_is_no_digits_network_leaves_the_one_in_use(lab: DigitsLab, content: bytes) -> None:
    before = lab.save()
    with pytest.raises(pynn.ModelFileError):
        lab.load(content)
    assert lab.save() == before


@pytest.mark.parametrize(
    "damaged", [b"", b"no xz at all", TRAIN[0][:-20], lzma.compress(b"no IDX in here")]
)
def test_a_damaged_piece_is_refused_and_not_counted(damaged: bytes) -> None:
    lab = DigitsLab()
    with pytest.raises(IdxError):
        give_train(lab, damaged)
    assert lab.progress()["available"] == 0
    give_train(lab, TRAIN[0])  # what came damaged can come again
    assert lab.progress()["available"] == SHARD_SIZE


def test_unpacking_stops_when_its_time_is_up() -> None:
    unpacker = ShardUnpacker(TEST)
    assert not unpacker.advance(seconds=0)
    assert unpacker.advance()
    assert len(unpacker.examples()) == 1500


def test_a_drawing_is_read_and_a_blank_one_is_not(lab: DigitsLab) -> None:
    finished(lab)
    ink = np.zeros((50, 40), dtype=np.uint8)
    blank = lab.read(ink.tobytes(), 50, 40)
    assert (blank["digit"], blank["outputs"], blank["picture"]) == (None, None, None)
    ink[5:45, 18:22] = 255
    reading = lab.read(ink.tobytes(), 50, 40)
    assert len(reading["outputs"]) == 10
    assert len(reading["picture"]) == 784
    assert max(reading["picture"]) == 1


def test_numbers_too_large_for_the_lab_are_refused() -> None:
    file = io.BytesIO()
    network = pynn.Network([784, 30, 10])
    network.weights[0][0, 0] = 1e300  # finite in float64, infinite in the lab's float32
    network.save(file)
    with pytest.raises(pynn.ModelFileError):
        DigitsLab().load(file.getvalue())


def test_a_piece_with_a_label_that_is_no_digit_is_damaged() -> None:  # plain ValueError
    images, labels = np.zeros((2, 28, 28), np.uint8), np.array([3, 200], np.uint8)
    with pytest.raises(IdxError):
        read_shard(lzma.compress(mnist.idx_bytes(images) + mnist.idx_bytes(labels)))


@pytest.mark.parametrize("recipe", ["improved", "best"])
def test_a_checkpoint_holds_what_the_optimizer_remembers(lab: DigitsLab, recipe: str) -> None:
    chosen = CHOSEN | {"recipe": recipe, "epochs": 3}
    lab.configure(chosen)
    while (progress := lab.advance(seconds=0))["checkpoint"] is None:
        pass
    other = DigitsLab()
    give_train(other, *TRAIN)
    give_test(other)
    other.resume(chosen, progress["checkpoint"], 1, progress["accuracy"])
    finished(lab)
    finished(other)
    assert other.save() == lab.save()


def test_a_file_that_remembers_something_else_is_taken_as_a_network_alone(lab: DigitsLab) -> None:
    with np.load(io.BytesIO(lab.save())) as saved:
        arrays = dict(saved) | {"velocity_0": np.ones((2, 2)), "velocity_1": np.ones(3)}
    file = io.BytesIO()
    np.savez(file, **arrays)
    lab.resume(CHOSEN | {"recipe": "best"}, file.getvalue(), 0, 0.5)
    assert finished(lab)["finished"]


def test_going_back_to_a_checkpoint_brings_back_its_accuracy(lab: DigitsLab) -> None:
    while (progress := lab.advance(seconds=0))["checkpoint"] is None:
        pass
    lab._trainer.network.weights[1][...] = np.nan
    with pytest.raises(pynn.Diverged):
        lab.advance(seconds=0)
    assert lab.progress()["accuracy"] == progress["accuracy"]


def test_fewer_epochs_than_are_done_leave_no_time_to_come(lab: DigitsLab) -> None:
    finished(lab)
    progress = lab.retune({"epochs": 1})
    assert progress["finished"]
    assert progress["seconds_left"] == 0
