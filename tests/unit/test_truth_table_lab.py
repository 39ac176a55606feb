import pytest
from pynn_engine.truth_table_lab import TruthTableLab

from pynn import recipes, settings, truth_table
from pynn.settings import SettingError

DEFAULTS = settings.defaults(settings.TRUTH_TABLE)


def test_it_begins_with_the_document_s_table_and_no_step_done() -> None:
    state = TruthTableLab().state()
    assert state["targets"] == [0, 1, 1, 0]
    assert state["layers"][0] == [list(row) for row in truth_table.DOCUMENT_INPUTS]
    assert state["step"] == 0
    assert not state["learned"]


def test_its_numbers_are_those_of_a_plain_run() -> None:
    lab = TruthTableLab()
    examples = truth_table.document_table()
    trainer = recipes.truth_table_trainer(examples, epochs=400, **DEFAULTS)
    for _ in trainer:
        pass
    state = lab.advance(steps=400)
    assert state["step"] == 400
    assert state["learned"]
    assert state["loss"] == trainer.network.loss(examples.inputs, examples.targets)
    assert state["weights"] == [W.tolist() for W in trainer.network.weights]


def test_reset_returns_to_the_very_same_weights() -> None:
    lab = TruthTableLab()
    begin = lab.state()
    lab.advance(steps=10)
    assert lab.reset() == begin


def test_another_learning_rate_goes_on_where_the_run_was() -> None:
    lab = TruthTableLab()
    before = lab.advance(steps=3)
    after = lab.configure(DEFAULTS | {"learning_rate": "2.5"})
    assert after["weights"] == before["weights"]
    assert after["settings"]["learning_rate"] == 2.5
    assert lab.advance(steps=1)["step"] == 4


@pytest.mark.parametrize("change", [{"seed": 1}, {"hidden": 5}])
def test_another_seed_or_size_starts_anew(change: dict[str, int]) -> None:
    lab = TruthTableLab()
    before = lab.advance(steps=3)
    after = lab.configure(DEFAULTS | change)
    assert after["step"] == 0
    assert after["weights"] != before["weights"]


def test_a_refused_setting_changes_nothing() -> None:
    lab = TruthTableLab()
    before = lab.advance(steps=3)
    with pytest.raises(SettingError, match="hidden units"):
        lab.configure(DEFAULTS | {"hidden": 99, "seed": 5})
    assert lab.state() == before


def test_other_targets_keep_the_weights_and_are_learned() -> None:
    lab = TruthTableLab()
    before = lab.advance(steps=300)
    after = lab.set_targets([0, 1, 1, 1])
    assert after["weights"] == before["weights"]
    assert not after["learned"]
    assert lab.advance(steps=3000)["learned"]


def test_a_state_that_it_gave_out_can_be_restored_and_gone_on_from() -> None:
    lab = TruthTableLab()
    lab.configure(DEFAULTS | {"seed": 4})
    lab.set_targets([1, 1, 0, 0])
    kept = lab.advance(steps=7)
    other = TruthTableLab()
    restored = other.restore(
        kept["settings"], kept["targets"], kept["step"], kept["weights"], kept["biases"]
    )
    assert restored == kept
    assert other.advance(steps=5) == lab.advance(steps=5)
