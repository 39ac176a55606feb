import numpy as np
import pytest

from pynn import Trainer, history, recipes, settings, truth_table
from pynn.history import History

DEFAULTS = settings.defaults(settings.TRUTH_TABLE)


def run(batch: str = "one") -> Trainer:
    chosen = DEFAULTS | {"batch": batch}
    return recipes.truth_table_trainer(truth_table.document_table(), epochs=10**9, **chosen)


def record_history(trainer: Trainer, steps: int) -> tuple[History, list[list[float]]]:
    """A history of ``steps`` steps, and the weights of the last layer at each."""
    past = History(trainer)
    seen = [weights(trainer)]
    for _ in range(steps):
        next(trainer)
        past.record()
        seen.append(weights(trainer))
    return past, seen


def weights(trainer: Trainer) -> list[float]:
    return [*trainer.network.weights[-1][0].tolist(), *trainer.network.biases[0].tolist()]


@pytest.mark.parametrize("batch", ["all", "one"])
def test_any_step_can_be_visited_in_any_order_and_is_the_very_same(
    batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_CHECKPOINTS", 20)
    trainer = run(batch)
    past, seen = record_history(trainer, 300)
    assert len(past._moments) <= 21
    for step in np.random.default_rng(0).permutation(301):
        past.visit(int(step))
        assert past.step == step
        assert weights(trainer) == seen[step]
    assert past.end == 300


def test_going_on_from_the_past_repeats_what_was_and_records_nothing_twice() -> None:
    trainer = run()
    past, seen = record_history(trainer, 30)
    past.visit(7)
    for _ in range(40):
        next(trainer)
        past.record()
        if past.step <= 30:
            assert weights(trainer) == seen[past.step]
    assert past.end == 47


def test_a_change_in_the_past_forgets_what_came_after_it_and_is_kept_itself() -> None:
    trainer = run("all")
    past, seen = record_history(trainer, 50)
    past.visit(20)
    trainer.network.weights[0][1, 2] = 3.0
    trainer.optimizer.learning_rate = 0.5
    trainer.examples.targets[0] = 1
    past.change()
    assert past.end == 20
    later = [weights(next_step(trainer, past)) for _ in range(10)]
    past.visit(12)
    assert weights(trainer) == seen[12]
    assert trainer.optimizer.learning_rate == DEFAULTS["learning_rate"]
    assert trainer.examples.targets[0] == 0
    for step in (25, 20, 30):
        past.visit(step)
        assert trainer.network.weights[0][1, 2] != 3.0 or step == 20
        assert trainer.optimizer.learning_rate == 0.5
        assert trainer.examples.targets[0] == 1
        if step > 20:
            assert weights(trainer) == later[step - 21]


def next_step(trainer: Trainer, past: History) -> Trainer:
    next(trainer)
    past.record()
    return trainer


def test_changes_are_kept_however_long_the_run_becomes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_CHECKPOINTS", 8)
    trainer = run()
    past, _ = record_history(trainer, 13)
    trainer.network.weights[0][0, 0] = 42.0
    past.change()
    recorded_here = weights(trainer)
    for _ in range(200):
        next_step(trainer, past)
    past.visit(13)
    assert trainer.network.weights[0][0, 0] == 42.0
    assert weights(trainer) == recorded_here


def test_many_changes_leave_room_for_checkpoints_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_CHECKPOINTS", 8)
    trainer = run()
    past = History(trainer)
    for change in range(20):
        next_step(trainer, past)
        trainer.network.weights[0][0, 0] = change
        past.change()
    for _ in range(64):
        next_step(trainer, past)
    assert past._spacing <= 16
    assert sum(not moment.from_outside for moment in past._moments) > 2


def test_a_step_that_was_never_taken_is_refused() -> None:
    past, _ = record_history(run(), 5)
    for step in (-1, 6):
        with pytest.raises(ValueError, match="only the steps 0 to 5"):
            past.visit(step)


def test_only_whole_steps_can_be_visited() -> None:  # TypeError, half-way there
    chosen = settings.defaults(settings.TRUTH_TABLE)
    table = truth_table.document_table()
    past = History(recipes.truth_table_trainer(table, epochs=9, **chosen))
    for _ in range(3):
        next(past.trainer)
        past.record()
    with pytest.raises(ValueError, match=r"only the steps 0 to 3 can be visited, not 1\.5"):
        past.visit(1.5)  # type: ignore[arg-type]
    assert past.step == 3
