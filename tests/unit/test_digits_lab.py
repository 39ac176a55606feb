import io
import lzma
import math
from typing import Any

import numpy as np
import pytest
from pynn_labs.digits.data import DigitsData
from pynn_labs.digits.session import DigitsSession
from pynn_labs.digits.shards import ShardUnpacker
from pynn_labs.digits.timeline import Timeline
from pynn_labs.errors import DamagedShard, RejectedModelFile
from pynn_protocol.errors import RejectedInput
from pynn_protocol.messages import DigitsProgress, MissingShards

import pynn
from pynn import metrics, recipes, settings
from pynn.digits import mnist
from tests.unit.catalogue_text import raises_matching
from tests.unit.made_up_mnist import (
    CHOSEN,
    SHARD_SIZE,
    TEST,
    TRAIN,
    full_data,
    give_test,
    give_train,
    read_shard,
    train_epoch,
    train_to_end,
)

pytestmark = pytest.mark.usefixtures("small_shards")


def model_of(progress: DigitsProgress) -> bytes:
    assert progress.checkpoint is not None
    return progress.checkpoint


def test_its_numbers_are_those_of_a_native_run(lab: DigitsSession) -> None:
    pieces = [read_shard(content) for content in TRAIN]
    train = pynn.Examples(
        np.concatenate([piece.inputs for piece in pieces]),
        np.concatenate([piece.targets for piece in pieces]),
        scale=mnist.BYTE_SCALE,
    )
    trainer = recipes.digits_trainer(train, **CHOSEN)
    while not trainer.progress.finished:
        trainer.advance()
    progress = train_to_end(lab)
    assert progress.loss == trainer.progress.loss
    assert progress.accuracy == metrics.accuracy(trainer.network, read_shard(TEST))
    assert progress.epoch == 2
    assert progress.seconds_left == 0


def test_a_number_of_steps_is_kept_and_makes_the_same_run(lab: DigitsSession) -> None:
    whole = DigitsSession(full_data())
    whole.configure(CHOSEN)
    steps = [lab.advance(seconds=60, steps=count).step for count in (1, 2, 5, 1)]
    assert steps == [1, 3, 8, 9]
    assert train_to_end(lab).loss == train_to_end(whole).loss
    for W, W_whole in zip(lab.network.weights, whole.network.weights, strict=True):
        assert np.array_equal(W, W_whole)


def test_training_begins_on_the_first_piece_waits_for_the_next_and_ends_the_same() -> None:
    whole = DigitsSession(full_data())
    data = DigitsData()
    pieces = DigitsSession(data)
    whole.configure(CHOSEN)
    pieces.configure(CHOSEN)
    assert pieces.advance(seconds=0.01).waiting
    give_train(data, TRAIN[0])
    assert data.missing_shards() == MissingShards(next_train=1, test=True)
    while not (progress := pieces.advance(seconds=0.01)).waiting:
        pass
    assert progress.step == SHARD_SIZE / CHOSEN["batch_size"]
    give_train(data, *TRAIN[1:])
    while not (progress := pieces.advance(seconds=0.01)).waiting:
        pass
    assert progress.step == 1000 / CHOSEN["batch_size"]
    assert progress.epoch == 0  # trained through, but not evaluated: no test digits yet
    give_test(data)
    same = ("loss", "accuracy", "step", "epoch")
    assert [getattr(train_to_end(pieces), key) for key in same] == [
        getattr(train_to_end(whole), key) for key in same
    ]


def test_each_completed_epoch_brings_a_checkpoint_that_a_new_lab_goes_on_from(
    lab: DigitsSession,
) -> None:
    progress = train_epoch(lab)
    assert progress.epoch == 1
    assert math.isfinite(progress.accuracy)
    other = DigitsSession(full_data())
    resumed = other.resume(CHOSEN, model_of(progress), 1, progress.accuracy, [])
    assert resumed.accuracy == progress.accuracy
    train_to_end(lab)
    train_to_end(other)
    assert other.save() == lab.save()


def test_the_learning_rate_and_the_epochs_change_as_it_runs(lab: DigitsSession) -> None:
    lab.advance(seconds=0)
    assert lab.retune({"learning_rate": 0.5, "epochs": 3}).epochs == 3
    assert train_to_end(lab).epoch == 3


def test_a_refused_setting_changes_nothing(lab: DigitsSession) -> None:
    lab.advance(seconds=0)
    before = lab.progress()
    for action in (lab.configure, lab.retune, lab.check):
        with pytest.raises(settings.SettingError, match=r"batch.size"):
            action(CHOSEN | {"batch_size": 0, "learning_rate": 9})
    assert lab.progress() == before


@pytest.mark.parametrize("action", ["configure", "load", "resume"])
def test_where_memory_is_refused_on_the_way_to_another_run_the_present_one_stays(
    lab: DigitsSession, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    before = train_to_end(lab)
    model = lab.save()
    changed, other = CHOSEN | {"hidden": 9}, io.BytesIO()
    pynn.Network([784, 9, 10]).save(other)
    arguments: dict[str, dict[str, object]] = {
        "configure": {"settings": changed},
        "load": {"model": other.getvalue()},
        "resume": {
            "settings": changed,
            "model": other.getvalue(),
            "epoch": 1,
            "accuracy": 0.5,
            "past": [],
        },
    }

    def raise_memory_error(_: Timeline, __: pynn.Network) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(Timeline, "__init__", raise_memory_error)
        with pytest.raises(MemoryError):
            getattr(lab, action)(**arguments[action])
    assert lab.save() == model
    now = lab.progress()
    assert [getattr(now, name) for name in ("settings", "accuracy", "epoch", "moments")] == [
        getattr(before, name) for name in ("settings", "accuracy", "epoch", "moments")
    ]


def test_divergence_goes_back_to_the_last_completed_epoch(lab: DigitsSession) -> None:
    train_epoch(lab)
    good = lab.save()
    lab._run.trainer.network.weights[1][...] = np.nan
    with pytest.raises(pynn.Diverged, match="epoch 2"):
        train_to_end(lab)
    assert lab.save() == good
    assert lab.progress().epoch == 1
    assert train_to_end(lab).epoch == 2


def test_a_saved_network_comes_back_with_its_accuracy(lab: DigitsSession) -> None:
    accuracy = train_to_end(lab).accuracy
    saved = lab.save()
    lab.configure(CHOSEN)
    loaded = lab.load(saved.model)
    assert loaded.accuracy == accuracy
    assert loaded.sizes == [784, 8, 10]
    assert lab.save() == saved


def other_network() -> bytes:
    file = io.BytesIO()
    pynn.Network([3, 4, 1]).save(file)
    return file.getvalue()


@pytest.mark.parametrize("content", [b"", b"no network", other_network()])
def test_a_file_that_is_no_digits_network_leaves_the_one_in_use(
    lab: DigitsSession, content: bytes
) -> None:
    before = lab.save()
    with pytest.raises((pynn.ModelFileError, RejectedModelFile)):
        lab.load(content)
    assert lab.save() == before


def network_of(*hidden: int, weight: float = 0.0) -> bytes:
    network = pynn.Network([784, *hidden, 10], dtype=np.float32)
    network.weights[0][...] += weight
    file = io.BytesIO()
    network.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (network_of(501), "the largest of 501 units; there is room for 12 layers and 500 units"),
        (network_of(*(11 * [2])), "13 layers"),
        (network_of(8, weight=3e38), "so large that its scores overflow"),
    ],
)
def test_a_network_that_there_is_no_room_for_leaves_the_one_in_use(
    lab: DigitsSession, content: bytes, message: str
) -> None:
    before = lab.save(), lab.progress().settings
    with raises_matching(RejectedModelFile, message):
        lab.load(content)
    assert (lab.save(), lab.progress().settings) == before


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"epoch": math.nan}, "number of completed epochs must be"),
        ({"epoch": 10**9}, "from 0 to 1,000"),
        ({"accuracy": None}, "the accuracy must be"),
        ({"past": [{"step": 1}]}, "a moment of a run must have accuracy, model, step"),
        ({"past": [{"step": 1, "accuracy": 0.5, "model": network_of(1)}]}, "has the layers"),
    ],
)
def test_a_kept_run_that_is_refused_changes_nothing(
    lab: DigitsSession, change: dict[str, Any], message: str
) -> None:
    lab.advance(seconds=0)
    before = lab.save(), lab.progress()
    run: dict[str, Any] = {
        "settings": CHOSEN | {"seed": 9},
        "model": lab.save().model,
        "epoch": 1,
        "accuracy": 0.5,
        "past": [],
    }
    with raises_matching(RejectedInput, message):
        lab.resume(**(run | change))
    assert (lab.save(), lab.progress()) == before


@pytest.mark.parametrize("damage", [np.nan, "precision"])
def test_what_an_optimizer_cannot_remember_is_refused(lab: DigitsSession, damage: object) -> None:
    chosen = CHOSEN | {"recipe": "best"}
    lab.configure(chosen)
    with np.load(io.BytesIO(model_of(train_epoch(lab)))) as saved:
        arrays = dict(saved)
    if damage == "precision":
        arrays |= {name: v.astype(np.float64) for name, v in arrays.items() if "velocity" in name}
    else:
        arrays["velocity_1"][0] = damage
    file = io.BytesIO()
    np.savez(file, **arrays)
    with raises_matching(RejectedModelFile, "state of its optimizer is damaged"):
        lab.resume(chosen, file.getvalue(), 1, 0.5, [])


@pytest.mark.parametrize(
    "damaged", [b"", b"no xz at all", TRAIN[0][:-20], lzma.compress(b"no IDX in here")]
)
def test_a_damaged_piece_is_refused_and_not_counted(damaged: bytes) -> None:
    data = DigitsData()
    with pytest.raises(DamagedShard):
        give_train(data, damaged)
    assert data.train.available == 0
    give_train(data, TRAIN[0])  # what came damaged can come again
    assert data.train.available == SHARD_SIZE


def test_unpacking_stops_when_its_time_is_up() -> None:
    unpacker = ShardUnpacker(TEST)
    assert not unpacker.advance(seconds=0)
    assert unpacker.advance()
    assert len(unpacker.examples()) == 1500


def test_numbers_too_large_for_the_lab_are_refused() -> None:
    file = io.BytesIO()
    network = pynn.Network([784, 30, 10])
    network.weights[0][0, 0] = 1e300  # finite in float64, infinite in the lab's float32
    network.save(file)
    with pytest.raises(RejectedModelFile):
        DigitsSession(DigitsData()).load(file.getvalue())


def test_a_piece_with_a_label_that_is_no_digit_is_damaged() -> None:
    images, labels = np.zeros((2, 28, 28), np.uint8), np.array([3, 200], np.uint8)
    with pytest.raises(DamagedShard):
        read_shard(lzma.compress(mnist.idx_bytes(images) + mnist.idx_bytes(labels)))


@pytest.mark.parametrize("recipe", ["improved", "best"])
def test_a_checkpoint_holds_what_the_optimizer_remembers(lab: DigitsSession, recipe: str) -> None:
    chosen = CHOSEN | {"recipe": recipe, "epochs": 3}
    lab.configure(chosen)
    progress = train_epoch(lab)
    other = DigitsSession(full_data())
    other.resume(chosen, model_of(progress), 1, progress.accuracy, [])
    train_to_end(lab)
    train_to_end(other)
    assert other.save() == lab.save()


def test_a_file_that_remembers_something_else_is_taken_as_a_network_alone(lab: DigitsSession) -> None:
    with np.load(io.BytesIO(lab.save().model)) as saved:
        arrays = dict(saved) | {"velocity_0": np.ones((2, 2)), "velocity_1": np.ones(3)}
    file = io.BytesIO()
    np.savez(file, **arrays)
    lab.resume(CHOSEN | {"recipe": "best"}, file.getvalue(), 0, 0.5, [])
    assert train_to_end(lab).finished


def test_going_back_to_a_checkpoint_brings_back_its_accuracy(lab: DigitsSession) -> None:
    progress = train_epoch(lab)
    lab._run.trainer.network.weights[1][...] = np.nan
    with pytest.raises(pynn.Diverged):
        lab.advance(seconds=0)
    assert lab.progress().accuracy == progress.accuracy


def test_fewer_epochs_than_are_done_leave_no_time_to_come(lab: DigitsSession) -> None:
    train_to_end(lab)
    progress = lab.retune({"epochs": 1})
    assert progress.finished
    assert progress.seconds_left == 0


def test_a_rule_stops_the_run_and_training_can_be_asked_to_go_on(lab: DigitsSession) -> None:
    assert lab.stop_when({"stop_accuracy": "1", "stop_patience": ""}) == {
        "stop_accuracy": 1,
        "stop_patience": None,
    }
    progress = train_to_end(lab)
    assert (progress.epoch, progress.stopped_by) == (1, "accuracy")
    assert lab.advance(seconds=1).step == progress.step
    assert not lab.go_on().finished
    assert train_to_end(lab).epoch == 2


def test_the_past_can_be_looked_at_while_the_run_stays_where_it_is(lab: DigitsSession) -> None:
    progress = train_to_end(lab)
    per_epoch = progress.steps_per_epoch
    assert progress.moments[:6] == [0, 1, 2, 3, 4, 6]
    assert progress.moments[-2:] == [per_epoch, 2 * per_epoch]
    present = lab.save()
    begin = lab.visit(0)
    assert begin.step == 0
    assert begin.accuracy < progress.accuracy == lab.visit(2 * per_epoch).accuracy
    lab.visit(0)
    assert lab.shown_step == 0
    fresh = DigitsSession(full_data())
    fresh.configure(CHOSEN)
    assert lab.save() == fresh.save()
    assert lab.evaluation is not None
    assert lab.evaluation.accuracy == begin.accuracy
    lab.visit(None)
    assert lab.save() == present
    assert lab.shown_step == 2 * per_epoch


def test_the_past_is_the_same_however_the_run_was_sliced(lab: DigitsSession) -> None:
    slowly, quickly = lab, DigitsSession(full_data())
    quickly.configure(CHOSEN)
    while not slowly.advance(seconds=0).finished:
        pass
    train_to_end(quickly)
    moments = quickly.progress().moments
    assert len(moments) > 1
    assert slowly.progress().moments == moments
    for step in moments:
        assert slowly.moment(step).model == quickly.moment(step).model


def test_a_resumed_run_has_its_past_again(lab: DigitsSession) -> None:
    progress = train_epoch(lab)
    past = [vars(lab.moment(step)) for step in progress.moments]
    other = DigitsSession(full_data())
    resumed = other.resume(CHOSEN, model_of(progress), 1, progress.accuracy, past)
    assert resumed.moments == progress.moments
    assert other.visit(3) == lab.visit(3)
    assert other.save() == lab.save()


def test_after_divergence_the_past_before_it_can_still_be_looked_at(lab: DigitsSession) -> None:
    progress = train_epoch(lab)
    lab._run.trainer.network.weights[1][...] = np.nan
    with pytest.raises(pynn.Diverged):
        lab.advance(seconds=0)
    assert lab.progress().moments == progress.moments


def test_examples_per_second_are_known_once_it_trains(lab: DigitsSession) -> None:
    assert math.isnan(lab.progress().examples_per_second)
    assert lab.advance(seconds=0).examples_per_second > 0


def test_before_an_epoch_is_evaluated_a_step_is_evaluated_once(lab: DigitsSession) -> None:
    lab.advance(seconds=0)
    first = lab.evaluation
    assert first is not None
    assert lab.evaluation is first
    lab.advance(seconds=0)
    assert lab.evaluation is not first


def test_a_network_is_altered_where_it_was_changed_before_its_first_step(lab: DigitsSession) -> None:
    assert not lab.progress().altered
    lab.network.weights[0][0, 0] = 1
    assert lab.note_change().altered
    assert not lab.configure(CHOSEN).altered
