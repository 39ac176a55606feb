import itertools
import math
from typing import Any

import numpy as np
import pytest

from pynn import Diverged, Examples, GradientDescent, Momentum, Network, Trainer
from pynn.activations import Array
from pynn.batch_order import Augmentation
from pynn.digits.augmentation import shifted
from pynn.examples import Indices
from pynn.schedules import cosine
from tests.unit.helpers import same

RNG = np.random.default_rng(0)
EXAMPLES = Examples(RNG.random((23, 4)), np.eye(3)[RNG.integers(0, 3, 23)])


def trainer(*, seed: int = 1, **settings: Any) -> Trainer:
    chosen = {"learning_rate": 0.5, "batch_size": 5, "epochs": 3, "seed": seed} | settings
    return Trainer(Network([4, 6, 3], seed=9), EXAMPLES, **chosen)


def train(run: Trainer) -> Network:
    for _ in run:
        pass
    return run.network


class RecordingExamples(Examples):
    """Examples that record the rows of every batch."""

    def __init__(self) -> None:
        super().__init__(EXAMPLES.inputs, EXAMPLES.targets)
        self.batches: list[list[int]] = []

    def batch(self, rows: Indices, dtype: np.dtype[np.floating]) -> tuple[Array, Array]:
        self.batches.append(list(np.arange(len(self))[rows]))
        return super().batch(rows, dtype)


def record_batches(**settings: Any) -> list[list[int]]:
    chosen = {"learning_rate": 0.5, "batch_size": 5, "epochs": 2} | settings
    examples = RecordingExamples()
    train(Trainer(Network([4, 6, 3]), examples, **chosen))
    return examples.batches


def test_every_example_is_used_once_an_epoch_the_short_last_batch_included() -> None:
    batches = record_batches()
    assert [len(batch) for batch in batches] == [5, 5, 5, 5, 3] * 2
    first, second = itertools.chain(*batches[:5]), itertools.chain(*batches[5:])
    assert sorted(first) == sorted(second) == list(range(23))


def test_the_order_is_random_and_another_one_each_epoch() -> None:
    batches = record_batches()
    assert batches[:5] != batches[5:]
    assert batches[0] != list(range(5))
    assert record_batches() == batches
    assert record_batches(seed=2) != batches


def test_the_first_epoch_goes_block_by_block_and_later_ones_shuffle_everything() -> None:
    rows = list(itertools.chain(*record_batches(first_epoch_block=10)))
    blocks = rows[:10], rows[10:20], rows[20:23]
    assert [sorted(block) for block in blocks] == [
        list(range(10)),
        list(range(10, 20)),
        [20, 21, 22],
    ]
    assert list(blocks[0]) != sorted(blocks[0])
    assert sorted(rows[23:33]) != list(range(10))


def test_a_batch_of_everything_is_plain_gradient_descent() -> None:
    run = trainer(batch_size=99, epochs=1)
    expected = Network([4, 6, 3], seed=9)
    gradients = expected.gradients(EXAMPLES.inputs, EXAMPLES.targets)
    for parameter, gradient in zip(
        expected.weights + expected.biases, gradients.weights + gradients.biases, strict=True
    ):
        parameter -= 0.5 * gradient  # noqa: PLW2901  in place
    assert same(train(run), expected)


def test_one_seed_is_one_run_and_another_seed_another() -> None:
    assert same(train(trainer()), train(trainer()))
    assert not same(train(trainer()), train(trainer(seed=2)))


def test_steps_time_and_iteration_lead_to_the_same_place() -> None:
    by_steps, by_time = trainer(), trainer()
    while not by_steps.progress.finished:
        by_steps.advance(steps=2)
    while not by_time.progress.finished:
        by_time.advance(seconds=0)
    assert same(by_steps.network, by_time.network)
    assert same(by_steps.network, train(trainer()))


def test_a_budget_of_no_time_still_takes_one_step() -> None:
    assert trainer().advance(seconds=0).step == 1


def test_advance_stops_at_the_end_of_the_epoch() -> None:
    run = trainer()
    progress = run.advance()
    assert (progress.epoch, progress.step, progress.examples) == (1, 5, 0)
    assert not progress.finished
    assert run.advance(steps=7).step == 10


def test_progress_has_loss_accuracy_and_time() -> None:
    run = trainer(epochs=1)
    before = run.progress
    assert math.isnan(before.loss)
    assert math.isnan(before.epoch_seconds)
    x, y = EXAMPLES.batch(slice(None), np.dtype(np.float64))
    whole = Trainer(run.network, EXAMPLES, learning_rate=0.5, batch_size=23)
    expected = run.network.loss(x, y)
    right = np.mean(run.network.predict(x) == y.argmax(axis=1))
    progress = whole.advance()
    assert progress.loss == expected  # before the update
    assert progress.accuracy == right
    assert progress.epoch_seconds == progress.seconds > 0


def test_a_finished_run_takes_no_more_steps_until_epochs_are_added() -> None:
    run = trainer(epochs=1)
    run.advance()
    assert run.advance().step == 5
    assert list(run) == []
    run.epochs = 2
    assert run.advance().step == 10


def test_the_learning_rate_can_change_between_steps() -> None:
    run = trainer()
    run.advance(steps=1)
    before = run.network.weights[0].copy()
    run.optimizer.learning_rate = 1e-12
    run.advance(steps=1)
    assert np.allclose(run.network.weights[0], before, rtol=0, atol=1e-11)


def test_it_waits_for_examples_that_are_not_there_and_the_run_is_the_same() -> None:
    late = Examples(EXAMPLES.inputs, EXAMPLES.targets)
    late.available = 10
    run = Trainer(
        Network([4, 6, 3], seed=9), late,
        learning_rate=0.5, batch_size=5, epochs=3, seed=1, first_epoch_block=10,
    )  # fmt: skip
    progress = run.advance()
    assert progress.waiting
    assert progress.step == 2
    assert list(run) == []
    late.available = 23
    assert same(train(run), train(trainer(first_epoch_block=10)))


@pytest.mark.parametrize("first_epoch_block", [None, 10])
def test_a_run_goes_on_from_a_saved_epoch_exactly_as_unbroken(first_epoch_block: int | None) -> None:
    uninterrupted = trainer(first_epoch_block=first_epoch_block)
    uninterrupted.advance()
    copy = uninterrupted.network.astype(np.float64)
    resumed = Trainer(
        copy, EXAMPLES,
        learning_rate=0.5, batch_size=5, epochs=3, seed=1, first_epoch_block=first_epoch_block,
    )  # fmt: skip
    resumed.skip_epochs(1)
    assert resumed.progress.step == uninterrupted.progress.step
    assert same(train(resumed), train(uninterrupted))


def test_divergence_is_stopped_and_reported_with_what_to_try() -> None:
    network = Network([4, 6, 3], activation="relu", output_activation="identity", dtype=np.float32)
    run = Trainer(network, EXAMPLES, learning_rate=1e6, batch_size=5, epochs=50)
    with pytest.raises(Diverged, match=r"epoch \d+, at step \d+.*try 100000") as diverged:
        train(run)
    assert diverged.value.epoch == run.progress.epoch + 1
    assert diverged.value.step == run.progress.step + 1
    assert not math.isfinite(diverged.value.loss)
    stopped = [W.copy() for W in network.weights]
    with pytest.raises(Diverged):
        next(run)
    for W, copy in zip(network.weights, stopped, strict=True):
        assert np.array_equal(W, copy, equal_nan=True)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"learning_rate": 0}, "above 0"),
        ({"learning_rate": math.nan}, "above 0"),
        ({"batch_size": 0}, "batch_size must be at least 1"),
        ({"epochs": -1}, "must not be negative"),
        ({"first_epoch_block": -5}, "first_epoch_block must be at least 1"),
        ({"optimizer": GradientDescent(1)}, "either a learning_rate or an optimizer"),
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        trainer(**settings)


def test_a_network_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="the network has 5 and 3"):
        Trainer(Network([5, 3]), EXAMPLES, learning_rate=1)


def test_looking_at_the_progress_does_not_change_what_skip_epochs_skips() -> None:
    looked, not_looked = trainer(), trainer()
    assert looked.progress.epoch == 0
    for run in (looked, not_looked):
        run.skip_epochs(1)
        run.advance()
    assert same(looked.network, not_looked.network)


def test_blocks_of_no_examples_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="first_epoch_block must be at least 1"):
        trainer(first_epoch_block=0)


def test_a_run_resumed_from_a_checkpoint_in_mid_epoch_takes_the_same_steps_again() -> None:
    run = trainer(epochs=5)
    for _ in range(7):
        next(run)
    checkpoint = run.checkpoint()
    first = [W.copy() for W in train(run).weights]
    run.resume(checkpoint)
    assert run.progress.step == 7
    assert math.isnan(run.progress.loss)
    for W, again in zip(first, train(run).weights, strict=True):
        assert np.array_equal(W, again)


def test_steps_can_be_skipped_as_epochs_can() -> None:
    run = trainer(epochs=5)
    for _ in range(7):
        next(run)
    other = trainer(epochs=5)
    other.skip_steps(7)
    assert (other.progress.step, other.progress.epoch, other.progress.examples) == (7, 1, 10)
    assert np.array_equal(other.next_rows, run.next_rows)


def test_the_next_rows_are_those_of_the_next_step() -> None:
    run = trainer(epochs=1)
    rows = []
    while len(run.next_rows):
        rows += run.next_rows.tolist()
        next(run)
    assert sorted(rows) == list(range(23))
    assert run.progress.finished


def augmented_trainer(**settings: Any) -> Trainer:
    def noisy(x: Array, rng: np.random.Generator) -> Array:
        return x + rng.random(x.shape)

    return trainer(
        epochs=4,
        augment=noisy,
        schedule=cosine,
        learning_rate=None,
        optimizer=Momentum(0.1),
        **settings,
    )


def test_what_an_augmentation_makes_is_learned_from_and_depends_on_the_seed_alone() -> None:
    first, same, other = (
        train(augmented_trainer()),
        train(augmented_trainer()),
        train(augmented_trainer(seed=2)),
    )
    assert same_weights(first, same)
    assert not same_weights(first, other)
    assert not same_weights(first, train(trainer(epochs=4)))


def same_weights(one: Network, other: Network) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(one.weights, other.weights, strict=True))


@pytest.mark.parametrize("steps", [3, 5, 12])
def test_momentum_schedule_and_augmentation_are_resumed_exactly(steps: int) -> None:
    run = augmented_trainer()
    for _ in range(steps):
        next(run)
    checkpoint = run.checkpoint()
    first = [W.copy() for W in train(run).weights]
    run.resume(checkpoint)
    for W, again in zip(first, train(run).weights, strict=True):
        assert np.array_equal(W, again)


def test_a_schedule_makes_steps_smaller_towards_the_end() -> None:
    run = trainer(epochs=10, schedule=cosine, batch_size=23)
    sizes = []
    while not run.progress.finished:
        before = run.network.weights[0].copy()
        gradient = run.network.gradients(EXAMPLES.inputs, EXAMPLES.targets).weights[0]
        next(run)
        sizes.append(float(np.abs(before - run.network.weights[0]).max() / np.abs(gradient).max()))
    assert sizes == pytest.approx([0.5 * cosine(step / 10) for step in range(10)])


def test_accuracy_and_loss_are_of_the_examples_of_the_recent_batches() -> None:  # of batch shares
    run = trainer(epochs=1, batch_size=10)
    hits, losses, sizes = 0, 0.0, 0
    while not run.progress.finished:
        x, y = EXAMPLES.batch(run.next_rows, np.dtype(np.float64))
        hits += int((run.network.predict(x) == y.argmax(axis=1)).sum())
        losses += run.network.loss(x, y) * len(x)
        sizes += len(x)
        progress = next(run)
    assert sizes == 23  # batches of 10, 10 and 3
    assert progress.accuracy == pytest.approx(hits / 23, rel=1e-15)
    assert progress.loss == pytest.approx(losses / 23, rel=1e-15)


def by_size(x: Array, rng: np.random.Generator) -> Array:
    return x + 0.1 * rng.random(x.shape)  # draws less for the short last batch


@pytest.mark.parametrize("steps", [0, 3, 5, 7, 12])
@pytest.mark.parametrize("augment", [shifted, None, by_size])
def test_a_run_that_has_skipped_steps_goes_on_as_the_whole_run(
    steps: int, augment: Augmentation | None
) -> None:  # with an augmentation it drew other numbers in the epoch
    def run() -> Trainer:
        return trainer(epochs=4, augment=augment)

    whole, skipped = run(), run()
    for _ in range(steps):
        next(whole)
    skipped.skip_steps(steps)
    for source, parameter in zip(
        whole.network.weights + whole.network.biases,
        skipped.network.weights + skipped.network.biases,
        strict=True,
    ):
        parameter[...] = source
    assert same(train(whole), train(skipped))
    assert whole.progress.step == skipped.progress.step == 20


def test_steps_are_not_skipped_in_the_middle_of_an_epoch() -> None:  # counted wrongly
    run = trainer()
    next(run)
    for skip in (run.skip_steps, run.skip_epochs):
        with pytest.raises(ValueError, match="beginning of an epoch"):
            skip(1)
    assert run.step == 1


@pytest.mark.parametrize("seed", [None, -1, 1.5, "1", True, [1]])
def test_a_seed_that_is_none_is_refused(seed: Any) -> None:
    with pytest.raises(ValueError, match="a seed is a whole number from 0 on"):
        trainer(seed=seed)
